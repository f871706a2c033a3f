import { fold } from '../../edm/fold.ts';
import { allOf, everyRow, type SqlCondition, toSql } from '../../filter/to-sql.ts';
import type { Preferences } from '../../http/prefer.ts';
import { withOption } from '../../http/query-string.ts';
import type { EntitySet } from '../../model/model.ts';
import { columnOf } from '../../store/columns.ts';
import type { FindOptions, StoredRecord } from '../../store/record-store.ts';
import type { Environment } from '../environment.ts';
import { joinedBy, presentExpanded, selectionOf } from './expand.ts';
import type { MetadataLevel } from './metadata-level.ts';
import { contextOf, type Presentation, presentRecord } from './present.ts';
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
  readonly level: MetadataLevel;
  /** Rows that a navigation leads to, instead of all of the set; `path` is its URL below the root. */
  readonly within?: { readonly where: SqlCondition; readonly path: string };
}

/** Answers GET on an entity set: one page, and the link to the next. */
export function listRecords(environment: Environment, request: ListRequest): Record<string, unknown> {
  const { set, query, preferences } = request;
  const store = environment.store(set.name);
  const pageSize = Math.min(preferences.maxPageSize ?? pageSizeMax, pageSizeMax);
  const wanted = Math.min(query.top ?? Number.POSITIVE_INFINITY, pageSize);
  const rows = rowsOfPage(environment, request, wanted);
  const records = store.find(rows);
  const page = records.slice(0, wanted);
  const isCut = records.length > wanted && wanted < (query.top ?? Number.POSITIVE_INFINITY);
  const value = page.map((record) => presentWithExpanded(environment, set, record, query, request));
  const isTold = request.level !== 'none';
  return {
    ...(isTold ? { '@odata.context': contextOf(request, set, contextSelection(query)) } : {}),
    ...(query.count ? { '@odata.count': store.count(rows.where) } : {}),
    value,
    ...(isCut ? { '@odata.nextLink': nextLink(request, page.length) } : {}),
  };
}

/** The rows of a page of `wanted`, and one more, which tells whether it is the last. */
export function rowsOfPage(
  environment: Environment,
  { set, query, within, level }: Pick<ListRequest, 'set' | 'query' | 'within' | 'level'>,
  wanted: number,
): FindOptions {
  return {
    where: allOf(within?.where ?? everyRow, condition(environment, set, query)),
    select: columnsToRead(set, query, level),
    orderBy: orderSql(set, query),
    limit: wanted + 1,
    offset: query.skip,
  };
}

/** What a context URL says of `$select` and `$expand`. */
export function contextSelection({ select, expand }: FinanceOperationsQuery): readonly string[] {
  return [...(select ?? []), ...expand.map(selectionOf)];
}

/** Properties to read: those selected, those by which others are found, and the key where links are written. */
export function columnsToRead(
  set: EntitySet,
  { select, expand }: FinanceOperationsQuery,
  level: MetadataLevel,
): readonly string[] {
  if (!select) return [...set.properties.keys()];
  return [...new Set([...select, ...joinedBy(expand), ...(level === 'full' ? set.key : [])])];
}

export function presentWithExpanded(
  environment: Environment,
  set: EntitySet,
  record: StoredRecord,
  { select, expand }: FinanceOperationsQuery,
  presentation: Presentation,
): Record<string, unknown> {
  const json = presentRecord(set, record, select, presentation);
  for (const item of expand) json[item.join.name] = presentExpanded(environment, record, item, presentation);
  return json;
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

function nextLink({ set, query, queryText, rootUrl, within }: ListRequest, rows: number): string {
  const skipped = withOption(queryText, '$skip', String(query.skip + rows));
  const text = query.top === undefined ? skipped : withOption(skipped, '$top', String(query.top - rows));
  return `${rootUrl}${within?.path ?? set.name}?${text}`;
}
