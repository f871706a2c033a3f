import { everyRow, type SqlCondition } from '../../filter/to-sql.ts';
import type { Organization } from '../organization.ts';
import { stretchesAfter } from '../read/page.ts';
import { orderSql } from '../read/sort-key.ts';
import { printPagingCookie, readPagingCookie } from './paging-cookie.ts';
import { pageSizeMax } from './parse/options.ts';
import type { FetchColumn, FetchOrder, FetchQuery, FetchTable } from './parse/query.ts';
import { cookieRequired } from './refusals.ts';
import { createRowSelection, distinctSql, type FetchedRow } from './row-selection.ts';
import type { SqlRow } from './selection.ts';
import { type FetchSortKey, isCookieEnough, sortKeysOf } from './sort-keys.ts';
import { columnSql, fromSql } from './table-sql.ts';

export interface FetchedPage {
  readonly rows: readonly FetchedRow[];
  /** The cookie that leads to the next page; absent when there is none. */
  readonly cookie?: string;
}

/** Rows that pages without cookie lead through. Microsoft Learn: Page results using FetchXml. */
const simplePagingMax = 50_000;

/** Reads one page of the rows of a query. */
export function readRows(
  organization: Organization,
  query: FetchQuery,
  columns: readonly FetchColumn[],
  orders: readonly FetchOrder[],
): FetchedPage {
  const { options, root } = query;
  const keys = sortKeysOf(organization.model, query, orders);
  const withCookie = isCookieEnough(query, orders);
  const size = options.top ?? options.count ?? pageSizeMax;
  const { stretches, offset } = startOf(query, withCookie ? keys : [], size);
  const selection = createRowSelection(query, columns);
  const marks = withCookie ? keys.map((key) => selection.also(markSql(key, root))) : [];
  const group = options.distinct ? distinctSql(columns) : '';
  // Rows that stand for many have no key of their own: all their columns make the order total.
  const order = options.distinct
    ? [orderSql(keys.slice(0, orders.length)), group].filter((part) => part !== '').join(', ')
    : orderSql(keys);

  const found: SqlRow[] = [];
  for (const stretch of stretches) {
    if (found.length > size) break;
    const { sql, parameters } = within(query, stretch);
    const limit = `limit ${size + 1 - found.length} offset ${offset}`;
    const whole = `select ${selection.sql} from ${sql}${groupBy(group)} order by ${order} ${limit}`;
    found.push(...organization.database.prepare(whole).all(...parameters));
  }
  const page = found.slice(0, size);
  const rows = page.map(selection.read);
  const [first, last] = [page[0], page.at(-1)];
  if (options.top !== undefined || found.length <= size || !first || !last) return { rows };
  const marksOf = (row: SqlRow) => marks.map((mark) => mark(row));
  const ends = withCookie ? { first: marksOf(first), last: marksOf(last) } : undefined;
  return { rows, cookie: printPagingCookie(options.page, keys, ends) };
}

/** Number of rows of the query, counting no further than `limit`. */
export function countRows(
  organization: Organization,
  query: FetchQuery,
  columns: readonly FetchColumn[],
  limit: number,
): number {
  const { sql, parameters } = fromSql(query);
  const group = query.options.distinct ? distinctSql(columns) : '';
  const counting = `select count(*) as n from (select 1 from ${sql}${groupBy(group)} limit ${limit})`;
  const row = organization.database.prepare(counting).get(...parameters);
  return Number(row?.n);
}

/**
 * Where a page begins: behind the last row that a cookie of these keys names, when it is of the page before, or so many
 * rows from the first, as many as can be counted through. Throws for more.
 */
function startOf(
  { options: { cookie: text, page } }: FetchQuery,
  keys: readonly FetchSortKey[],
  size: number,
): { stretches: readonly SqlCondition[]; offset: number } {
  const cookie = text === undefined || keys.length === 0 ? undefined : readPagingCookie(text, keys);
  if (cookie?.page === page - 1) return { stretches: stretchesAfter(keys, cookie.last), offset: 0 };
  const offset = (page - 1) * size;
  if (offset + size > simplePagingMax) throw cookieRequired();
  return { stretches: [everyRow], offset };
}

function within(query: FetchQuery, stretch: SqlCondition): SqlCondition {
  const { sql, parameters } = fromSql(query);
  if (stretch === everyRow) return { sql, parameters };
  return { sql: `${sql} and ${stretch.sql}`, parameters: [...parameters, ...stretch.parameters] };
}

function groupBy(group: string): string {
  return group === '' ? '' : ` group by ${group}`;
}

function markSql(key: FetchSortKey, root: FetchTable): string {
  return key.isLabel ? key.sql : columnSql({ ...root, property: key.property }, 'value');
}
