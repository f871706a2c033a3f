import type { RequestOptions } from '@p2c/odata';
import type { RequestContext } from './subgraph.ts';

/** For reads: they end when the client is gone. Somebody waits for them, as for writes. */
export function readOptions({ requestId, signal }: RequestContext): RequestOptions {
  return { requestId, lane: 'interactive', ...(signal === undefined ? {} : { signal }) };
}

/** For writes: a write that was begun is brought to its end, so that its outcome is known. */
export function writeOptions({ requestId }: RequestContext): RequestOptions {
  return { requestId, lane: 'interactive' };
}
