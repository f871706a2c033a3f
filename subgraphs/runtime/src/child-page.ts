import type { ODataRecord } from '@p2c/odata';
import { checkFirst, type RecordPage, toPage } from './connections.ts';
import { decodeCursor, type ListOrder, type OrderColumn, type Position } from './cursor.ts';
import { foldKey } from './entity-loader.ts';

export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** Reads a page of records that are known as a whole. Throws for arguments that no page fits before `read` is called. */
export async function readChildPage(
  order: ListOrder,
  { first, after }: PageArguments,
  read: () => Promise<readonly ODataRecord[]>,
): Promise<RecordPage> {
  const size = checkFirst(first);
  const position = after === null || after === undefined ? undefined : decodeCursor(order, after);
  return childPage(order, await read(), size, position);
}

/** The page behind a position. Where its record is gone, the page begins at the next one in the order. */
export function childPage(
  order: ListOrder,
  records: readonly ODataRecord[],
  first: number,
  position: Position | undefined,
): RecordPage {
  const start = position === undefined ? 0 : indexBehind(order, records, position);
  const total = { value: records.length, exact: true };
  return toPage(order, records.slice(start, start + first + 1), first, position !== undefined, total);
}

function indexBehind(
  { column, key }: ListOrder,
  records: readonly ODataRecord[],
  position: Position,
): number {
  const same = records.findIndex((record) => String(record[key.property]) === position.key);
  if (same >= 0) return same + 1;
  if (column === undefined || position.value === null) return 0;
  const { value } = position;
  const behind = records.findIndex((record) => isBehind(column, record[column.property], value));
  return behind < 0 ? records.length : behind;
}

function isBehind({ type }: OrderColumn, value: unknown, than: string): boolean {
  if (value === null || value === undefined) return false;
  return type === 'decimal' ? Number(value) > Number(than) : foldKey([String(value)]) > foldKey([than]);
}
