import {
  type Delivery,
  type DeliveryPolicy,
  deliver,
  type OutgoingMessage,
  type Wait,
} from '../../events/deliver.ts';
import { openOutbox } from '../../events/outbox.ts';
import type { Database } from '../../store/database.ts';
import { createDeliveryLog, type DeliveryLog } from './deliveries.ts';
import { openRegistrations, type Registrations } from './registrations.ts';

/** Steps and endpoints, what waits to be told them, and what became of it. */
export interface Webhooks {
  readonly registrations: Registrations;
  readonly deliveries: DeliveryLog;
  /** Puts out a message of an asynchronous step, with the transaction that is under way. */
  post(message: OutgoingMessage): void;
  /** Keeps a message of a synchronous step until the operation is through. */
  hold(message: OutgoingMessage): void;
  /** The messages that are held, which are then no longer. */
  takeHeld(): readonly OutgoingMessage[];
  /** Sends a message while the sender waits. */
  send(message: OutgoingMessage): Promise<Delivery>;
  /** Begins to deliver what waits. */
  wake(): void;
  /** Number of messages that wait. */
  waiting(): number;
  /** Ends tries under way; what waits stays. */
  stop(): Promise<void>;
}

/** Microsoft Learn, "Use webhooks …": a minute's time, and one more try for what a network on the way may answer. */
function policyOf(timeoutMs: number): DeliveryPolicy {
  return { tries: 2, delayMs: 0, repeatedStatuses: new Set([502, 503, 504]), timeoutMs };
}

export interface WebhookOptions {
  readonly wait: Wait;
  /** Time that an endpoint has for its answer. */
  readonly timeoutMs: number;
  /** Messages that may wait; what comes beyond is not sent, and stands in the log as failed. @default 10000 */
  readonly waitingMax?: number;
  /** Milliseconds since 1970. @default the clock of the machine */
  readonly now?: () => number;
}

export function openWebhooks(
  database: Database,
  { wait, timeoutMs, waitingMax = 10_000, now }: WebhookOptions,
): Webhooks {
  const deliveries = createDeliveryLog(now);
  const policy = policyOf(timeoutMs);
  const outbox = openOutbox(database, {
    policy,
    wait,
    keepsFailed: false,
    over(message, delivery) {
      if (delivery.kind !== 'stopped') deliveries.add(message, delivery);
    },
  });
  const stopping = new AbortController();
  let held: OutgoingMessage[] = [];
  /** No fewer than wait. Messages are counted only once it may be that there is no more room. */
  let waitingAtMost = waitingMax;

  function hasRoom(): boolean {
    if (waitingAtMost >= waitingMax) waitingAtMost = outbox.waiting(waitingMax);
    return waitingAtMost < waitingMax;
  }

  return {
    registrations: openRegistrations(database),
    deliveries,
    post(message) {
      if (hasRoom()) {
        outbox.add('', message);
        waitingAtMost += 1;
        return;
      }
      // What is rolled back was never to be told.
      database.whenCommitted(() =>
        deliveries.add(message, {
          kind: 'failed',
          tries: 0,
          error: `${waitingMax} messages wait already; this one is not sent.`,
        }),
      );
    },
    hold(message) {
      held.push(message);
    },
    takeHeld() {
      const taken = held;
      held = [];
      return taken;
    },
    async send(message) {
      const delivery = await deliver(message, policy, { wait, stopped: stopping.signal });
      if (delivery.kind !== 'stopped') deliveries.add(message, delivery);
      return delivery;
    },
    wake: outbox.wake,
    waiting: () => outbox.waiting(waitingMax),
    async stop() {
      stopping.abort();
      await outbox.stop();
    },
  };
}
