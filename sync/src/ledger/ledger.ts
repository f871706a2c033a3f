import type { ReasonCode } from '../mapping/reasons.ts';
import type { FieldChange, OwnedValues, Reason } from '../plan.ts';
import type { RecordRef, System } from '../record-ref.ts';
import type { Attempts } from './attempts.ts';

/**
 * Where a record stands. PENDING is not stored: it is `dirtyGen > syncedGen`. WAITING has work left, for which its time
 * has not come; DEPENDS has none until something else is there. Clients see both as WAITING.
 */
export type StoredState = 'SETTLED' | 'WAITING' | 'DEPENDS' | 'PARKED' | 'NOT_SENT';

/** What the engine remembers of one source record. Times are milliseconds since 1970. */
export interface LedgerRecord extends RecordRef {
  readonly company: string | undefined;
  readonly number: string | undefined;
  /** Grows with every hint of a change; invariant: never less than syncedGen. */
  readonly dirtyGen: number;
  /** The generation that the last finished reconcile started from. */
  readonly syncedGen: number;
  /** Grows with every lease: only the holder of the newest may write its outcome. */
  readonly fence: number;
  readonly leaseUntil: number;
  /** The key of the copy once it exists: its business number in F&O, its identifier in Sales; undefined before. */
  readonly targetKey: string | undefined;
  /** Properties that the source owns, as last agreed: the base of a three-way comparison. */
  readonly base: OwnedValues | undefined;
  readonly state: StoredState;
  readonly reason: Reason | undefined;
  readonly attempts: number;
  readonly nextTryAt: number;
  readonly firstDirtyAt: number | undefined;
  readonly lastSyncedAt: number | undefined;
}

/**
 * Orders records that bear one number: those that sync carries over before those that it does not, and last those whose
 * life is over, such as a deleted account, or the revision that a draft replaced.
 */
export function preferLive(a: LedgerRecord, b: LedgerRecord): number {
  return lifeOf(a) - lifeOf(b);
}

function lifeOf({ state, reason }: LedgerRecord): number {
  if (state !== 'NOT_SENT') return 0;
  return over.has(reason?.code ?? '') ? 2 : 1;
}
const over: ReadonlySet<string> = new Set<ReasonCode>(['SOURCE_MISSING', 'QUOTE_CLOSED']);

/** What a record goes by, as far as it is known; told of one that was not looked at yet. */
export interface Named {
  readonly company?: string;
  readonly number?: string;
}

/** How a reconcile ended, as the ledger keeps it. */
export interface Settlement {
  readonly state: StoredState;
  readonly reason?: Reason | undefined;
  readonly company?: string | undefined;
  readonly number?: string | undefined;
  readonly targetKey?: string | undefined;
  readonly base?: OwnedValues | undefined;
  /** Set when the record is done for this generation; left out while it waits. */
  readonly syncedGen?: number;
  /** For WAITING, and for DEPENDS when it is looked at again in any case. */
  readonly nextTryAt?: number;
  /** For DEPENDS and NOT_SENT: the record, or the copy in Sales, whose settling has this one looked at again. */
  readonly waitsFor?: RecordRef | undefined;
  /** The write that was sent; `unknown` where its answer never came. */
  readonly attempt?: { readonly id: number; readonly outcome: 'carried-out' | 'unknown' } | undefined;
  /** When the look began that this is the outcome of: what could not arrive any more by then, it has seen. */
  readonly since?: number;
}

export type RunKind = 'INITIAL' | 'TRIGGERED' | 'COMPARE';
export type RunState = 'RUNNING' | 'COMPLETED' | 'FAILED';

export interface RunCounters {
  readonly done: number;
  readonly settled: number;
  readonly written: number;
  readonly parked: number;
  readonly notSent: number;
  readonly failed: number;
}

