import { wholeSeconds } from '../edm/date-time.ts';
import type { Stored } from '../edm/stored.ts';
import { ServiceError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import { type EntitySet, entitySetOf, type Property } from '../model/model.ts';
import type { StoredRecord, StoredValues } from '../store/record-store.ts';
import { behaviourOf, isLoose, isParental, type Writer } from './behaviour/behaviour.ts';
import { lookedUp } from './behaviour/computed.ts';
import { requireUnlockedColumns } from './behaviour/locked-columns.ts';
import { moneyConsequences } from './behaviour/money.ts';
import { codes, doesNotExist, duplicateAlternateKey, duplicateRecord } from './errors.ts';
import { idOf } from './key.ts';
import type { Organization } from './organization.ts';
import { readPayload } from './payload.ts';
import { recordDeletion } from './read/changes.ts';

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

/** Throws 404 when the key of an upsert names, by a lookup, a record that is not there. */
function requireReferenced(organization: Organization, set: EntitySet, key: StoredValues): void {
  for (const [name, id] of Object.entries(key)) {
    const targets = [...set.navigations.values()].filter(({ column }) => column === name);
    const [first] = targets;
    if (first && !targets.some(({ targetSet }) => lookedUp(organization, targetSet, id)))
      throw doesNotExist(entitySetOf(organization.model, first.targetSet), String(id));
  }
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
  behaviour.check?.(organization, stamped, undefined, by);
  const version = organization.nextVersion();
  organization.store(set.name).insert(withVersion(set, stamped, version), version);
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
  if (by === 'client') requireUnlockedColumns(organization, set, record.values, values);
  behaviour.check?.(organization, values, record.values, by);
  const version = organization.nextVersion();
  organization.store(set.name).update(record.id, withVersion(set, changed, version), version);
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
  behaviourOf(set).removed?.(organization, record);
}

function withoutNullNumbers(set: EntitySet, given: StoredValues): Record<string, Stored> {
  return Object.fromEntries(
    Object.entries(given).filter(
      ([name, value]) => value !== null || !set.properties.get(name)?.numberSequence,
    ),
  );
}

/** The two columns of a state, which must match; a state alone brings its first status reason. */
function stateAndStatus(
  set: EntitySet,
  id: string,
  given: StoredValues,
  present: StoredValues,
): Record<string, Stored> {
  const status = set.properties.get('statuscode');
  if (!status?.options || !set.properties.has('statecode')) return {};
  const state = given.statecode ?? present.statecode ?? 0n;
  const isSame = given.statecode === undefined || given.statecode === present.statecode;
  const fallback = status.options.find((option) => BigInt(option.state ?? -1) === state);
  const reason =
    given.statuscode ??
    (isSame ? present.statuscode : undefined) ??
    (fallback ? BigInt(fallback.value) : null);
  const option = status.options.find(({ value }) => BigInt(value) === reason);
  if (option?.state === undefined || BigInt(option.state) !== state) {
    const label = set.properties
      .get('statecode')
      ?.options?.find(({ value }) => BigInt(value) === state)?.label;
    const type = set.typeName[0]?.toUpperCase() + set.typeName.slice(1);
    throw new ServiceError(
      400,
      codes.stateStatusPair,
      `${reason} is not a valid status code for state code ${type}State.${label} on ${set.typeName} with Id ${id}.`,
    );
  }
  return { statecode: state, statuscode: reason ?? null };
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

/** What the platform fills in when the client is silent. */
function defaults(organization: Organization, set: EntitySet, given: StoredValues): Record<string, Stored> {
  const { userId, businessUnitId } = organization.caller();
  const values: Record<string, Stored> = {};
  for (const property of set.properties.values()) {
    const value = columnDefault(property);
    if (value !== undefined) values[property.name] = value;
  }
  Object.assign(values, stamp(organization, set, 'modified'), stamp(organization, set, 'created'));
  if (typeof given.overriddencreatedon === 'bigint') values.createdon = given.overriddencreatedon;
  if (set.properties.has('_organizationid_value')) values._organizationid_value = organization.organizationId;
  if (set.name === 'systemusers') values._businessunitid_value = businessUnitId;
  if (set.properties.has('organizationid')) values.organizationid = organization.organizationId;
  if (set.properties.has('_ownerid_value')) values._ownerid_value = userId;
  if (customers.has(set.name)) values._transactioncurrencyid_value = organization.baseCurrencyId() ?? null;
  return { ...values, ...behaviourOf(set).defaults?.(organization, given) };
}

/** Tables whose records get the currency of the organization when the client names none. */
const customers: ReadonlySet<string> = new Set(['accounts', 'contacts']);

function columnDefault(property: Property): Stored | undefined {
  if (property.type === 'Edm.Boolean') return property.name === 'followemail' ? 1n : 0n;
  if (property.name === 'preferredcontactmethodcode') return 1n;
  const [only, ...others] = property.options ?? [];
  return only?.label === 'Default Value' && others.length === 0 ? BigInt(only.value) : undefined;
}

function stamp(
  organization: Organization,
  set: EntitySet,
  moment: 'created' | 'modified',
): Record<string, Stored> {
  if (!set.properties.has(`${moment}on`)) return {};
  const now = BigInt(wholeSeconds(organization.now()));
  return { [`${moment}on`]: now, [`_${moment}by_value`]: organization.caller().userId || null };
}

function withVersion(set: EntitySet, values: StoredValues, version: bigint): StoredValues {
  return set.properties.has('versionnumber') ? { ...values, versionnumber: version } : values;
}

/** The platform refuses only what is SystemRequired; ApplicationRequired is a rule of its forms. */
function requireAll({ options }: Organization, set: EntitySet, values: StoredValues, by: Writer): void {
  for (const property of set.properties.values()) {
    if ((by === 'seed' || !options.p2cNumbers) && property.numberSequence) continue;
    if (property.required && (values[property.name] ?? null) === null)
      throw new ServiceError(
        400,
        codes.isNotNullable,
        `The required attribute '${property.name}' of entity '${set.typeName}' is missing.`,
      );
  }
}

function requireUnique(
  organization: Organization,
  set: EntitySet,
  values: StoredValues,
  ownId: string | undefined,
): void {
  for (const key of set.alternateKeys) {
    const parts = key.map((name) => [name, values[name] ?? null] as const);
    if (parts.some(([, value]) => value === null)) continue;
    const found = organization.store(set.name).findByKey(Object.fromEntries(parts), set.key);
    if (found && idOf(entitySetOf(organization.model, set.name), found) !== ownId)
      throw duplicateAlternateKey(key);
  }
}
