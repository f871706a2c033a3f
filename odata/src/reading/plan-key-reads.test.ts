import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialectOf } from '../dialects/dialects.ts';
import { printUnboundTarget } from '../print-query.ts';
import type { FilterExpression, ODataQuery } from '../query.ts';
import { dataverseModel, financeOperationsModel } from '../test-support/clients.ts';
import { type KeyQuery, type PlannedRead, planKeyReads } from './plan-key-reads.ts';

const cases = {
  SALES: { set: 'accounts', type: dataverseModel.entitySets.get('accounts'), by: ['accountnumber'] },
  FINANCE_OPERATIONS: {
    set: 'CustomersV3',
    type: financeOperationsModel.entitySets.get('CustomersV3'),
    by: ['dataAreaId', 'CustomerAccount'],
  },
} as const;
type System = keyof typeof cases;
const systems = ['SALES', 'FINANCE_OPERATIONS'] as const;
const limits = { batchSize: 10, bodyBytesMax: 4_194_304 };

function plan(system: System, keys: readonly (readonly string[])[], more: Partial<KeyQuery> = {}) {
  const { set, type, by } = cases[system];
  if (!type) throw new Error(`Expected ${set} in the model.`);
  const query = { entitySet: set, select: ['name'], by, keys, ...more };
  return planKeyReads(system, type, query, limits);
}
const listsOf = (planned: PlannedRead) => (planned.kind === 'get' ? [planned.query] : planned.queries);

/** The keys that a filter asks for, read from its data: leading parts with each value of the last. */
function keysAsked(filter: FilterExpression | undefined, width: number): string[][] {
  if (filter === undefined) return [];
  if (width === 1) return valuesOf(filter).map((value) => [value]);
  if (filter.kind === 'or') return filter.operands.flatMap((operand) => keysAsked(operand, width));
  if (filter.kind !== 'and') throw new Error(`Expected a group, got ${filter.kind}.`);
  const [first, ...rest] = filter.operands;
  const [leading = ''] = first ? valuesOf(first) : [];
  return rest.flatMap(valuesOf).map((value) => [leading, value]);
}
function valuesOf(filter: FilterExpression): string[] {
  const textOf = (value: { readonly type: string }) => String((value as { value?: unknown }).value);
  switch (filter.kind) {
    case 'compare':
      return [textOf(filter.value)];
    case 'in':
      return filter.values.map(textOf);
    case 'and':
      // `ge` and `le` of one value.
      return filter.operands.slice(0, 1).flatMap(valuesOf);
    case 'or':
      return filter.operands.flatMap(valuesOf);
    default:
      throw new Error(`Expected no ${filter.kind} in a filter of keys.`);
  }
}

const letters = fc.constantFrom('A', 'z', '0', '-', '北', "'", '"', '*', '%', '😀', ' ', '/', '&', '\\');
const anyPart = fc.array(letters, { minLength: 1, maxLength: 20 }).map((units) => units.join(''));
const anyCompanyKey = fc.tuple(fc.constantFrom('usmf', 'USMF', 'demf', 'gbsi'), anyPart);
const anyKeys = (system: System, maxLength: number): fc.Arbitrary<string[][]> =>
  fc.array<string[]>(system === 'SALES' ? anyPart.map((part) => [part]) : anyCompanyKey, {
    maxLength,
    size: 'max',
  });
const anyWidth = fc.constantFrom(1, 5, 60, 250);
const property = (
  check: (system: System, keys: string[][], planned: PlannedRead[], extra: Partial<KeyQuery>) => void,
) => {
  for (const system of systems)
    fc.assert(
      fc.property(anyKeys(system, 900), anyWidth, fc.boolean(), (keys, columns, filtered) => {
        const extra: Partial<KeyQuery> = {
          select: Array.from({ length: columns }, (_, n) => `ColumnOfAUsualLength${n}`),
          ...(filtered && {
            filter: {
              kind: 'compare',
              property: 'statecode',
              operator: 'eq',
              value: { type: 'int', value: 0 },
            },
          }),
        };
        check(system, keys, plan(system, keys, extra), extra);
      }),
      // A list of a thousand keys shrinks for hours.
      { numRuns: 15, endOnFailure: true },
    );
};
const lengthOf = (system: System, query: ODataQuery) => printUnboundTarget(query, dialectOf[system]).length;
const lower = (key: readonly string[]) => JSON.stringify([key[0]?.toLowerCase(), ...key.slice(1)]);

