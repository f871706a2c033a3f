import type { FilterExpression } from '@p2c/odata';
import { allOf, compare, type RecordPage, stringFilter } from '@p2c/subgraph-runtime';
import type { GraphQLResolveInfo } from 'graphql';
import type { SalesContext } from '../context.ts';
import type { ContactFilter, ContactOrderField, QueryContactsArgs } from '../generated/resolvers.ts';
import { readList } from './connection.ts';
import { activeFilter, customerFilter, modifiedSince } from './filters.ts';
import { listOrder, numberColumn, orderColumn } from './order.ts';

/** Columns that contacts may be ordered by. */
const columns = {
  NUMBER: undefined,
  LAST_NAME: orderColumn('lastname'),
  CREATED_AT: orderColumn('createdon', 'datetime'),
  MODIFIED_AT: orderColumn('modifiedon', 'datetime'),
} satisfies Readonly<Record<ContactOrderField, unknown>>;

/** A page of contacts with a number. */
export async function listContacts(
  context: SalesContext,
  { filter, first, after, orderBy }: Partial<QueryContactsArgs>,
  info: GraphQLResolveInfo,
): Promise<RecordPage> {
  const { field = 'NUMBER', direction } = orderBy ?? {};
  const number = 'msdynce_contactnumber';
  return readList(context, 'contact', info, {
    filter: allOf([compare(number, 'ne', { type: 'null' }), await contactCondition(context, filter)]),
    order: listOrder('contacts', numberColumn(number), field, columns[field], direction ?? 'ASC'),
    first,
    after,
  });
}

/** What a filter says of contacts; undefined when it says nothing. */
export async function contactCondition(
  context: SalesContext,
  filter: ContactFilter | null | undefined,
): Promise<FilterExpression | undefined> {
  return allOf([
    ...stringFilter('SALES', 'msdynce_contactnumber', filter?.number),
    ...stringFilter('SALES', 'lastname', filter?.lastName),
    ...stringFilter('SALES', 'fullname', filter?.fullName),
    ...stringFilter('SALES', 'emailaddress1', filter?.email),
    activeFilter(filter?.isActive),
    await customerFilter(context, '_parentcustomerid_value', filter?.customer),
    modifiedSince(filter?.modifiedSince),
  ]);
}
