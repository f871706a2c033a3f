import type { Delivery, OutgoingMessage } from '../../events/deliver.ts';
import { platformHeaders } from './message.ts';

/** What became of one message to a webhook, as a test sees it. */
export interface WebhookDelivery {
  /** Its number, from 1 on. */
  readonly n: number;
  readonly outcome: 'delivered' | 'failed';
  readonly tries: number;
  /** What the endpoint answered last; absent when it did not answer. */
  readonly status?: number;
  readonly error?: string;
  readonly mode: 'synchronous' | 'asynchronous';
  /** The system job of an asynchronous step. */
  readonly operationId: string;
  readonly correlationId: string;
  /** Milliseconds since 1970: when the change was made, and when the last try was over. */
  readonly createdMs: number;
  readonly completedMs: number;
  /** Identifier and name of the step. */
  readonly stepId: string;
  readonly step: string;
  readonly message: string;
  readonly table: string;
  readonly recordId: string;
  /** Without the values of its query, of which one is the key. */
  readonly url: string;
  /** Those of the platform with their values, those of the registration without. */
  readonly headers: Readonly<Record<string, string>>;
  /** The first 8,192 characters. */
  readonly body: string;
}

/** The last deliveries. */
export interface DeliveryLog {
  add(message: OutgoingMessage, delivery: Exclude<Delivery, { kind: 'stopped' }>): void;
  since(n: number): readonly WebhookDelivery[];
  clear(): void;
}

const deliveriesMax = 1_000;
const bodyMax = 8_192;

export function createDeliveryLog(now: () => number = Date.now): DeliveryLog {
  let entries: WebhookDelivery[] = [];
  let last = 0;
  return {
    add(message, delivery) {
      last += 1;
      entries.push(describe(last, message, delivery, now()));
      if (entries.length > deliveriesMax) entries.shift();
    },
    since: (n) => entries.filter((entry) => entry.n > n),
    clear() {
      entries = [];
    },
  };
}

/** Of whom and what a message speaks stands in its body, however much of it has been left out. */
function describe(
  n: number,
  { url, headers, body }: OutgoingMessage,
  delivery: Exclude<Delivery, { kind: 'stopped' }>,
  completedMs: number,
): WebhookDelivery {
  const context = JSON.parse(body) as Readonly<Record<string, unknown>>;
  const step = context.OwningExtension as { readonly Id: string; readonly Name: string };
  return {
    n,
    outcome: delivery.kind,
    tries: delivery.tries,
    ...(delivery.status === undefined ? {} : { status: delivery.status }),
    ...(delivery.kind === 'failed' ? { error: delivery.error } : {}),
    mode: context.Mode === 1 ? 'asynchronous' : 'synchronous',
    operationId: String(context.OperationId),
    correlationId: String(context.CorrelationId),
    createdMs: Number(/-?\d+/.exec(String(context.OperationCreatedOn))?.[0] ?? completedMs),
    completedMs,
    stepId: step.Id,
    step: step.Name,
    message: String(context.MessageName),
    table: String(context.PrimaryEntityName),
    recordId: String(context.PrimaryEntityId),
    url: withoutQueryValues(url),
    headers: withoutOwnValues(headers),
    body: body.slice(0, bodyMax),
  };
}

/** What stands for a value by which an endpoint knows the platform. */
const hidden = '***';

function withoutQueryValues(url: string): string {
  const address = new URL(url);
  const names = [...address.searchParams.keys()].map((name) => `${encodeURIComponent(name)}=${hidden}`);
  address.search = names.join('&');
  return address.href;
}

function withoutOwnValues(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, platformHeaders.has(name) ? value : hidden]),
  );
}
