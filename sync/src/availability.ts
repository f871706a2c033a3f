import { type ODataClient, ODataError } from '@p2c/odata';
import type { Clock, Logger } from './ports.ts';
import type { System } from './record-ref.ts';
import { stepByStep } from './step-by-step.ts';

/** Whether both systems answer, as the requests of sync have found. */
export interface Availability {
  /** The same client; how its requests end is noticed. Passes over everything (`pages`) go by themselves: their sources keep their own pauses. */
  watch(client: ODataClient): ODataClient;
  /**
   * Resolves when a record may be worked on: at once as long as both systems answer. While one is away nobody asks it but
   * one worker after each pause, however many records wait.
   */
  turn(): Promise<void>;
  /** Lets everybody go who waits. */
  close(): void;
}

/** So many requests in a row without an answer, and the system counts as away. */
const failuresMax = 3;
/** Short, so that nobody waits long once the system is back; bounded, so that a long outage is not a storm of requests. */
const pauseMs = { first: 250, max: 2_000 };

interface SystemState {
  failures: number;
  /** While the system is away: when the next worker may try. */
  nextTryAt: number;
}

/** See Availability. Watching costs nothing while both systems answer. */
export function createAvailability({ clock, logger }: { clock: Clock; logger: Logger }): Availability {
  const states: Record<System, SystemState> = {
    SALES: { failures: 0, nextTryAt: 0 },
    FINANCE_OPERATIONS: { failures: 0, nextTryAt: 0 },
  };
  /** Oldest first. */
  let waiting: (() => void)[] = [];
  let cancel: (() => void) | undefined;
  let closed = false;

  const away = () => Object.values(states).filter(({ failures }) => failures >= failuresMax);
  /** Whether one more worker may try now; whoever is told so begins the next pause. */
  const mayTry = (): boolean => {
    const now = clock.now();
    const systems = away();
    if (systems.some(({ nextTryAt }) => nextTryAt > now)) return false;
    for (const system of systems) system.nextTryAt = now + pauseOf(system.failures);
    return true;
  };
  const letGo = () => {
    const all = waiting;
    waiting = [];
    for (const go of all) go();
  };
  const pump = () => {
    cancel?.();
    cancel = undefined;
    if (away().length === 0) return letGo();
    if (waiting.length === 0) return;
    if (mayTry()) waiting.shift()?.();
    const nextTryAt = Math.max(...away().map((system) => system.nextTryAt));
    cancel = clock.after(Math.max(0, nextTryAt - clock.now()), pump);
  };

  const answered = (system: System) => {
    const state = states[system];
    if (state.failures >= failuresMax) logger.info({ system }, 'The system answers again');
    state.failures = 0;
    if (waiting.length > 0) pump();
  };
  const failed = (system: System, error: unknown) => {
    const state = states[system];
    state.failures += 1;
    if (state.failures < failuresMax) return;
    state.nextTryAt = Math.max(state.nextTryAt, clock.now() + pauseOf(state.failures));
    if (state.failures === failuresMax)
      logger.warn({ system, err: error }, 'The system is away: one record asks it after each pause');
  };
  const told = (system: System, error: unknown) => {
    const sign = signOf(error);
    switch (sign) {
      case 'life':
        return answered(system);
      case 'absence':
        return failed(system, error);
      case 'none':
        return;
      default:
        return sign satisfies never;
    }
  };
  const noticed = async <T>(system: System, request: Promise<T>): Promise<T> => {
    try {
      const result = await request;
      answered(system);
      return result;
    } catch (error) {
      told(system, error);
      throw error;
    }
  };

  return {
    watch(client) {
      const { system } = client;
      return {
        ...client,
        get: (...given) => noticed(system, client.get(...given)),
        list: (...given) => noticed(system, client.list(...given)),
        create: (...given) => noticed(system, client.create(...given)),
        update: (...given) => noticed(system, client.update(...given)),
        delete: (...given) => noticed(system, client.delete(...given)),
        changeSet: (...given) => noticed(system, client.changeSet(...given)),
        changes: (...given) => noticed(system, client.changes(...given)),
        readKeys: (...given) => stepByStep(client.readKeys(...given), (page) => noticed(system, page)),
        async writeMany(...given) {
          const outcomes = await client.writeMany(...given);
          // The outcomes of one call came in few requests: they are one sign of life, or one of its absence.
          const errors = outcomes.flatMap((outcome) => (outcome.kind === 'broken' ? [outcome.error] : []));
          const missed = errors.find((error) => signOf(error) === 'absence');
          if (errors.length < outcomes.length || errors.some((error) => signOf(error) === 'life'))
            answered(system);
          else if (missed !== undefined) failed(system, missed);
          return outcomes;
        },
      };
    },
    turn() {
      if (closed || away().length === 0 || (waiting.length === 0 && mayTry())) return Promise.resolve();
      return new Promise((resolve) => {
        waiting.push(resolve);
        if (cancel === undefined) pump();
      });
    },
    close() {
      closed = true;
      cancel?.();
      letGo();
    },
  };
}

const pauseOf = (failures: number) =>
  Math.min(pauseMs.max, pauseMs.first * 2 ** Math.min(10, failures - failuresMax));

/**
 * What an error says of the system. Absence: no answer, or none that says more than "not now" or "not you". Life: any
 * other answer, also one that cannot be read. None: nothing was sent, or nobody waited for the answer.
 */
function signOf(error: unknown): 'life' | 'absence' | 'none' {
  if (!(error instanceof ODataError)) return 'none';
  switch (error.code) {
    case 'NETWORK':
    case 'TIMEOUT':
    case 'AUTHENTICATION':
      return 'absence';
    case 'THROTTLED':
      return error.status === undefined ? 'none' : 'absence';
    case 'SERVER':
      if (error.status === undefined) return 'none';
      return error.status > 500 ? 'absence' : 'life';
    case 'INVALID_ANSWER':
      return 'life';
    case 'BAD_REQUEST':
    case 'PERMISSION':
    case 'NOT_FOUND':
    case 'DELTA_LINK_EXPIRED':
      return error.status === undefined ? 'none' : 'life';
    case 'ABORTED':
      return 'none';
    default:
      return error.code satisfies never;
  }
}
