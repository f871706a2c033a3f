/** What a deployment may set; the defaults are those of a start on one machine. */
export interface SyncOptions {
  /** How often Sales is asked for changes. */
  readonly deltaIntervalMs: number;
  /** How often all target records are compared with what was agreed. */
  readonly compareIntervalMs: number;
  /** How often the source records of F&O are gone over for what is new or changed. */
  readonly scanIntervalMs: number;
  /** How often the ledger is searched for what the queue forgot. */
  readonly sweepIntervalMs: number;
  /** Records reconciled at the same time. */
  readonly concurrency: number;
}

export const defaultSyncOptions: SyncOptions = {
  deltaIntervalMs: 1_000,
  compareIntervalMs: 30_000,
  scanIntervalMs: 5_000,
  sweepIntervalMs: 1_000,
  concurrency: 4,
};
