import { wholeSeconds } from '../../edm/date-time.ts';
import type { Stored } from '../../edm/stored.ts';
import { entitySetOf } from '../../model/model.ts';
import type { StoredRecord, StoredValues } from '../../store/record-store.ts';
import type { Organization } from '../organization.ts';
import { recordDeletion } from '../read/deletions.ts';
import { announce } from '../webhooks/announce.ts';
import { moneyConsequences } from './money.ts';

/** Writes columns that the platform computes: the record gets a new version, as by any write. No difference, no write. */
export function writeComputed(
  organization: Organization,
  entitySet: string,
  record: StoredRecord,
  values: StoredValues,
): void {
  const different = Object.entries(values).filter(([name, value]) => (record.values[name] ?? null) !== value);
  if (different.length === 0) return;
  touch(organization, entitySet, record, Object.fromEntries(different));
}

/** Writes a record anew, with or without changed columns; amounts in base currency follow. */
export function touch(
  organization: Organization,
  entitySet: string,
  record: StoredRecord,
  values: StoredValues = {},
): void {
  const set = entitySetOf(organization.model, entitySet);
  const version = organization.nextVersion();
  const stamps: Record<string, Stored> = {
    ...(set.properties.has('modifiedon') ? { modifiedon: BigInt(wholeSeconds(organization.now())) } : {}),
    ...(set.properties.has('versionnumber') ? { versionnumber: version } : {}),
  };
  const money = moneyConsequences(organization, set, { ...record.values, ...values });
  const written = { ...stamps, ...values, ...money };
  organization.store(entitySet).update(record.id, written, version);
  announce(organization, {
    message: 'Update',
    entitySet,
    id: String(record.values[set.key[0] ?? '']),
    written: Object.fromEntries(
      Object.entries(written).filter(([name, value]) => (record.values[name] ?? null) !== value),
    ),
    before: record.values,
    after: { ...record.values, ...written },
    depth: 2,
  });
}

/** Inserts a record that the platform makes of its own accord. */
export function insertComputed(organization: Organization, entitySet: string, values: StoredValues): void {
  const set = entitySetOf(organization.model, entitySet);
  const [key = ''] = set.key;
  const version = organization.nextVersion();
  const now = BigInt(wholeSeconds(organization.now()));
  const userId = organization.caller().userId || null;
  const stamps: Record<string, Stored> = {
    [key]: crypto.randomUUID(),
    createdon: now,
    modifiedon: now,
    _createdby_value: userId,
    _modifiedby_value: userId,
    versionnumber: version,
    organizationid: organization.organizationId,
    _organizationid_value: organization.organizationId,
  };
  const known = Object.fromEntries(Object.entries(stamps).filter(([name]) => set.properties.has(name)));
  const written = { ...known, ...values, ...moneyConsequences(organization, set, values) };
  organization.store(entitySet).insert(written, version);
  announce(organization, {
    message: 'Create',
    entitySet,
    id: String(written[key]),
    written,
    before: undefined,
    after: written,
    depth: 2,
  });
}

/** Deletes a record that the platform made of its own accord. */
export function removeComputed(organization: Organization, entitySet: string, record: StoredRecord): void {
  const [key = ''] = entitySetOf(organization.model, entitySet).key;
  organization.store(entitySet).remove(record.id);
  const id = String(record.values[key]);
  recordDeletion(organization, entitySet, id);
  announce(organization, {
    message: 'Delete',
    entitySet,
    id,
    written: {},
    before: record.values,
    after: undefined,
    depth: 2,
  });
}

/** The record that a lookup points to. */
export function lookedUp(
  organization: Organization,
  entitySet: string,
  id: Stored | undefined,
): StoredRecord | undefined {
  if (typeof id !== 'string') return undefined;
  const [key = ''] = entitySetOf(organization.model, entitySet).key;
  return organization.store(entitySet).findByKey({ [key]: id });
}

/** Every record whose lookup points to one. */
export function recordsBelow(
  organization: Organization,
  entitySet: string,
  column: string,
  id: Stored | undefined,
  select?: readonly string[],
): StoredRecord[] {
  return organization.store(entitySet).find({
    where: { sql: `t."${column}" = ?`, parameters: [id ?? null] },
    orderBy: 't."$id"',
    ...(select ? { select } : {}),
  });
}
