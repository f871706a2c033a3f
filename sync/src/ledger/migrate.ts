import { readdirSync, readFileSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { SyncError } from '../errors.ts';
import { foldNumber } from '../fold-number.ts';

const folder = new URL('./migrations/', import.meta.url);

/**
 * Brings the schema to the newest version, in one transaction; it and statements fold numbers by `fold_number`, since
 * SQLite's own `lower` knows ASCII alone. Refuses a ledger that a newer version wrote.
 */
export function migrate(database: DatabaseSync): void {
  database.function('fold_number', { deterministic: true }, (number) =>
    typeof number === 'string' ? foldNumber(number) : null,
  );
  const files = readdirSync(folder)
    .filter((name) => /^\d{4}\.sql$/.test(name))
    .toSorted();
  // One at a time: a process that comes second finds the work of the first done.
  database.exec('begin immediate');
  try {
    const { user_version: current } = database.prepare('pragma user_version').get() as {
      user_version: number;
    };
    if (current > files.length)
      throw new SyncError(
        'LEDGER_UNAVAILABLE',
        `The ledger has version ${current}, this program knows ${files.length}: start the newer one.`,
      );
    for (const file of files.slice(current)) database.exec(readFileSync(new URL(file, folder), 'utf8'));
    database.exec(`pragma user_version = ${files.length}`);
    database.exec('commit');
  } catch (error) {
    if (database.isTransaction) database.exec('rollback');
    throw error;
  }
}
