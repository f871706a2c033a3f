import type { HttpAnswer } from '../dialects/dialect.ts';
import { ODataError } from '../errors.ts';
import { isRead, type Policy } from '../pipeline.ts';
import { readRetryAfter } from '../retry-after.ts';
import type { Scheduler } from '../scheduler.ts';
import { isClosed } from '../transport.ts';

const backoffBaseMs = 200;
const backoffMaxMs = 5_000;

/**
 * Asks a read again after a network error or a passing 5xx, with full jitter. A write is sent once, whatever comes.
 * An answer with Retry-After is the throttle's, which has asked again as often as it may.
 */
export function retryPolicy({
  retriesMax,
  scheduler,
  retriesServerErrors,
}: {
  retriesMax: number;
  scheduler: Scheduler;
  retriesServerErrors: boolean;
}): Policy {
  const passing = (answer: HttpAnswer) =>
    readRetryAfter(answer, scheduler.now()) === undefined &&
    ([502, 503, 504].includes(answer.status) || (answer.status === 500 && retriesServerErrors));
  return {
    name: 'retry',
    async sendRequest(request, next) {
      if (!isRead(request)) return next(request);
      for (let attempt = 0; ; attempt += 1) {
        const last = attempt >= retriesMax;
        try {
          const answer = await next(request);
          if (last || !passing(answer)) return answer;
        } catch (error) {
          if (last || !passes(error) || request.signal?.aborted) throw error;
        }
        const ceiling = Math.min(backoffMaxMs, backoffBaseMs * 2 ** attempt);
        await scheduler.sleep(scheduler.random() * ceiling, request.signal);
      }
    },
  };
}

/** A broken connection may be whole the next time, one of a client that was closed never is. */
function passes(error: unknown): boolean {
  return (
    error instanceof ODataError &&
    (error.code === 'TIMEOUT' || (error.code === 'NETWORK' && !isClosed(error.cause)))
  );
}
