import { connectionOptions } from '@p2c/odata';

/** What a deployment may set; the defaults are those of a start on one machine. */
export interface SyncOptions {
  /** How often Sales is asked for changes. */
  readonly deltaIntervalMs: number;
  /** How often all target records are compared with what was agreed. */
  readonly compareIntervalMs: number;
  /** How often the source records of F&O are gone over for what is new or changed. */
  readonly scanIntervalMs: number;
  /** How often records are looked at again whose outcome hangs on something that no source follows. */
  readonly resyncIntervalMs: number;
  /** How often the ledger is searched for what the queue forgot. */
  readonly sweepIntervalMs: number;
  /**
   * How long a write can be under way, its wait for a token and for a system that asks to slow down included: until then
   * a request whose answer was lost may still arrive.
   */
  readonly writeLifetimeMs: number;
  /** Records reconciled at the same time, each by requests of its own. */
  readonly concurrency: number;
  /** Records of a pass over everything that are reconciled side by side, beside those: their requests go together. */
  readonly backfillConcurrency: number;
  /**
   * Nothing is carried over and no change is followed. What mutations write stays pending in the ledger; dry runs tell
   * what a start without this would write.
   */
  readonly paused: boolean;
}

/** A connection gives up on a request after its timeout, and waits as long as this for one that is throttled. */
const requestMaxMs = connectionOptions
  .filter(({ name }) => name === 'timeoutMs' || name === 'throttleWaitMaxMs')
  .reduce((sum, { default: value }) => sum + value, 0);

export const defaultSyncOptions: SyncOptions = {
  deltaIntervalMs: 1_000,
  compareIntervalMs: 30_000,
  scanIntervalMs: 5_000,
  resyncIntervalMs: 3_600_000,
  sweepIntervalMs: 1_000,
  // Of a mutation that writes two records, and a network that delivers late.
  writeLifetimeMs: 2 * requestMaxMs + 60_000,
  concurrency: 4,
  // As many as a list of F&O takes by key; ten batches of ten writes.
  backfillConcurrency: 100,
  paused: false,
};
