import { ODataError } from '../errors.ts';
import { type Lane, laneShares, lanes, perLane } from './lane.ts';

/**
 * Requests of three lanes share a number of turns. Within a lane first come, first served; between lanes by weight,
 * so that none starves.
 */
export interface Turns {
  /**
   * Resolves when it is the caller's turn. Rejects with the reason of the signal, or with THROTTLED when too many wait
   * in the lane already: then there is nothing to leave.
   */
  enter(lane: Lane, signal?: AbortSignal): Promise<void>;
  leave(lane: Lane): void;
  /** Lets in whoever may go by now; to be called after the limit has grown. */
  admit(): void;
  state(): TurnsState;
}

export interface TurnsState {
  readonly running: Readonly<Record<Lane, number>>;
  readonly waiting: Readonly<Record<Lane, number>>;
}

/** `limit` is asked anew for every turn; `waitingMax` bounds each lane. */
export function createTurns({ limit, waitingMax }: { limit: () => number; waitingMax: number }): Turns {
  const running = perLane(() => 0);
  const waiting = perLane(() => new Set<() => void>());
  /** Start-time fair queueing: where each lane stands in its use of turns, and where the last one began. */
  const used = perLane(() => 0);
  let reached = 0;

  const total = () => lanes.reduce((sum, lane) => sum + running[lane], 0);
  const hasRoom = (lane: Lane): boolean =>
    total() < limit() && running[lane] < Math.max(1, Math.floor(limit() * laneShares[lane].most));
  const standing = (lane: Lane) => Math.max(reached, used[lane]);

  const start = (lane: Lane) => {
    reached = standing(lane);
    used[lane] = reached + 1 / laneShares[lane].weight;
    running[lane] += 1;
  };
  const nextLane = (): Lane | undefined =>
    lanes
      .filter((lane) => waiting[lane].size > 0 && hasRoom(lane))
      .reduce<Lane | undefined>(
        (best, lane) => (best === undefined || standing(lane) < standing(best) ? lane : best),
        undefined,
      );
  const admit = () => {
    for (let lane = nextLane(); lane !== undefined; lane = nextLane()) {
      const [next] = waiting[lane];
      if (next === undefined) return;
      waiting[lane].delete(next);
      start(lane);
      next();
    }
  };

  return {
    async enter(lane, signal) {
      signal?.throwIfAborted();
      // Whoever waits in another lane does so because it has no room: nobody is overtaken.
      if (waiting[lane].size === 0 && hasRoom(lane)) return start(lane);
      if (waiting[lane].size >= waitingMax)
        throw new ODataError(
          'THROTTLED',
          `Expected at most ${waitingMax} requests to wait in the ${lane} lane, got one more.`,
        );
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const abort = () => {
        // A turn that was given in the same instant is the caller's to leave.
        if (waiting[lane].delete(resolve)) reject(signal?.reason);
      };
      waiting[lane].add(resolve);
      signal?.addEventListener('abort', abort, { once: true });
      await promise.finally(() => signal?.removeEventListener('abort', abort));
    },
    leave(lane) {
      running[lane] -= 1;
      admit();
    },
    admit,
    state: () => ({ running: { ...running }, waiting: perLane((lane) => waiting[lane].size) }),
  };
}
