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
    readRetryAfter(answer, scheduler.now()) === undefined && passes(answer, retriesServerErrors);
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
          if (last || !mayBeWhole(error) || request.signal?.aborted) throw error;
        }
        await scheduler.sleep(backoffMs(attempt, scheduler.random()), request.signal);
      }
    },
  };
}

/** Whether a failure of the system is likely to be over soon. */
export function passes({ status }: Pick<HttpAnswer, 'status'>, retriesServerErrors: boolean): boolean {
  return [502, 503, 504].includes(status) || (status === 500 && retriesServerErrors);
}

/** How long to wait before the next attempt, with full jitter; attempts count from 0, `random` is below 1. */
export function backoffMs(attempt: number, random: number): number {
  return random * Math.min(backoffMaxMs, backoffBaseMs * 2 ** attempt);
}

/** A broken connection may be whole the next time, one of a client that was closed never is. */
function mayBeWhole(error: unknown): boolean {
  return (
    error instanceof ODataError &&
    (error.code === 'TIMEOUT' || (error.code === 'NETWORK' && !isClosed(error.cause)))
  );
}
