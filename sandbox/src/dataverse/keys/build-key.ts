import { setImmediate as nextTurn } from 'node:timers/promises';
import { everyRow } from '../../filter/to-sql.ts';
import type { Organization } from '../organization.ts';
import { type AddedKey, readAddedKeys, writeAddedKeys } from './added-keys.ts';

/**
 * Builds the indexes of keys that wait for them, as the platform's system job does: after the request that added the key.
 * Resolves when none waits any more; whoever reads in between finds the key pending.
 */
export async function buildPendingKeys(organization: Organization): Promise<void> {
  await nextTurn();
  for (const { id } of readAddedKeys(organization.database).filter(({ status }) => status === 'Pending'))
    await organization.writes.take(() => organization.database.transaction(() => build(organization, id)));
}

function build(organization: Organization, id: string): void {
  const keys = readAddedKeys(organization.database);
  const key = keys.find((added) => added.id === id);
  if (!key) return;
  const status = hasTwins(organization, key) ? 'Failed' : 'Active';
  if (status === 'Active') organization.store(key.entitySet).indexKey(key.columns);
  writeAddedKeys(
    organization.database,
    keys.map((added) => (added.id === id ? { ...added, status } : added)),
  );
  organization.refreshModel();
}

/** Whether two records have the same values in all columns of the key; an empty one stands for nothing. */
function hasTwins(organization: Organization, { entitySet, columns }: AddedKey): boolean {
  const seen = new Set<string>();
  for (const { values } of organization.store(entitySet).find({ where: everyRow, select: columns })) {
    if (columns.some((column) => (values[column] ?? null) === null)) continue;
    const text = JSON.stringify(columns.map((column) => String(values[column]).toLowerCase()));
    if (seen.has(text)) return true;
    seen.add(text);
  }
  return false;
}