export interface Run extends RunCounters {
  readonly id: number;
  readonly entity: RecordRef['entity'];
  readonly kind: RunKind;
  readonly state: RunState;
  readonly dryRun: boolean;
  readonly startedAt: number;
  readonly finishedAt: number | undefined;
  readonly total: number | undefined;
}

export type WriteKind = 'CREATE' | 'UPDATE' | 'REVERT';

/** One write, done or (in a dry run) only planned. */
export interface AuditedWrite {
  readonly id: number;
  readonly runId: number | undefined;
  /** Only planned, by a dry run: no part of the audit trail. */
  readonly planned: boolean;
  readonly entity: RecordRef['entity'];
  readonly at: number;
  readonly kind: WriteKind;
  readonly system: System;
  readonly request: string;
  readonly number: string | undefined;
  readonly fields: readonly FieldChange[];
}

export interface Overview {
  readonly settled: number;
  readonly pending: number;
  /** With work left, for which their time has not come. */
  readonly waiting: number;
  /** Without work until something else is there. */
  readonly dependent: number;
  readonly parked: number;
  readonly notSent: number;
  readonly oldestDirtyAt: number | undefined;
}

export interface RecordFilter {
  readonly entity: RecordRef['entity'];
  /** Any of these, PENDING included; every state when left out. */
  readonly states?: readonly (StoredState | 'PENDING')[] | undefined;
  /** Any of these, of records that are not pending. */
  readonly reasonCodes?: readonly string[] | undefined;
  /** Without regard to case and to blanks at the end. */
  readonly number?: string | undefined;
  /** In lower case. */
  readonly company?: string | undefined;
  readonly afterKey?: string;
  /** Tells PENDING from WAITING. */
  readonly now: number;
  readonly limit: number;
}

export type RecordOrderField = 'NUMBER' | 'LAST_SYNCED_AT' | 'PENDING_SINCE';

/** Another order than that of the keys; what has no value comes first, last where it is descending. */
export interface RecordOrder {
  readonly by: RecordOrderField;
  readonly descending: boolean;
}

/** Where a record stands in such an order. */
export interface RecordPosition {
  readonly rank: number;
  readonly text: string;
  readonly key: string;
}

export interface RunFilter {
  readonly entity?: RecordRef['entity'] | undefined;
  readonly kind?: RunKind | undefined;
  readonly state?: RunState | undefined;
  readonly dryRun?: boolean | undefined;
  readonly beforeId?: number | undefined;
  readonly limit: number;
}

export interface WriteFilter {
  readonly runId?: number | undefined;
  readonly number?: string | undefined;
  readonly entity?: RecordRef['entity'] | undefined;
  readonly kind?: WriteKind | undefined;
  readonly system?: System | undefined;
  /** At or after, and before. */
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  readonly beforeId?: number | undefined;
  readonly limit: number;
}

/**
 * What a page of rows says of the records that they belong to: of lines their documents, of a table that a fact is about
 * the records that it is about.
 */
export interface LineLinks {
  /** The table, and where it is not about lines the column that names the record: `quotes _customerid_value`. */
  readonly entitySet: string;
  readonly kept: readonly { readonly key: string; readonly document: RecordRef }[];
  /** Rows that are deleted or name no record any more: forgotten once the records are marked. */
  readonly gone: readonly string[];
}

/**
 * The memory of the engine, and the only truth about pending work. Every method is one transaction; every method
 * rejects with SyncError LEDGER_UNAVAILABLE when the store does not take it.
 */
export interface Ledger extends Attempts {
  /** Marks records as changed: their generation grows by one, and whatever they waited for is tried anew. */
  hint(refs: readonly RecordRef[], now: number): Promise<void>;
  /**
   * The lease of a record; undefined while another holds it, and where nothing is pending. Whoever could not write an
   * outcome takes the record again with the fence that it still holds.
   */
  lease(ref: RecordRef, now: number, until: number, heldFence?: number): Promise<LedgerRecord | undefined>;
  /**
   * Writes the outcome and ends the lease, with what became of the write that was sent; false when a newer lease
   * exists: the outcome is void then, but for the audit trail.
   */
  settle(ref: RecordRef, fence: number, settlement: Settlement, now: number): Promise<boolean>;
  /** Records with pending work that nobody holds and whose time has come. */
  due(now: number, limit: number): Promise<RecordRef[]>;

