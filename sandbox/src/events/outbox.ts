import type { Database } from '../store/database.ts';
import { type DeliveryPolicy, deliver, type OutgoingMessage, type Wait } from './deliver.ts';

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
  /** Resolves when nothing waits any more. */
  idle(): Promise<void>;
  failed(): readonly FailedMessage[];
  /** Lets a failed message be tried anew; false when there is none of that number. */
  resend(id: number): boolean;
  /** Ends tries under way; what waits stays. */
  stop(): Promise<void>;
}

/** Opens the outbox that a database holds. Messages are delivered in their order, one at a time. */
export function openOutbox(database: Database, policy: DeliveryPolicy, wait: Wait): Outbox {
  database.execute(
    'create table if not exists "$outbox" (id integer primary key autoincrement, event text not null, url text not null, headers text not null, body text not null, tries integer not null, error text)',
  );
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  let isWoken = false;

  async function run(): Promise<void> {
    for (;;) {
      isWoken = false;
      const next = database.prepare('select * from "$outbox" where error is null order by id limit 1').get();
      if (!next || stopping.signal.aborted) return;
      const message = {
        url: String(next.url),
        headers: JSON.parse(String(next.headers)) as Record<string, string>,
        body: String(next.body),
      };
      const delivery = await deliver(message, policy, { wait, stopped: stopping.signal });
      if (delivery.kind === 'stopped') return;
      const id = next.id ?? 0;
      if (delivery.kind === 'delivered') database.prepare('delete from "$outbox" where id = ?').run(id);
      else
        database
          .prepare('update "$outbox" set tries = tries + ?, error = ? where id = ?')
          .run(delivery.tries, delivery.error, id);
    }
  }

  function wake(): void {
    isWoken = true;
    running ??= Promise.resolve()
      .then(run)
      .finally(() => {
        running = undefined;
        if (isWoken && !stopping.signal.aborted) wake();
      });
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
      while (running) await running;
    },
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
      await running;
    },
  };
}
