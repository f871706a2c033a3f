import { SyncError } from '../errors.ts';

/** Runs an act on the store; while another process holds the store, again and again, but not for ever. */
export type Patient = <T>(act: () => T) => Promise<T>;

interface Waiter {
  readonly act: () => unknown;
  readonly deadline: number;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

const firstPauseMs = 25;
const longestPauseMs = 250;
/** More than this many waiting are refused at once. */
const waitersMax = 1_000;
/** SQLITE_BUSY; the upper bits say why. */
const busyCode = 5;

/**
 * A statement on a locked SQLite file blocks the whole process for as long as it waits. So it waits there only
 * shortly, and then here, without blocking anybody: one act asks in turn for all that wait, with pauses that grow, and
 * the order is kept. An act that does not come through within `waitMs` rejects with LEDGER_UNAVAILABLE.
 */
export function createPatient(waitMs: number): Patient {
  const waiting: Waiter[] = [];

  async function serve(): Promise<void> {
    for (let pauseMs = firstPauseMs; waiting[0]; ) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      const came = serveAll();
      pauseMs = came ? firstPauseMs : Math.min(longestPauseMs, 2 * pauseMs);
      const now = performance.now();
      while (waiting[0] && waiting[0].deadline <= now) waiting.shift()?.reject(locked(waitMs));
    }
  }

  /** Serves from the head until the store is locked again; whether anything was served. */
  function serveAll(): boolean {
    for (let served = false; ; served = true) {
      const [head] = waiting;
      if (!head) return served;
      try {
        head.resolve(head.act());
      } catch (error) {
        if (isBusy(error)) return served;
        head.reject(error);
      }
      waiting.shift();
    }
  }

  return async <T>(act: () => T): Promise<T> => {
    if (waiting.length >= waitersMax) throw locked(waitMs);
    if (waiting.length === 0) {
      try {
        return act();
      } catch (error) {
        if (!isBusy(error)) throw error;
      }
    }
    return new Promise<T>((resolve, reject) => {
      const deadline = performance.now() + waitMs;
      waiting.push({ act, deadline, resolve: resolve as (result: unknown) => void, reject });
      if (waiting.length === 1) serve();
    });
  };
}

function isBusy(error: unknown): boolean {
  const { errcode } = error as { errcode?: number };
  return typeof errcode === 'number' && (errcode & 0xff) === busyCode;
}

function locked(waitMs: number): SyncError {
  return new SyncError(
    'LEDGER_UNAVAILABLE',
    `The ledger does not take the statement: another process has held it for ${waitMs} ms.`,
  );
}
