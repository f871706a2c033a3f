import { fold } from '../../edm/fold.ts';
import { tableAt } from '../../filter/to-sql.ts';
import { type Model, propertyOf } from '../../model/model.ts';
import { logicalName } from '../metadata/describe-attribute.ts';
import { type SortKey, sortSql } from '../read/sort-key.ts';
import type { FetchLink, FetchOrder, FetchQuery, FetchTable } from './parse/query.ts';
import { columnSql } from './table-sql.ts';

/** One term of the order of a query's rows. */
export interface FetchSortKey extends SortKey {
  /** The name of the column in a paging cookie. */
  readonly name: string;
}

/**
 * The order asked for, made total by the key of the queried table and, where joins repeat its rows, by those of the joined.
 * Lookups sort by the name of their record and choices by their label. Microsoft Learn: Order rows using FetchXml.
 */
export function sortKeysOf(model: Model, query: FetchQuery, orders: readonly FetchOrder[]): FetchSortKey[] {
  const { root, links, options } = query;
  const tables = [root, ...(isOneRowEach(links) ? [] : joined(links))];
  const rest = tables.flatMap((table) =>
    table.set.key
      .map((name) => propertyOf(table.set, name))
      .filter((key) => !orders.some((order) => order.table === table && order.property === key))
      .map((property) => ({
        table,
        property,
        descending: orders.length > 0 && orders.every((o) => o.descending),
      })),
  );
  return [...orders, ...rest].map(({ table, property, descending }) => ({
    name: logicalName(property),
    property,
    descending,
    ...sortedBy(model, table, property, options.rawOrder),
  }));
}

/** Whether a paging cookie can say where the rows go on: they are ordered by their own columns and none stands twice. */
export function isCookieEnough({ root, links, options }: FetchQuery, orders: readonly FetchOrder[]): boolean {
  return !options.distinct && isOneRowEach(links) && orders.every(({ table }) => table === root);
}

/** Whether each row finds at most one row of each joined table. */
function isOneRowEach(links: readonly FetchLink[]): boolean {
  return links.every(({ type, from, table: { set }, links: inner }) => {
    const isUnique = [set.key, ...set.alternateKeys].some((key) => key.length === 1 && key[0] === from.name);
    return (type === 'first' || isUnique) && isOneRowEach(inner);
  });
}

function joined(links: readonly FetchLink[]): readonly FetchTable[] {
  return links.flatMap(({ table, links: inner }) => [table, ...joined(inner)]);
}

function sortedBy(
  model: Model,
  table: FetchTable,
  property: FetchOrder['property'],
  rawOrder: boolean,
): Pick<SortKey, 'sql' | 'isLabel'> {
  if (!property.options || rawOrder) return sortSql(model, table.set, property, tableAt(table.depth));
  const column = columnSql({ ...table, property }, 'compared');
  const labels = property.options.map(
    ({ value, label }) => `when ${value} then '${fold(label).replaceAll("'", "''")}'`,
  );
  return { sql: `case ${column} ${labels.join(' ')} end`, isLabel: true };
}
