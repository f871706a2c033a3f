import type { EntitySet, Model } from '../../model/model.ts';
import type { Database } from '../../store/database.ts';

/** An alternate key that a client has added, with the state of its index. */
export interface AddedKey {
  readonly id: string;
  readonly entitySet: string;
  readonly schemaName: string;
  /** Properties, lookups as `_x_value`. */
  readonly columns: readonly string[];
  /** Records are found by it, and held to it, once it is active; it fails when two of them are alike. */
  readonly status: 'Pending' | 'Active' | 'Failed';
}

const name = 'alternateKeys';

/** The keys that clients have added, kept with the data. */
export function readAddedKeys(database: Database): readonly AddedKey[] {
  const kept = database.value(name);
  return typeof kept === 'string' ? (JSON.parse(kept) as readonly AddedKey[]) : [];
}

export function writeAddedKeys(database: Database, keys: readonly AddedKey[]): void {
  database.setValue(name, JSON.stringify(keys));
}

/** The model with the added keys that are active. */
export function modelWithKeys(model: Model, keys: readonly AddedKey[]): Model {
  const active = keys.filter(({ status }) => status === 'Active');
  if (active.length === 0) return model;
  const sets = [...model.entitySets.values()].map((set) => {
    const own = active.filter(({ entitySet }) => entitySet === set.name).map(({ columns }) => columns);
    return [set.name, own.length === 0 ? set : withKeys(set, own)] as const;
  });
  return { ...model, entitySets: new Map(sets) };
}

function withKeys(set: EntitySet, keys: readonly (readonly string[])[]): EntitySet {
  return { ...set, alternateKeys: [...set.alternateKeys, ...keys] };
}

export function isSameKey(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((column) => other.includes(column));
}
