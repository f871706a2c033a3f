import type { ODataRecord } from '@p2c/odata';
import {
  allOf,
  type CustomerKey,
  compare,
  type ListOrder,
  type OrderColumn,
  type RecordPage,
  readOptions,
  readPage,
  type Selection,
  selects,
  stringFilter,
} from '@p2c/subgraph-runtime';
import type { GraphQLResolveInfo } from 'graphql';
import type { SalesContext } from './context.ts';
import type {
  CustomerOrderField,
  QueryCustomersArgs,
  QuerySalesAccountsArgs,
  SortDirection,
} from './generated/resolvers.ts';
import { customerKeyOf } from './loaders.ts';
import { accountKeys } from './schema.ts';

const number: OrderColumn = { property: 'accountnumber', type: 'string', nullable: false };

/** Columns that customers may be ordered by; their number makes each order total. */
const customerOrders: Readonly<Record<CustomerOrderField, OrderColumn | undefined>> = {
  NUMBER: undefined,
  NAME: { property: 'name', type: 'string', nullable: true },
  CITY: { property: 'address1_city', type: 'string', nullable: true },
  CREATED_AT: { property: 'createdon', type: 'datetime', nullable: true },
  MODIFIED_AT: { property: 'modifiedon', type: 'datetime', nullable: true },
};

/**
 * Accounts need not have a number, and Dataverse compares identifiers for equality only (Microsoft Learn, FetchXML
 * condition operators), so they are listed by row version, which is unique: an account that is changed while a
 * client pages comes again at the end, and none is missed.
 */
const accountOrder: ListOrder = {
  name: 'salesAccounts',
  key: { property: 'versionnumber', type: 'decimal', nullable: false },
  direction: 'asc',
};

/** A page of accounts with a number, each with the key of the customer it is. */
export async function listCustomers(
  context: SalesContext,
  { filter, first, after, orderBy }: Partial<QueryCustomersArgs>,
  info: GraphQLResolveInfo,
): Promise<{ page: RecordPage; customers: { cursor: string; key: CustomerKey; record: ODataRecord }[] }> {
  const conditions = allOf([
    compare('accountnumber', 'ne', { type: 'null' }),
    ...stringFilter('SALES', 'accountnumber', filter?.number),
    ...stringFilter('SALES', 'name', filter?.name),
    ...stringFilter('SALES', 'address1_city', filter?.city),
    ...stringFilter('SALES', 'emailaddress1', filter?.email),
    typeof filter?.isActive === 'boolean'
      ? compare('statecode', 'eq', { type: 'int', value: filter.isActive ? 0 : 1 })
      : undefined,
    filter?.modifiedSince
      ? compare('modifiedon', 'ge', { type: 'datetime', value: filter.modifiedSince })
      : undefined,
  ]);
  const page = await readPage({
    ...listOf(context, info, context.schema.customerPushdown(info)),
    filter: conditions,
    order: customerOrder(orderBy?.field ?? 'NUMBER', orderBy?.direction ?? 'ASC'),
    first,
    after,
  });
  const customers = page.edges.flatMap(({ cursor, record }) => {
    const key = customerKeyOf(context, record);
    return key === undefined ? [] : [{ cursor, key, record }];
  });
  if (customers.length < page.edges.length) {
    const count = page.edges.length - customers.length;
    context.logger.warn(
      { count },
      'Accounts were left out of a list: no company is configured for their business unit.',
    );
  }
  return { page, customers };
}

/** A page of accounts as Sales holds them. */
export function listAccounts(
  context: SalesContext,
  { first, after, withoutNumber }: Partial<QuerySalesAccountsArgs>,
  info: GraphQLResolveInfo,
): Promise<RecordPage> {
  return readPage({
    ...listOf(context, info, context.schema.accountPushdown(info)),
    filter: withoutNumber ? compare('accountnumber', 'eq', { type: 'null' }) : undefined,
    order: accountOrder,
    first,
    after,
  });
}

function customerOrder(field: CustomerOrderField, direction: SortDirection): ListOrder {
  const column = customerOrders[field];
  return {
    name: `customers ${field} ${direction}`,
    ...(column && { column }),
    key: number,
    direction: direction === 'ASC' ? 'asc' : 'desc',
  };
}

function listOf(
  { client, request }: SalesContext,
  info: GraphQLResolveInfo,
  selection: Selection | undefined,
) {
  return {
    client,
    entitySet: 'accounts',
    selection: selection ?? accountKeys,
    counted: selects(info, 'totalCount'),
    options: readOptions(request),
  };
}
