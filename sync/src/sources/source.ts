import type { Clock, Logger } from '../ports.ts';

/** dual-write's words for where a change source is. */
export type SourceState = 'NOT_RUNNING' | 'INITIALIZING' | 'RUNNING' | 'FAILING';

export interface SourceStatus {
  readonly name: string;
  readonly state: SourceState;
  readonly lastSuccessAt: number | undefined;
  readonly lastError: string | undefined;
}

/** Something that asks again and again, and never lets an error end it. */
export interface Source {
  readonly name: string;
  start(): void;
  /** Resolves once nothing is under way. */
  stop(): Promise<void>;
  status(): SourceStatus;
  /** Asks once more, after the turn that is under way if there is one; all who ask meanwhile share that turn. */
  now(): Promise<void>;
}

/** After a failure it asks again soon, however long its interval, and then in pauses that double up to the limit. */
const failureDelayMs = { least: 500, first: 1_000, max: 60_000 };

/** Runs `turn` every `intervalMs` after the end of the one before; failures stretch the pause. */
export function createSource({
  name,
  intervalMs,
  turn,
  clock,
  logger,
}: {
  name: string;
  intervalMs: number;
  turn: () => Promise<void>;
  clock: Clock;
  logger: Logger;
}): Source {
  let state: SourceState = 'NOT_RUNNING';
  let lastSuccessAt: number | undefined;
  let lastError: string | undefined;
  let failures = 0;
  let cancel: (() => void) | undefined;
  let stopped = false;
  /** The turn that runs, and the one that begins after it. Invariant: never two turns at once. */
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  const run = async () => {
    try {
      await turn();
      failures = 0;
      lastError = undefined;
      lastSuccessAt = clock.now();
      if (state !== 'NOT_RUNNING') state = 'RUNNING';
    } catch (error) {
      failures += 1;
      lastError = (error as Error).message;
      if (state !== 'NOT_RUNNING') state = 'FAILING';
      logger.warn({ err: error, source: name, failures }, 'A change source failed; it asks again');
    }
  };

  const ask = (): Promise<void> => {
    cancel?.();
    if (next) return next;
    const asked = (running ?? Promise.resolve())
      .then(() => {
        running = asked;
        next = undefined;
        return stopped ? undefined : run();
      })
      .finally(() => {
        running = undefined;
        if (state !== 'NOT_RUNNING' && !next) cancel = clock.after(pauseMs(), () => void ask());
      });
    next = asked;
    return asked;
  };
  const pauseMs = (): number =>
    failures === 0
      ? intervalMs
      : Math.min(
          failureDelayMs.max,
          Math.min(failureDelayMs.first, Math.max(failureDelayMs.least, intervalMs)) *
            2 ** Math.min(failures, 10),
        );

  return {
    name,
    start() {
      stopped = false;
      state = 'INITIALIZING';
      void ask();
    },
    async stop() {
      stopped = true;
      state = 'NOT_RUNNING';
      cancel?.();
      await (next ?? running);
    },
    status: () => ({ name, state, lastSuccessAt, lastError }),
    now: ask,
  };
}
