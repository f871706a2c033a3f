import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ConfigError } from './config.ts';

/** The folder of the ledger and the sandbox's data, held by one process. */
export interface DataFolder {
  /** Deletes what this program made in it: the ledger and the sandbox's files, never the folder. */
  reset(): void;
  release(): void;
}

const lockName = 'lock.sqlite';
const ownerName = 'lock.pid';

/**
 * Takes the folder for this process, making it where it is missing. Held by a lock of the operating system on a file,
 * which dies with the process however it ends. Throws a ConfigError where another process has it or it cannot be used.
 */
export function openDataFolder(path: string): DataFolder {
  makeFolder(path);
  const lock = takeLock(path);
  return {
    reset() {
      for (const name of ['ledger.sqlite', 'sandbox-sales.sqlite', 'sandbox-finance-operations.sqlite'])
        for (const suffix of ['', '-wal', '-shm', '-journal'])
          rmSync(join(path, `${name}${suffix}`), { force: true });
    },
    release() {
      rmSync(join(path, ownerName), { force: true });
      lock.close();
    },
  };
}

/** One folder after the other: a recursive `mkdir` never ends on file systems that refuse, such as /proc. */
function makeFolder(path: string): void {
  try {
    const missing: string[] = [];
    for (let folder = resolve(path); !existsSync(folder); folder = dirname(folder)) missing.unshift(folder);
    for (const folder of missing) mkdirSync(folder);
    if (!statSync(path).isDirectory()) throw Object.assign(new Error('no folder'), { code: 'ENOTDIR' });
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
