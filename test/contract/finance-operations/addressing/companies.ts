import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { defaultCompany, foreignGroup, foreignKey } from '../scene/companies.ts';
import { anyRow, recordAt, rowsOf } from '../scene/read.ts';
import { expectBadRequest, expectNotFound } from '../scene/refusals.ts';
import { sources } from '../sources.ts';

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
