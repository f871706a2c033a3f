import { expect } from 'vitest';
import type { Row } from '../../../sandbox/src/test-support/call.ts';
import type { Chapter, ContractCase } from '../wire/contract-case.ts';
import type { WireService } from '../wire/wire-service.ts';
import { customerBody } from './scene/customers.ts';
import { once } from './scene/once.ts';
import { anyRow, recordAt, rowsOf } from './scene/read.ts';
import { expectBadRequest, expectNotFound, expectWriteRefused } from './scene/refusals.ts';
import { sources } from './sources.ts';

/** The default company of the caller: what a list without `cross-company=true` is restricted to. */
const defaultCompany = once(async (service) => {
  const { json } = await service.get('CustomerGroups?$select=dataAreaId&$top=1');
  return String(json.value[0]?.dataAreaId);
});

/** A customer group of a company that is not the default one. */
const foreignGroup = once(
  async (service): Promise<Row> =>
    anyRow(service, 'CustomerGroups', { $filter: `dataAreaId ne '${await defaultCompany(service)}'` }),
);
const foreignKey = async (service: WireService) => {
  const { dataAreaId, CustomerGroupId } = await foreignGroup(service);
  return `CustomerGroups(dataAreaId='${dataAreaId}',CustomerGroupId='${CustomerGroupId}')`;
};

/** Entities that all companies share. */
const shared = ['ProductsV2', 'Currencies', 'UnitsOfMeasure', 'LegalEntities'];

/** What `dataAreaId` and `cross-company` do. */
export const companies: Chapter = {
  title: 'companies',
  cases: [
    {
      fact: 'A list without cross-company=true holds the default company of the caller alone',
      source: sources.odata,
      readsOnly: true,
      async run(service) {
        const { json } = await service.get('CustomerGroups?$select=dataAreaId');
        const found = new Set(json.value.map(({ dataAreaId }) => dataAreaId));
        expect([...found]).toEqual([await defaultCompany(service)]);
      },
    },
    {
      fact: 'A list with cross-company=true holds all companies',
      source: sources.odata,
      readsOnly: true,
      async run(service) {
        const rows = await rowsOf(service, 'CustomerGroups', { $select: 'dataAreaId' });
        expect(new Set(rows.map(({ dataAreaId }) => dataAreaId)).size).toBeGreaterThan(1);
      },
    },
    {
      fact: 'cross-company=false is as without',
      source: sources.odata,
      readsOnly: true,
      async run(service) {
        const { json } = await service.get('CustomerGroups?cross-company=false&$select=dataAreaId');
        const found = new Set(json.value.map(({ dataAreaId }) => dataAreaId));
        expect([...found]).toEqual([await defaultCompany(service)]);
      },
    },
    {
      fact: 'A filter narrows a list with cross-company=true to one company',
      source: sources.odata,
      readsOnly: true,
      async run(service) {
        const { dataAreaId } = await foreignGroup(service);
        const rows = await rowsOf(service, 'CustomerGroups', { $filter: `dataAreaId eq '${dataAreaId}'` });
        expect(rows.length).toBeGreaterThan(0);
        expect(new Set(rows.map((row) => row.dataAreaId))).toEqual(new Set([dataAreaId]));
      },
    },
    {
      fact: 'A filter for another company without cross-company=true finds nothing, and is no error',
      source: sources.odata,
      readsOnly: true,
      async run(service) {
        const { dataAreaId } = await foreignGroup(service);
        const { status, json } = await service.get(`CustomerGroups?$filter=dataAreaId eq '${dataAreaId}'`);
        expect([status, json.value]).toEqual([200, []]);
      },
    },
    {
      fact: 'The key of a record of another company is answered 404 without cross-company=true',
      source: sources.crossCompany,
      readsOnly: true,
      run: async (service) => expectNotFound(await service.get(await foreignKey(service))),
    },
    {
      fact: 'The key of a record of another company is found with cross-company=true',
      source: sources.crossCompany,
      readsOnly: true,
      async run(service) {
        const { dataAreaId, CustomerGroupId } = await foreignGroup(service);
        expect(await recordAt(service, await foreignKey(service))).toMatchObject({
          dataAreaId,
          CustomerGroupId,
        });
      },
    },
    {
      fact: '/$count counts the default company alone without cross-company=true',
      source: sources.odata,
      readsOnly: true,
      async run(service) {
        const own = Number((await service.get('CustomerGroups/$count')).text);
        const all = Number((await service.get('CustomerGroups/$count?cross-company=true')).text);
        expect(own).toBeGreaterThan(0);
        expect(all).toBeGreaterThan(own);
      },
    },
    ...(['PATCH', 'DELETE'] as const).map(
      (method): ContractCase => ({
        fact: `${method} on a record of another company is answered 404 without cross-company=true, and does nothing`,
        source: sources.crossCompany,
        onlySandbox: 'it would change a record of others where the fact does not hold',
        async run(service) {
          const key = await foreignKey(service);
          const before = await recordAt(service, key);
          const body = method === 'PATCH' ? { Description: service.mark } : undefined;
          expectNotFound(await service.send(method, key, {}, body));
          expect(await recordAt(service, key)).toEqual(before);
        },
      }),
    ),
    {
      fact: 'A record is created in the company that its body names, with cross-company=true',
      source: sources.crossCompany,
      onlySandbox: 'it writes into a second company',
      async run(service) {
        const { dataAreaId, CustomerGroupId } = await foreignGroup(service);
        const body = await customerBody(service, { dataAreaId, CustomerGroupId });
        const { status, json, headers } = await service.post('CustomersV3?cross-company=true', body);
        service.keep(`${headers.get('location')}?cross-company=true`);
        expect([status, json.dataAreaId]).toEqual([201, dataAreaId]);
      },
    },
    {
      fact: 'A record that names no company is created in the default one',
      source: sources.odata,
      onlySandbox: 'it writes into the default company of the caller, whichever that is',
      async run(service) {
        const body = await customerBody(service, { dataAreaId: undefined });
        const { status, json, headers } = await service.post('CustomersV3', body);
        service.keep(String(headers.get('location')));
        expect([status, json.dataAreaId]).toEqual([201, await defaultCompany(service)]);
      },
    },
    {
      fact: 'A record of another company is not created without cross-company=true',
      source: sources.crossCompany,
      assumption: 'fo-manual-number-other-company',
      onlySandbox: 'it writes into a second company where the fact does not hold',
      async run(service) {
        const { dataAreaId, CustomerGroupId } = await foreignGroup(service);
        const body = await customerBody(service, { dataAreaId, CustomerGroupId });
        expectWriteRefused(await service.post('CustomersV3', body), 'CustCustomerV3Entity', /cross-company/);
      },
    },
    {
      fact: 'The property is called dataAreaId with a lower-case d; DataAreaId is unknown',
      source: sources.crossCompany,
      readsOnly: true,
      run: async (service) =>
        expectBadRequest(await service.get("CustomerGroups?$filter=DataAreaId eq 'usmf'"), /DataAreaId/),
    },
    ...shared.map(
      (set): ContractCase => ({
        fact: `${set} belong to no company: they have no dataAreaId and are found without cross-company=true`,
        source: sources.odata,
        readsOnly: true,
        async run(service) {
          const [own, all] = await Promise.all([
            service.get(`${set}/$count`),
            service.get(`${set}/$count?cross-company=true`),
          ]);
          expect(Number(own.text)).toBeGreaterThan(0);
          expect(own.text).toBe(all.text);
          expect(await anyRow(service, set)).not.toHaveProperty('dataAreaId');
        },
      }),
    ),
  ],
};
