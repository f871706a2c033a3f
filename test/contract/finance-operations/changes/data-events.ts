import { expect } from 'vitest';
import { batchBody } from '../../wire/batch.ts';
import type { Chapter } from '../../wire/contract-case.ts';
import { customerBody, makeCustomer } from '../scene/customers.ts';
import { customersToldOf, targetOf } from '../scene/data-events.ts';
import { makeHeader } from '../scene/documents.ts';
import { withWebhook } from '../scene/webhook.ts';
import { sources } from '../sources.ts';

const inSandbox = { onlySandbox: 'it registers an endpoint of this test' } as const;

/** Data events: creations, changes and deletions. */
export const dataEvents: Chapter = {
  title: 'data events',
  cases: [
    {
      fact: 'A change is told as OnExternalUpdated, with the record as it is then',
      source: sources.dataEvents,
      ...inSandbox,
      async run(service) {
        const { url } = await makeCustomer(service);
        await customersToldOf(
          service,
          'Updated',
          () => service.patch(url, { SalesMemo: 'changed' }),
          (told) => {
            expect(told?.MessageName).toBe('OnExternalUpdated');
            expect(targetOf(told).Attributes).toContainEqual({ key: 'mserp_salesmemo', value: 'changed' });
          },
        );
      },
    },
    {
      fact: 'A deletion is told as OnExternalDeleted, by the identifier of the record alone',
      source: sources.dataEvents,
      ...inSandbox,
      async run(service) {
        const { url } = await makeCustomer(service);
        await customersToldOf(
          service,
          'Deleted',
          () => service.delete(url),
          (told) => {
            expect(told?.MessageName).toBe('OnExternalDeleted');
            expect(targetOf(told)).not.toHaveProperty('Attributes');
          },
        );
      },
    },
    {
      fact: 'Creation, change and deletion name the record by the same identifier',
      source: sources.dataEvents,
      ...inSandbox,
      run: (service) =>
        withWebhook(service, async ({ register, messages }) => {
          for (const message of ['Created', 'Updated', 'Deleted'])
            await register({ entitySet: 'CustomersV3', message });
          const { url } = await makeCustomer(service);
          await service.patch(url, { SalesMemo: 'changed' });
          await service.delete(url);
          const ids = (await messages(3)).map((told) => targetOf(told).Id);
          expect(new Set(ids).size).toBe(1);
        }),
    },
    {
      fact: 'A record is told of for each entity that shows it',
      source: sources.dataEvents,
      ...inSandbox,
      run: (service) =>
        withWebhook(service, async ({ register, messages }) => {
          for (const entitySet of ['CDSSalesOrderHeaders', 'SalesOrderHeadersV2'])
            await register({ entitySet, message: 'Created' });
          await makeHeader(service, 'order');
          const told = await messages(2);
          expect(told.map(({ PrimaryEntityName }) => PrimaryEntityName).toSorted()).toEqual([
            'mserp_salesorderheadercdsentity',
            'mserp_salesorderheaderv2entity',
          ]);
        }),
    },
    {
      fact: 'What happens in a company that an endpoint does not ask for is not told',
      source: sources.dataEvents,
      ...inSandbox,
      run: (service) =>
        withWebhook(service, async ({ register, messages }) => {
          await register({ entitySet: 'CustomersV3', message: 'Created', company: 'demf' });
          await makeCustomer(service);
          await register({ entitySet: 'CustomersV3', message: 'Created' });
          const { row } = await makeCustomer(service);
          expect(targetOf((await messages(1))[0]).Attributes).toContainEqual({
            key: 'mserp_customeraccount',
            value: row.CustomerAccount,
          });
        }),
    },
    {
      fact: 'What a change set takes back is not told',
      source: sources.dataEvents,
      ...inSandbox,
      async run(service) {
        const { contentType, body } = batchBody([
          [
            { method: 'POST', url: 'CustomersV3', body: await customerBody(service), contentId: '1' },
            { method: 'POST', url: 'CustomersV3', body: { Nothing: 1 }, contentId: '2' },
          ],
        ]);
        const after = (await customerBody(service)) as { CustomerAccount: string };
        await customersToldOf(
          service,
          'Created',
          async () => {
            await service.send('POST', '$batch', { 'content-type': contentType }, body);
            await makeCustomer(service, after);
          },
          (told) =>
            expect(targetOf(told).Attributes).toContainEqual({
              key: 'mserp_customeraccount',
              value: after.CustomerAccount,
            }),
        );
      },
    },
  ],
};
