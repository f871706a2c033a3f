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
  const connection = { url, maxRetriesPerRequest: null };
  const queues = Object.fromEntries(
    lanes.map((lane) => [lane, new BullQueue<Job>(lane, { connection, prefix })]),
  ) as Record<Lane, BullQueue<Job>>;
  const workers: Worker<Job>[] = [];
  const timers = new Set<() => void>();
  /** Adds under way: `close` waits for them. */
  const adding = new Set<Promise<unknown>>();
  /** Keys that this process works on, by any lane. Invariant: the handler runs once per key at a time. */
  const processing = new Map<string, Promise<void>>();
  let closed = false;

  const lost = (error: unknown) =>
    logger.warn({ err: error }, 'The queue did not take a key; the sweeper will');
  for (const queue of Object.values(queues)) queue.on('error', lost);

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
      .catch(lost)
      .finally(() => adding.delete(added));
    adding.add(added);
  };

  const oneAtATime = async (ref: RecordRef, handler: Handler): Promise<void> => {
    const key = printRecordRef(ref);
    while (processing.has(key)) await processing.get(key);
    const work = handler(ref).catch((error) => logger.error({ err: error, key }, 'A handler broke'));
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
    run(handler, concurrency) {
      for (const lane of lanes) {
        const worker = new Worker<Job>(
          lane,
          ({ data: { entity, key } }) => oneAtATime({ entity, key }, handler),
          {
            connection,
            prefix,
            concurrency: Math.max(1, Math.round(concurrency * shares[lane])),
            lockDuration: lockDurationMs,
            stalledInterval: lockDurationMs,
            maxStalledCount: stalledMax,
          },
        );
        worker.on('error', (error) =>
          logger.warn({ err: error, lane }, 'A worker of the queue reports an error'),
        );
        workers.push(worker);
      }
    },
    async close() {
      closed = true;
      for (const cancel of timers) cancel();
      timers.clear();
      await Promise.all(workers.map((worker) => worker.close()));
      await Promise.all(adding);
      await Promise.all(Object.values(queues).map((queue) => queue.close()));
    },
  };
}
