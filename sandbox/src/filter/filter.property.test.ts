import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { fromJson } from '../edm/from-json.ts';
import type { Stored } from '../edm/stored.ts';
import { type Json, JsonNumber } from '../json.ts';
import { propertyOf } from '../model/model.ts';
import { openDatabase } from '../store/database.ts';
import { openRecordStore } from '../store/record-store.ts';
import { print, type Thing, type ThingProperty, thing, tree } from '../test-support/filter-tree.ts';
import { holds } from '../test-support/plain-filter.ts';
import { smallModel, things } from '../test-support/small-model.ts';
import { parseFilter } from './parser.ts';
import { everyRow, toSql } from './to-sql.ts';
import { checkFilter } from './type-check.ts';

function stored(property: ThingProperty, value: string | boolean | null): Stored {
  if (value === null) return null;
  const isNumber = property === 'count' || property === 'amount';
  const json: Json = isNumber ? new JsonNumber(String(value)) : value;
  return fromJson(propertyOf(things, property), json);
}

describe('a filter', () => {
  const database = openDatabase(undefined);
  const store = openRecordStore(database, things);
  afterAll(() => database.close());

  function fill(rows: readonly Thing[]): void {
    for (const { id } of store.find({ where: everyRow, select: [] })) store.remove(id);
    rows.forEach(({ parent, ...row }, index) => {
      const values = Object.entries(row).map(([property, value]) => [
        property,
        stored(property as ThingProperty, value),
      ]);
      const own = { id: String(index), _parentid_value: parent === null ? null : String(parent) };
      store.insert({ ...Object.fromEntries(values), ...own }, 1n);
    });
  }

  it('selects through SQL the rows that it means: over parents, over collections, negated', () => {
    const dialect = {
      wildcards: false,
      functions: true,
      arithmetic: false,
      parentPaths: true,
      nullIsEmptyString: false,
    };
    fc.assert(
      fc.property(fc.array(thing, { minLength: 1, maxLength: 12 }), tree, (rows, filter) => {
        fill(rows);
        const where = toSql(checkFilter(parseFilter(print(filter)), things, smallModel, dialect));
        const found = store.find({ where, select: ['id'] }).map(({ values }) => Number(values.id));
        expect(found.sort((a, b) => a - b)).toEqual(
          rows.flatMap((row, index) => (holds(filter, row, rows) ? [index] : [])),
        );
      }),
      { numRuns: 500 },
    );
  });
});
