/** One at a time, in the order in which they come. */
export interface Turns {
  /** Does the work at once when nobody is at it, in the same turn of the event loop; otherwise after those before. */
  take<T>(work: () => T | Promise<T>): T | Promise<T>;
}

export function createTurns(): Turns {
  let last: Promise<void> | undefined;

  function hold<T>(work: Promise<T>): Promise<T> {
    const over = work.then(
      () => undefined,
      () => undefined,
    );
    last = over;
    void over.then(() => {
      if (last === over) last = undefined;
    });
    return work;
  }

  return {
    take(work) {
      if (last) return hold(last.then(work));
      const result = work();
      return result instanceof Promise ? hold(result) : result;
    },
  };
}
