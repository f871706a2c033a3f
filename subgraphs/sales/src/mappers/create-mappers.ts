import type { ODataRecord } from '@p2c/odata';
import { type Codec, type CustomerKey, createRecordMapper, customerId } from '@p2c/subgraph-runtime';
import type { Customer, SalesAccount } from './generated/resolvers.ts';
import type { SalesSchema } from './schema.ts';

/** What a payload carries: which account was written. Its customer is read when it is selected. */
export interface WrittenCustomer {
  readonly accountId: string;
}

/** A customer without the lists that are read when they are selected. */
export type CustomerRecord = Omit<Customer, 'contacts' | 'quotes'>;

/** Records of Sales as the objects of the schema. */
export interface SalesMappers {
  toAccount(record: ODataRecord): SalesAccount;
  /** The customer with the account's values as its own; Sales owns them all. */
  toCustomer(key: CustomerKey, record: ODataRecord): CustomerRecord;
}

export function createSalesMappers({ account }: SalesSchema): SalesMappers {
  const map = createRecordMapper(account, salesCodec);
  return {
    toAccount: (record) => map(record) as unknown as SalesAccount,
    toCustomer(key, record) {
      const fields = map(record);
      return { ...fields, ...keyFields(key), sales: fields as unknown as SalesAccount };
    },
  };
}

/** The fields of a customer that need no record. */
export function keyFields(key: CustomerKey) {
  return { id: customerId(key), company: key.company, number: key.number };
}

/** Values of Dataverse in GraphQL: they read alike but for the state, identifiers and instants. */
export const salesCodec: Codec = {
  decode(value, { name, property }) {
    if (value === null || value === '') return null;
    if (name === 'statecode') return value === activeState;
    if (property.type === 'Edm.Guid') return String(value).toLowerCase();
    if (property.type === 'Edm.Decimal') return String(value);
    return value;
  },
  encode(value, { name }) {
    if (name === 'statecode') return value === true ? activeState : inactiveState;
    return value === '' ? null : value;
  },
};

const activeState = 0;
const inactiveState = 1;
