import { brokenRequest } from '../answers.ts';
import { type PartResult, sendBatch } from '../batch/send-batch.ts';
import type { RequestOptions } from '../client.ts';
import type { Connection } from '../connection.ts';
import type { HttpAnswer } from '../dialects/dialect.ts';
import { ODataError } from '../errors.ts';
import { backoffMs, passes } from '../policies/retry.ts';
import { readRetryAfter } from '../retry-after.ts';

/** One GET within a batch; a link of the system stands as it is. */
export interface BatchedRead {
  readonly target: string;
  readonly preferences: readonly string[];
}

/**
 * Reads in one batch. A batch of reads is repeated as any read is; of one that was carried out in part only the parts
 * are asked for again that failed in passing or were one too many. Throws for a part that is refused.
 */
export async function readBatch(
  connection: Connection,
  reads: readonly BatchedRead[],
  { retriesMax, ...options }: RequestOptions & { retriesMax: number },
): Promise<readonly HttpAnswer[]> {
  const { dialect, scheduler, serviceRoot } = connection;
  const answers = new Array<HttpAnswer>(reads.length);
  let left = [...reads.keys()];
  for (let attempt = 0; ; attempt += 1) {
    const requests = left.map((index) => {
      const { target, preferences } = reads[index] as BatchedRead;
      return {
        method: 'GET' as const,
        url: URL.canParse(target) ? target : `${serviceRoot}${target}`,
        headers: {
          Accept: dialect.headers.accept ?? 'application/json',
          ...(preferences.length === 0 ? {} : { Prefer: preferences.join(',') }),
        },
      };
    });
    const results = await sendBatch(connection, requests, { ...options, reads: true });
    const failed: number[] = [];
    for (const [place, index] of left.entries()) {
      const result = results[place] as PartResult;
      if (!(result instanceof ODataError) && result.status >= 200 && result.status < 300)
        answers[index] = result;
      else if (attempt < retriesMax && mayPass(result, connection)) failed.push(index);
      else if (result instanceof ODataError) throw result;
      else throw brokenRequest(result, { now: scheduler.now(), mayHaveCommitted: false });
    }
    if (failed.length === 0) return answers;
    left = failed;
    // After a 429 the next batch keeps to the pause; for the rest this is enough.
    await scheduler.sleep(backoffMs(attempt, scheduler.random()), options.signal);
  }
}

function mayPass(result: PartResult, { dialect, scheduler }: Connection): boolean {
  if (result instanceof ODataError) return result.code === 'INVALID_ANSWER';
  return readRetryAfter(result, scheduler.now()) !== undefined || passes(result, dialect.retriesServerErrors);
}
