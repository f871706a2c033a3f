import { fold } from '../../edm/fold.ts';
import type { Stored } from '../../edm/stored.ts';
import type { EntitySet } from '../../model/model.ts';
import type { StoredRecord, StoredValues } from '../../store/record-store.ts';
import { type Environment, firstRecVersion, nextRecVersion } from '../environment.ts';
import { deleteFailed, invalidBody, writeFailed } from '../errors.ts';
import { emptyValue } from '../protocol/present.ts';
import { behaviourOf } from './behaviour.ts';
import { type Relation, relationsTo, rulesOf } from './entity-rules.ts';

/** Inserts a record: defaults, then the checks in the order of a row write, the first that fails speaks. */
export function createRecord(
  environment: Environment,
  set: EntitySet,
  given: StoredValues,
  crossCompany: boolean,
): StoredRecord {
  const { defaultCompany } = environment.options;
  const hasCompany = set.properties.has('dataAreaId');
  const company = hasCompany ? { dataAreaId: given.dataAreaId || defaultCompany } : {};
  const named: StoredValues = { ...given, ...company };
  if (hasCompany && !crossCompany && fold(String(named.dataAreaId)) !== fold(defaultCompany))
    throw writeFailed(
      set,
      `Error: A record of company '${String(named.dataAreaId)}' cannot be written from company '${defaultCompany}' without cross-company.`,
    );
  for (const relation of rulesOf(set.name).relations) requireRelated(environment, set, named, relation);
  const behaviour = behaviourOf(set.name);
  const defaults = behaviour.defaults?.(environment, set, named) ?? {};
  requireFilledIn(set, { ...named, ...defaults });
  const values: Record<string, Stored> = { ...emptyRecord(set), ...named, ...defaults };
  Object.assign(values, behaviour.consequences?.(environment, given, values));
  behaviour.check?.(environment, set, values, undefined);
  requireNew(environment, set, values);
  const id = environment.store(set.name).insert(values, firstRecVersion);
  behaviour.written?.(environment, values, values);
  return (
    environment.store(set.name).findByKey(keyOf(set, values)) ?? { id, version: firstRecVersion, values }
  );
}

/** Changes a record as the body says. */
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
  for (const relation of rulesOf(set.name).relations) {
    if (given[relation.property] !== undefined) requireRelated(environment, set, merged, relation);
  }
  requireFilledIn(set, merged);
  const keyless = Object.entries(given).filter(([name]) => !set.key.includes(name));
  const behaviour = behaviourOf(set.name);
  const consequences = behaviour.consequences?.(environment, given, merged) ?? {};
  const changed = { ...Object.fromEntries(keyless), ...consequences };
  const values = { ...merged, ...consequences };
  behaviour.check?.(environment, set, values, record.values);
  environment.store(set.name).update(record.id, changed, nextRecVersion(record.version));
  behaviour.written?.(environment, values, changed);
}

/** Deletes a record, unless others refer to it. */
export function deleteRecord(environment: Environment, set: EntitySet, record: StoredRecord): void {
  for (const { from, table, relation } of relationsTo(set.name)) {
    const store = environment.store(from);
    const perCompany = relation.perCompany ? { dataAreaId: record.values.dataAreaId ?? '' } : {};
    const found = store.findByKey({
      ...perCompany,
      [relation.property]: record.values[relation.targetKey] ?? '',
    });
    if (found)
      throw deleteFailed(
        set,
        `Error: Cannot delete a record in ${rulesOf(set.name).table}. The record cannot be deleted because records of ${table} refer to it.`,
      );
  }
  behaviourOf(set.name).removed?.(environment, set, record);
  environment.store(set.name).remove(record.id);
}

function keyOf(set: EntitySet, values: StoredValues): StoredValues {
  return Object.fromEntries(set.key.map((name) => [name, values[name] ?? '']));
}

function emptyRecord(set: EntitySet): Record<string, Stored> {
  return Object.fromEntries(
    [...set.properties.values()].map((property) => [property.name, emptyValue(property)]),
  );
}

function requireRelated(
  environment: Environment,
  set: EntitySet,
  values: StoredValues,
  { property, field, targetSet, targetKey, relatedTable, perCompany }: Relation,
): void {
  const value = values[property];
  if (typeof value !== 'string' || value === '') return;
  const company = perCompany ? { dataAreaId: values.dataAreaId ?? '' } : {};
  if (!environment.store(targetSet).findByKey({ ...company, [targetKey]: value }, []))
    throw writeFailed(
      set,
      `Warning: The value '${value}' in field '${field}' is not found in the related table '${relatedTable}'.`,
    );
}

function requireFilledIn(set: EntitySet, values: StoredValues): void {
  const { labels } = rulesOf(set.name);
  for (const property of set.properties.values()) {
    if (property.required && !property.numberSequence && (values[property.name] ?? '') === '')
      throw writeFailed(set, `Warning: Field '${labels[property.name] ?? property.name}' must be filled in.`);
  }
}

function requireNew(environment: Environment, set: EntitySet, values: StoredValues): void {
  if (!environment.store(set.name).findByKey(keyOf(set, values), [])) return;
  const { table, identity } = rulesOf(set.name);
  const shown = identity.map(
    ({ label, property }) => `${label ? `${label}: ` : ''}${String(values[property] ?? '')}`,
  );
  throw writeFailed(
    set,
    `Info: Cannot create a record in ${table}. ${shown.join(', ')}.\nThe record already exists.`,
  );
}
