import { ODataError, type WriteOutcome } from '@p2c/odata';
import type { Clock } from '../ports.ts';

/** One life of the engine: it can be killed, or stand still while the world goes on. */
export interface Process {
  readonly name: string;
  /** The time of the process: its timers do not run when it is dead, and late when it stands still. */
  readonly clock: Clock;
  /** Runs something in the process after a time; never, once it is dead. */
  later(ms: number, run: () => void): () => void;
  pause(ms: number): void;
  kill(): void;
  readonly alive: boolean;
}

export function createProcess(name: string, clock: Clock): Process {
  let alive = true;
  let standsUntil = 0;
  const later = (ms: number, run: () => void): (() => void) => {
    let cancel = clock.after(ms, deliver);
    function deliver() {
      if (!alive) return;
      if (standsUntil > clock.now()) cancel = clock.after(standsUntil - clock.now(), deliver);
      else run();
    }
    return () => cancel();
  };
  return {
    name,
    clock: { now: clock.now, random: clock.random, after: later },
    later,
    pause(ms) {
      standsUntil = clock.now() + ms;
    },
    kill() {
      alive = false;
    },
    get alive() {
      return alive;
    },
  };
}

/** What happens to requests; chances from 0 to 1. */
export interface Weather {
  /** Does not reach the system. */
  readonly unreachable: number;
  readonly throttled: number;
  /** Is carried out, but the answer is lost. */
  readonly answerLost: number;
  /** Takes so long that the caller gives up before it is carried out. */
  readonly late: number;
}

export const fairWeather: Weather = { unreachable: 0, throttled: 0, answerLost: 0, late: 0 };

const timeoutMs = 30_000;

/** The network between a process and a system. A request on the way arrives, whatever becomes of who sent it. */
export class Wire {
  weather: Weather = fairWeather;
  /** Told of every request that a process sends. */
  onRequest: (() => void) | undefined;
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  read<T>(process: Process, act: () => T): Promise<T> {
    return this.#send(process, act, false);
  }

  write<T = WriteOutcome>(process: Process, act: () => T): Promise<T> {
    return this.#send(process, act, true);
  }

  #send<T>(process: Process, act: () => T, isWrite: boolean): Promise<T> {
    const clock = this.#clock;
    this.onRequest?.();
    const { unreachable, throttled, answerLost, late } = this.weather;
    const chance = clock.random();
    const some = () => Math.ceil(1 + clock.random() ** 4 * 4_000);
    return new Promise<T>((resolve, reject) => {
      const answer = (run: () => void, ms = some()) => void process.later(ms, run);
      const lost = () => reject(new ODataError('TIMEOUT', 'No answer.', { mayHaveCommitted: isWrite }));
      if (chance < unreachable)
        return answer(() => reject(new ODataError('NETWORK', 'The connection was refused.')));
      if (chance < unreachable + throttled)
        return answer(() => reject(new ODataError('THROTTLED', 'Slow down.', { retryAfterMs: 5_000 })));
      if (chance < unreachable + throttled + late) {
        clock.after(timeoutMs + clock.random() * 200_000, () => quietly(act));
        return answer(lost, timeoutMs);
      }
      clock.after(some(), () => {
        try {
          const result = act();
          answer(chance > 1 - answerLost ? lost : () => resolve(result));
        } catch (error) {
          answer(() => reject(error));
        }
      });
    });
  }
}

function quietly(act: () => unknown): void {
  try {
    act();
  } catch {
    // Nobody waits for the answer any more.
  }
}
