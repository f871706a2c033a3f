import { ODataError } from './errors.ts';

/** Requests that may wait for their turn; beyond it the caller is not keeping its own bounds. */
const waitingMax = 10_000;

/** At most so many at a time, first come, first served. */
export interface Lane {
  /** Resolves when it is the caller's turn; rejects with the reason of the signal, then there is nothing to leave. */
  enter(signal?: AbortSignal): Promise<void>;
  leave(): void;
}

export function createLane(concurrency: number): Lane {
  let running = 0;
  const waiting = new Set<() => void>();

  return {
    async enter(signal) {
      signal?.throwIfAborted();
      if (running < concurrency) {
        running += 1;
        return;
      }
      if (waiting.size >= waitingMax)
        throw new ODataError('THROTTLED', `Expected at most ${waitingMax} requests to wait, got one more.`);
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const abort = () => {
        waiting.delete(resolve);
        reject(signal?.reason);
      };
      waiting.add(resolve);
      signal?.addEventListener('abort', abort, { once: true });
      await promise.finally(() => signal?.removeEventListener('abort', abort));
    },
    leave() {
      const [next] = waiting;
      if (next === undefined) {
        running -= 1;
        return;
      }
      waiting.delete(next);
      next();
    },
  };
}
