import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { customerBody, makeCustomer } from '../scene/customers.ts';
import { customersToldOf, targetOf } from '../scene/data-events.ts';
import { sources } from '../sources.ts';

const inSandbox = { onlySandbox: 'it registers an endpoint of this test' } as const;
const contracts = 'http://schemas.microsoft.com/xrm/2011/Contracts';

/** The form of data events: that of the virtual tables of Dataverse. */
export const dataEventBodies: Chapter = {
  title: 'what a data event says',
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
  ],
};
