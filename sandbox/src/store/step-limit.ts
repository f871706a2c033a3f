/** A query looked at more than it may. */
export class TooManyStepsError extends Error {
  override readonly name = 'TooManyStepsError';
}

export interface StepLimit {
  /** Takes so many steps, or a part of one; throws when none are left. */
  take(steps: number): void;
  /** Runs the work, which may take so many steps; one step more throws. Work inside it has steps of its own. */
  within<T>(steps: number, work: () => T): T;
}

/** Bounds the work of queries: SQLite itself would go on for as long as it takes, and nobody else be answered. */
export function createStepLimit(): StepLimit {
  let left = Number.POSITIVE_INFINITY;
  return {
    take(steps) {
      left -= steps;
      if (left < 0) throw new TooManyStepsError('The query takes too many steps.');
    },
    within(steps, work) {
      const outside = left;
      left = steps;
      try {
        return work();
      } finally {
        left = outside;
      }
    },
  };
}
