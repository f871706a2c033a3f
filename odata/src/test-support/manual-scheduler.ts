import type { Scheduler } from '../scheduler.ts';

export interface ManualScheduler extends Scheduler {
  /** Every sleep that was asked for, in milliseconds. */
  readonly sleeps: readonly number[];
}

/** Time that passes only by sleeping, at once; chance as given. */
export function manualScheduler({ start = 1_000_000, random = 0.5 } = {}): ManualScheduler {
  let now = start;
  const sleeps: number[] = [];
  return {
    sleeps,
    now: () => now,
    random: () => random,
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      sleeps.push(ms);
      now += ms;
    },
  };
}
