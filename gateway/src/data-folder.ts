import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ConfigError } from './config.ts';

/** The folder of the ledger and the sandbox's data, held by one process. */
export interface DataFolder {
  /** Deletes what this program made in it: the ledger and the sandbox's files, never the folder. */
  reset(): void;
  release(): void;
  /** After a start that failed: leaves nothing behind in a folder that this start made. */
  undo(): void;
}

const lockName = 'lock.sqlite';
const ownerName = 'lock.pid';

/**
 * Takes the folder for this process, making it where it is missing. Held by a lock of the operating system on a file,
 * which dies with the process however it ends. Throws a ConfigError where another process has it or it cannot be used.
 */
export function openDataFolder(path: string): DataFolder {
  const made = makeFolder(path);
  const lock = takeLock(path);
  const folder: DataFolder = {
    reset() {
      for (const name of ['ledger.sqlite', 'sandbox-sales.sqlite', 'sandbox-finance-operations.sqlite'])
        for (const suffix of ['', '-wal', '-shm', '-journal'])
          rmSync(join(path, `${name}${suffix}`), { force: true });
    },
    release() {
      rmSync(join(path, ownerName), { force: true });
      lock.close();
    },
    undo() {
      if (made) folder.reset();
      folder.release();
      if (!made) return;
      rmSync(join(path, lockName), { force: true });
      if (readdirSync(path).length === 0) rmdirSync(path);
    },
  };
  return folder;
}

/** Whether it was missing. One folder after the other: a recursive `mkdir` never ends on file systems that refuse, such as /proc. */
function makeFolder(path: string): boolean {
  try {
    const missing: string[] = [];
    for (let folder = resolve(path); !existsSync(folder); folder = dirname(folder)) missing.unshift(folder);
    for (const folder of missing) mkdirSync(folder);
    if (!statSync(path).isDirectory()) throw Object.assign(new Error('no folder'), { code: 'ENOTDIR' });
    return missing.length > 0;
  } catch (error) {
    throw new ConfigError(
      `--data-dir must name a folder that can be made or written; ${path} is none (${(error as NodeJS.ErrnoException).code}).`,
    );
  }
}

function takeLock(path: string): DatabaseSync {
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(join(path, lockName), { timeout: 0 });
    lock.exec('begin exclusive');
    writeFileSync(join(path, ownerName), String(process.pid));
    return lock;
  } catch (error) {
    lock?.close();
    const message = (error as Error).message;
    if (!/locked|busy/i.test(message))
      throw new ConfigError(
        `--data-dir must name a folder that can be written; ${path} is none (${message}).`,
      );
    throw new ConfigError(
      `The data folder ${path} is in use by process ${ownerOf(path)}: stop it, or choose another folder with --data-dir.`,
    );
  }
}

function ownerOf(path: string): string {
  try {
    return readFileSync(join(path, ownerName), 'utf8');
  } catch {
    return 'of another user';
  }
}
