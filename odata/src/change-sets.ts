import { randomUUID } from 'node:crypto';
import { brokenRequest } from './answers.ts';
import type { ChangeOperation, ChangeSetOutcome, ODataClient } from './client.ts';
import type { Connection } from './connection.ts';
import { readErrorBody } from './dialects/error-body.ts';
import { ODataError } from './errors.ts';
import { printJson } from './json.ts';
import { type BatchedAnswer, type BatchedRequest, printChangeSetBody, readBatchAnswer } from './multipart.ts';
import { printTarget } from './print-query.ts';
import { readRetryAfter } from './retry-after.ts';
import { conditional } from './writes.ts';

/** Dataverse takes 1,000 operations in a batch, F&O 5,000; a document has far fewer. */
const operationsMax = 1_000;

/** The part of the client that writes several records as one. `tag` tells plug-ins of the system who writes. */
export function createChangeSets(
  connection: Connection,
  { tag }: { tag: string | undefined },
): Pick<ODataClient, 'changeSet'> {
  const { call, dialect, scheduler } = connection;
  const tagOptions = tag === undefined ? [] : dialect.tagOptions(tag);

  return {
    async changeSet(operations, options = {}) {
      if (operations.length === 0 || operations.length > operationsMax)
        throw new ODataError(
          'BAD_REQUEST',
          `Expected 1 to ${operationsMax} operations in a change set, got ${operations.length}.`,
        );
      const boundary = randomUUID();
      const requests = operations.map((operation) => print(operation, connection, tagOptions));
      const answer = await call('POST', '$batch', {
        ...options,
        headers: {
          'content-type': `multipart/mixed; boundary=batch_${boundary}`,
          accept: 'multipart/mixed, application/json',
        },
        body: printChangeSetBody(requests, boundary),
      });
      const retryAfterMs = readRetryAfter(answer, scheduler.now());
      if (retryAfterMs !== undefined) return { kind: 'throttled', retryAfterMs, operation: undefined };
      // Dataverse answers a refused change set with the status of the refusal, and the parts all the same.
      if (!/^multipart\/mixed\b/i.test(answer.headers['content-type'] ?? ''))
        throw brokenRequest(answer, { now: scheduler.now(), mayHaveCommitted: answer.status >= 500 });
      return outcomeOf(readBatchAnswer(answer), operations, connection);
    },
  };
}

function print(
  operation: ChangeOperation,
  { dialect, model, serviceRoot }: Connection,
  tagOptions: readonly string[],
): BatchedRequest {
  const { entitySet } = operation;
  const key = operation.kind === 'create' ? {} : { key: operation.key };
  const url = `${serviceRoot}${printTarget({ entitySet, ...key }, dialect, tagOptions)}`;
  const headers = operation.kind === 'create' ? {} : conditional(operation.ifMatch);
  const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
  if (operation.kind === 'delete') return { method: 'DELETE', url, headers: sent };
  return {
    method: operation.kind === 'create' ? 'POST' : 'PATCH',
    url,
    headers: { 'Content-Type': 'application/json; type=entry', ...sent },
    body: printJson(operation.values, model.entitySets.get(entitySet)),
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
