import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { SyncError } from '../errors.ts';
import type { Logger } from '../ports.ts';

/** Whether the file that a ledger has open is still the one under its path. */
export interface LedgerFile {
  /** Throws LEDGER_UNAVAILABLE when it was removed, replaced or cut short, or holds something else. */
  check(): void;
  /** The error of a statement as SyncError; one that tells of a broken file keeps the ledger refused from then on. */
  refuse(error: unknown): SyncError;
}

interface Identity {
  readonly device: bigint;
  readonly inode: bigint;
  readonly bytes: bigint;
  readonly changedNs: bigint;
}

const ioErrorCode = 10;
/** SQLITE_IOERR, SQLITE_CORRUPT and SQLITE_NOTADB. */
const brokenCodes: readonly number[] = [ioErrorCode, 11, 26];
const headerBytes = 100;
const magic = 'SQLite format 3\0';
const remedy =
  'Put the file back and restart, or restart with --reset: the ledger is then built anew from both systems.';

/**
 * An open file goes on when its name is gone, and what is written to it is lost with the process. So the ledger
 * compares the two before it says that it keeps anything. Messages go to clients and name no folder; the log has the
 * path. A ledger in memory (`:memory:`) has no file.
 */
export function watchLedgerFile(path: string, logger?: Logger): LedgerFile {
  const opened = path === ':memory:' ? undefined : identify(path);
  let looked = opened;
  let content: string | undefined;
  let damaged = false;
  let told: string | undefined;

  /** What is wrong with the file now; undefined when nothing is. */
  function wrong(): string | undefined {
    if (damaged) return 'is damaged';
    if (opened === undefined) return undefined;
    const found = identify(path);
    if (found === undefined) return 'was removed or cannot be reached';
    if (found.device !== opened.device || found.inode !== opened.inode) return 'was replaced by another file';
    if (found.bytes !== looked?.bytes || found.changedNs !== looked.changedNs)
      content = wrongContent(path, found.bytes);
    looked = found;
    return content;
  }

  function refusal(what: string, cause?: unknown): SyncError {
    if (told !== what) logger?.error({ path, cause: String(cause ?? '') }, `The ledger's file ${what}`);
    told = what;
    const message = `The ledger's file ${basename(path)} ${what}. ${remedy}`;
    return new SyncError('LEDGER_UNAVAILABLE', message, { cause });
  }

  return {
    check() {
      const what = wrong();
      if (what !== undefined) throw refusal(what);
      if (told !== undefined) logger?.info({ path }, "The ledger's file is there again");
      told = undefined;
    },
    refuse(error) {
      if (error instanceof SyncError) return error;
      const { errcode = 0, message } = error as Error & { errcode?: number };
      if (brokenCodes.includes(errcode & 0xff)) {
        // A disk that failed once may answer again; a page that is broken stays so.
        damaged ||= (errcode & 0xff) !== ioErrorCode;
        return refusal(damaged ? 'is damaged' : 'cannot be read or written', error);
      }
      return new SyncError('LEDGER_UNAVAILABLE', `The ledger does not take the statement: ${message}.`, {
        cause: error,
      });
    },
  };
}

function identify(path: string): Identity | undefined {
  try {
    const { dev, ino, size, mtimeNs } = statSync(path, { bigint: true });
    return { device: dev, inode: ino, bytes: size, changedNs: mtimeNs };
  } catch {
    return undefined;
  }
}

/** What the header of a SQLite file says against the file (SQLite, Database File Format). */
function wrongContent(path: string, bytes: bigint): string | undefined {
  const header = Buffer.alloc(headerBytes);
  try {
    const file = openSync(path, 'r');
    readSync(file, header, 0, headerBytes, 0);
    closeSync(file);
  } catch {
    return 'cannot be read or written';
  }
  if (header.toString('latin1', 0, magic.length) !== magic) return 'is no database any more';
  const pageBytes = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  return bytes < BigInt(header.readUInt32BE(28) * pageBytes) ? 'was cut short' : undefined;
}
