import { randomUUID } from 'node:crypto';
import { brokenRequest } from '../answers.ts';
import type { CallOptions, Connection } from '../connection.ts';
import type { HttpAnswer } from '../dialects/dialect.ts';
import { ODataError } from '../errors.ts';
import { readRetryAfter } from '../retry-after.ts';
import { matchAnswers } from './match-answers.ts';
import {
  type BatchedAnswer,
  type BatchedRequest,
  printBatchBody,
  printChangeSetBody,
  readBatchAnswer,
} from './multipart.ts';

/** What came of one request of a batch: its answer, or what broke before it had one. */
export type PartResult = HttpAnswer | ODataError;

/** Sends requests that stand for themselves in one batch, and gives the result of each. Throws as `call` does. */
export async function sendBatch(
  connection: Connection,
  requests: readonly BatchedRequest[],
  options: CallOptions = {},
): Promise<readonly PartResult[]> {
  const boundary = randomUUID();
  const { batchPreferences } = connection.dialect;
  const prefer: Record<string, string> =
    batchPreferences.length === 0 ? {} : { prefer: batchPreferences.join(',') };
  const answer = await post(connection, printBatchBody(requests, boundary), boundary, {
    ...options,
    headers: { ...options.headers, ...prefer },
  });
  // The batch was refused as a whole: its answer is that of every request.
  if (!isBatchAnswer(answer)) return requests.map(() => answer);
  const mayHaveCommitted = options.reads !== true;
  const answers = readBatchAnswer(answer);
  const hasEnded = answer.status >= 400 && (answers.at(-1)?.status ?? 0) >= 400;
  return matchAnswers(requests.length, answers).map(
    (part) =>
      withPause(part, connection) ??
      new ODataError(
        'INVALID_ANSWER',
        'Expected an answer to each request of a batch, got none to this one.',
        {
          status: answer.status,
          mayHaveCommitted: mayHaveCommitted && !hasEnded,
        },
      ),
  );
}

/** Sends a change set. Its answers, or the refusal of the whole by an answer that is no batch. */
export async function sendChangeSet(
  connection: Connection,
  requests: readonly BatchedRequest[],
  options: CallOptions = {},
): Promise<readonly BatchedAnswer[] | HttpAnswer> {
  const boundary = randomUUID();
  const answer = await post(connection, printChangeSetBody(requests, boundary), boundary, options);
  const { scheduler } = connection;
  if (readRetryAfter(answer, scheduler.now()) !== undefined) return answer;
  // Dataverse answers a refused change set with the status of the refusal, and the parts all the same.
  if (isBatchAnswer(answer)) return readBatchAnswer(answer);
  throw brokenRequest(answer, { now: scheduler.now(), mayHaveCommitted: answer.status >= 500 });
}

const post = (connection: Connection, body: string, boundary: string, options: CallOptions) =>
  connection.call('POST', '$batch', {
    ...options,
    headers: {
      'content-type': `multipart/mixed; boundary=batch_${boundary}`,
      accept: 'multipart/mixed, application/json',
      ...options.headers,
    },
    body,
  });

const isBatchAnswer = ({ headers }: HttpAnswer) => /^multipart\/mixed\b/i.test(headers['content-type'] ?? '');

/** A part that was one too many asks everybody to wait, as an answer of its own would. */
function withPause(part: BatchedAnswer | undefined, { scheduler, slowDown }: Connection) {
  const retryAfterMs = part && readRetryAfter(part, scheduler.now());
  if (retryAfterMs !== undefined) slowDown(retryAfterMs);
  return part;
}
