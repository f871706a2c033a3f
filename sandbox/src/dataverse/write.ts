import type { Stored } from '../edm/stored.ts';
import { ServiceError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import type { EntitySet } from '../model/model.ts';
import type { StoredRecord, StoredValues } from '../store/record-store.ts';
import { behaviourOf, isLoose, isParental, type Writer } from './behaviour/behaviour.ts';
import { requireUnlockedColumns } from './behaviour/locked-columns.ts';
import { moneyConsequences } from './behaviour/money.ts';
import { codes, duplicateRecord } from './errors.ts';
import { idOf } from './key.ts';
import type { Organization } from './organization.ts';
import { readPayload } from './payload.ts';
import { recordDeletion } from './read/deletions.ts';
import { announce } from './webhooks/announce.ts';
import { requireAll, requireReferenced, requireUnique } from './writing/checks.ts';
import { defaults, stamp, withoutNullNumbers } from './writing/defaults.ts';
import { requireNoDuplicate } from './writing/duplicate-rules.ts';
import { stateAndStatus } from './writing/state-and-status.ts';

export interface CreateOptions {
  /** The key that an upsert named; the body may say otherwise and then wins. */
  readonly key?: StoredValues;
  /** Example records may be in any state, and one whose number is given as null keeps none. */
  readonly by?: Writer;
}

/** Creates a record from a body and gives its identifier. Everything happens in the caller's transaction. */
export function createRecord(
  organization: Organization,
  set: EntitySet,
  json: JsonObject,
  { key = {}, by = 'client' }: CreateOptions = {},
): string {
  requireReferenced(organization, set, key);
  const given = { ...key, ...readPayload(organization, set, json, by === 'seed' ? 'seed' : 'create') };
  const [keyName = ''] = set.key;
  const id = typeof given[keyName] === 'string' ? String(given[keyName]) : crypto.randomUUID();
  // A number that a client gives as null is given by the platform; an example record may do without.
  const asked = by === 'seed' ? given : withoutNullNumbers(set, given);
  const values = { ...defaults(organization, set, asked), ...asked, [keyName]: id };
  const firstState = behaviourOf(set).firstState?.(organization) ?? 0n;
  Object.assign(values, stateAndStatus(set, id, given, { statecode: firstState, statuscode: null }));
  createStored(organization, set, values, by);
  return id;
}

/** Inserts a record of which everything is known but what the platform computes. */
export function createStored(
  organization: Organization,
  set: EntitySet,
  values: Record<string, Stored>,
  by: Writer = 'action',
): void {
  const [keyName = ''] = set.key;
  const behaviour = behaviourOf(set);
  const stamped = {
    ...stamp(organization, set, 'modified'),
    ...stamp(organization, set, 'created'),
    ...values,
  };
  Object.assign(stamped, consequences(organization, set, stamped, undefined, by));
  requireAll(organization, set, stamped, by);
  if (organization.store(set.name).findByKey({ [keyName]: values[keyName] ?? null }, []))
    throw duplicateRecord();
  requireUnique(organization, set, stamped, undefined);
  if (by === 'client') requireNoDuplicate(organization, set, stamped, undefined);
  behaviour.check?.(organization, stamped, undefined, by);
  const version = organization.nextVersion();
  organization.store(set.name).insert(withVersion(set, stamped, version), version);
  const id = String(stamped[keyName]);
  announce(organization, {
    message: 'Create',
    entitySet: set.name,
    id,
    written: stamped,
    before: undefined,
    after: stamped,
    depth: depthOf(by),
  });
  behaviour.written?.(organization, stamped, undefined, by);
}

/** Changes a record as the body says. */
export function updateRecord(
  organization: Organization,
  set: EntitySet,
  record: StoredRecord,
  given: StoredValues,
  by: Writer = 'client',
): void {
  const [keyName = ''] = set.key;
  const behaviour = behaviourOf(set);
  const id = idOf(set, record);
  if (given[keyName] !== undefined && given[keyName] !== id)
    throw new ServiceError(400, codes.invalidArgument, `The value of '${keyName}' cannot be changed.`);
  const changed: Record<string, Stored> = {
    ...given,
    ...stateAndStatus(set, id, given, record.values),
    ...stamp(organization, set, 'modified'),
  };
  const merged = { ...record.values, ...changed };
  Object.assign(changed, consequences(organization, set, merged, record.values, by));
  const values = { ...merged, ...changed };
  requireUnique(organization, set, values, id);
  if (by === 'client') requireNoDuplicate(organization, set, values, { id, written: given });
  if (by === 'client') requireUnlockedColumns(organization, set, record.values, values);
  behaviour.check?.(organization, values, record.values, by);
  const version = organization.nextVersion();
  organization.store(set.name).update(record.id, withVersion(set, changed, version), version);
  announce(organization, {
    message: 'Update',
    entitySet: set.name,
    id,
    written: differences(changed, record.values, given),
    before: record.values,
    after: values,
    depth: depthOf(by),
  });
  behaviour.written?.(organization, values, record.values, by);
}

/** Deletes a record. Loose lookups and those of the same table that point to it are cleared; others forbid the deletion. */
export function deleteRecord(
  organization: Organization,
  set: EntitySet,
  record: StoredRecord,
  by: Writer = 'client',
): void {
  const id = idOf(set, record);
  behaviourOf(set).checkRemoval?.(organization, record, by);
  for (const other of organization.model.entitySets.values()) {
    for (const navigation of other.navigations.values()) {
      if (navigation.targetSet !== set.name) continue;
      const store = organization.store(other.name);
      const where = { sql: `t."${navigation.column}" = ?`, parameters: [id] };
      if (isParental(other, navigation.column)) {
        for (const child of store.find({ where })) deleteRecord(organization, other, child, 'action');
        continue;
      }
      if (other.name !== set.name && !isLoose(other, navigation.column) && store.count(where, 1) > 0)
        throw new ServiceError(
          405,
          codes.referenced,
          `The ${set.typeName} cannot be deleted because it is associated with another record of ${other.typeName}.`,
        );
      for (const child of store.find({ where })) {
        if (other.name === set.name && child.id === record.id) continue;
        updateRecord(organization, other, child, { [navigation.column]: null }, 'action');
      }
    }
  }
  organization.store(set.name).remove(record.id);
  recordDeletion(organization, set.name, id);
  announce(organization, {
    message: 'Delete',
    entitySet: set.name,
    id,
    written: {},
    before: record.values,
    after: undefined,
    depth: depthOf(by),
  });
  behaviourOf(set).removed?.(organization, record);
}

/** What a request does itself is the first in the chain of events; the rest follows from it. */
function depthOf(by: Writer): 1 | 2 {
  return by === 'client' ? 1 : 2;
}

/** What an update writes: what was given, and what differs of the rest. */
function differences(changed: StoredValues, before: StoredValues, given: StoredValues): StoredValues {
  return Object.fromEntries(
    Object.entries(changed).filter(
      ([name, value]) => name in given || (before[name] ?? null) !== (value ?? null),
    ),
  );
}

/** Columns that the platform computes from the others. */
function consequences(
  organization: Organization,
  set: EntitySet,
  values: StoredValues,
  before: StoredValues | undefined,
  by: Writer,
): Record<string, Stored> {
  const own = behaviourOf(set).consequences?.(organization, values, before, by) ?? {};
  const owner = set.properties.has('_ownerid_value') ? ownerColumns(organization, values) : {};
  return { ...own, ...moneyConsequences(organization, set, { ...values, ...own }), ...owner };
}

function ownerColumns(organization: Organization, values: StoredValues): Record<string, Stored> {
  const owner = organization
    .store('systemusers')
    .findByKey({ systemuserid: values._ownerid_value ?? null }, ['_businessunitid_value']);
  return {
    _owninguser_value: values._ownerid_value ?? null,
    _owningbusinessunit_value: owner?.values._businessunitid_value ?? null,
  };
}

function withVersion(set: EntitySet, values: StoredValues, version: bigint): StoredValues {
  return set.properties.has('versionnumber') ? { ...values, versionnumber: version } : values;
}
