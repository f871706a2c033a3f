import { fold } from '../../edm/fold.ts';
import type { Stored } from '../../edm/stored.ts';
import type { EntitySet } from '../../model/model.ts';
import type { StoredRecord, StoredValues } from '../../store/record-store.ts';
import { type Environment, emptyRecord, firstRecVersion } from '../environment.ts';
import { writeFailed } from '../errors.ts';
import { tableNameOf } from '../tables.ts';
import { behaviourOf } from './behaviour.ts';
import { rulesOf } from './entity-rules.ts';
import { requireRelated } from './relations.ts';
import { requireFilledIn } from './required.ts';

/**
 * Inserts a record as a row write of X++ does: validateField for each property in the order of the body, defaults, then
 * validateWrite. The first check that fails speaks.
 */
export function createRecord(
  environment: Environment,
  set: EntitySet,
  given: StoredValues,
  crossCompany: boolean,
): StoredRecord {
  const { defaultCompany } = environment.options;
  const hasCompany = set.properties.has('dataAreaId');
  const company = hasCompany ? { dataAreaId: given.dataAreaId || defaultCompany } : {};
  const named: StoredValues = { ...company, ...given, ...company };
  if (hasCompany && !crossCompany && fold(String(named.dataAreaId)) !== fold(defaultCompany))
    throw writeFailed(
      set,
      `Error: A record of company '${String(named.dataAreaId)}' cannot be written from company '${defaultCompany}' without cross-company.`,
    );
  const behaviour = behaviourOf(set.name);
  for (const property of Object.keys(named)) {
    requireRelated(environment, set, named, property);
    behaviour.validateField?.(set, named, property);
  }
  const defaults = behaviour.defaults?.(environment, set, named) ?? {};
  requireFilledIn(set, { ...named, ...defaults });
  const store = environment.store(set.name);
  const values: Record<string, Stored> = { ...emptyRecord(store.set), ...named, ...defaults };
  Object.assign(values, behaviour.consequences?.(environment, given, values));
  behaviour.check?.(environment, set, values, undefined);
  requireNew(environment, set, values);
  const id = store.insert(values, firstRecVersion);
  behaviour.written?.(environment, values, values);
  return store.findByKey(keyOf(store.set, values)) ?? { id, version: firstRecVersion, values };
}

function keyOf(set: EntitySet, values: StoredValues): StoredValues {
  return Object.fromEntries(set.key.map((name) => [name, values[name] ?? '']));
}

/** No record of the table may have the key of the set, nor that of another set over the table. */
function requireNew(environment: Environment, set: EntitySet, values: StoredValues): void {
  const store = environment.store(set.name);
  const keys = [set.key, store.set.key, ...store.set.alternateKeys];
  const taken = keys.some((key) =>
    store.findByKey(Object.fromEntries(key.map((name) => [name, values[name] ?? ''])), []),
  );
  if (!taken) return;
  const { table, identity } = rulesOf(tableNameOf(set.name));
  const shown = identity.map(
    ({ label, property }) => `${label ? `${label}: ` : ''}${String(values[property] ?? '')}`,
  );
  throw writeFailed(
    set,
    `Info: Cannot create a record in ${table}. ${shown.join(', ')}.\nThe record already exists.`,
  );
}
