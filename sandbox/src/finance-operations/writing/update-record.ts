import { fold } from '../../edm/fold.ts';
import type { EntitySet } from '../../model/model.ts';
import type { StoredRecord, StoredValues } from '../../store/record-store.ts';
import { type Environment, nextRecVersion } from '../environment.ts';
import { invalidBody } from '../errors.ts';
import { behaviourOf } from './behaviour.ts';
import { requireRelated } from './relations.ts';
import { requireFilledIn } from './required.ts';

/** Changes a record as the body says, in the order of checks of a row write. */
export function updateRecord(
  environment: Environment,
  set: EntitySet,
  record: StoredRecord,
  given: StoredValues,
): void {
  for (const property of set.properties.values()) {
    const value = given[property.name];
    if (value === undefined || !property.immutable) continue;
    if (fold(String(value)) !== fold(String(record.values[property.name])))
      throw invalidBody(`The property '${property.name}' is part of the key and cannot be changed.`);
  }
  const merged: StoredValues = { ...record.values, ...given };
  const behaviour = behaviourOf(set.name);
  for (const property of Object.keys(given)) {
    requireRelated(environment, set, merged, property);
    behaviour.validateField?.(set, merged, property);
  }
  requireFilledIn(set, merged);
  const store = environment.store(set.name);
  const keyless = Object.entries(given).filter(([name]) => !store.set.key.includes(name));
  const consequences = behaviour.consequences?.(environment, given, merged) ?? {};
  const changed = { ...Object.fromEntries(keyless), ...consequences };
  const values = { ...merged, ...consequences };
  behaviour.check?.(environment, set, values, record.values);
  store.update(record.id, changed, nextRecVersion(record.version));
  behaviour.written?.(environment, values, changed);
}
