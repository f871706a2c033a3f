import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { customerBody } from '../scene/customers.ts';
import { withSettings } from '../scene/sandbox.ts';
import { sources } from '../sources.ts';

const busy = 'it makes the environment busy';
const thresholds = 'fo-throttling-thresholds';
const byResources =
  'This request could not be processed at this time due to system experiencing high resource utilization.';

/** Percent of use, the priority of the caller, and whether it is turned away. */
const priorities: readonly (readonly [percent: number, priority: string | undefined, status: number])[] = [
  [69, undefined, 200],
  [71, undefined, 429],
  [71, 'Low', 429],
  [71, 'Medium', 200],
  [81, 'Medium', 429],
  [81, 'High', 200],
  [91, 'High', 429],
];

/** 429 of a busy environment. */
export const throttling: Chapter = {
  title: 'throttling',
  cases: [
    {
      fact: 'A busy environment answers 429 and says that its resources are used up',
      source: sources.throttling,
      onlySandbox: busy,
      async run(service) {
        await withSettings(service, { throttling: { utilizationPercent: 100 } }, async () => {
          const { status, json } = await service.get('Currencies?$top=1');
          expect([status, json.error.message]).toEqual([429, byResources]);
        });
        expect((await service.get('Currencies?$top=1')).status).toBe(200);
      },
    },
    {
      fact: 'Retry-After says in seconds when to come again',
      source: sources.throttling,
      onlySandbox: busy,
      run: (service) =>
        withSettings(
          service,
          { throttling: { utilizationPercent: 100, retryAfterSeconds: 17 } },
          async () => {
            expect((await service.get('Currencies?$top=1')).headers.get('retry-after')).toBe('17');
          },
        ),
    },
    {
      fact: 'Retry-After may be missing',
      source: sources.throttling,
      onlySandbox: busy,
      run: (service) =>
        withSettings(service, { throttling: { utilizationPercent: 100 } }, async () => {
          const { status, headers } = await service.get('Currencies?$top=1');
          expect([status, headers.get('retry-after')]).toEqual([429, null]);
        }),
    },
    {
      fact: 'What is turned away is not carried out',
      source: sources.throttling,
      onlySandbox: busy,
      async run(service) {
        const body = (await customerBody(service)) as { CustomerAccount: string };
        await withSettings(service, { throttling: { utilizationPercent: 100 } }, async () => {
          expect((await service.post('CustomersV3?cross-company=true', body)).status).toBe(429);
        });
        const key = `CustomersV3(dataAreaId='${service.company}',CustomerAccount='${body.CustomerAccount}')`;
        expect((await service.get(key)).status).toBe(404);
      },
    },
    {
      fact: 'A batch is turned away whole',
      source: sources.throttling,
      onlySandbox: busy,
      run: (service) =>
        withSettings(service, { throttling: { utilizationPercent: 100 } }, async () => {
          const headers = { 'content-type': 'multipart/mixed; boundary=b' };
          expect((await service.send('POST', '$batch', headers, '--b--')).status).toBe(429);
        }),
    },
    ...priorities.map(
      ([utilizationPercent, priority, status]): ContractCase => ({
        fact: `At ${utilizationPercent} percent a caller ${priority === undefined ? 'without a priority' : `of priority ${priority}`} is answered ${status}`,
        source: sources.throttling,
        assumption: thresholds,
        onlySandbox: busy,
        async run(service) {
          const { clientId } = service.sandbox().credentials;
          const priorityOfApplication = priority === undefined ? {} : { [clientId]: priority };
          await withSettings(
            service,
            { throttling: { utilizationPercent, priorityOfApplication } },
            async () => {
              expect((await service.get('Currencies?$top=1')).status).toBe(status);
            },
          );
        },
      }),
    ),
  ],
};
