import type { HttpAnswer } from './dialects/dialect.ts';

/** What is meant by a 429 without Retry-After (Microsoft Learn, F&O "Service protection API limits": 30 s). */
const retryAfterDefaultMs = 30_000;
/** A system that names a longer time, or a date far off, is asked again after this: a slip must not stop it for good. */
export const retryAfterMaxMs = 600_000;

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

/** The same as the system named it, however long. */
export function askedRetryAfter(
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
