import type { Model } from '@p2c/odata';
import {
  createPushdown,
  type InputColumn,
  type Pushdown,
  type PushdownSource,
  readColumns,
  readInputColumns,
  readSubgraphSdl,
  type Selection,
  selectAll,
  type TypeColumns,
} from '@p2c/subgraph-runtime';
import { parse } from 'graphql';

/** The SDL of the Sales subgraph with the directives of ownership. */
export function readSalesSdl(): string {
  return readSubgraphSdl('sales');
}

/** What the resolvers know of the schema: read once at start, tied to the model of Sales. */
export interface SalesSchema {
  readonly account: TypeColumns;
  /** Columns for a selection on `SalesAccount`, or on `Customer`, which carries it as `sales`. */
  readonly accountPushdown: Pushdown;
  readonly customerPushdown: Pushdown;
  /** Every column of an account, for reading it before a write. */
  readonly wholeAccount: Selection;
  readonly createInput: readonly InputColumn[];
  readonly updateInput: readonly InputColumn[];
}

/** Part of every read: the keys, and the business unit that tells the company. */
export const accountKeys: Selection = {
  select: ['accountid', 'accountnumber', '_owningbusinessunit_value'],
  expand: [],
};

export function readSalesSchema(sdl: string, model: Model): SalesSchema {
  const document = parse(sdl);
  const entityType = model.entitySets.get('accounts');
  if (entityType === undefined) throw new Error('The model of Sales has no entity set accounts.');
  const account = readColumns({
    document,
    typeName: 'SalesAccount',
    entityType,
    lookups: { transactioncurrencyid: 'isocurrencycode' },
  });
  const accounts: PushdownSource = { columns: account, always: accountKeys.select };
  const customers: PushdownSource = {
    ...accounts,
    entity: { typeName: 'Customer', copyField: 'sales', keyFields: ['id', 'company', 'number'] },
  };
  return {
    account,
    accountPushdown: createPushdown(accounts),
    customerPushdown: createPushdown(customers),
    wholeAccount: selectAll(accounts),
    createInput: readInputColumns(document, 'CreateCustomerInput', account),
    updateInput: readInputColumns(document, 'UpdateCustomerInput', account),
  };
}
