import type { ODataRecord, Property } from '@p2c/odata';
import { type Codec, type CustomerKey, createRecordMapper, customerId } from '@p2c/subgraph-runtime';
import { shownEnums } from './enum-members.ts';
import type {
  Contact,
  Customer,
  CustomerGroup,
  FinanceOperationsContact,
  FinanceOperationsCustomer,
  FinanceOperationsProduct,
  FinanceOperationsQuotation,
  PaymentTerm,
  Product,
  QuotationLine,
  QuotationStatus,
  Quote,
  UnitOfMeasure,
} from './generated/resolvers.ts';
import type { FinanceOperationsSchema } from './schema.ts';

/** What a payload carries: which record was written. It is read when it is selected. */
export interface WrittenEntity {
  readonly key: CustomerKey;
}

/** A quotation without its lines, which are read when they are selected. */
export type QuotationRecord = Omit<FinanceOperationsQuotation, 'lines'>;
export type QuoteRecord = Omit<Quote, 'financeOperations' | '__typename'> & {
  financeOperations?: QuotationRecord | null;
};
/** A line, and the company of its product. */
export type QuotationLineRecord = Omit<QuotationLine, 'product'> & { readonly company: string };

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

/**
 * Values of F&O in GraphQL. F&O knows no null: an empty string and 1 January 1900 mean "not set", and booleans are
 * the enum NoYes (Microsoft Learn, Open Data Protocol for F&O).
 */
export const financeOperationsCodec: Codec = {
  decode(value, { name, property }) {
    if (value === null || value === '') return null;
    switch (unqualified(property.type)) {
      case 'NoYes':
        return value === 'Yes';
      case 'DateTimeOffset':
        return String(value).startsWith('1900-01-01') ? null : value;
      case 'Decimal':
        return String(value);
      default:
        if (name === 'dataAreaId') return String(value).toLowerCase();
        return shownEnum(property) ? (shownEnum(property)?.names.get(String(value)) ?? null) : value;
    }
  },
  encode(value, { property }) {
    switch (unqualified(property.type)) {
      case 'NoYes':
        return value === true ? 'Yes' : 'No';
      case 'Decimal':
        return value ?? '0';
      case 'Int32':
        return value ?? 0;
      default: {
        const shown = shownEnum(property);
        if (shown === undefined) return value ?? '';
        return value === null ? Object.values(shown.members)[0] : shown.members[String(value)];
      }
    }
  },
};

const shownEnum = ({ type }: Property) => shownEnums.get(unqualified(type));

function unqualified(type: string): string {
  return type.slice(type.lastIndexOf('.') + 1);
}
