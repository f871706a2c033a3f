import type { HttpAnswer } from '../dialects/dialect.ts';
import { readRetryAfter } from '../retry-after.ts';
import type { Scheduler } from '../scheduler.ts';
import {
  type Concurrency,
  type ConcurrencyBounds,
  type ConcurrencyEvent,
  nextConcurrency,
  startConcurrency,
} from './concurrency.ts';
import { type Lane, lanes } from './lane.ts';
import { createTurns, type TurnsState } from './turns.ts';

/** The requests of one application user in one system, whoever in this process sends them. */
export interface Traffic {
  /** As Turns: waits for a turn. */
  enter(lane: Lane, signal?: AbortSignal): Promise<Turn>;
  leave(turn: Turn): void;
  /** Takes from an answer what it says about the limit, and the pause that it asks for. */
  learn(turn: Turn, answer: HttpAnswer): void;
  /** Nothing is sent for so long: the system asked all of the user's requests to wait, not one. */
  pause(ms: number): void;
  /** Milliseconds that are left of the pause; 0 when there is none. */
  pauseLeftMs(): number;
  state(): TrafficState;
}

export interface Turn {
  readonly lane: Lane;
  readonly epoch: number;
}

export interface TrafficState extends TurnsState {
  /** Requests that may be under way at the same time. */
  readonly limit: number;
  readonly pauseLeftMs: number;
}

/** A Retry-After of zero is no invitation to ask in a tight loop. */
const pauseMinMs = 100;

export function createTraffic({
  bounds,
  waitingMax,
  scheduler,
}: {
  bounds: ConcurrencyBounds;
  waitingMax: number;
  scheduler: Scheduler;
}): Traffic {
  let concurrency: Concurrency = startConcurrency(bounds);
  let pausedUntil = 0;
  const limit = () => Math.floor(concurrency.limit);
  const turns = createTurns({ limit, waitingMax });
  const tell = (event: ConcurrencyEvent) => {
    const before = limit();
    concurrency = nextConcurrency(concurrency, event, bounds);
    if (limit() > before) turns.admit();
  };
  const isSaturated = () => {
    const { running, waiting } = turns.state();
    return lanes.reduce((sum, lane) => sum + running[lane] + waiting[lane], 0) >= limit();
  };
  const pauseLeftMs = () => Math.max(0, pausedUntil - scheduler.now());
  const pause = (ms: number) => {
    pausedUntil = Math.max(pausedUntil, scheduler.now() + Math.max(ms, pauseMinMs));
  };

  return {
    async enter(lane, signal) {
      await turns.enter(lane, signal);
      return { lane, epoch: concurrency.epoch };
    },
    leave: ({ lane }) => turns.leave(lane),
    learn({ epoch }, answer) {
      const retryAfterMs = readRetryAfter(answer, scheduler.now());
      if (retryAfterMs !== undefined) {
        tell({ kind: 'throttled', epoch });
        return pause(retryAfterMs);
      }
      const hint = answer.headers['x-ms-dop-hint'];
      if (hint !== undefined) tell({ kind: 'hinted', degree: Number(hint) });
      if (answer.status < 500) tell({ kind: 'answered', epoch, saturated: isSaturated() });
    },
    pause,
    pauseLeftMs,
    state: () => ({ ...turns.state(), limit: limit(), pauseLeftMs: pauseLeftMs() }),
  };
}
