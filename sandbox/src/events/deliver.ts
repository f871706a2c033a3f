/** An HTTP message to somebody else's endpoint. */
export interface OutgoingMessage {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How often a message is tried, and how long it waits in between. */
export interface DeliveryPolicy {
  readonly tries: number;
  readonly delayMs: number;
  /** Statuses after which it is tried again; after every failure when absent. */
  readonly repeatedStatuses?: ReadonlySet<number>;
  /** Time that a receiver has for its answer. @default 60000 */
  readonly timeoutMs?: number;
}

/** Waiting, so that a test can do without. Resolves early when the signal is aborted. */
export type Wait = (ms: number, stopped: AbortSignal) => Promise<void>;

/** What became of a message. A receiver that has it may still be told again: delivery is at least once. */
export type Delivery =
  | { readonly kind: 'delivered'; readonly tries: number; readonly status: number }
  | {
      readonly kind: 'failed';
      readonly tries: number;
      readonly error: string;
      /** What the receiver answered last; absent when it did not. */
      readonly status?: number;
    }
  /** Stopped before the last try; nothing is known of the message. */
  | { readonly kind: 'stopped' };

const defaultTimeoutMs = 60_000;

/** POSTs a message until a receiver answers 2xx or the tries are used up. Never throws. */
export async function deliver(
  message: OutgoingMessage,
  policy: DeliveryPolicy,
  { wait, stopped }: { wait: Wait; stopped: AbortSignal },
): Promise<Delivery> {
  let last: Posted = { kind: 'lost', error: '' };
  let tries = 0;
  while (tries < policy.tries && (tries === 0 || isRepeated(policy, last))) {
    if (tries > 0 && policy.delayMs > 0) await wait(policy.delayMs, stopped);
    if (stopped.aborted) return { kind: 'stopped' };
    tries += 1;
    last = await post(message, policy.timeoutMs ?? defaultTimeoutMs, stopped);
    if (last.kind === 'answered' && last.status >= 200 && last.status < 300)
      return { kind: 'delivered', tries, status: last.status };
  }
  if (stopped.aborted) return { kind: 'stopped' };
  return last.kind === 'answered'
    ? { kind: 'failed', tries, error: `The endpoint answered ${last.status}.`, status: last.status }
    : { kind: 'failed', tries, error: last.error };
}

function isRepeated({ repeatedStatuses }: DeliveryPolicy, last: Posted): boolean {
  return !repeatedStatuses || (last.kind === 'answered' && repeatedStatuses.has(last.status));
}

type Posted = { kind: 'answered'; status: number } | { kind: 'lost'; error: string };

async function post(
  { url, headers, body }: OutgoingMessage,
  timeoutMs: number,
  stopped: AbortSignal,
): Promise<Posted> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([stopped, AbortSignal.timeout(timeoutMs)]),
    });
    await response.body?.cancel();
    return { kind: 'answered', status: response.status };
  } catch (error) {
    const { message, cause } = error as Error;
    return { kind: 'lost', error: cause instanceof Error ? `${message}: ${cause.message}` : message };
  }
}

/** Waits by the clock of the machine. */
export const waitFor: Wait = (ms, stopped) =>
  new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    stopped.addEventListener('abort', done, { once: true });
    function done() {
      clearTimeout(timer);
      stopped.removeEventListener('abort', done);
      resolve();
    }
  });
