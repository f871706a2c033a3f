import { QueryError } from '../../filter/ast.ts';
import type { Item } from './item.ts';

/** Rows in the order of `$orderby=completedon desc,name`; as they are without one. Empty values come first. */
export function orderItems(items: readonly Item[], orderBy: string | undefined): readonly Item[] {
  if (orderBy === undefined) return items;
  const terms = orderBy.split(',').map((term) => {
    const [, name = '', direction = 'asc'] = /^\s*(\w+)(?:\s+(asc|desc))?\s*$/.exec(term) ?? [];
    if (name === '') throw new QueryError(`Syntax error at position 0 in '${term}'.`);
    if (items.some(({ values }) => !Object.hasOwn(values, name)))
      throw new QueryError(`Could not find a property named '${name}'.`);
    return { name, sign: direction === 'asc' ? 1 : -1 };
  });
  return [...items].sort((a, b) => {
    for (const { name, sign } of terms) {
      const order = compare(a.values[name], b.values[name]);
      if (order !== 0) return order * sign;
    }
    return 0;
  });
}

function compare(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (a === null || a === undefined) return -1;
  if (b === null || b === undefined) return 1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a).toLowerCase(), String(b).toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}
