import type { HttpAnswer } from '../dialects/dialect.ts';
import { createLane } from '../lane.ts';
import type { Policy } from '../pipeline.ts';
import type { Scheduler } from '../scheduler.ts';

/** What is meant by a 429 without Retry-After (Microsoft Learn, F&O "Service protection API limits": 30 s). */
const retryAfterDefaultMs = 30_000;
/** A system that names a longer time, or a date far off, is asked again after this: a slip must not stop it for good. */
const retryAfterMaxMs = 600_000;
/** A Retry-After of zero is no invitation to ask in a tight loop. */
const pauseMinMs = 100;
/** After a pause the requests that waited set out spread over this time, not all in one instant. */
const resumeSpreadMs = 250;
/** How often one read is sent at most, however short the waits are that the system asks for. */
const sendsMax = 10;

/**
 * One lane per client: at most `concurrency` requests at a time, and a Retry-After of one answer pauses all of them.
 * A read waits and is asked again as long as the wait fits into `waitMaxMs`. A write answered 429 was not carried out
 * and is handed back at once: the caller decides when it is tried again. While the lane is paused for longer than a
 * request may wait nothing is sent, and the request gets the refusal that the lane got.
 */
export function throttlePolicy({
  concurrency,
  waitMaxMs,
  scheduler,
  logger,
}: {
  concurrency: number;
  waitMaxMs: number;
  scheduler: Scheduler;
  logger?: Partial<ThrottleLogger> | undefined;
}): Policy {
  const lane = createLane(concurrency);
  let pausedUntil = 0;
  /** Until when a time that was cut is known to the log: requests under way are all answered alike. */
  let cutUntil = 0;

  const tellCut = (answer: HttpAnswer, url: string): void => {
    const askedMs = askedRetryAfter(answer, scheduler.now());
    if (askedMs === undefined || askedMs <= retryAfterMaxMs || cutUntil > scheduler.now()) return;
    cutUntil = scheduler.now() + retryAfterMaxMs;
    const { origin } = new URL(url);
    logger?.warn?.(
      { origin, askedMs, waitedMs: retryAfterMaxMs },
      'A system asked to wait for longer than it is left alone; it is asked again before that.',
    );
  };

  return {
    name: 'throttle',
    async sendRequest(request, next) {
      const deadline = scheduler.now() + waitMaxMs;
      for (let sends = 0; ; ) {
        const pauseMs = pausedUntil - scheduler.now();
        if (pauseMs > 0) {
          if (pausedUntil > deadline) return refusal(pauseMs);
          await scheduler.sleep(pauseMs + scheduler.random() * resumeSpreadMs, request.signal);
        }
        await lane.enter(request.signal);
        let answer: HttpAnswer;
        try {
          // The lane may have been paused while this request waited for its turn.
          if (pausedUntil > scheduler.now()) continue;
          answer = await next(request);
        } finally {
          lane.leave();
        }
        sends += 1;
        const retryAfterMs = readRetryAfter(answer, scheduler.now());
        if (retryAfterMs === undefined) return answer;
        tellCut(answer, request.url);
        pausedUntil = Math.max(pausedUntil, scheduler.now() + Math.max(retryAfterMs, pauseMinMs));
        if (request.method !== 'GET' || pausedUntil > deadline || sends >= sendsMax) return answer;
      }
    },
  };
}

export interface ThrottleLogger {
  warn(fields: object, message: string): void;
}

/**
 * Milliseconds to wait when the answer asks to slow down, ten minutes at most: seconds or an HTTP date. Undefined for
 * any other answer.
 */
export function readRetryAfter(
  answer: Pick<HttpAnswer, 'status' | 'headers'>,
  now: number,
): number | undefined {
  const askedMs = askedRetryAfter(answer, now);
  return askedMs === undefined ? undefined : Math.min(retryAfterMaxMs, askedMs);
}

function askedRetryAfter(
  { status, headers }: Pick<HttpAnswer, 'status' | 'headers'>,
  now: number,
): number | undefined {
  const text = headers['retry-after'];
  if (status !== 429 && !(status === 503 && text !== undefined)) return undefined;
  if (text === undefined) return retryAfterDefaultMs;
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  const date = Date.parse(text);
  return Number.isNaN(date) ? retryAfterDefaultMs : Math.max(0, date - now);
}

/** What the system answered to the request that paused the lane, with the time that is left. */
const refusal = (pauseMs: number): HttpAnswer => ({
  status: 429,
  headers: { 'retry-after': String(pauseMs / 1000) },
  body: '',
});
