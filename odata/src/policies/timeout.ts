import { ODataError } from '../errors.ts';
import { isRead, type Policy } from '../pipeline.ts';

/** Bounds one attempt, its token included. A write whose time is over may have been carried out, once it was sent. */
export function timeoutPolicy(timeoutMs: number): Policy {
  return {
    name: 'timeout',
    async sendRequest(request, next) {
      const limit = new AbortController();
      // The caller may give up as well before the attempt has broken: what was first ended it, and a caller that was
      // wants to see its own reason. (The reason of AbortSignal.any does not tell while nobody listens to it.)
      let isOver = false;
      const timer = setTimeout(() => {
        isOver = !request.signal?.aborted;
        limit.abort();
      }, timeoutMs);
      const signal = request.signal ? AbortSignal.any([request.signal, limit.signal]) : limit.signal;
      try {
        return await next({ ...request, signal });
      } catch (error) {
        if (!isOver) throw error;
        throw new ODataError('TIMEOUT', `Expected an answer within ${timeoutMs} ms, got none.`, {
          mayHaveCommitted: !isRead(request) && request.wire.sends > 0,
          cause: error,
        });
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
