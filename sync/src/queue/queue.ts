import type { RecordRef } from '../record-ref.ts';

/** Why somebody waits for a record: a caller of a mutation, a change in a system, a pass over everything. */
export type Lane = 'interactive' | 'live' | 'backfill';

/** Works on one key; `lane` is the one that it waited in, which decides how its requests wait. */
export type Handler = (ref: RecordRef, lane: Lane) => Promise<void>;

/**
 * Keys that want to be looked at. It may lose them: the ledger knows what is pending, and the sweeper adds it again.
 * Promises of every implementation: a key that is added while it waits is worked on once; a key that is added while
 * it is worked on is worked on once more afterwards; one key is never worked on twice at the same time.
 */
export interface Queue {
  add(ref: RecordRef, lane: Lane): void;
  addAfter(ref: RecordRef, lane: Lane, delayMs: number): void;
  /**
   * Works on keys until `close`, so many at the same time; the handler's own errors are its own business. With `backfill`
   * that lane has as many places of its own, beside those of the others.
   */
  run(handler: Handler, concurrency: number, backfill?: number): void;
  /** Takes no more keys and resolves once nothing is worked on. */
  close(): Promise<void>;
  /** Why the queue takes no keys now; undefined while it does. */
  problem?(): string | undefined;
}
