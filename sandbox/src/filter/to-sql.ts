import type { Stored } from '../edm/stored.ts';
import { columnOf } from '../store/columns.ts';
import type { ColumnRef, TypedFilter } from './typed-filter.ts';

/** A condition over the table alias `t`, with its parameters in order. */
export interface SqlCondition {
  readonly sql: string;
  readonly parameters: readonly Stored[];
}

/** A condition that every row meets. */
export const everyRow: SqlCondition = { sql: '1', parameters: [] };

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
      return { sql: `${columnSql(filter.column)} is ${filter.negated ? 'not ' : ''}null`, parameters: [] };
    case 'compare':
      return {
        sql: `${columnSql(filter.column)} ${filter.operator === '<>' ? 'is not' : filter.operator} ?`,
        parameters: [filter.value],
      };
    case 'compare-columns':
      return {
        sql: `${columnSql(filter.left)} ${filter.operator === '<>' ? 'is not' : filter.operator} ${columnSql(filter.right)}`,
        parameters: [],
      };
    case 'like': {
      const sql = `matches_like(${columnSql(filter.column)}, ?)`;
      return { sql: filter.negated ? `not ${sql}` : sql, parameters: [filter.pattern] };
    }
    case 'in': {
      const column = columnSql(filter.column);
      const list = `${column} in (${filter.values.map(() => '?').join(', ')})`;
      const sql = filter.negated ? `(not ${list} or ${column} is null)` : list;
      return { sql, parameters: filter.values };
    }
    default:
      return filter satisfies never;
  }
}

/** All conditions together. */
export function allOf(...conditions: readonly SqlCondition[]): SqlCondition {
  return join('and', conditions);
}

/** The column that a comparison or an order reads: folded for strings, through the lookup for a parent's. */
export function columnSql({ property, set, via }: ColumnRef): string {
  const column = columnOf(set, property.name).compared;
  if (!via) return `t.${column}`;
  const key = set.key[0] ?? '';
  return `(select p.${column} from "${set.name}" p where p.${columnOf(set, key).value} = t."${via.column}")`;
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
