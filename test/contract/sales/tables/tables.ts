import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { sources } from '../support/sources.ts';

/** Table, entity set, primary key, column that names a row, and who owns rows. */
const facts: readonly (readonly [string, string, string, string | null, string])[] = [
  ['account', 'accounts', 'accountid', 'name', 'UserOwned'],
  ['contact', 'contacts', 'contactid', 'fullname', 'UserOwned'],
  ['product', 'products', 'productid', 'name', 'OrganizationOwned'],
  ['uom', 'uoms', 'uomid', 'name', 'OrganizationOwned'],
  ['uomschedule', 'uomschedules', 'uomscheduleid', 'name', 'OrganizationOwned'],
  ['pricelevel', 'pricelevels', 'pricelevelid', 'name', 'OrganizationOwned'],
  ['productpricelevel', 'productpricelevels', 'productpricelevelid', null, 'OrganizationOwned'],
  [
    'transactioncurrency',
    'transactioncurrencies',
    'transactioncurrencyid',
    'currencyname',
    'OrganizationOwned',
  ],
  ['quote', 'quotes', 'quoteid', 'name', 'UserOwned'],
  ['quotedetail', 'quotedetails', 'quotedetailid', 'quotedetailname', 'UserOwned'],
  ['salesorder', 'salesorders', 'salesorderid', 'name', 'UserOwned'],
  ['salesorderdetail', 'salesorderdetails', 'salesorderdetailid', 'salesorderdetailname', 'UserOwned'],
  ['invoice', 'invoices', 'invoiceid', 'name', 'UserOwned'],
  ['invoicedetail', 'invoicedetails', 'invoicedetailid', 'invoicedetailname', 'UserOwned'],
];

function casesOf([table, set, id, name, ownership]: (typeof facts)[number]): readonly ContractCase[] {
  const isNamed = name === null ? 'rows have no name' : `rows are named by ${name}`;
  return [
    {
      fact: `Table ${table} is the set ${set} with the key ${id}; ${isNamed}`,
      source: sources.tables,
      readsOnly: true,
      async run(service) {
        const select = 'LogicalName,EntitySetName,PrimaryIdAttribute,PrimaryNameAttribute,OwnershipType';
        const { status, json } = await service.get(
          `EntityDefinitions(LogicalName='${table}')?$select=${select}`,
        );
        expect(status).toBe(200);
        expect(json).toMatchObject({
          LogicalName: table,
          EntitySetName: set,
          PrimaryIdAttribute: id,
          PrimaryNameAttribute: name,
          OwnershipType: ownership,
        });
      },
    },
    {
      fact: `${set} is listed by the service and answers rows with ${id}`,
      source: sources.tables,
      readsOnly: true,
      async run(service) {
        const { json: root } = await service.get('');
        expect(root.value).toContainEqual({ name: set, kind: 'EntitySet', url: set });
        const { status, json } = await service.get(`${set}?$select=${id}&$top=1`);
        expect(status).toBe(200);
        expect(json['@odata.context']).toBe(`${service.root}$metadata#${set}(${id})`);
        for (const row of json.value) expect(Object.keys(row).sort()).toEqual(['@odata.etag', id]);
      },
    },
    {
      fact: `$metadata has the type ${table} with the key ${id}, and ${set} of it`,
      source: sources.http,
      readsOnly: true,
      async run(service) {
        const { text } = await service.get('$metadata');
        const type = new RegExp(
          `<EntityType [^>]*Name="${table}"[^>]*>\\s*<Key>\\s*<PropertyRef Name="${id}"`,
        );
        expect(type.test(text), 'type and key').toBe(true);
        const entitySet = new RegExp(
          `<EntitySet [^>]*Name="${set}" [^>]*EntityType="(?:mscrm|Microsoft\\.Dynamics\\.CRM)\\.${table}"`,
        );
        expect(entitySet.test(text), 'entity set').toBe(true);
      },
    },
  ];
}

/** The tables of prospect to cash. */
export const tables: Chapter = { title: 'tables', cases: facts.flatMap(casesOf) };
