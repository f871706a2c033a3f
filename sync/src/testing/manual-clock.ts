import type { Clock } from '../ports.ts';

export interface ManualClock extends Clock {
  /** Moves time on and runs what became due, in the order of its time. */
  advance(ms: number): void;
  /** Moves to the next time that anybody waits for and runs one callback; false when nobody waits. */
  step(): boolean;
}

/** Time that stands still until a test moves it, and chance that repeats itself. */
export function createManualClock(random: () => number = () => 0.5): ManualClock {
  let now = 1_000_000;
  let order = 0;
  const timers = new Map<number, { readonly at: number; readonly run: () => void }>();

  const next = () => [...timers].toSorted(([a, one], [b, other]) => one.at - other.at || a - b).at(0);
  const runUntil = (limit: number): boolean => {
    const first = next();
    if (!first || first[1].at > limit) return false;
    const [id, { at, run }] = first;
    timers.delete(id);
    now = Math.max(now, at);
    run();
    return true;
  };

  return {
    now: () => now,
    random,
    after(ms, run) {
      order += 1;
      const id = order;
      timers.set(id, { at: now + ms, run });
      return () => void timers.delete(id);
    },
    advance(ms) {
      const limit = now + ms;
      while (runUntil(limit));
      now = limit;
    },
    step: () => runUntil(Number.POSITIVE_INFINITY),
  };
}
