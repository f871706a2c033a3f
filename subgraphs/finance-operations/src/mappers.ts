import type { ODataRecord } from '@p2c/odata';
import { type Codec, type CustomerKey, createRecordMapper, customerId } from '@p2c/subgraph-runtime';
import type {
  Customer,
  CustomerGroup,
  CustomerHold,
  FinanceOperationsCustomer,
  PaymentTerm,
} from './generated/resolvers.ts';
import type { FinanceOperationsSchema } from './schema.ts';

/** What a payload carries: which customer was written. It is read when it is selected. */
export interface WrittenCustomer {
  readonly key: CustomerKey;
}

/** Records of F&O as the objects of the schema. */
export interface FinanceOperationsMappers {
  /** The customer with F&O's values as its own where F&O owns them. */
  toCustomer(key: CustomerKey, record: ODataRecord): Customer;
  toGroup(record: ODataRecord): CustomerGroup;
  toPaymentTerm(record: ODataRecord): PaymentTerm;
}

export function createFinanceOperationsMappers(schema: FinanceOperationsSchema): FinanceOperationsMappers {
  const mapCustomer = createRecordMapper(schema.customer.columns, financeOperationsCodec);
  const mapGroup = createRecordMapper(schema.group.columns, financeOperationsCodec);
  const mapPaymentTerm = createRecordMapper(schema.paymentTerm.columns, financeOperationsCodec);
  return {
    toCustomer(key, record) {
      const fields = mapCustomer(record);
      return {
        ...fields,
        ...keyFields(key),
        financeOperations: fields as unknown as FinanceOperationsCustomer,
      };
    },
    toGroup: (record) => mapGroup(record) as unknown as CustomerGroup,
    toPaymentTerm: (record) => mapPaymentTerm(record) as unknown as PaymentTerm,
  };
}

/** The fields of a customer that need no record. */
export function keyFields(key: CustomerKey) {
  return { id: customerId(key), company: key.company, number: key.number };
}

/** The customer that a record is. */
export function customerKeyOf(record: ODataRecord): CustomerKey {
  return { company: String(record.dataAreaId).toLowerCase(), number: String(record.CustomerAccount) };
}

/** `CustVendorBlocked` by the name that the schema gives its members. */
export const holdMembers: Readonly<Record<CustomerHold, string>> = {
  NO: 'No',
  INVOICE: 'Invoice',
  ALL: 'All',
  PAYMENT: 'Payment',
  REQUISITION: 'Requisition',
  NEVER: 'Never',
  PURCHASE_ORDER: 'PurchaseOrder',
};
const holds = new Map(Object.entries(holdMembers).map(([hold, member]) => [member, hold]));

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
      case 'CustVendorBlocked':
        return holds.get(String(value)) ?? null;
      case 'DateTimeOffset':
        return String(value).startsWith('1900-01-01') ? null : value;
      case 'Decimal':
        return String(value);
      default:
        return name === 'dataAreaId' ? String(value).toLowerCase() : value;
    }
  },
  encode(value, { property }) {
    switch (unqualified(property.type)) {
      case 'NoYes':
        return value === true ? 'Yes' : 'No';
      case 'CustVendorBlocked':
        return holdMembers[(value ?? 'NO') as CustomerHold];
      case 'Decimal':
        return value ?? '0';
      case 'Int32':
        return value ?? 0;
      default:
        return value ?? '';
    }
  },
};

function unqualified(type: string): string {
  return type.slice(type.lastIndexOf('.') + 1);
}
