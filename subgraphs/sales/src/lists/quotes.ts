import type { FilterExpression } from '@p2c/odata';
import { allOf, type RecordPage, stringFilter } from '@p2c/subgraph-runtime';
import type { GraphQLResolveInfo } from 'graphql';
import type { SalesContext } from '../context.ts';
import type { QueryQuotesArgs, QuoteFilter, QuoteOrderField } from '../generated/resolvers.ts';
import { isLatestRevision } from '../loaders/revisions.ts';
import { quoteStates } from '../mappers/create-mappers.ts';
import { readList } from './connection.ts';
import { customerFilter, modifiedSince, optionFilter } from './filters.ts';
import { listOrder, numberColumn, orderColumn } from './order.ts';

/** Columns that quotes may be ordered by. */
const columns = {
  NUMBER: undefined,
  NAME: orderColumn('name'),
  CREATED_AT: orderColumn('createdon', 'datetime'),
  MODIFIED_AT: orderColumn('modifiedon', 'datetime'),
} satisfies Readonly<Record<QuoteOrderField, unknown>>;

/** A page of quotes, the latest revision of each: so their number is unique, and pages are exact. */
export async function listQuotes(
  context: SalesContext,
  { filter, first, after, orderBy }: Partial<QueryQuotesArgs>,
  info: GraphQLResolveInfo,
): Promise<RecordPage> {
  const { field = 'NUMBER', direction } = orderBy ?? {};
  return readList(context, 'quote', info, {
    filter: allOf([isLatestRevision, await quoteCondition(context, filter)]),
    order: listOrder('quotes', numberColumn('quotenumber'), field, columns[field], direction ?? 'ASC'),
    first,
    after,
  });
}

/** What a filter says of quotes; undefined when it says nothing. */
export async function quoteCondition(
  context: SalesContext,
  filter: QuoteFilter | null | undefined,
): Promise<FilterExpression | undefined> {
  return allOf([
    ...stringFilter('SALES', 'quotenumber', filter?.number),
    ...stringFilter('SALES', 'name', filter?.name),
    optionFilter('statecode', filter?.state ? quoteStates.indexOf(filter.state) : undefined),
    await customerFilter(context, '_customerid_value', filter?.customer),
    modifiedSince(filter?.modifiedSince),
  ]);
}
