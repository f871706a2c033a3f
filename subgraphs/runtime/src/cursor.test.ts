import fc from 'fast-check';
import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { afterPosition, decodeCursor, encodeCursor, type ListOrder, orderBy } from './cursor.ts';

const order = (direction: 'asc' | 'desc', nullable = true): ListOrder => ({
  name: `shops NAME ${direction}`,
  column: { property: 'name', type: 'string', nullable },
  key: { property: 'number', type: 'string', nullable: false },
  direction,
});
const codeOf = (attempt: () => unknown) => {
  try {
    attempt();
  } catch (error) {
    if (error instanceof GraphQLError) return error.extensions.code;
    throw error;
  }
  return 'accepted';
};
const forge = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64url');

describe('cursors', () => {
  it('lead back to the position they were made of', () => {
    fc.assert(
      fc.property(
        fc.option(fc.string({ unit: 'binary' })),
        fc.string({ unit: 'binary', minLength: 1 }),
        (value, key) => {
          expect(decodeCursor(order('asc'), encodeCursor(order('asc'), { value, key }))).toEqual({
            value,
            key,
          });
        },
      ),
    );
  });

  it('never pass when they are any other text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(codeOf(() => decodeCursor(order('asc'), text))).toBe('INVALID_CURSOR');
      }),
    );
  });

  it.each([
    ['of another order', encodeCursor(order('desc'), { value: 'a', key: 'b' })],
    ['of another version', forge([2, 'shops NAME asc', 'a', 'b'])],
    ['with more than they hold', forge([1, 'shops NAME asc', 'a', 'b', 'c'])],
    ['without a key', forge([1, 'shops NAME asc', 'a', null])],
    ['with an object for a key', forge([1, 'shops NAME asc', 'a', { $ne: 1 }])],
    ['with a number for a text', forge([1, 'shops NAME asc', 5, 'b'])],
    ['that are no array', forge({ v: 1 })],
    ['that are too long', 'A'.repeat(5_000)],
  ])('are refused %s', (_, cursor) => {
    expect(codeOf(() => decodeCursor(order('asc'), cursor))).toBe('INVALID_CURSOR');
  });

  it('take a null only where the column has nulls', () => {
    expect(codeOf(() => decodeCursor(order('asc', false), forge([1, 'shops NAME asc', null, 'b'])))).toBe(
      'INVALID_CURSOR',
    );
  });

  it('take a date only in the form of a date, for it is printed without quotes', () => {
    const byDate: ListOrder = {
      ...order('asc'),
      column: { property: 'createdon', type: 'datetime', nullable: true },
    };
    expect(codeOf(() => decodeCursor(byDate, forge([1, byDate.name, '2026 or true', 'b'])))).toBe(
      'INVALID_CURSOR',
    );
    expect(codeOf(() => decodeCursor(byDate, forge([1, byDate.name, '2026-01-01T00:00:00Z', 'b'])))).toBe(
      'accepted',
    );
  });
});

/** Rows as a system with nulls first would sort and filter them. */
const evaluate = (filter: ReturnType<typeof afterPosition>, row: Record<string, string | null>): boolean => {
  if (filter.kind === 'and') return filter.operands.every((operand) => evaluate(operand, row));
  if (filter.kind === 'or') return filter.operands.some((operand) => evaluate(operand, row));
  if (filter.kind !== 'compare') throw new Error(filter.kind);
  const left = row[filter.property] ?? null;
  const right =
    filter.value.type === 'null' ? null : String('value' in filter.value ? filter.value.value : '');
  if (filter.operator === 'eq') return left === right;
  if (filter.operator === 'ne') return left !== right;
  if (left === null || right === null) return false;
  return filter.operator === 'gt' ? left > right : left < right;
};

describe('a keyset order', () => {
  it('asks for column and key in one direction', () => {
    expect(orderBy(order('desc'))).toEqual([
      { property: 'name', direction: 'desc' },
      { property: 'number', direction: 'desc' },
    ]);
  });

  it('meets every row once, page by page, nulls included, in both directions', () => {
    const rows = fc.uniqueArray(
      fc.record({
        name: fc.option(fc.constantFrom('a', 'b', 'c')),
        number: fc.string({ minLength: 1, maxLength: 3 }),
      }),
      { selector: ({ number }) => number, maxLength: 12 },
    );
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom('asc', 'desc'),
        fc.integer({ min: 1, max: 4 }),
        (all, direction, size) => {
          const sign = direction === 'asc' ? 1 : -1;
          const rank = (name: string | null) => (name === null ? '' : `.${name}`);
          const sorted = all.toSorted((a, b) =>
            rank(a.name) === rank(b.name)
              ? sign * (a.number < b.number ? -1 : 1)
              : sign * (rank(a.name) < rank(b.name) ? -1 : 1),
          );
          const met: typeof sorted = [];
          for (let page = sorted.slice(0, size); page.length > 0; ) {
            met.push(...page);
            const last = page.at(-1);
            if (last === undefined) break;
            const behind = afterPosition(order(direction), { value: last.name, key: last.number });
            page = sorted.filter((row) => evaluate(behind, row)).slice(0, size);
          }
          expect(met).toEqual(sorted);
        },
      ),
    );
  });
});
