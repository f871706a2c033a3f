import type { HttpAnswer } from '../dialects/dialect.ts';
import type { Traffic } from '../flow/traffic.ts';
import { isRead, type Policy } from '../pipeline.ts';
import { askedRetryAfter, readRetryAfter, retryAfterMaxMs } from '../retry-after.ts';
import type { Scheduler } from '../scheduler.ts';

/** After a pause the requests that waited set out spread over this time, not all in one instant. */
const resumeSpreadMs = 250;
/** How often one read is sent at most, however short the waits are that the system asks for. */
const sendsMax = 10;

/**
 * Waits for a turn in the lane of the request, and keeps to a Retry-After, which one answer asks of all. A read waits
 * and is asked again as long as the wait fits into `waitMaxMs`. A write answered 429 was not carried out and is handed
 * back at once: the caller decides when it is tried again. While the system asks to wait for longer than a request may
 * nothing is sent, and the request gets the refusal that the system gave.
 */
export function throttlePolicy({
  traffic,
  waitMaxMs,
  scheduler,
  logger,
}: {
  traffic: Traffic;
  waitMaxMs: number;
  scheduler: Scheduler;
  logger?: Partial<ThrottleLogger> | undefined;
}): Policy {
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
      const isPausedBeyond = () => scheduler.now() + traffic.pauseLeftMs() > deadline;
      for (let sends = 0; ; ) {
        const pauseMs = traffic.pauseLeftMs();
        if (pauseMs > 0) {
          if (isPausedBeyond()) return refusal(pauseMs);
          await scheduler.sleep(pauseMs + scheduler.random() * resumeSpreadMs, request.signal);
        }
        const turn = await traffic.enter(request.lane, request.signal);
        let answer: HttpAnswer;
        try {
          // The pause may have begun while this request waited for its turn.
          if (traffic.pauseLeftMs() > 0) continue;
          answer = await next(request);
          traffic.learn(turn, answer);
        } finally {
          traffic.leave(turn);
        }
        sends += 1;
        if (readRetryAfter(answer, scheduler.now()) === undefined) return answer;
        tellCut(answer, request.url);
        if (!isRead(request) || isPausedBeyond() || sends >= sendsMax) return answer;
      }
    },
  };
}

export interface ThrottleLogger {
  warn(fields: object, message: string): void;
}

/** What the system answered to the request that began the pause, with the time that is left. */
const refusal = (pauseMs: number): HttpAnswer => ({
  status: 429,
  headers: { 'retry-after': String(pauseMs / 1000) },
  body: '',
});
