/** A query looked at more combinations of rows than it may. */
export class TooManyStepsError extends Error {
  override readonly name = 'TooManyStepsError';
}

export interface StepLimit {
  /** What SQL calls as `step(…)` for each combination of rows. */
  step(): number;
  /** Runs the work, in which `step` may be called so often; after that it throws. */
  within<T>(steps: number, work: () => T): T;
}

/** Bounds the work of joins that multiply: SQLite itself would go on for as long as it takes, and nobody else be answered. */
export function createStepLimit(): StepLimit {
  let left = Number.POSITIVE_INFINITY;
  return {
    step() {
      left -= 1;
      if (left < 0) throw new TooManyStepsError('The query takes too many steps.');
      return 1;
    },
    within(steps, work) {
      left = steps;
      try {
        return work();
      } finally {
        left = Number.POSITIVE_INFINITY;
      }
    },
  };
}
