import type { Stored } from '../../edm/stored.ts';
import { hierarchyLookup } from '../../filter/hierarchies.ts';
import { everyRow, type SqlCondition, tableAt } from '../../filter/to-sql.ts';
import { propertyOf } from '../../model/model.ts';
import { columnOf } from '../../store/columns.ts';
import type { Organization } from '../organization.ts';
import { stretchesAfter } from '../read/page.ts';
import { orderSql } from '../read/sort-key.ts';
import { allRows } from './all-rows.ts';
import { printPagingCookie, readPagingCookie } from './paging-cookie.ts';
import { pageSizeMax } from './parse/options.ts';
import type { FetchColumn, FetchOrder, FetchQuery, FetchTable } from './parse/query.ts';
import { cookieRequired } from './refusals.ts';
import { createSelection, valueAt } from './selection.ts';
import { type FetchSortKey, isCookieEnough, sortKeysOf } from './sort-keys.ts';
import { columnSql, fromSql } from './table-sql.ts';

/** A row of the answer: the value of each column, and the currency of its table, in their order. */
export interface FetchedRow {
  /** Row version of the record of the queried table; absent where a row stands for many. */
  readonly version?: bigint;
  readonly values: readonly Stored[];
  readonly currencies: readonly Stored[];
}

export interface FetchedPage {
  readonly rows: readonly FetchedRow[];
  /** The cookie that leads to the next page; absent when there is none. */
  readonly cookie?: string;
}

/** Rows that pages without cookie lead through. Microsoft Learn: Page results using FetchXml. */
const simplePagingMax = 50_000;

const currencyColumn = '_transactioncurrencyid_value';

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
  const cookie =
    options.cookie === undefined || !withCookie ? undefined : readPagingCookie(options.cookie, keys);
  const continues = cookie && cookie.page === options.page - 1;
  const offset = continues ? 0 : (options.page - 1) * size;
  if (offset + size > simplePagingMax) throw cookieRequired();

  const selection = createSelection();
  const standsForOne = !options.distinct || columns.some((column) => isKey(column, root));
  const version = standsForOne ? selection.place(`${tableAt(0)}."$version"`) : undefined;
  const places = columns.map((column) => selection.place(valueSql(column)));
  const currencies = columns.map((column) => {
    const sql = currencySql(column);
    return sql === undefined ? undefined : selection.place(sql);
  });
  const marks = withCookie ? keys.map((key) => selection.place(markSql(key, root))) : [];
  const group = options.distinct ? distinctSql(columns) : undefined;
  // Rows that stand for many have no key of their own: all their columns make the order total.
  const order = group
    ? [orderSql(keys.slice(0, orders.length)), group].filter((part) => part !== '').join(', ')
    : orderSql(keys);

  const found: Readonly<Record<string, unknown>>[] = [];
  for (const stretch of continues ? stretchesAfter(keys, cookie.last) : [everyRow]) {
    if (found.length > size) break;
    const from = within(query, stretch);
    const sql = `select ${selection.sql} from ${from.sql}${groupBy(group)} order by ${order} limit ${size + 1 - found.length} offset ${offset}`;
    found.push(...allRows(organization, { sql, parameters: from.parameters }));
  }
  const page = found.slice(0, size);
  const rows = page.map((row) => ({
    ...(version === undefined ? {} : { version: BigInt(valueAt(row, version) ?? 0) }),
    values: places.map((place) => valueAt(row, place)),
    currencies: currencies.map((place) => (place === undefined ? null : valueAt(row, place))),
  }));
  const [first, last] = [page[0], page.at(-1)];
  if (options.top !== undefined || found.length <= size || !first || !last) return { rows };
  const marksOf = (row: Readonly<Record<string, unknown>>) => marks.map((place) => valueAt(row, place));
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
  const group = query.options.distinct ? distinctSql(columns) : undefined;
  const [row] = allRows(organization, {
    sql: `select count(*) as n from (select 1 from ${sql}${groupBy(group)} limit ${limit})`,
    parameters,
  });
  return Number(row?.n);
}

function within(query: FetchQuery, stretch: SqlCondition): SqlCondition {
  const { sql, parameters } = fromSql(query);
  if (stretch === everyRow) return { sql, parameters };
  return { sql: `${sql} and ${stretch.sql}`, parameters: [...parameters, ...stretch.parameters] };
}

function isKey({ table, property }: FetchColumn, root: FetchTable): boolean {
  return table === root && property.name === root.set.key[0];
}

function valueSql(column: FetchColumn): string {
  return column.countsChildren
    ? childrenSql(column)
    : columnSql({ ...column.table, property: column.property }, 'value');
}

/** Rows are the same when all columns are, texts without regard to case. */
function distinctSql(columns: readonly FetchColumn[]): string {
  const compared = columns.flatMap((column) => [
    column.countsChildren
      ? childrenSql(column)
      : columnSql({ ...column.table, property: column.property }, 'compared'),
    currencySql(column) ?? [],
  ]);
  return [...new Set(compared.flat())].join(', ');
}

function groupBy(group: string | undefined): string {
  return group ? ` group by ${group}` : '';
}

function markSql(key: FetchSortKey, root: FetchTable): string {
  return key.isLabel ? key.sql : columnSql({ ...root, property: key.property }, 'value');
}

function childrenSql({ table: { set, depth }, property }: FetchColumn): string {
  const lookup = columnOf(set, hierarchyLookup(set) ?? '').value;
  const key = columnSql({ set, depth, property }, 'value');
  return `(select count(*) from "${set.name}" h where h.${lookup} = ${key})`;
}

/** The currency that money of the same table is in. */
function currencySql({ table, property }: FetchColumn): string | undefined {
  if (!property.columnKind?.startsWith('Money') || !table.set.properties.has(currencyColumn))
    return undefined;
  return columnSql({ ...table, property: propertyOf(table.set, currencyColumn) }, 'value');
}
