import type { Stored } from '../../edm/stored.ts';
import { hierarchyLookup } from '../../filter/hierarchies.ts';
import { tableAt } from '../../filter/to-sql.ts';
import { propertyOf } from '../../model/model.ts';
import { columnOf } from '../../store/columns.ts';
import type { FetchColumn, FetchQuery } from './parse/query.ts';
import { createSelection, type SqlRow, valueAt } from './selection.ts';
import { columnSql } from './table-sql.ts';

/** A row of the answer: the value of each column, and the currency of its table, in their order. */
export interface FetchedRow {
  /** Row version of the record of the queried table; absent where a row stands for many. */
  readonly version?: bigint;
  readonly values: readonly Stored[];
  readonly currencies: readonly Stored[];
}

/** What is read for the rows of a query. */
export interface RowSelection {
  /** Adds an expression, and tells how to read it from a row. */
  also(sql: string): (row: SqlRow) => Stored;
  /** The select list. */
  readonly sql: string;
  read(row: SqlRow): FetchedRow;
}

const currencyColumn = '_transactioncurrencyid_value';

export function createRowSelection(
  { root, options }: FetchQuery,
  columns: readonly FetchColumn[],
): RowSelection {
  const selection = createSelection();
  const also = (sql: string) => {
    const place = selection.place(sql);
    return (row: SqlRow) => valueAt(row, place);
  };
  const hasKey = columns.some(({ table, property }) => table === root && property.name === root.set.key[0]);
  const version = !options.distinct || hasKey ? also(`${tableAt(root.depth)}."$version"`) : undefined;
  const values = columns.map((column) => also(valueSql(column)));
  const currencies = columns.map((column) => {
    const sql = currencySql(column);
    return sql === undefined ? () => null : also(sql);
  });
  return {
    also,
    get sql() {
      return selection.sql;
    },
    read: (row) => ({
      ...(version ? { version: BigInt(version(row) ?? 0) } : {}),
      values: values.map((value) => value(row)),
      currencies: currencies.map((currency) => currency(row)),
    }),
  };
}

/** What makes two rows the same: all columns, texts without regard to case. */
export function distinctSql(columns: readonly FetchColumn[]): string {
  const compared = columns.flatMap((column) => [
    column.countsChildren
      ? childrenSql(column)
      : columnSql({ ...column.table, property: column.property }, 'compared'),
    currencySql(column) ?? [],
  ]);
  return [...new Set(compared.flat())].join(', ');
}

function valueSql(column: FetchColumn): string {
  return column.countsChildren
    ? childrenSql(column)
    : columnSql({ ...column.table, property: column.property }, 'value');
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
