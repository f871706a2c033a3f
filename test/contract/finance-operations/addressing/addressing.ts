import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { customerBody, makeCustomer } from '../scene/customers.ts';
import { make } from '../scene/make.ts';
import { nextName } from '../scene/names.ts';
import { anyRow, recordAt } from '../scene/read.ts';
import { expectBadRequest, expectNotFound } from '../scene/refusals.ts';
import { sources } from '../sources.ts';

/** How resources of F&O are named, but for what companies do to them. */
export const addressing: Chapter = {
  title: 'addressing',
  cases: [
    {
      fact: 'The service root lists the entity sets, each with its URL',
      source: sources.odata,
      readsOnly: true,
      async run(service) {
        const { status, json } = await service.get('');
        expect(status).toBe(200);
        expect(json['@odata.context']).toBe(`${service.root}$metadata`);
        expect(json.value).toContainEqual({ name: 'CustomersV3', kind: 'EntitySet', url: 'CustomersV3' });
      },
    },
    {
      fact: 'A collection is found under the name of its set, not under that of its entity',
      source: sources.metadata,
      readsOnly: true,
      async run(service) {
        expect((await service.get('CustomerGroups?$top=1')).status).toBe(200);
        expectNotFound(await service.get('CustomerGroup?$top=1'));
      },
    },
    {
      fact: 'A set that there is not is answered 404',
      source: sources.odata,
      readsOnly: true,
      run: async (service) => expectNotFound(await service.get('CustomersV9')),
    },
    {
      fact: 'A record is found by all parts of its key, named',
      source: sources.compositeKeys,
      readsOnly: true,
      async run(service) {
        const { dataAreaId, CustomerGroupId } = await anyRow(service, 'CustomerGroups');
        const path = `CustomerGroups(dataAreaId='${dataAreaId}',CustomerGroupId='${CustomerGroupId}')`;
        expect(await recordAt(service, path)).toMatchObject({ dataAreaId, CustomerGroupId });
      },
    },
    {
      fact: 'The parts of a key may stand in any order',
      source: sources.odataUrls,
      readsOnly: true,
      async run(service) {
        const { dataAreaId, CustomerGroupId } = await anyRow(service, 'CustomerGroups');
        const path = `CustomerGroups(CustomerGroupId='${CustomerGroupId}',dataAreaId='${dataAreaId}')`;
        expect(await recordAt(service, path)).toMatchObject({ dataAreaId, CustomerGroupId });
      },
    },
    {
      fact: 'A key of several parts is refused with one of them alone',
      source: sources.compositeKeys,
      readsOnly: true,
      run: async (service) =>
        expectBadRequest(await service.get("CustomerGroups(CustomerGroupId='10')"), /key/i),
    },
    {
      fact: 'A key of several parts is refused without the names of its parts',
      source: sources.compositeKeys,
      readsOnly: true,
      run: async (service) => expectBadRequest(await service.get("CustomerGroups('10')"), /key/i),
    },
    {
      fact: 'A key is refused with a part that the entity does not have',
      source: sources.compositeKeys,
      readsOnly: true,
      run: async (service) =>
        expectBadRequest(
          await service.get(`CustomerGroups(dataAreaId='${service.company}',GroupId='10')`),
          /CustomerGroupId/,
        ),
    },
    {
      fact: 'The names of key parts are case sensitive',
      source: sources.compositeKeys,
      readsOnly: true,
      run: async (service) =>
        expectBadRequest(
          await service.get(`CustomerGroups(dataareaid='${service.company}',CustomerGroupId='10')`),
          /dataAreaId/,
        ),
    },
    {
      fact: 'The values of key parts compare without regard to case',
      source: sources.compositeKeys,
      assumption: 'fo-key-case',
      async run(service) {
        const { row } = await makeCustomer(service);
        const lower = String(row.CustomerAccount).toLowerCase();
        const found = await recordAt(
          service,
          `CustomersV3(dataAreaId='${service.company.toUpperCase()}',CustomerAccount='${lower}')`,
        );
        expect(found.CustomerAccount).toBe(row.CustomerAccount);
      },
    },
    {
      fact: 'A key that no record has is answered 404',
      source: sources.odata,
      readsOnly: true,
      run: async (service) =>
        expectNotFound(
          await service.get(
            `CustomersV3(dataAreaId='${service.company}',CustomerAccount='${service.mark}-')`,
          ),
        ),
    },
    {
      fact: 'A key of one part may be given without its name',
      source: sources.odataUrls,
      readsOnly: true,
      async run(service) {
        const { CurrencyCode } = await anyRow(service, 'Currencies');
        const bare = await service.get(`Currencies('${CurrencyCode}')`);
        expect(bare.json.CurrencyCode).toBe(CurrencyCode);
        const named = await service.get(`Currencies(CurrencyCode='${CurrencyCode}')`);
        expect(named.json.CurrencyCode).toBe(CurrencyCode);
      },
    },
    {
      fact: 'An apostrophe in a key value is doubled',
      source: sources.odataUrls,
      async run(service) {
        const CustomerAccount = `${nextName(service, 'C')}'s`;
        await make(service, 'CustomersV3', await customerBody(service, { CustomerAccount }));
        const path = `CustomersV3(dataAreaId='${service.company}',CustomerAccount='${CustomerAccount.replace("'", "''")}')`;
        expect((await recordAt(service, path)).CustomerAccount).toBe(CustomerAccount);
      },
    },
    {
      fact: 'Other marks in a key value are percent-encoded, a slash too',
      source: sources.odataUrls,
      async run(service) {
        const CustomerAccount = `${nextName(service, 'C')}/#&`;
        const made = await make(service, 'CustomersV3', await customerBody(service, { CustomerAccount }));
        const path = `CustomersV3(dataAreaId='${service.company}',CustomerAccount='${encodeURIComponent(CustomerAccount)}')`;
        expect((await recordAt(service, path)).CustomerAccount).toBe(CustomerAccount);
        expect((await recordAt(service, made.path)).CustomerAccount).toBe(CustomerAccount);
      },
    },
  ],
};