describe('the requests for a list of keys', () => {
  it('ask for every key, once', () => {
    property((system, keys, planned, { filter }) => {
      const asked = planned.flatMap(listsOf).flatMap((query) => {
        const byKeys = filter && query.filter?.kind === 'and' ? query.filter.operands[0] : query.filter;
        return keysAsked(byKeys, cases[system].by.length);
      });
      // Both systems take companies that differ in case for one.
      const nameOf = (key: readonly string[]) => (system === 'SALES' ? JSON.stringify(key) : lower(key));
      expect(asked.map(nameOf).toSorted()).toEqual([...new Set(keys.map(nameOf))].toSorted());
    });
  });

  it('have no longer URLs than the system takes, by themselves and in a batch, and no more conditions', () => {
    property((system, _keys, planned) => {
      const { urlLengthMax, batchedUrlLengthMax, conditionsMax } = dialectOf[system];
      for (const each of planned)
        for (const query of listsOf(each)) {
          const most = each.kind === 'get' ? urlLengthMax : batchedUrlLengthMax;
          expect(lengthOf(system, query)).toBeLessThanOrEqual(most);
          expect(JSON.stringify(query.filter).match(/"value":\{|\{"type"/g)?.length ?? 0).toBeLessThanOrEqual(
            conditionsMax * 2,
          );
        }
    });
  });

  it('are one while all keys fit into a URL, and else batches of which all but the last are full, of lists no two of which could have been one', () => {
    property((system, keys, planned, extra) => {
      if (keys.length === 0) return expect(planned).toEqual([]);
      const lists = planned.flatMap(listsOf);
      for (const each of planned.slice(0, -1)) expect(listsOf(each)).toHaveLength(limits.batchSize);
      if (lists.length > 1) expect(planned.length).toBe(Math.ceil(lists.length / limits.batchSize));
      for (const [index, list] of lists.slice(1).entries()) {
        const width = cases[system].by.length;
        const keysOf = (query: ODataQuery | undefined) => {
          const byKeys =
            extra.filter && query?.filter?.kind === 'and' ? query.filter.operands[0] : query?.filter;
          return keysAsked(byKeys, width);
        };
        const joined = plan(system, [...keysOf(lists[index]), ...keysOf(list)], extra);
        expect(joined.flatMap(listsOf).length).toBeGreaterThan(1);
      }
    });
  });
});

const numbers = (count: number, length = 8) =>
  Array.from({ length: count }, (_, n) => [`N${String(n).padStart(length - 1, '0')}`]);

it.each<[System, number, PlannedRead['kind'][], number]>([
  ['SALES', 40, ['get'], 1],
  ['SALES', 500, ['get'], 1],
  ['SALES', 501, ['batch'], 2],
  ['SALES', 5_000, ['batch'], 10],
  ['SALES', 5_001, ['batch', 'get'], 11],
  ['FINANCE_OPERATIONS', 119, ['get'], 1],
  ['FINANCE_OPERATIONS', 1_190, ['batch'], 10],
])('in %s %i usual keys are %o of %i lists', (system, count, kinds, lists) => {
  const keys = system === 'SALES' ? numbers(count) : numbers(count).map((key) => ['usmf', ...key]);
  const planned = plan(system, keys);
  expect(planned.map(({ kind }) => kind)).toEqual(kinds);
  expect(planned.flatMap(listsOf)).toHaveLength(lists);
});

it('a list too long for a URL goes into a batch, where a URL may be longer', () => {
  const wide = Array.from({ length: 250 }, (_, n) => [`${n}-`.padEnd(20, '北')]);
  const [only, ...others] = plan('SALES', wide);
  expect(others).toEqual([]);
  expect(only).toMatchObject({ kind: 'batch', queries: [{}] });
});

it('a key that fits into no URL is refused', () => {
  expect(() => plan('SALES', [['北'.repeat(10_000)]])).toThrow(/fits into a URL/);
});
