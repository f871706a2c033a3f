import { fold } from '../edm/fold.ts';
import type { Stored } from '../edm/stored.ts';
import { allOf, everyRow, type SqlCondition, toSql } from '../filter/to-sql.ts';
import { type Preferences, wantsAnnotation } from '../http/prefer.ts';
import { withOption } from '../http/query-string.ts';
import { type EntitySet, propertyOf } from '../model/model.ts';
import { columnOf } from '../store/columns.ts';
import type { StoredRecord } from '../store/record-store.ts';
import { parseCookie, printCookie } from './cookie.ts';
import { notSupported } from './errors.ts';
import type { Organization } from './organization.ts';
import { columnsToRead, contextSelection, createPresenter, type Presentation } from './present.ts';
import type { DataverseQuery, OrderTerm } from './query-options.ts';

/** Rows of a page, and what a count stops at. */
export const pageSizeMax = 5000;

export interface ListRequest {
  readonly set: EntitySet;
  readonly query: DataverseQuery;
  readonly preferences: Preferences;
  /** The query as sent; the next link repeats it. */
  readonly queryText: string;
  /** `http://host/api/data/v9.2/`. */
  readonly rootUrl: string;
}

/** Answers GET on an entity set: one page of rows, and the link to the next. */
export function listRecords(organization: Organization, request: ListRequest): Record<string, unknown> {
  const { set, query, preferences, rootUrl } = request;
  const presentation: Presentation = {
    ...(query.select ? { select: query.select } : {}),
    expand: query.expand,
    annotations: preferences.annotations,
  };
  const terms = totalOrder(set, query.orderBy);
  const where = query.filter ? toSql(query.filter) : everyRow;
  const cookie = query.skipToken === undefined ? undefined : parseCookie(query.skipToken);
  if (query.skipToken !== undefined && (!cookie || cookie.tracking))
    throw notSupported('Malformed XML in the Paging Cookie.');
  const size = pageSize(query, preferences);
  const select = columnsToRead(set, presentation);
  const records = organization.store(set.name).find({
    where: cookie
      ? allOf(
          where,
          after(
            set,
            terms,
            terms.map((_, at) => readValue(cookie.values[`c${at}`])),
          ),
        )
      : where,
    ...(select ? { select: [...new Set([...select, ...terms.map(({ property }) => property.name)])] } : {}),
    orderBy: orderSql(set, terms),
    limit: size.rows + 1,
  });
  const page = records.slice(0, size.rows);
  const last = page.at(-1);
  const hasMore = size.isPaged && records.length > size.rows && last !== undefined;
  return {
    '@odata.context': `${rootUrl}$metadata#${set.name}${contextSelection(presentation)}`,
    ...(hasMore && wantsAnnotation(preferences.annotations, 'Microsoft.Dynamics.CRM.morerecords')
      ? { '@Microsoft.Dynamics.CRM.morerecords': true }
      : {}),
    ...countFields(organization, set, query, preferences, where),
    value: page.map(createPresenter(organization, set, presentation)),
    ...(hasMore ? { '@odata.nextLink': nextLink(request, (cookie?.page ?? 1) + 1, terms, last) } : {}),
  };
}

/** Number of rows as Dataverse tells it: never more than 5,000. */
export function countRecords(organization: Organization, set: EntitySet, query: DataverseQuery): number {
  const where = query.filter ? toSql(query.filter) : everyRow;
  return organization.store(set.name).count(where, pageSizeMax);
}

/** The nth column of a cookie: the type of the value in one letter, then the value. */
export function printValue(value: Stored): string {
  if (value === null) return '';
  return typeof value === 'string' ? `s${value}` : typeof value === 'bigint' ? `i${value}` : `f${value}`;
}

export function readValue(text: string | undefined): Stored {
  const body = text?.slice(1) ?? '';
  switch (text?.[0]) {
    case 's':
      return body;
    case 'i':
      if (!/^-?\d{1,19}$/.test(body)) throw notSupported('Malformed XML in the Paging Cookie.');
      return BigInt(body);
    case 'f':
      return Number(body);
    default:
      return null;
  }
}

function pageSize(query: DataverseQuery, { maxPageSize }: Preferences): { rows: number; isPaged: boolean } {
  // $top is ignored where the client asks for pages.
  if (maxPageSize !== undefined) return { rows: Math.min(maxPageSize, pageSizeMax), isPaged: true };
  if (query.top !== undefined) return { rows: Math.min(query.top, pageSizeMax), isPaged: false };
  return { rows: pageSizeMax, isPaged: true };
}

function countFields(
  organization: Organization,
  set: EntitySet,
  query: DataverseQuery,
  { annotations }: Preferences,
  where: SqlCondition,
): Record<string, unknown> {
  const asked = wantsAnnotation(annotations, 'Microsoft.Dynamics.CRM.totalrecordcount');
  const total = query.count ? organization.store(set.name).count(where, pageSizeMax + 1) : -1;
  const count = Math.min(total, pageSizeMax);
  return {
    ...(query.count ? { '@odata.count': count } : {}),
    ...(asked
      ? {
          '@Microsoft.Dynamics.CRM.totalrecordcount': count,
          '@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded': total > pageSizeMax,
        }
      : {}),
  };
}

/** The order asked for, made total by the primary key. */
function totalOrder(set: EntitySet, orderBy: readonly OrderTerm[]): OrderTerm[] {
  return [...orderBy, ...set.key.map((name) => ({ property: propertyOf(set, name), descending: false }))];
}

/** Nulls come first, in a descending order last: what SQLite does of itself, as SQL Server does. */
function orderSql(set: EntitySet, terms: readonly OrderTerm[]): string {
  return terms
    .map(
      ({ property, descending }) => `t.${columnOf(set, property.name).compared}${descending ? ' desc' : ''}`,
    )
    .join(', ');
}

/** The rows that stand behind these values in the order: equal in the first terms, and beyond in the next. */
function after(set: EntitySet, terms: readonly OrderTerm[], values: readonly Stored[]): SqlCondition {
  const alternatives = terms.map((term, at): SqlCondition => {
    const equal = terms.slice(0, at).map((earlier, index) => ({
      sql: `t.${columnOf(set, earlier.property.name).compared} is ?`,
      parameters: [values[index] ?? null],
    }));
    return allOf(
      ...equal,
      beyond(`t.${columnOf(set, term.property.name).compared}`, term.descending, values[at] ?? null),
    );
  });
  return {
    sql: `(${alternatives.map(({ sql }) => sql).join(' or ')})`,
    parameters: alternatives.flatMap(({ parameters }) => parameters),
  };
}

function beyond(column: string, descending: boolean, value: Stored): SqlCondition {
  if (value === null) return { sql: descending ? '0' : `${column} is not null`, parameters: [] };
  return descending
    ? { sql: `(${column} < ? or ${column} is null)`, parameters: [value] }
    : { sql: `${column} > ?`, parameters: [value] };
}

function nextLink(
  { set, queryText, rootUrl }: ListRequest,
  page: number,
  terms: readonly OrderTerm[],
  last: StoredRecord,
): string {
  const values = Object.fromEntries(
    terms.map(({ property }, at) => {
      const value = last.values[property.name] ?? null;
      return [
        `c${at}`,
        printValue(property.type === 'Edm.String' && typeof value === 'string' ? fold(value) : value),
      ];
    }),
  );
  return `${rootUrl}${set.name}?${withOption(queryText, '$skiptoken', printCookie({ page, tracking: false, values }))}`;
}
