import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { sources } from '../support/sources.ts';

/** Lookups by table: the navigation, and the table that it leads to. */
const lookups: Readonly<Record<string, readonly string[]>> = {
  accounts: [
    'primarycontactid contact',
    'parentaccountid account',
    'defaultpricelevelid pricelevel',
    'transactioncurrencyid transactioncurrency',
    'ownerid systemuser',
    'createdby systemuser',
    'modifiedby systemuser',
  ],
  contacts: [
    'parentcustomerid_account account',
    'parentcustomerid_contact contact',
    'transactioncurrencyid transactioncurrency',
    'defaultpricelevelid pricelevel',
    'ownerid systemuser',
  ],
  products: [
    'defaultuomid uom',
    'defaultuomscheduleid uomschedule',
    'pricelevelid pricelevel',
    'transactioncurrencyid transactioncurrency',
    'parentproductid product',
  ],
  uoms: ['baseuom uom', 'uomscheduleid uomschedule'],
  pricelevels: ['transactioncurrencyid transactioncurrency'],
  productpricelevels: [
    'pricelevelid pricelevel',
    'productid product',
    'uomid uom',
    'uomscheduleid uomschedule',
    'transactioncurrencyid transactioncurrency',
  ],
  quotes: [
    'customerid_account account',
    'customerid_contact contact',
    'pricelevelid pricelevel',
    'transactioncurrencyid transactioncurrency',
    'ownerid systemuser',
  ],
  quotedetails: [
    'quoteid quote',
    'productid product',
    'uomid uom',
    'transactioncurrencyid transactioncurrency',
  ],
  salesorders: [
    'customerid_account account',
    'customerid_contact contact',
    'quoteid quote',
    'pricelevelid pricelevel',
    'transactioncurrencyid transactioncurrency',
    'ownerid systemuser',
    'owninguser systemuser',
    'owningbusinessunit businessunit',
  ],
  salesorderdetails: [
    'salesorderid salesorder',
    'productid product',
    'uomid uom',
    'quotedetailid quotedetail',
  ],
  invoices: [
    'customerid_account account',
    'customerid_contact contact',
    'salesorderid salesorder',
    'pricelevelid pricelevel',
    'transactioncurrencyid transactioncurrency',
  ],
  invoicedetails: [
    'invoiceid invoice',
    'productid product',
    'uomid uom',
    'salesorderdetailid salesorderdetail',
  ],
};

/** Collections by table; `*` marks a name that follows the convention and was seen in no source. */
const collections: Readonly<Record<string, readonly string[]>> = {
  accounts: [
    'contact_customer_accounts',
    'account_parent_account *',
    'quote_customer_accounts *',
    'order_customer_accounts',
    'invoice_customer_accounts *',
  ],
  contacts: [
    'account_primary_contact',
    'contact_customer_contacts *',
    'quote_customer_contacts *',
    'order_customer_contacts *',
    'invoice_customer_contacts *',
  ],
  products: ['product_price_levels *'],
  uomschedules: ['unit_of_measure_schedule_conversions *'],
  pricelevels: ['price_level_product_price_levels *', 'price_level_quotes *', 'price_level_orders'],
  quotes: ['quote_details', 'quote_orders', 'Quote_QuoteClose *'],
  salesorders: ['order_details', 'order_invoices', 'SalesOrder_OrderClose'],
  invoices: ['invoice_details *'],
};

function lookupCase(set: string, text: string): ContractCase {
  const [navigation = '', target = ''] = text.split(' ');
  return {
    fact: `${navigation} of ${set} is a lookup that leads to ${target}`,
    source: sources.tables,
    readsOnly: true,
    async run(service) {
      const expanded = await service.get(`${set}?$top=1&$expand=${navigation}`);
      expect(expanded.status, expanded.text).toBe(200);
      for (const row of expanded.json.value) expect(row).toHaveProperty([navigation]);
      const wrong = await service.get(`${set}?$top=1&$expand=${navigation}($select=nothing)`);
      expect(wrong.json.error.message).toContain(`'Microsoft.Dynamics.CRM.${target}'`);
    },
  };
}

function collectionCase(set: string, text: string): ContractCase {
  const [navigation = '', isByConvention] = text.split(' ');
  return {
    fact: `${navigation} of ${set} is a collection`,
    source: sources.tables,
    ...(isByConvention === undefined ? {} : { assumption: 'dv-collection-names' }),
    readsOnly: true,
    async run(service) {
      const expanded = await service.get(`${set}?$top=1&$expand=${navigation}`);
      expect(expanded.status, expanded.text).toBe(200);
      for (const row of expanded.json.value) expect(row[navigation]).toEqual(expect.any(Array));
      const { status } = await service.get(`${set}?$top=1&$filter=${navigation}/any()`);
      expect(status).toBe(200);
    },
  };
}

/** Names under which rows lead to others. */
export const navigations: Chapter = {
  title: 'navigations',
  cases: [
    ...Object.entries(lookups).flatMap(([set, list]) => list.map((text) => lookupCase(set, text))),
    ...Object.entries(collections).flatMap(([set, list]) => list.map((text) => collectionCase(set, text))),
  ],
};
