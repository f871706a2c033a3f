import { allOf, compare, type ListOrder, type RecordPage, stringFilter } from '@p2c/subgraph-runtime';
import type { GraphQLResolveInfo } from 'graphql';
import type { SalesContext } from '../context.ts';
import type {
  CustomerOrderField,
  QueryCustomersArgs,
  QuerySalesAccountsArgs,
} from '../generated/resolvers.ts';
import { readList } from './connection.ts';
import { activeFilter, modifiedSince } from './filters.ts';
import { listOrder, numberColumn, orderColumn } from './order.ts';

/** Columns that customers may be ordered by. */
const columns = {
  NUMBER: undefined,
  NAME: orderColumn('name'),
  CITY: orderColumn('address1_city'),
  CREATED_AT: orderColumn('createdon', 'datetime'),
  MODIFIED_AT: orderColumn('modifiedon', 'datetime'),
} satisfies Readonly<Record<CustomerOrderField, unknown>>;

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

/** A page of accounts with a number. */
export function listCustomers(
  context: SalesContext,
  { filter, first, after, orderBy }: Partial<QueryCustomersArgs>,
  info: GraphQLResolveInfo,
): Promise<RecordPage> {
  const { field = 'NUMBER', direction } = orderBy ?? {};
  return readList(context, 'account', info, {
    filter: allOf([
      compare('accountnumber', 'ne', { type: 'null' }),
      ...stringFilter('SALES', 'accountnumber', filter?.number),
      ...stringFilter('SALES', 'name', filter?.name),
      ...stringFilter('SALES', 'address1_city', filter?.city),
      ...stringFilter('SALES', 'emailaddress1', filter?.email),
      activeFilter(filter?.isActive),
      modifiedSince(filter?.modifiedSince),
    ]),
    order: listOrder('customers', numberColumn('accountnumber'), field, columns[field], direction ?? 'ASC'),
    first,
    after,
  });
}

/** A page of accounts as Sales holds them. */
export function listAccounts(
  context: SalesContext,
  { first, after, withoutNumber }: Partial<QuerySalesAccountsArgs>,
  info: GraphQLResolveInfo,
): Promise<RecordPage> {
  return readList(context, 'account', info, {
    filter: withoutNumber ? compare('accountnumber', 'eq', { type: 'null' }) : undefined,
    order: accountOrder,
    first,
    after,
  });
}
