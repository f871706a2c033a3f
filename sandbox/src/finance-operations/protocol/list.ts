import { fold } from '../../edm/fold.ts';
import { allOf, everyRow, type SqlCondition, toSql } from '../../filter/to-sql.ts';
import type { Preferences } from '../../http/prefer.ts';
import { withOption } from '../../http/query-string.ts';
import type { EntitySet } from '../../model/model.ts';
import { columnOf } from '../../store/columns.ts';
import type { Environment } from '../environment.ts';
import { presentRecord } from './present.ts';
import type { FinanceOperationsQuery } from './query-options.ts';

/** Rows of a page. */
export const pageSizeMax = 10_000;

export interface ListRequest {
  readonly set: EntitySet;
  readonly query: FinanceOperationsQuery;
  readonly preferences: Preferences;
  /** The query as sent; the next link repeats it. */
  readonly queryText: string;
  /** `http://host/data/`. */
  readonly rootUrl: string;
}

/** Answers GET on an entity set: one page, and the link to the next. */
export function listRecords(environment: Environment, request: ListRequest): Record<string, unknown> {
  const { set, query, preferences, rootUrl } = request;
  const store = environment.store(set.name);
  const where = condition(environment, set, query);
  const pageSize = Math.min(preferences.maxPageSize ?? pageSizeMax, pageSizeMax);
  const wanted = Math.min(query.top ?? Number.POSITIVE_INFINITY, pageSize);
  const records = store.find({
    where,
    ...(query.select ? { select: query.select } : {}),
    orderBy: orderSql(set, query),
    limit: wanted + 1,
    offset: query.skip,
  });
  const page = records.slice(0, wanted);
  const isCut = records.length > wanted && wanted < (query.top ?? Number.POSITIVE_INFINITY);
  const selection = query.select ? `(${query.select.join(',')})` : '';
  return {
    '@odata.context': `${rootUrl}$metadata#${set.name}${selection}`,
    ...(query.count ? { '@odata.count': store.count(where) } : {}),
    value: page.map((record) => presentRecord(set, record, query.select)),
    ...(isCut ? { '@odata.nextLink': nextLink(request, page.length) } : {}),
  };
}

/** Number of records that meet the filter. */
export function countRecords(
  environment: Environment,
  set: EntitySet,
  query: FinanceOperationsQuery,
): number {
  return environment.store(set.name).count(condition(environment, set, query));
}

function condition(environment: Environment, set: EntitySet, query: FinanceOperationsQuery): SqlCondition {
  const filter = query.filter ? toSql(query.filter) : everyRow;
  if (query.crossCompany || !set.properties.has('dataAreaId')) return filter;
  const company: SqlCondition = {
    sql: `t.${columnOf(set, 'dataAreaId').compared} = ?`,
    parameters: [fold(environment.options.defaultCompany)],
  };
  return allOf(company, filter);
}

function orderSql(set: EntitySet, { orderBy }: FinanceOperationsQuery): string {
  const terms = orderBy.map(
    ({ property, descending }) => `t.${columnOf(set, property.name).compared}${descending ? ' desc' : ''}`,
  );
  return [...terms, 't."$id"'].join(', ');
}

function nextLink({ set, query, queryText, rootUrl }: ListRequest, rows: number): string {
  const skipped = withOption(queryText, '$skip', String(query.skip + rows));
  const text = query.top === undefined ? skipped : withOption(skipped, '$top', String(query.top - rows));
  return `${rootUrl}${set.name}?${text}`;
}
