import type { HttpAnswer } from '../dialects/dialect.ts';
import type { Policy } from '../pipeline.ts';
import type { Scheduler } from '../scheduler.ts';

/** What the system means by a 429 without Retry-After (F&O documents 30 s as the fallback). */
const retryAfterDefaultMs = 30_000;

/**
 * One lane per system and application user: at most `concurrency` requests at a time, and a Retry-After of one
 * answer pauses all of them. A read waits and is asked again as long as the wait fits into `waitMaxMs`; a write
 * answered 429 was not carried out and is handed back at once: the ledger decides when it is tried again.
 */
export function throttlePolicy({
  concurrency,
  waitMaxMs,
  scheduler,
}: {
  concurrency: number;
  waitMaxMs: number;
  scheduler: Scheduler;
}): Policy {
  let pausedUntil = 0;
  let running = 0;
  const waiting: (() => void)[] = [];

  const enter = async () => {
    if (running >= concurrency) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
  };
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };

  return {
    name: 'throttle',
    async sendRequest(request, next) {
      const deadline = scheduler.now() + waitMaxMs;
      for (;;) {
        const pauseMs = pausedUntil - scheduler.now();
        if (pauseMs > 0 && pausedUntil <= deadline) await scheduler.sleep(pauseMs, request.signal);
        await enter();
        let answer: HttpAnswer;
        try {
          answer = await next(request);
        } finally {
          leave();
        }
        const retryAfterMs = readRetryAfter(answer, scheduler.now());
        if (retryAfterMs === undefined) return answer;
        pausedUntil = Math.max(pausedUntil, scheduler.now() + retryAfterMs);
        if (request.method !== 'GET' || pausedUntil > deadline) return answer;
      }
    },
  };
}

/** Milliseconds to wait when the answer asks to slow down: seconds or an HTTP date. Undefined for any other answer. */
export function readRetryAfter(
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
