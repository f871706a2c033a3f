import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from '../store/database.ts';
import { type Delivery, type DeliveryPolicy, deliver, type OutgoingMessage, type Wait } from './deliver.ts';

/** A message that could not be delivered, as the log of errors shows it. */
export interface FailedMessage {
  readonly id: number;
  /** What the message is about: the identifier of its event. */
  readonly event: string;
  readonly url: string;
  readonly tries: number;
  readonly error: string;
  readonly body: string;
}

/**
 * Messages that wait in the database until they are delivered. They are put in with the change that they tell of: what
 * is rolled back is not told, what is committed is told even when the process ends in between.
 */
export interface Outbox {
  /** Delivery begins once the current turn of the event loop, with its transaction, is over. */
  add(event: string, message: OutgoingMessage): void;
  /** Begins to deliver what waits, without waiting for it. */
  wake(): void;
  /** Resolves when nothing is under way any more: all is delivered, or cannot be for now. */
  idle(): Promise<void>;
  /** Number of messages that wait, counted no further than the limit. */
  waiting(limit: number): number;
  failed(): readonly FailedMessage[];
  /** Lets a failed message be tried anew; false when there is none of that number. */
  resend(id: number): boolean;
  /** Ends tries under way; what waits stays. */
  stop(): Promise<void>;
}

export interface OutboxOptions {
  readonly policy: DeliveryPolicy;
  readonly wait: Wait;
  /** Told what became of a message. */
  readonly over?: (message: OutgoingMessage, delivery: Delivery) => void;
  /** Keep what failed, so that it can be tried anew. @default true */
  readonly keepsFailed?: boolean;
}

/** The addresses of what waits, by one look into the index for each, however many messages there are. */
const addresses = `
  with recursive known(url) as (
    select min(url) from "$outbox" where error is null
    union all
    select (select min(url) from "$outbox" where error is null and url > known.url) from known where url is not null
  )
  select url from known where url is not null`;

/** Opens the outbox that a database holds. Messages to one address are delivered in their order, one at a time. */
export function openOutbox(
  database: Database,
  { policy, wait, over, keepsFailed = true }: OutboxOptions,
): Outbox {
  database.execute(
    'create table if not exists "$outbox" (id integer primary key autoincrement, event text not null, url text not null, headers text not null, body text not null, tries integer not null, error text)',
  );
  // Without it every count and every look for the next message would walk over the bodies of all that wait.
  database.execute('create index if not exists "$outbox.waiting" on "$outbox" (url) where error is null');
  const stopping = new AbortController();
  /** Deliveries under way, by address. */
  const lanes = new Map<string, Promise<void>>();
  let waking: Promise<void> | undefined;

  async function deliverAll(url: string): Promise<void> {
    for (;;) {
      const next = database
        .prepare('select * from "$outbox" where error is null and url = ? order by id limit 1')
        .get(url);
      if (!next || stopping.signal.aborted) return;
      const headers = JSON.parse(String(next.headers)) as Record<string, string>;
      const message = { url, headers, body: String(next.body) };
      const delivery = await deliver(message, policy, { wait, stopped: stopping.signal });
      if (delivery.kind === 'stopped') return;
      const id = next.id ?? 0;
      if (delivery.kind === 'delivered' || !keepsFailed)
        database.prepare('delete from "$outbox" where id = ?').run(id);
      else
        database
          .prepare('update "$outbox" set tries = tries + ?, error = ? where id = ?')
          .run(delivery.tries, delivery.error, id);
      over?.(message, delivery);
    }
  }

  function startLanes(): void {
    waking = undefined;
    if (stopping.signal.aborted) return;
    const waiting = database.prepare(addresses).all();
    for (const url of waiting.map((row) => String(row.url))) {
      if (lanes.has(url)) continue;
      lanes.set(url, runLane(url));
    }
  }

  async function runLane(url: string): Promise<void> {
    try {
      await deliverAll(url);
    } catch (error) {
      lanes.delete(url);
      return leave(`Messages to ${url}`, error);
    }
    lanes.delete(url);
    wake();
  }

  /** A fault of the database, say, ends nobody's process. What waits is taken up with the next message, or the next start. */
  function leave(what: string, error: unknown): void {
    if (database.isOpen()) process.emitWarning(`${what} stay in the outbox: ${String(error)}`);
  }

  /** The transaction that puts a message in is over with this turn of the event loop. */
  function wake(): void {
    if (!stopping.signal.aborted)
      waking ??= nextTurn()
        .then(startLanes)
        .catch((error: unknown) => leave('Messages', error));
  }

  return {
    add(event, { url, headers, body }) {
      database
        .prepare('insert into "$outbox" (event, url, headers, body, tries) values (?, ?, ?, ?, 0)')
        .run(event, url, JSON.stringify(headers), body);
      wake();
    },
    wake,
    async idle() {
      for (;;) {
        await waking;
        if (lanes.size === 0) return;
        await Promise.all(lanes.values());
      }
    },
    waiting: (limit) =>
      Number(
        database
          .prepare('select count(*) as n from (select 1 from "$outbox" where error is null limit ?)')
          .get(limit)?.n,
      ),
    failed: () =>
      database
        .prepare('select * from "$outbox" where error is not null order by id')
        .all()
        .map((row) => ({
          id: Number(row.id),
          event: String(row.event),
          url: String(row.url),
          tries: Number(row.tries),
          error: String(row.error),
          body: String(row.body),
        })),
    resend(id) {
      const changed = database
        .prepare('update "$outbox" set error = null where id = ? and error is not null')
        .run(id).changes;
      wake();
      return Number(changed) > 0;
    },
    async stop() {
      stopping.abort();
      await waking;
      await Promise.all(lanes.values());
    },
  };
}
