import { setImmediate as nextTurn } from 'node:timers/promises';
import { fold } from '../../edm/fold.ts';
import { everyRow } from '../../filter/to-sql.ts';
import type { Organization } from '../organization.ts';
import { type AddedKey, readAddedKeys, writeAddedKeys } from './added-keys.ts';

/** Begins to build the keys that wait, without waiting for it. A stop in between leaves them to the next start. */
export function startBuildingKeys(organization: Organization): void {
  buildPendingKeys(organization).catch((error: unknown) => {
    if (organization.database.isOpen()) process.emitWarning(`Alternate keys stay pending: ${String(error)}`);
  });
}

/**
 * Builds the indexes of keys that wait for them, as the platform's system job does: after the request that added the key.
 * Resolves when none waits any more; whoever reads in between finds the key pending.
 */
export async function buildPendingKeys(organization: Organization): Promise<void> {
  await nextTurn();
  const { database, writes } = organization;
  // A change set that adds a key shows it to others when it is over.
  const pending = await writes.take(() =>
    readAddedKeys(database).filter(({ status }) => status === 'Pending'),
  );
  for (const key of pending) await writes.take(() => build(organization, key));
}

function build(organization: Organization, key: AddedKey): void {
  const { database } = organization;
  try {
    database.transaction(() => {
      if (!readAddedKeys(database).some(({ id }) => id === key.id)) return;
      const isUnique = !hasTwins(organization, key);
      if (isUnique) organization.store(key.entitySet).indexKey(key.columns);
      setStatus(organization, key, isUnique ? 'Active' : 'Failed');
    });
  } catch (error) {
    if (!database.isOpen()) throw error;
    // Whatever the index stumbled over, it will again: nobody is to wait for this key.
    database.transaction(() => setStatus(organization, key, 'Failed'));
  }
}

function setStatus(organization: Organization, { id }: AddedKey, status: AddedKey['status']): void {
  const { database } = organization;
  writeAddedKeys(
    database,
    readAddedKeys(database).map((key) => (key.id === id ? { ...key, status } : key)),
  );
  organization.refreshModel();
}

/** Whether two records have the same values in all columns of the key; an empty one stands for nothing. */
function hasTwins(organization: Organization, { entitySet, columns }: AddedKey): boolean {
  const seen = new Set<string>();
  for (const { values } of organization.store(entitySet).find({ where: everyRow, select: columns })) {
    if (columns.some((column) => (values[column] ?? null) === null)) continue;
    const text = JSON.stringify(columns.map((column) => fold(String(values[column]))));
    if (seen.has(text)) return true;
    seen.add(text);
  }
  return false;
}
