import { expect, vi } from 'vitest';
import type { Answer } from '../../../../sandbox/src/test-support/call.ts';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { sendBatch } from '../../wire/send-batch.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { rows } from '../support/records.ts';
import { sources } from '../support/sources.ts';

type Limits = Parameters<ReturnType<WireService['sandbox']>['sales']['admin']['setLimits']>[0];

const underLimits = (fact: string, limits: Limits, run: ContractCase['run']): ContractCase => ({
  fact,
  source: sources.limits,
  onlySandbox: 'it uses the limits up that others share',
  async run(service) {
    const { admin } = service.sandbox().sales;
    await admin.setLimits(limits);
    try {
      await run(service);
    } finally {
      await admin.clearFaults();
      await admin.setLimits(undefined);
    }
  },
});

function expectRefused({ status, headers, json }: Answer, code: string, message: string): void {
  expect(status).toBe(429);
  expect(json.error).toEqual({ code, message });
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
}

/** Service protection: each of the three limits has its code and its words. */
export const limits: Chapter = {
  title: 'service protection limits',
  cases: [
    underLimits(
      'Too many requests are 429 with 0x80072322 and Retry-After in seconds',
      { requests: 1, windowSeconds: 60 },
      async (service) => {
        expect((await service.get('WhoAmI')).status).toBe(200);
        const refused = await service.get('WhoAmI');
        expectRefused(
          refused,
          '0x80072322',
          'Number of requests exceeded the limit of 6000 over time window of 300 seconds.',
        );
        expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
      },
    ),
    underLimits(
      'Too much execution time is 429 with 0x80072321',
      { executionSeconds: 0.000_001 },
      async (service) => {
        await service.get('accounts?$top=50');
        expectRefused(
          await service.get('WhoAmI'),
          '0x80072321',
          'Combined execution time of incoming requests exceeded limit of 1,200,000 milliseconds over time window of 300 seconds. Decrease number of concurrent requests or reduce the duration of requests and try again later.',
        );
      },
    ),
    underLimits('Too many requests at a time are 429 with 0x80072326', { concurrent: 1 }, async (service) => {
      const { admin } = service.sandbox().sales;
      await admin.addFault({ match: {}, action: { kind: 'hold-before' } });
      const held = service.get('WhoAmI');
      await vi.waitFor(async () => expect(await admin.held()).toBe(1));
      expectRefused(
        await service.get('WhoAmI'),
        '0x80072326',
        'Number of concurrent requests exceeded the limit of 52.',
      );
      await admin.release();
      expect((await held).status).toBe(200);
    }),
    underLimits(
      'Answers tell how many requests and how much time are left',
      { requests: 10, executionSeconds: 100 },
      async (service) => {
        const { headers } = await service.get('WhoAmI');
        expect(headers.get('x-ms-ratelimit-burst-remaining-xrm-requests')).toBe('9');
        const time = Number(headers.get('x-ms-ratelimit-time-remaining-xrm-requests'));
        expect(time).toBeGreaterThan(90);
        expect(time).toBeLessThanOrEqual(100);
      },
    ),
    underLimits(
      'A request that is turned away is not carried out',
      { requests: 1, windowSeconds: 60 },
      async (service) => {
        await service.get('WhoAmI');
        const name = `${service.mark} turned away`;
        expect((await service.post('accounts', { name })).status).toBe(429);
        await service.sandbox().sales.admin.setLimits(undefined);
        expect(await rows(service, `accounts?$select=name&$filter=name eq '${name}'`)).toEqual([]);
      },
    ),
    {
      ...underLimits('A batch counts as one request', { requests: 2, windowSeconds: 60 }, async (service) => {
        const who = { method: 'GET', url: 'WhoAmI' };
        const answer = await sendBatch(service, [who, who, who]);
        expect(answer.text.match(/HTTP\/1\.1 200/g)).toHaveLength(3);
        expect((await service.get('WhoAmI')).status).toBe(200);
      }),
      assumption: 'dv-batch-counts-once',
    },
  ],
};
