import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Service } from '../http/message.ts';
import { type Database, openDatabase } from '../store/database.ts';

/** A service over a copy of the data, for reads that are answered as of a moment that has passed. */
export interface FrozenService {
  readonly service: Service;
  /** Gives up the copy. */
  close(): void;
}

/** Copies the database as it is now and opens a service over the copy. */
export function freezeService(database: Database, open: (copy: Database) => Service): FrozenService {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-copy-'));
  const file = join(folder, 'copy.sqlite');
  database.prepare('vacuum into ?').run(file);
  const copy = openDatabase(file);
  return {
    service: open(copy),
    close() {
      copy.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
