import type { FilterExpression, Literal, OrderBy } from '@p2c/odata';
import { compare } from './filters.ts';
import { codedError } from './graphql-errors.ts';

/** A column that a list may be ordered by. */
export interface OrderColumn {
  readonly property: string;
  readonly type: 'string' | 'datetime' | 'decimal';
  /** Dataverse has nulls and sorts them first when ascending; F&O has none. */
  readonly nullable: boolean;
}

/** An order is total: `column`, then the unique `key`, both in one direction. Without `column` by the key alone. */
export interface ListOrder {
  /** Names list, column and direction: a cursor belongs to one order only. */
  readonly name: string;
  readonly column?: OrderColumn;
  readonly key: OrderColumn;
  readonly direction: 'asc' | 'desc';
}

/** Position of a record in an order: the value of the column (absent when ordered by key alone) and the key. */
export interface Position {
  readonly value: string | null;
  readonly key: string;
}

/** Raised when the meaning of a cursor changes; older cursors are refused then. */
const cursorVersion = 1;
const cursorLengthMax = 4_000;

/** Opaque to clients: base64url of a small JSON array. */
export function encodeCursor(order: ListOrder, position: Position): string {
  return Buffer.from(JSON.stringify([cursorVersion, order.name, position.value, position.key])).toString(
    'base64url',
  );
}

/** The position behind a cursor of this order. Anything else is INVALID_CURSOR: forged, foreign, or of another order. */
export function decodeCursor(order: ListOrder, cursor: string): Position {
  const [version, name, value, key, ...rest] = parseArray(cursor);
  const known = version === cursorVersion && rest.length === 0;
  if (!known) throw invalidCursor('it is not one that this list handed out');
  if (name !== order.name)
    throw invalidCursor(`it belongs to the order ${String(name).slice(0, 100)}, not ${order.name}`);
  if (!fits(order.key, key) || key === null) throw invalidCursor('its key is malformed');
  if (order.column === undefined ? value !== null : !fits(order.column, value))
    throw invalidCursor('its value is malformed');
  return { value: value as string | null, key: key as string };
}

/** The records behind a position. With nulls first (ascending) a null is followed by all that have a value. */
export function afterPosition(order: ListOrder, { value, key }: Position): FilterExpression {
  const operator = order.direction === 'asc' ? 'gt' : 'lt';
  const keyBehind = compare(order.key.property, operator, literal(order.key, key));
  const { column } = order;
  if (column === undefined) return keyBehind;
  const nothing: Literal = { type: 'null' };
  if (value === null) {
    const sameValue = allAnd(compare(column.property, 'eq', nothing), keyBehind);
    return order.direction === 'asc' ? anyOf(sameValue, compare(column.property, 'ne', nothing)) : sameValue;
  }
  const branches = [
    compare(column.property, operator, literal(column, value)),
    allAnd(compare(column.property, 'eq', literal(column, value)), keyBehind),
  ];
  if (column.nullable && order.direction === 'desc') branches.push(compare(column.property, 'eq', nothing));
  return anyOf(...branches);
}

/** `$orderby` of an order. */
export function orderBy({ column, key, direction }: ListOrder): OrderBy[] {
  return [...(column ? [column] : []), key].map(({ property }) => ({ property, direction }));
}

function parseArray(cursor: string): unknown[] {
  try {
    if (cursor.length > cursorLengthMax) return [];
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}

const dateTimeText = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const integerText = /^\d{1,19}$/;

function fits(column: OrderColumn, value: unknown): boolean {
  if (value === null) return column.nullable;
  if (typeof value !== 'string') return false;
  if (column.type === 'datetime') return dateTimeText.test(value);
  return column.type === 'string' || integerText.test(value);
}

function literal({ type }: OrderColumn, value: string): Literal {
  return { type, value };
}

function allAnd(...operands: FilterExpression[]): FilterExpression {
  return { kind: 'and', operands };
}

function anyOf(...operands: FilterExpression[]): FilterExpression {
  return { kind: 'or', operands };
}

function invalidCursor(reason: string) {
  return codedError('INVALID_CURSOR', `The cursor cannot be used: ${reason}. Begin again without \`after\`.`);
}
