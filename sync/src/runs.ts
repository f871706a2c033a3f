import type { Ledger, RunCounters, RunKind } from './ledger/ledger.ts';
import type { Clock } from './ports.ts';
import { type Entity, printRecordRef, type RecordRef } from './record-ref.ts';

/** Follows which records a run still waits for, and counts how they ended. */
export interface Runs {
  /**
   * A run over records that `begin` hints; with none of them it is complete at once, and where they cannot be hinted
   * it has failed. A record that is named several times is one record. Returns its id.
   */
  start(
    kind: RunKind,
    entity: Entity,
    refs: readonly RecordRef[],
    begin: () => Promise<void>,
  ): Promise<number>;
  /** The newest run that waits for a record: its writes are put down to it. */
  of(ref: RecordRef): number | undefined;
  /** A record came to rest (or, waiting, is counted as failed for the runs of now). */
  ended(ref: RecordRef, outcome: 'settled' | 'parked' | 'notSent' | 'failed', wrote: boolean): Promise<void>;
  /** Resolves when the run is over. */
  over(id: number): Promise<void>;
}

/** When the ledger does not take the end of a run, it is told again after this. */
const finishRetryMs = 2_000;

export function createRuns(ledger: Ledger, clock: Clock): Runs {
  const waiting = new Map<string, Set<number>>();
  /** The runs that records are waited for, with how many. */
  const open = new Map<number, { left: number; readonly waiters: (() => void)[] }>();

  const close = (id: number) => {
    const run = open.get(id);
    open.delete(id);
    for (const wake of run?.waiters ?? []) wake();
  };
  /** No record will bring up this run again: whatever the ledger says now, it learns of the end. */
  const finish = async (id: number, state: 'COMPLETED' | 'FAILED'): Promise<void> => {
    try {
      await ledger.finishRun(id, state, clock.now());
      close(id);
    } catch {
      clock.after(finishRetryMs, () => void finish(id, state));
    }
  };

  return {
    async start(kind, entity, refs, begin) {
      const keys = new Set(refs.map(printRecordRef));
      const id = await ledger.startRun({ entity, kind, dryRun: false, total: keys.size }, clock.now());
      open.set(id, { left: keys.size, waiters: [] });
      for (const key of keys) waiting.set(key, (waiting.get(key) ?? new Set()).add(id));
      try {
        await begin();
      } catch (error) {
        for (const key of keys) waiting.get(key)?.delete(id);
        await finish(id, 'FAILED');
        throw error;
      }
      if (keys.size === 0) await finish(id, 'COMPLETED');
      return id;
    },
    of: (ref) => [...(waiting.get(printRecordRef(ref)) ?? [])].at(-1),
    async ended(ref, outcome, wrote) {
      const key = printRecordRef(ref);
      const ids = waiting.get(key) ?? new Set();
      for (const id of ids) {
        const counters: Partial<RunCounters> = { done: 1, [outcome]: 1, ...(wrote ? { written: 1 } : {}) };
        const run = open.get(id);
        if (run) run.left -= 1;
        const isLast = run?.left === 0;
        try {
          // Counted and ended as one, or not at all: then the record is looked at again.
          await ledger.countRun(id, { ...counters, ...(isLast && { completedAt: clock.now() }) });
        } catch (error) {
          if (run) run.left += 1;
          throw error;
        }
        ids.delete(id);
        if (isLast) close(id);
      }
      if (ids.size === 0) waiting.delete(key);
    },
    over: (id) => {
      const run = open.get(id);
      return run ? new Promise((resolve) => run.waiters.push(resolve)) : Promise.resolve();
    },
  };
}
