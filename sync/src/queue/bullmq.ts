import { Queue as BullQueue, Worker } from 'bullmq';
import { type Clock, type Logger, systemClock } from '../ports.ts';
import { printRecordRef, type RecordRef } from '../record-ref.ts';
import type { Handler, Lane, Queue } from './queue.ts';

export interface BullQueueOptions {
  /** `redis://host:6379`; Redis 6.2 or newer, or Valkey. */
  readonly url: string;
  /** Keeps several deployments apart on one server. */
  readonly prefix?: string;
  readonly logger: Logger;
  readonly clock?: Clock;
}

/** A job carries the key and nothing else. */
type Job = RecordRef;

const lanes: readonly Lane[] = ['interactive', 'live', 'backfill'];

/** Parts of the concurrency; every lane has at least one worker of its own, so none starves another. */
const shares: Readonly<Record<Lane, number>> = { interactive: 0.4, live: 0.4, backfill: 0.2 };

/** A worker that does not renew its lock for this long has died; its key goes to another. */
const lockDurationMs = 15_000;
/** The ledger counts attempts; the queue never gives a key up. */
const stalledMax = 1_000;

/**
 * A queue on Redis for more than one worker process. `keepLastIfActive` gives the semantics of the in-process queue:
 * a key that is added while it is worked on is worked on once more. No job id of our own, since a kept job would
 * swallow every later one with its id; no attempts, since a retry belongs to the ledger; and no delayed jobs, since
 * an add during the delay would be dropped with them: a delay is a timer here, and what a crash takes with it the
 * sweeper finds. When a lock expires two workers may hold one key; the lease in the ledger lets one of them through.
 */
export function createBullQueue({
  url,
  prefix = 'p2c',
  logger,
  clock = systemClock,
}: BullQueueOptions): Queue {
  // Workers wait for the server as long as it takes; an add fails at once while it is away, and the sweeper repeats it.
  const waiting = { url, maxRetriesPerRequest: null };
  const failing = { url, maxRetriesPerRequest: 1, enableOfflineQueue: false };
  const queues = Object.fromEntries(
    lanes.map((lane) => [lane, new BullQueue<Job>(lane, { connection: failing, prefix })]),
  ) as Record<Lane, BullQueue<Job>>;
  const workers: Worker<Job>[] = [];
  const timers = new Set<() => void>();
  /** Adds under way: `close` waits for them. */
  const adding = new Set<Promise<unknown>>();
  /** Keys that this process works on, by any lane. Invariant: the handler runs once per key at a time. */
  const processing = new Map<string, Promise<void>>();
  let closed = false;

  /** Why the server cannot be used; said once when that begins, and once when it is over. */
  let problem: string | undefined;
  const away = (error: unknown) => {
    const message = (error as Error).message || (error as NodeJS.ErrnoException).code || 'no answer';
    if (problem === undefined && !closed)
      logger.warn({ reason: message }, 'The queue is away; keys stay in the ledger until it is back');
    problem = message;
  };
  const back = () => {
    if (problem !== undefined) logger.info({}, 'The queue is back');
    problem = undefined;
  };
  for (const queue of Object.values(queues)) queue.on('error', away);

  const add = (ref: RecordRef, lane: Lane): void => {
    if (closed) return;
    const { entity, key } = ref;
    const deduplication = { id: printRecordRef(ref), keepLastIfActive: true };
    const added = queues[lane]
      .add(
        'reconcile',
        { entity, key },
        { deduplication, attempts: 1, removeOnComplete: true, removeOnFail: true },
      )
      .then(back, away)
      .finally(() => adding.delete(added));
    adding.add(added);
  };

  const oneAtATime = async (ref: RecordRef, lane: Lane, handler: Handler): Promise<void> => {
    const key = printRecordRef(ref);
    while (processing.has(key)) await processing.get(key);
    const work = handler(ref, lane).catch((error) => logger.error({ err: error, key }, 'A handler broke'));
    processing.set(key, work);
    await work;
    processing.delete(key);
  };

  return {
    add,
    addAfter(ref, lane, delayMs) {
      if (closed) return;
      const cancel = clock.after(delayMs, () => {
        timers.delete(cancel);
        add(ref, lane);
      });
      timers.add(cancel);
    },
    run(handler, concurrency, backfill) {
      for (const lane of lanes) {
        const own = lane === 'backfill' ? backfill : undefined;
        const worker = new Worker<Job>(
          lane,
          ({ data: { entity, key } }) => oneAtATime({ entity, key }, lane, handler),
          {
            connection: waiting,
            prefix,
            concurrency: own ?? Math.max(1, Math.round(concurrency * shares[lane])),
            lockDuration: lockDurationMs,
            stalledInterval: lockDurationMs,
            maxStalledCount: stalledMax,
          },
        );
        worker.on('error', away);
        worker.on('ready', back);
        workers.push(worker);
      }
    },
    async close() {
      closed = true;
      for (const cancel of timers) cancel();
      timers.clear();
      const all = [...workers, ...Object.values(queues)];
      if (problem !== undefined) return void (await abandon(workers, all));
      await within(closeMaxMs, Promise.all(workers.map((worker) => worker.close())));
      await within(
        closeMaxMs,
        Promise.all([...adding, ...Object.values(queues).map((queue) => queue.close())]),
      );
    },
    problem: () => problem,
  };
}

/** A server that is away does not answer a farewell either. */
const closeMaxMs = 5_000;

async function abandon(workers: readonly Worker<Job>[], all: readonly (Worker<Job> | BullQueue<Job>)[]) {
  const ignore = () => {};
  await within(1_000, Promise.all(workers.map((worker) => worker.close(true).catch(ignore))));
  await within(1_000, Promise.all(all.map((one) => one.disconnect().catch(ignore))));
}

/** Waits for something, but not longer than a time. */
async function within(ms: number, waited: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([
    waited.then(
      () => {},
      () => {},
    ),
    late,
  ]);
  clearTimeout(timer);
}
