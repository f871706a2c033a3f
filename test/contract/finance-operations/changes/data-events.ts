import { expect } from 'vitest';
import { batchBody } from '../../wire/batch.ts';
import type { Chapter } from '../../wire/contract-case.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { customerBody, makeCustomer } from '../scene/customers.ts';
import { makeHeader } from '../scene/documents.ts';
import { withWebhook } from '../scene/webhook.ts';
import { sources } from '../sources.ts';

const inSandbox = { onlySandbox: 'it registers an endpoint of this test' } as const;
const contracts = 'http://schemas.microsoft.com/xrm/2011/Contracts';

interface Target {
  readonly __type: string;
  readonly Id: string;
  readonly LogicalName: string;
  readonly Attributes?: readonly { readonly key: string; readonly value: unknown }[];
}

/** The record that a message is about. */
function targetOf(message: Readonly<Record<string, unknown>> | undefined): Target {
  const inputs = (message?.InputParameters ?? []) as { key: string; value: Target }[];
  expect(inputs.map(({ key }) => key)).toEqual(['Target']);
  return inputs[0]?.value as Target;
}

/** The messages of what happens to customers during `run`. */
const customersToldOf = (
  service: WireService,
  message: 'Created' | 'Updated' | 'Deleted',
  run: () => Promise<unknown>,
  check: (told: Readonly<Record<string, unknown>> | undefined) => void | Promise<void>,
) =>
  withWebhook(service, async ({ register, messages }) => {
    await register({ entitySet: 'CustomersV3', message });
    await run();
    await check((await messages(1))[0]);
  });

/** Data events: creations, changes and deletions, in the form of Dataverse. */
export const dataEvents: Chapter = {
  title: 'data events',
  cases: [
    {
      fact: 'A creation is told as OnExternalCreated of the virtual table, by names that begin with mserp_',
      source: sources.dataEvent,
      ...inSandbox,
      run: (service) =>
        customersToldOf(
          service,
          'Created',
          () => makeCustomer(service),
          (told) =>
            expect(told).toMatchObject({
              MessageName: 'OnExternalCreated',
              PrimaryEntityName: 'mserp_custcustomerv3entity',
              CorrelationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
              InitiatingUserAzureActiveDirectoryObjectId: expect.stringMatching(/^[0-9a-f-]{36}$/),
            }),
        ),
    },
    {
      fact: 'The identifier of the record is that of the target; PrimaryEntityId is all zeros',
      source: sources.dataEvent,
      ...inSandbox,
      run: (service) =>
        customersToldOf(
          service,
          'Created',
          () => makeCustomer(service),
          (told) => {
            expect(told?.PrimaryEntityId).toBe('00000000-0000-0000-0000-000000000000');
            expect(targetOf(told)).toMatchObject({
              __type: `Entity:${contracts}`,
              Id: expect.stringMatching(/^[0-9a-f]{8}-0000-0000-[0-9a-f]{4}-[0-9a-f]{12}$/),
              LogicalName: 'mserp_custcustomerv3entity',
            });
          },
        ),
    },
    {
      fact: 'When it happened stands in OperationCreatedOn alone, in milliseconds with a zone',
      source: sources.dataEvent,
      ...inSandbox,
      run: (service) =>
        customersToldOf(
          service,
          'Created',
          () => makeCustomer(service),
          (told) => {
            const [, ms] = /^\/Date\((\d+)\+0000\)\/$/.exec(String(told?.OperationCreatedOn)) ?? [];
            expect(Math.abs(Number(ms) - Date.now())).toBeLessThan(60_000);
          },
        ),
    },
    {
      fact: 'The company stands in mserp_dataareaid, and values in attributes of lower-case names',
      source: sources.dataEvent,
      ...inSandbox,
      async run(service) {
        const body = (await customerBody(service)) as { CustomerAccount: string };
        await customersToldOf(
          service,
          'Created',
          () => makeCustomer(service, body),
          (told) =>
            expect(targetOf(told).Attributes).toEqual(
              expect.arrayContaining([
                { key: 'mserp_dataareaid', value: service.company },
                { key: 'mserp_customeraccount', value: body.CustomerAccount },
              ]),
            ),
        );
      },
    },
    {
      fact: 'A member of an enumeration is an option of 200,000,000 and more',
      source: sources.dataEvent,
      ...inSandbox,
      run: (service) =>
        customersToldOf(
          service,
          'Created',
          () => makeCustomer(service, { IsExternallyMaintained: 'Yes', IsOneTimeCustomer: 'No' }),
          (told) => {
            const option = (Value: number) => ({ __type: `OptionSetValue:${contracts}`, Value });
            expect(targetOf(told).Attributes).toEqual(
              expect.arrayContaining([
                { key: 'mserp_isexternallymaintained', value: option(200_000_001) },
                { key: 'mserp_isonetimecustomer', value: option(200_000_000) },
              ]),
            );
          },
        ),
    },
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
