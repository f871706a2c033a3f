import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

/** The identifier of the request that is being answered, for hooks of the server that are not told of it. */
export const currentRequestId = new AsyncLocalStorage<string>();

/** What a client may choose: long enough to be useful, harmless in a log line and in a header. */
const sane = /^[\w-]{1,64}$/;

/** The client's own x-request-id when it is sane, else a new one. */
export function requestIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && sane.test(header) ? header : randomUUID();
}
