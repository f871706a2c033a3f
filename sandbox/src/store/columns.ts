import type { EntitySet } from '../model/model.ts';

/** The table columns of a property: its value, and for strings the folded text that comparisons use. */
export interface Columns {
  readonly value: string;
  /** Equal to `value` where a type compares as it is stored. */
  readonly compared: string;
}

const cache = new WeakMap<EntitySet, ReadonlyMap<string, Columns>>();

/**
 * Column names of all properties, quoted. SQLite compares column names without regard to case and CustomersV3 has both
 * AddressPostbox and AddressPostBox: of two such names the later gets a number.
 */
export function columnsOf(set: EntitySet): ReadonlyMap<string, Columns> {
  const known = cache.get(set);
  if (known) return known;
  const taken = new Map<string, number>();
  const columns = new Map(
    [...set.properties.values()].map((property) => {
      const folded = property.name.toLowerCase();
      const count = (taken.get(folded) ?? 0) + 1;
      taken.set(folded, count);
      const name = count === 1 ? property.name : `${property.name}~${count}`;
      const value = `"${name}"`;
      return [
        property.name,
        { value, compared: property.type === 'Edm.String' ? `"${name}$folded"` : value },
      ];
    }),
  );
  cache.set(set, columns);
  return columns;
}

/** The columns of a property that the caller knows to exist. */
export function columnOf(set: EntitySet, property: string): Columns {
  const columns = columnsOf(set).get(property);
  if (!columns) throw new Error(`Table ${set.name} has no column for ${property}.`);
  return columns;
}
