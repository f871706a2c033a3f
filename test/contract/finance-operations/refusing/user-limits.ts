import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { sources } from '../sources.ts';

const busy = 'it makes the environment busy';
const perUser = [
  {
    what: 'Requests of a user',
    limits: { requests: 1 },
    says: 'Number of requests exceeded the limit of 6000 over the time window of 300 seconds.',
  },
  {
    what: 'The execution time of a user',
    limits: { executionSeconds: 0.000_001 },
    says: 'Combined execution time of incoming requests exceeded limit of 1200000 milliseconds over time window of 300 seconds. Decrease number of concurrent requests or reduce the duration of requests and try again later.',
  },
];

/** 429 by the limits of a user, which versions before 10.0.36 had. */
export const userLimits: Chapter = {
  title: 'limits of a user',
  cases: [
    ...perUser.map(
      ({ what, limits, says }): ContractCase => ({
        fact: `${what} had a limit: 429 with Retry-After and its text`,
        source: sources.serviceProtection,
        onlySandbox: busy,
        async run(service) {
          const { admin } = service.sandbox().financeOperations;
          await admin.setLimits({ ...limits, windowSeconds: 300 });
          try {
            await service.get('Currencies?$top=1');
            const { status, headers, json } = await service.get('Currencies?$top=1');
            expect([status, json.error.message]).toEqual([429, says]);
            expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
          } finally {
            await admin.setLimits(undefined);
          }
        },
      }),
    ),
    {
      fact: 'Requests of a user at a time had a limit: 429 with its text',
      source: sources.serviceProtection,
      onlySandbox: busy,
      async run(service) {
        const { admin } = service.sandbox().financeOperations;
        await admin.setLimits({ concurrent: 1 });
        await admin.addFault({
          match: { method: 'GET', path: 'UnitsOfMeasure', times: 1 },
          action: { kind: 'hold-before' },
        });
        try {
          const held = service.get('UnitsOfMeasure?$top=1');
          await expect.poll(() => admin.held()).toBe(1);
          const { status, json } = await service.get('Currencies?$top=1');
          expect([status, json.error.message]).toEqual([
            429,
            'Number of concurrent requests exceeded the limit of 52.',
          ]);
          await admin.release();
          expect((await held).status).toBe(200);
        } finally {
          await admin.clearFaults();
          await admin.setLimits(undefined);
        }
      },
    },
  ],
};
