import type { Selection } from '@p2c/subgraph-runtime';
import type { EntitySchemaOptions } from './entity-schema.ts';

const entityKeys = ['id', 'company', 'number'];
const businessUnit = '_owningbusinessunit_value';

/** What tells the customer that a record points to, read along with the record. */
const account = (navigationProperty: string, lookup: string): Selection => ({
  select: [lookup],
  expand: [{ navigationProperty, select: ['accountnumber', businessUnit] }],
});

/** The tables of Sales as the schema shows them. Fields that need a related record say so in `requires`. */
export const tables = {
  account: {
    entitySet: 'accounts',
    typeName: 'SalesAccount',
    keys: ['accountid', 'accountnumber', businessUnit],
    lookups: { transactioncurrencyid: 'isocurrencycode' },
    entity: { typeName: 'Customer', copyField: 'sales', keyFields: entityKeys },
    requires: { contacts: [], quotes: [] },
  },
  contact: {
    entitySet: 'contacts',
    typeName: 'SalesContact',
    keys: ['contactid', 'msdynce_contactnumber', businessUnit],
    lookups: { parentcustomerid_account: 'accountnumber' },
    entity: { typeName: 'Contact', copyField: 'sales', backField: 'contact', keyFields: entityKeys },
    requires: { customer: account('parentcustomerid_account', '_parentcustomerid_value') },
  },
  product: {
    entitySet: 'products',
    typeName: 'SalesProduct',
    keys: ['productid', 'productnumber'],
    lookups: {
      transactioncurrencyid: 'isocurrencycode',
      defaultuomid: 'name',
      defaultuomscheduleid: 'name',
      pricelevelid: 'name',
    },
    entity: { typeName: 'Product', copyField: 'sales', backField: 'product', keyFields: entityKeys },
    requires: { isActiveInSales: ['statecode'], quotes: [] },
  },
  quote: {
    entitySet: 'quotes',
    typeName: 'SalesQuote',
    keys: ['quoteid', 'quotenumber', 'revisionnumber', businessUnit],
    lookups: {
      customerid_account: 'accountnumber',
      customerid_contact: 'msdynce_contactnumber',
      transactioncurrencyid: 'isocurrencycode',
      pricelevelid: 'name',
    },
    entity: { typeName: 'Quote', copyField: 'sales', backField: 'quote', keyFields: entityKeys },
    requires: {
      state: ['statecode'],
      lines: [],
      revisions: [],
      customer: account('customerid_account', '_customerid_value'),
      contact: {
        select: ['_customerid_value'],
        expand: [
          { navigationProperty: 'customerid_contact', select: ['msdynce_contactnumber', businessUnit] },
        ],
      },
    },
  },
  quoteLine: {
    entitySet: 'quotedetails',
    typeName: 'QuoteLine',
    keys: ['quotedetailid', '_quoteid_value', 'sequencenumber'],
    lookups: { productid: 'productnumber', uomid: 'name' },
    requires: {
      product: {
        select: ['_productid_value'],
        expand: [{ navigationProperty: 'productid', select: ['productnumber'] }],
      },
    },
  },
  priceList: {
    entitySet: 'pricelevels',
    typeName: 'PriceList',
    keys: ['pricelevelid', 'name'],
    lookups: { transactioncurrencyid: 'isocurrencycode' },
  },
} satisfies Readonly<Record<string, EntitySchemaOptions>>;

export type TableName = keyof typeof tables;
