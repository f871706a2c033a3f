import { type Clock, systemClock } from '../ports.ts';
import { printRecordRef, type RecordRef } from '../record-ref.ts';
import type { Handler, Lane, Queue } from './queue.ts';

/** Of ten turns: a busy lane leaves the others their share, so that neither live changes nor a backfill starve. */
const turns: readonly Lane[] = [
  'interactive',
  'live',
  'interactive',
  'live',
  'backfill',
  'interactive',
  'live',
  'interactive',
  'live',
  'backfill',
];

/** A queue inside the process, with the semantics of Kubernetes' client-go workqueue. */
export function createMemoryQueue(clock: Clock = systemClock): Queue {
  /** Keys in the order of their arrival. Invariant: each is in `dirty` and not in `processing`. */
  const waiting: Record<Lane, Map<string, RecordRef>> = {
    interactive: new Map(),
    live: new Map(),
    backfill: new Map(),
  };
  /** Everything that needs work. A key that is also in `processing` is not in `waiting`: it comes back when done. */
  const dirty = new Map<string, Lane>();
  /** What is being worked on. Invariant: a key is here at most once. */
  const processing = new Map<string, Lane>();
  /** Of them, those of the backfill. */
  let filling = 0;
  const timers = new Set<() => void>();
  let handler: Handler | undefined;
  let concurrency = 0;
  /** Places of the backfill's own; without, it shares those of the others. */
  let backfill: number | undefined;
  let turn = 0;
  let closed = false;
  let drained: (() => void) | undefined;

  const add = (ref: RecordRef, lane: Lane) => {
    if (closed) return;
    const key = printRecordRef(ref);
    const known = dirty.get(key);
    if (known !== undefined && !isSooner(lane, known)) return;
    dirty.set(key, lane);
    if (processing.has(key)) return;
    if (known !== undefined) waiting[known].delete(key);
    waiting[lane].set(key, ref);
    pump();
  };

  const pump = () => {
    while (handler && !closed) {
      const next = take();
      if (!next) return;
      const { key, ref, lane } = next;
      dirty.delete(key);
      processing.set(key, lane);
      if (lane === 'backfill') filling += 1;
      void handler(ref, lane)
        .catch(() => {})
        .finally(() => done(key, ref));
    }
  };

  const hasRoom = (lane: Lane): boolean => {
    if (backfill === undefined) return processing.size < concurrency;
    return lane === 'backfill' ? filling < backfill : processing.size - filling < concurrency;
  };

  const take = (): { key: string; ref: RecordRef; lane: Lane } | undefined => {
    for (let skipped = 0; skipped < turns.length; skipped += 1) {
      const lane = turns[turn % turns.length] ?? 'live';
      turn += 1;
      const first = hasRoom(lane) ? waiting[lane].entries().next().value : undefined;
      if (!first) continue;
      const [key, ref] = first;
      waiting[lane].delete(key);
      return { key, ref, lane };
    }
    return undefined;
  };

  const done = (key: string, ref: RecordRef) => {
    if (processing.get(key) === 'backfill') filling -= 1;
    processing.delete(key);
    const again = dirty.get(key);
    if (again !== undefined && !closed) waiting[again].set(key, ref);
    if (closed && processing.size === 0) drained?.();
    pump();
  };

  return {
    add,
    addAfter(ref, lane, delayMs) {
      if (closed) return;
      const cancel = clock.after(delayMs, () => {
        timers.delete(cancel);
        add(ref, lane);
      });
      timers.add(cancel);
    },
    run(run, atOnce, ofBackfill) {
      handler = run;
      concurrency = atOnce;
      backfill = ofBackfill;
      pump();
    },
    close() {
      closed = true;
      for (const cancel of timers) cancel();
      timers.clear();
      return processing.size === 0 ? Promise.resolve() : new Promise((resolve) => (drained = resolve));
    },
  };
}

const order: readonly Lane[] = ['interactive', 'live', 'backfill'];
const isSooner = (lane: Lane, than: Lane) => order.indexOf(lane) < order.indexOf(than);
