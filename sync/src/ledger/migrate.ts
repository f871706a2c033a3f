import { readdirSync, readFileSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { SyncError } from '../errors.ts';

const folder = new URL('./migrations/', import.meta.url);

/** Brings the schema to the newest version, one transaction per migration. Refuses a ledger that a newer version wrote. */
export function migrate(database: DatabaseSync): void {
  const files = readdirSync(folder)
    .filter((name) => /^\d{4}\.sql$/.test(name))
    .toSorted();
  const { user_version: current } = database.prepare('pragma user_version').get() as { user_version: number };
  if (current > files.length) {
    throw new SyncError(
      'LEDGER_UNAVAILABLE',
      `The ledger has version ${current}, this program knows ${files.length}: start the newer one.`,
    );
  }
  for (const [index, file] of files.entries()) {
    if (index < current) continue;
    database.exec('begin immediate');
    database.exec(readFileSync(new URL(file, folder), 'utf8'));
    database.exec(`pragma user_version = ${index + 1}`);
    database.exec('commit');
  }
}
