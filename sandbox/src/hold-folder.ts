import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { resetSandbox } from './start-sandbox.ts';

/** A data folder that no other sandbox, and no gateway, uses meanwhile. */
export interface HeldFolder {
  release(): void;
  /** After a start that failed: leaves nothing behind in a folder that this start made. */
  undo(): void;
}

/** The same as the gateway's: it runs a sandbox on its data folder. */
const lockName = 'lock.sqlite';
const ownerName = 'lock.pid';

/**
 * Takes a data folder, making it where it is missing, by a lock of the operating system that dies with the process.
 * Throws an Error that names the process which has it.
 */
export function holdFolder(path: string): HeldFolder {
  const isMade = !existsSync(path);
  mkdirSync(path, { recursive: true });
  const lock = new DatabaseSync(join(path, lockName), { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch {
    lock.close();
    throw new Error(
      `The data folder ${path} is in use by process ${ownerOf(path)}: stop it, or choose another folder with --data-dir.`,
    );
  }
  writeFileSync(join(path, ownerName), String(process.pid));
  const release = () => {
    rmSync(join(path, ownerName), { force: true });
    lock.close();
  };
  return {
    release,
    undo() {
      if (isMade) resetSandbox(path);
      release();
      if (!isMade) return;
      rmSync(join(path, lockName), { force: true });
      if (readdirSync(path).length === 0) rmdirSync(path);
    },
  };
}

function ownerOf(path: string): string {
  try {
    return readFileSync(join(path, ownerName), 'utf8');
  } catch {
    return 'of another user';
  }
}
