import type { Ledger, RunCounters, RunKind } from './ledger/ledger.ts';
import type { Clock } from './ports.ts';
import { type Entity, printRecordRef, type RecordRef } from './record-ref.ts';

/** Follows which records a run still waits for, and counts how they ended. */
export interface Runs {
  /**
   * A run over records that `begin` hints; with none of them it is complete at once, and where they cannot be hinted
   * it has failed. Returns its id.
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

export function createRuns(ledger: Ledger, clock: Clock): Runs {
  const waiting = new Map<string, Set<number>>();
  const open = new Map<number, { left: number; readonly waiters: (() => void)[] }>();

  const finish = async (id: number, state: 'COMPLETED' | 'FAILED' = 'COMPLETED') => {
    await ledger.finishRun(id, state, clock.now());
    const run = open.get(id);
    open.delete(id);
    for (const wake of run?.waiters ?? []) wake();
  };

  return {
    async start(kind, entity, refs, begin) {
      const id = await ledger.startRun({ entity, kind, dryRun: false, total: refs.length }, clock.now());
      open.set(id, { left: refs.length, waiters: [] });
      for (const ref of refs) {
        const key = printRecordRef(ref);
        waiting.set(key, (waiting.get(key) ?? new Set()).add(id));
      }
      try {
        await begin();
      } catch (error) {
        for (const ref of refs) waiting.get(printRecordRef(ref))?.delete(id);
        await finish(id, 'FAILED');
        throw error;
      }
      if (refs.length === 0) await finish(id);
      return id;
    },
    of: (ref) => [...(waiting.get(printRecordRef(ref)) ?? [])].at(-1),
    async ended(ref, outcome, wrote) {
      const key = printRecordRef(ref);
      const ids = waiting.get(key) ?? new Set();
      for (const id of ids) {
        const counters: Partial<RunCounters> = { done: 1, [outcome]: 1, ...(wrote ? { written: 1 } : {}) };
        await ledger.countRun(id, counters);
        // Only what was counted is done with: where the ledger did not take it, the record is looked at again.
        ids.delete(id);
        const run = open.get(id);
        if (!run) continue;
        run.left -= 1;
        if (run.left === 0) await finish(id);
      }
      if (ids.size === 0) waiting.delete(key);
    },
    over: (id) => {
      const run = open.get(id);
      return run ? new Promise((resolve) => run.waiters.push(resolve)) : Promise.resolve();
    },
  };
}
