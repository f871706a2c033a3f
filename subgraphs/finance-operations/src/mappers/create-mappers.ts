import type { ODataRecord } from '@p2c/odata';
import { type CustomerKey, createRecordMapper, customerId } from '@p2c/subgraph-runtime';
import type {
  Contact,
  Customer,
  CustomerGroup,
  FinanceOperationsContact,
  FinanceOperationsCustomer,
  FinanceOperationsProduct,
  PaymentTerm,
  Product,
  QuotationLine,
  QuotationStatus,
  UnitOfMeasure,
} from '../generated/resolvers.ts';
import type { FinanceOperationsSchema } from '../schema/read-schema.ts';
import { financeOperationsCodec } from './codec.ts';
import type { QuotationLineRecord, QuotationRecord, QuoteRecord } from './records.ts';

/** Records of F&O as the objects of the schema. */
export interface FinanceOperationsMappers {
  /** The customer with F&O's values as its own where F&O owns them. */
  toCustomer(key: CustomerKey, record: ODataRecord): Customer;
  toContact(key: CustomerKey, record: ODataRecord): Contact;
  toProduct(key: CustomerKey, record: ODataRecord): Product;
  toQuote(key: CustomerKey, record: ODataRecord): QuoteRecord;
  toLine(record: ODataRecord): QuotationLineRecord;
  toGroup(record: ODataRecord): CustomerGroup;
  toPaymentTerm(record: ODataRecord): PaymentTerm;
  toUnit(record: ODataRecord): UnitOfMeasure;
}

export function createFinanceOperationsMappers(schema: FinanceOperationsSchema): FinanceOperationsMappers {
  const map = (name: Exclude<keyof FinanceOperationsSchema, 'inputs'>) =>
    createRecordMapper(schema[name].columns, financeOperationsCodec);
  const [customer, contact, product, quote] = [map('customer'), map('contact'), map('product'), map('quote')];
  const [line, group, paymentTerm, unit] = [map('line'), map('group'), map('paymentTerm'), map('unit')];
  return {
    toCustomer(key, record) {
      const fields = customer(record);
      return {
        ...fields,
        ...keyFields(key),
        financeOperations: fields as unknown as FinanceOperationsCustomer,
      };
    },
    toContact(key, record) {
      const fields = contact(record);
      return { ...keyFields(key), financeOperations: fields as unknown as FinanceOperationsContact };
    },
    toProduct(key, record) {
      const fields = product(record);
      return {
        ...fields,
        ...keyFields(key),
        financeOperations: fields as unknown as FinanceOperationsProduct,
      };
    },
    toQuote(key, record) {
      const fields = quote(record);
      return {
        ...fields,
        ...keyFields(key),
        quotationStatus: (fields.status ?? null) as QuotationStatus | null,
        financeOperations: fields as unknown as QuotationRecord,
      };
    },
    toLine: (record) => ({
      ...(line(record) as unknown as QuotationLine),
      company: String(record.dataAreaId).toLowerCase(),
    }),
    toGroup: (record) => group(record) as unknown as CustomerGroup,
    toPaymentTerm: (record) => paymentTerm(record) as unknown as PaymentTerm,
    toUnit: (record) => unit(record) as unknown as UnitOfMeasure,
  };
}

/** The fields of an entity that need no record. */
export function keyFields(key: CustomerKey) {
  return { id: customerId(key), company: key.company, number: key.number };
}
