import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { fromJson } from '../edm/from-json.ts';
import type { Stored } from '../edm/stored.ts';
import { type Json, JsonNumber } from '../json.ts';
import { propertyOf } from '../model/model.ts';
import { openDatabase } from '../store/database.ts';
import { openRecordStore } from '../store/record-store.ts';
import { smallModel, things } from '../test-support/small-model.ts';
import { parseFilter } from './parser.ts';
import { everyRow, toSql } from './to-sql.ts';
import { checkFilter } from './type-check.ts';

/** A row as a person would write it: null, or the text of each value. */
interface Thing {
  readonly name: string | null;
  readonly count: string | null;
  readonly amount: string | null;
  readonly done: boolean | null;
  readonly at: string | null;
}

type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
type Tree =
  | { kind: 'and' | 'or'; operands: Tree[] }
  | { kind: 'not'; operand: Tree }
  | { kind: 'compare'; property: keyof Thing; operator: Comparison; value: string | boolean | null }
  | { kind: 'contains' | 'startswith' | 'endswith'; text: string };

const nullable = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 4 });
const name = fc.string({
  unit: fc.constantFrom('a', 'A', 'ß', 'S', 'é', 'É', "'", ' ', '𝔞', '|'),
  maxLength: 4,
});
const count = fc.integer({ min: -3, max: 3 }).map(String);
const decimal = fc.integer({ min: -300, max: 300 }).map((units) => (units / 100).toFixed(2));
const time = fc.integer({ min: 0, max: 3 }).map((second) => `2026-01-01T00:00:0${second}Z`);

const thing: fc.Arbitrary<Thing> = fc.record({
  name: nullable(name),
  count: nullable(count),
  amount: nullable(decimal),
  done: nullable(fc.boolean()),
  at: nullable(time),
});

const anyOperator = fc.constantFrom<Comparison>('eq', 'ne', 'gt', 'ge', 'lt', 'le');
const equality = fc.constantFrom<Comparison>('eq', 'ne');
/** Literals with more digits than the properties keep, too. */
const literal = fc.oneof(
  count,
  decimal,
  fc.integer({ min: -3000, max: 3000 }).map((n) => (n / 1000).toFixed(3)),
);

const compare = (
  property: keyof Thing,
  operator: fc.Arbitrary<Comparison>,
  value: fc.Arbitrary<string | boolean>,
) =>
  fc
    .record({ operator, value: nullable(value) })
    .map((parts): Tree => ({ kind: 'compare', property, ...parts }));

const leaf: fc.Arbitrary<Tree> = fc.oneof(
  compare('name', anyOperator, name),
  compare('count', anyOperator, literal),
  compare('amount', anyOperator, literal),
  compare('done', equality, fc.boolean()),
  compare('at', anyOperator, time),
  fc
    .record({ kind: fc.constantFrom('contains', 'startswith', 'endswith'), text: name })
    .map((node): Tree => node),
);

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc
      .record({
        kind: fc.constantFrom('and', 'or'),
        operands: fc.array(tie('tree'), { minLength: 2, maxLength: 4 }),
      })
      .map((node): Tree => node),
    tie('tree').map((operand): Tree => ({ kind: 'not', operand })),
  ),
}));

function print(node: Tree): string {
  switch (node.kind) {
    case 'and':
    case 'or':
      return `(${node.operands.map(print).join(` ${node.kind} `)})`;
    case 'not':
      return `not (${print(node.operand)})`;
    case 'compare': {
      const isText = node.property === 'name' && typeof node.value === 'string';
      const value = isText ? `'${String(node.value).replaceAll("'", "''")}'` : String(node.value);
      return `${node.property} ${node.operator} ${value}`;
    }
    default:
      return `${node.kind}(name,'${node.text.replaceAll("'", "''")}')`;
  }
}

const opposite: Record<Comparison, Comparison> = {
  eq: 'ne',
  ne: 'eq',
  gt: 'le',
  le: 'gt',
  ge: 'lt',
  lt: 'ge',
};

/** What the filter means, written down without tables: a negation reaches down to the operators. */
function holds(node: Tree, row: Thing, negated = false): boolean {
  switch (node.kind) {
    case 'and':
    case 'or': {
      const results = node.operands.map((operand) => holds(operand, row, negated));
      return (node.kind === 'and') !== negated ? results.every(Boolean) : results.some(Boolean);
    }
    case 'not':
      return holds(node.operand, row, !negated);
    case 'compare':
      return compares(negated ? opposite[node.operator] : node.operator, node, row[node.property]);
    default: {
      const [text, part] = [folded(row.name ?? ''), folded(node.text)];
      const found = {
        contains: text.includes(part),
        startswith: text.startsWith(part),
        endswith: text.endsWith(part),
      };
      return (row.name !== null && found[node.kind]) !== negated;
    }
  }
}

function compares(
  operator: Comparison,
  node: Tree & { kind: 'compare' },
  value: string | boolean | null,
): boolean {
  if (value === null || node.value === null) {
    const areEqual = value === node.value;
    return operator === 'eq' ? areEqual : operator === 'ne' ? !areEqual : false;
  }
  const order = orderOf(node.property, value, node.value);
  return { eq: order === 0, ne: order !== 0, gt: order > 0, ge: order >= 0, lt: order < 0, le: order <= 0 }[
    operator
  ];
}

function orderOf(property: keyof Thing, left: string | boolean, right: string | boolean): number {
  if (property === 'name')
    return Buffer.compare(Buffer.from(folded(String(left))), Buffer.from(folded(String(right))));
  if (property === 'count' || property === 'amount') return Number(left) - Number(right);
  return left === right ? 0 : left > right ? 1 : -1;
}

const folded = (text: string) => text.toUpperCase().toLowerCase();

function stored(property: keyof Thing, value: string | boolean | null): Stored {
  if (value === null) return null;
  const isNumber = property === 'count' || property === 'amount';
  const json: Json = isNumber ? new JsonNumber(String(value)) : value;
  return fromJson(propertyOf(things, property), json);
}

describe('a filter', () => {
  const database = openDatabase(undefined);
  const store = openRecordStore(database, things);
  afterAll(() => database.close());

  it('selects through SQL the rows that it means', () => {
    const dialect = { wildcards: false, functions: true, parentPaths: false, nullIsEmptyString: false };
    fc.assert(
      fc.property(fc.array(thing, { minLength: 1, maxLength: 12 }), tree, (rows, filter) => {
        for (const { id } of store.find({ where: everyRow, select: [] })) store.remove(id);
        rows.forEach((row, index) => {
          const values = Object.entries(row).map(([property, value]) => [
            property,
            stored(property as keyof Thing, value),
          ]);
          store.insert({ ...Object.fromEntries(values), id: String(index) }, 1n);
        });
        const where = toSql(checkFilter(parseFilter(print(filter)), things, smallModel, dialect));
        const found = store.find({ where, select: ['id'] }).map(({ values }) => Number(values.id));
        expect(found.sort((a, b) => a - b)).toEqual(
          rows.flatMap((row, index) => (holds(filter, row) ? [index] : [])),
        );
      }),
      { numRuns: 300 },
    );
  });
});
