import { brokenRequest } from '../answers.ts';
import type { BatchedAnswer } from '../batch/multipart.ts';
import { sendChangeSet } from '../batch/send-batch.ts';
import type { ChangeOperation, ChangeSetOutcome, ODataClient } from '../client.ts';
import type { Connection } from '../connection.ts';
import { readErrorBody } from '../dialects/error-body.ts';
import { ODataError } from '../errors.ts';
import { readRetryAfter } from '../retry-after.ts';
import { toBatchedRequest } from './batched-write.ts';
import { printWrite, toWriteRequest } from './write-request.ts';

/** The part of the client that writes several records as one. `tag` tells plug-ins of the system who writes. */
export function createChangeSets(
  connection: Connection,
  { tag }: { tag: string | undefined },
): Pick<ODataClient, 'changeSet'> {
  const { dialect, scheduler, serviceRoot } = connection;
  const tagOptions = tag === undefined ? [] : dialect.tagOptions(tag);
  const most = dialect.batchOperationsMax;

  return {
    async changeSet(operations, options = {}) {
      if (operations.length === 0 || operations.length > most)
        throw new ODataError(
          'BAD_REQUEST',
          `Expected 1 to ${most} operations in a change set, got ${operations.length}.`,
        );
      const requests = operations.map((operation) => {
        // Nobody looks at the records of a change set: its outcome is that of the whole.
        const { representation: _, ...request } = toWriteRequest(operation, connection);
        return toBatchedRequest(printWrite(request, connection, tagOptions), serviceRoot);
      });
      const answers = await sendChangeSet(connection, requests, options);
      if (!('status' in answers)) return outcomeOf(answers, operations, connection);
      const retryAfterMs = readRetryAfter(answers, scheduler.now()) ?? 0;
      return { kind: 'throttled', retryAfterMs, operation: undefined };
    },
  };
}

/** All were carried out, or the first refusal: then nothing was. */
function outcomeOf(
  answers: readonly BatchedAnswer[],
  operations: readonly ChangeOperation[],
  { dialect, model, scheduler }: Connection,
): ChangeSetOutcome {
  const refused = answers.find(({ status }) => status < 200 || status >= 300);
  if (refused === undefined) {
    if (answers.length === operations.length) return { kind: 'written' };
    throw new ODataError(
      'INVALID_ANSWER',
      `Expected ${operations.length} answers of a change set, got ${answers.length}.`,
      { mayHaveCommitted: true },
    );
  }
  const index = Number(refused.contentId) - 1;
  const operation = operations[index];
  const retryAfterMs = readRetryAfter(refused, scheduler.now());
  const at = { operation: operation === undefined ? undefined : index };
  if (retryAfterMs !== undefined) return { kind: 'throttled', retryAfterMs, ...at };
  const write = {
    type: operation && model.entitySets.get(operation.entitySet),
    ...(operation !== undefined && operation.kind !== 'create' ? { key: operation.key } : {}),
  };
  const refusal = dialect.classifyRefusal(refused, readErrorBody(refused), write);
  if (refusal && refusal.kind !== 'written') return { ...refusal, ...at };
  throw brokenRequest(refused, { now: scheduler.now(), mayHaveCommitted: false });
}