  byKeys(entity: RecordRef['entity'], keys: readonly string[]): Promise<LedgerRecord[]>;
  /**
   * By business number, without regard to case and to blanks at the end. Several records can bear one number: an
   * account that was deleted, and the one that took its number over.
   */
  byNumbers(
    entity: RecordRef['entity'],
    company: string,
    numbers: readonly string[],
  ): Promise<LedgerRecord[]>;
  /** By the key of the copy: its identifier in Sales, its number in F&O. */
  byTargetKeys(entity: RecordRef['entity'], keys: readonly string[]): Promise<LedgerRecord[]>;
  /** Records that wait for this one. */
  waitingFor(ref: RecordRef): Promise<RecordRef[]>;
  /** Records that depend on something, and are looked at again now. */
  dueDependents(now: number, limit: number): Promise<RecordRef[]>;
  /** The rows whose documents are known. */
  lineKeys(entitySet: string): Promise<string[]>;
  /** The documents of lines. */
  documentsOf(entitySet: string, keys: readonly string[]): Promise<RecordRef[]>;
  list(filter: RecordFilter): Promise<LedgerRecord[]>;
  listOrdered(
    filter: Omit<RecordFilter, 'afterKey'>,
    order: RecordOrder,
    after?: RecordPosition,
  ): Promise<LedgerRecord[]>;
  count(filter: Omit<RecordFilter, 'limit' | 'afterKey'>): Promise<number>;
  overview(now: number): Promise<Overview>;

  /** Before a write of a mutation: from `notBefore` on it counts as carried out. Returns its id. */
  intend(
    intent: { system: System; entitySet: string; key: string },
    now: number,
    notBefore: number,
  ): Promise<number>;
  /** Ends an intent; with refs they are marked as changed in the same transaction. */
  endIntent(id: number, refs: readonly (RecordRef & Named)[], now: number): Promise<void>;
  /** Intents whose time is over: their process died, or the ledger was away. */
  staleIntents(
    now: number,
    limit: number,
  ): Promise<{ id: number; system: System; entitySet: string; key: string }[]>;

  /**
   * At the start of a process that has the ledger for itself: leases of a process that died end now, and its open
   * intents are over.
   */
  takeOver(now: number): Promise<void>;

  readCheckpoint(source: string): Promise<string | undefined>;
  /** Stores a position once its keys are durable; in the same transaction as their hints, and what lines belong to. */
  checkpoint(
    source: string,
    position: string,
    refs: readonly RecordRef[],
    now: number,
    lines?: readonly LineLinks[],
  ): Promise<void>;

  startRun(
    run: { entity: RecordRef['entity']; kind: RunKind; dryRun: boolean; total?: number },
    now: number,
  ): Promise<number>;
  /** Adds to the counters of a run; with `completedAt` it is complete, in the same transaction. */
  countRun(
    id: number,
    increments: Partial<RunCounters> & { readonly total?: number; readonly completedAt?: number },
  ): Promise<void>;
  finishRun(id: number, state: RunState, now: number): Promise<void>;
  /** Runs that a dead process left running. */
  failUnfinishedRuns(now: number): Promise<void>;
  run(id: number): Promise<Run | undefined>;
  runs(filter: RunFilter): Promise<Run[]>;

  recordWrite(write: Omit<AuditedWrite, 'id'>): Promise<void>;
  /** Newest first: the audit trail, or with `runId` what that run wrote or, dry, planned. */
  writes(filter: WriteFilter): Promise<AuditedWrite[]>;

  close(): Promise<void>;
}
