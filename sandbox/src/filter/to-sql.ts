import type { Stored } from '../edm/stored.ts';
import type { EntitySet, Property } from '../model/model.ts';
import { columnOf } from '../store/columns.ts';
import { numbersSql } from './arithmetic.ts';
import { prefixBounds } from './prefix-bounds.ts';
import type { ColumnRef, SqlOperator, TypedFilter } from './typed-filter.ts';

/** A condition over the table alias `t`, with its parameters in order. */
export interface SqlCondition {
  readonly sql: string;
  readonly parameters: readonly Stored[];
}

/** A condition that every row meets. */
export const everyRow: SqlCondition = { sql: '1', parameters: [] };

/** A list longer than this goes as one parameter, so that lists of every length share a prepared statement. */
const listMarksMax = 8;

/**
 * The condition as SQL. `<>` holds for null too (a null is not equal to any value), the orderings and `=` do not.
 * Equality stays a bare `column = ?`, so that an index serves it.
 */
export function toSql(filter: TypedFilter): SqlCondition {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return join(filter.kind, filter.operands.map(toSql));
    case 'constant':
      return { sql: filter.value ? '1' : '0', parameters: [] };
    case 'null':
      return onColumn(filter.column, !filter.negated, (column) => ({
        sql: `${column} is ${filter.negated ? 'not ' : ''}null`,
        parameters: [],
      }));
    case 'compare':
      return onColumn(filter.column, filter.operator === '<>', (column) => ({
        sql: `${column} ${sqlOperator(filter.operator)} ?`,
        parameters: [filter.value],
      }));
    case 'compare-columns':
      return onColumn(filter.column, true, (column, sibling) => ({
        sql: `${column} ${sqlOperator(filter.operator)} ${sibling(filter.other)}`,
        parameters: [],
      }));
    case 'compare-numbers':
      return numbersSql(filter, (column) => columnSql(column, 'compared'));
    case 'like':
      return onColumn(filter.column, filter.negated, (column) => like(column, filter));
    case 'in':
      return onColumn(filter.column, filter.negated, (column) => {
        const list = inList(column, filter.values);
        return filter.negated ? { ...list, sql: `(not ${list.sql} or ${column} is null)` } : list;
      });
    case 'hierarchy':
      return onColumn(filter.column, filter.negated, (column) => hierarchy(column, filter));
    case 'any':
      return any(filter);
    default:
      return filter satisfies never;
  }
}

/** All conditions together. */
export function allOf(...conditions: readonly SqlCondition[]): SqlCondition {
  return join('and', conditions);
}

/** At least one of the conditions. */
export function anyOf(...conditions: readonly SqlCondition[]): SqlCondition {
  return join('or', conditions);
}

/** A condition on rows of `t` that are equal to a value in a column. */
export function equals(set: EntitySet, property: string, value: Stored): SqlCondition {
  return { sql: `t.${columnOf(set, property).compared} = ?`, parameters: [value] };
}

/** What a column of the queried table, or of a record behind its lookups, holds: as stored, or as it is compared. */
export function columnSql(
  { property, set, via }: Omit<ColumnRef, 'depth'>,
  as: 'value' | 'compared',
): string {
  const column = columnOf(set, property.name)[as];
  return via.length === 0 ? `t.${column}` : through(via, 0, column);
}

/** Alias of the table that stands so many lambdas deep: `t` is the queried one. */
export function tableAt(depth: number): string {
  return depth === 0 ? 't' : `c${depth}`;
}

/**
 * A condition on a column, through the lookups that lead to it. What a missing record cannot meet is asked as
 * `lookup in (the records that do)`, which indexes serve at both ends; what it meets needs the value, null included.
 */
function onColumn(
  { property, set, depth, via }: ColumnRef,
  nullMeets: boolean,
  condition: (column: string, sibling: (other: Property) => string) => SqlCondition,
): SqlCondition {
  const name = ({ name }: Property) => columnOf(set, name).compared;
  if (via.length === 0) {
    const own = (other: Property) => `${tableAt(depth)}.${name(other)}`;
    return condition(own(property), own);
  }
  if (nullMeets) {
    const value = (other: Property) => through(via, depth, name(other));
    return condition(value(property), value);
  }
  const last = (other: Property) => `p${via.length - 1}.${name(other)}`;
  const { sql, parameters } = condition(last(property), last);
  const nested = via.reduceRight(
    (inner, step, at) =>
      `${origin(via, at, depth)} in (select p${at}.${keyOf(step.set)} from ${target(step, at)} where ${inner})`,
    sql,
  );
  return { sql: nested, parameters };
}

