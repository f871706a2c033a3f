import { ODataError } from '../errors.ts';
import type { Policy } from '../pipeline.ts';

/** Bounds one attempt, its token included. A write whose time is over may have been carried out, once it was sent. */
export function timeoutPolicy(timeoutMs: number): Policy {
  return {
    name: 'timeout',
    async sendRequest(request, next) {
      const timeout = AbortSignal.timeout(timeoutMs);
      const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
      try {
        return await next({ ...request, signal });
      } catch (error) {
        if (!timeout.aborted) throw error;
        throw new ODataError('TIMEOUT', `Expected an answer within ${timeoutMs} ms, got none.`, {
          mayHaveCommitted: request.method !== 'GET' && request.wire.sends > 0,
          cause: error,
        });
      }
    },
  };
}
