import type { dialectOf } from '../dialects/dialects.ts';
import type { EntityType } from '../model.ts';
import type { FilterExpression } from '../query.ts';
import { oneOfTexts } from '../text-filter.ts';

/** Values of the properties that a record is known by, in their order: `['usmf', 'US-001']`. */
export type RecordKey = readonly string[];

/** Keys with the same leading parts, behind one another: they share those conditions. */
export function groupKeys(keys: readonly RecordKey[]): RecordKey[][] {
  return [...Map.groupBy(keys, (key) => foldAscii(key.slice(0, -1))).values()];
}

/** `leading parts eq …` and the last part in a list; keys with other leading parts are joined by or. */
export function keyFilter(
  system: keyof typeof dialectOf,
  type: EntityType,
  by: readonly string[],
  keys: readonly RecordKey[],
): FilterExpression {
  const filters = groupKeys(keys).map((group) => {
    const conditions = by.map((property, index) => {
      const parts = new Set(group.map((key) => key[index] ?? ''));
      // Leading parts of a group differ in the case of ASCII letters only.
      const values = index < by.length - 1 ? [...parts].slice(0, 1) : [...parts];
      return type.properties.get(property)?.type === 'Edm.Guid'
        ? oneOfGuids(property, values)
        : oneOfTexts(system, property, values);
    });
    return joined('and', conditions);
  });
  return joined('or', filters);
}

export function joined(kind: 'and' | 'or', operands: readonly FilterExpression[]): FilterExpression {
  const [only] = operands;
  return operands.length === 1 && only !== undefined ? only : { kind, operands };
}

function oneOfGuids(property: string, guids: readonly string[]): FilterExpression {
  const values = guids.map((value) => ({ type: 'guid', value }) as const);
  const [only] = values;
  return values.length === 1 && only !== undefined
    ? { kind: 'compare', property, operator: 'eq', value: only }
    : { kind: 'in', property, values };
}

const foldAscii = (key: RecordKey): string =>
  JSON.stringify(key.map((part) => part.replace(/[A-Z]/g, (letter) => letter.toLowerCase())));
