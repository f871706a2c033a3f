import type { ODataRecord } from '@p2c/odata';
import { type CustomerKey, createRecordMapper, customerId } from '@p2c/subgraph-runtime';
import type { PriceList, QuoteState, SalesAccount } from '../generated/resolvers.ts';
import type { SalesSchema } from '../schema/read-schema.ts';
import { activityCodec, salesCodec } from './codec.ts';
import type {
  ContactRecord,
  CustomerRecord,
  ProductRecord,
  QuoteLineRecord,
  QuoteRecord,
  SalesContactRecord,
  SalesProductRecord,
  SalesQuoteRecord,
} from './records.ts';

/** Records of Sales as the objects of the schema. An entity has the values of its copy as its own: Sales owns them. */
export interface SalesMappers {
  toAccount(record: ODataRecord): SalesAccount;
  toCustomer(key: CustomerKey, record: ODataRecord): CustomerRecord;
  toSalesContact(record: ODataRecord): SalesContactRecord;
  toContact(key: CustomerKey, record: ODataRecord): ContactRecord;
  toSalesProduct(record: ODataRecord): SalesProductRecord;
  toProduct(key: CustomerKey, record: ODataRecord): ProductRecord;
  toSalesQuote(record: ODataRecord): SalesQuoteRecord;
  toQuote(key: CustomerKey, record: ODataRecord): QuoteRecord;
  toQuoteLine(record: ODataRecord): QuoteLineRecord;
  toPriceList(record: ODataRecord): PriceList;
}

export function createSalesMappers(schema: SalesSchema): SalesMappers {
  const account = createRecordMapper(schema.account.columns, activityCodec);
  const contact = createRecordMapper(schema.contact.columns, activityCodec);
  const product = createRecordMapper(schema.product.columns, salesCodec);
  const quote = createRecordMapper(schema.quote.columns, salesCodec);
  const quoteLine = createRecordMapper(schema.quoteLine.columns, salesCodec);
  const priceList = createRecordMapper(schema.priceList.columns, activityCodec);

  // A mapper makes what its columns name, and the columns are read from the type that is asserted here.
  const toAccount = (record: ODataRecord) => account(record) as unknown as SalesAccount;
  const toSalesContact = (record: ODataRecord) =>
    ({ ...contact(record), record }) as unknown as SalesContactRecord;
  const toSalesProduct = (record: ODataRecord) =>
    ({ ...product(record), record }) as unknown as SalesProductRecord;
  const toSalesQuote = (record: ODataRecord) => ({ ...quote(record), record }) as unknown as SalesQuoteRecord;
  return {
    toAccount,
    toCustomer(key, record) {
      const sales = toAccount(record);
      return { ...sales, ...keyFields(key), sales, record };
    },
    toSalesContact,
    toContact(key, record) {
      const sales = toSalesContact(record);
      return { ...sales, ...keyFields(key), sales };
    },
    toSalesProduct,
    toProduct(key, record) {
      const { statecode } = record;
      return {
        ...keyFields(key),
        sales: toSalesProduct(record),
        isActiveInSales: statecode === undefined ? null : statecode === 0,
        record,
      };
    },
    toSalesQuote,
    toQuote(key, record) {
      const sales = toSalesQuote(record);
      return { ...sales, ...keyFields(key), sales, state: quoteStates[Number(record.statecode)] ?? null };
    },
    toQuoteLine: (record) => ({ ...quoteLine(record), record }) as unknown as QuoteLineRecord,
    toPriceList: (record) => priceList(record) as unknown as PriceList,
  };
}

/** The fields of an entity that need no record. */
export function keyFields(key: CustomerKey) {
  return { id: customerId(key), company: key.company, number: key.number };
}

/** States of a quote by their option. */
export const quoteStates: readonly QuoteState[] = ['DRAFT', 'ACTIVE', 'WON', 'CLOSED'];