/** The value of a column at the end of a path, null where a record on it is missing. */
function through(via: ColumnRef['via'], depth: number, column: string): string {
  return via.reduceRight(
    (inner, step, at) =>
      `(select ${inner} from ${target(step, at)} where p${at}.${keyOf(step.set)} = ${origin(via, at, depth)})`,
    `p${via.length - 1}.${column}`,
  );
}

function target({ set }: ColumnRef['via'][number], at: number): string {
  return `"${set.name}" p${at}`;
}

/** The lookup column that a step follows: of the step before, or of the table where the path starts. */
function origin(via: ColumnRef['via'], at: number, depth: number): string {
  const table = at === 0 ? tableAt(depth) : `p${at - 1}`;
  return `${table}."${via[at]?.navigation.column}"`;
}

function keyOf(set: EntitySet): string {
  return columnOf(set, set.key[0] ?? '').value;
}

/** `<>` holds for null, too. */
export function sqlOperator(operator: SqlOperator): string {
  return operator === '<>' ? 'is not' : operator;
}

/** The beginning of a pattern that has one bounds the rows to try, so that an index serves `startswith`. */
function like(column: string, { pattern, negated }: TypedFilter & { kind: 'like' }): SqlCondition {
  const sql = `matches_like(${column}, ?)`;
  if (negated) return { sql: `not ${sql}`, parameters: [pattern] };
  const bounds = prefixBounds(pattern);
  if (!bounds) return { sql, parameters: [pattern] };
  return { sql: `(${column} >= ? and ${column} < ? and ${sql})`, parameters: [...bounds, pattern] };
}

function inList(column: string, values: readonly Stored[]): SqlCondition {
  if (values.length <= listMarksMax)
    return { sql: `${column} in (${values.map(() => '?').join(', ')})`, parameters: values };
  const json = `[${values.map((value) => (typeof value === 'bigint' ? String(value) : JSON.stringify(value))).join()}]`;
  return { sql: `${column} in (select value from json_each(?))`, parameters: [json] };
}

function hierarchy(
  column: string,
  { column: ref, direction, includesSelf, lookup, id, negated }: TypedFilter & { kind: 'hierarchy' },
): SqlCondition {
  const table = `"${ref.set.name}"`;
  const [key, parent] = [keyOf(ref.set), columnOf(ref.set, lookup).value];
  const [from, to] = direction === 'under' ? [parent, key] : [key, parent];
  const next = `select r.${to} from ${table} r`;
  const first = includesSelf ? 'select ?' : `${next} where r.${from} = ?`;
  const line = `with recursive line(id) as (${first} union ${next} join line on r.${from} = line.id)`;
  const sql = `${column} in (${line} select id from line where id is not null)`;
  return { sql: negated ? `(not ${sql} or ${column} is null)` : sql, parameters: [id] };
}

function any({
  owner,
  depth,
  inside,
  collection,
  target: set,
  condition,
  negated,
}: TypedFilter & { kind: 'any' }): SqlCondition {
  const alias = tableAt(inside);
  const lookup = `${alias}."${collection.column}"`;
  const inner = condition ? toSql(condition) : everyRow;
  const members = `select ${lookup} from "${set.name}" ${alias} where ${lookup} is not null and ${inner.sql}`;
  const sql = `${tableAt(depth)}.${keyOf(owner)} ${negated ? 'not ' : ''}in (${members})`;
  return { sql, parameters: inner.parameters };
}

/** Joined as a balanced tree: SQLite refuses expressions nested deeper than 1,000, and a list of keys may be longer. */
function join(kind: 'and' | 'or', conditions: readonly SqlCondition[]): SqlCondition {
  const [first] = conditions;
  if (!first) return kind === 'and' ? everyRow : { sql: '0', parameters: [] };
  if (conditions.length === 1) return first;
  const middle = conditions.length >> 1;
  const left = join(kind, conditions.slice(0, middle));
  const right = join(kind, conditions.slice(middle));
  return { sql: `(${left.sql} ${kind} ${right.sql})`, parameters: [...left.parameters, ...right.parameters] };
}
