import { SyncError } from './errors.ts';

/** Lets dry runs go by few at a time: each reads every record that it is for from both systems. */
export interface DryRunTurns {
  /** Runs `work` once it is its turn; DRY_RUNS_BUSY where too many wait already. */
  take<Result>(work: () => Promise<Result>): Promise<Result>;
}

const atOnceMax = 2;
const waitingMax = 20;

export function createDryRunTurns(): DryRunTurns {
  let running = 0;
  const waiting: (() => void)[] = [];
  return {
    async take(work) {
      if (running >= atOnceMax) {
        if (waiting.length >= waitingMax)
          throw new SyncError(
            'DRY_RUNS_BUSY',
            `Expected at most ${waitingMax} dry runs to wait, got one more. Repeat it later.`,
          );
        // Whoever ends hands over its place, so `running` stays.
        await new Promise<void>((resolve) => waiting.push(resolve));
      } else running += 1;
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else running -= 1;
      }
    },
  };
}
