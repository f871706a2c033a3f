import { type AnswerReader, brokenRequest } from '../answers.ts';
import type { ODataRecord, RecordValues, WriteOperation, WriteOutcome } from '../client.ts';
import type { Connection } from '../connection.ts';
import type { HttpAnswer } from '../dialects/dialect.ts';
import { readErrorBody } from '../dialects/error-body.ts';
import type { EntityKey } from '../entity-key.ts';
import { ODataError } from '../errors.ts';
import { printJson } from '../json.ts';
import type { Model } from '../model.ts';
import { printTarget } from '../print-query.ts';
import type { ODataQuery } from '../query.ts';
import { readRetryAfter } from '../retry-after.ts';

/** One write, whether it goes by itself or within a batch. */
export interface WriteRequest {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  readonly entitySet: string;
  readonly key?: EntityKey;
  readonly values?: RecordValues;
  readonly headers?: Readonly<Record<string, string>>;
  /** What of the record is answered, where the system does so. */
  readonly representation?: Pick<ODataQuery, 'select' | 'expand'>;
}

/** A write as text; an empty header takes away what every request carries, and is not sent. */
export interface PrintedWrite {
  readonly method: WriteRequest['method'];
  /** Behind the service root. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * The request of an operation. The new version is known only from a representation; the primary key alone keeps it
 * short. Throws a BAD_REQUEST ODataError for a condition that is none, and for an upsert of a system without.
 */
export function toWriteRequest(
  operation: WriteOperation,
  { dialect, model }: Pick<Connection, 'dialect' | 'model'>,
): WriteRequest {
  const { entitySet } = operation;
  const representation = keysOf(model, entitySet);
  switch (operation.kind) {
    case 'create':
      return { method: 'POST', entitySet, values: operation.values, representation };
    case 'update': {
      const { key, values, ifMatch } = operation;
      return { method: 'PATCH', entitySet, key, values, headers: conditional(ifMatch), representation };
    }
    case 'upsert': {
      if (!dialect.upserts)
        throw new ODataError('BAD_REQUEST', `Expected a system that upserts, got ${dialect.name}.`);
      const { key, values } = operation;
      return { method: 'PATCH', entitySet, key, values, representation };
    }
    case 'delete':
      return {
        method: 'DELETE',
        entitySet,
        key: operation.key,
        headers: operation.ifMatch === undefined ? {} : conditional(operation.ifMatch),
      };
    default: {
      const unknown: never = operation;
      throw new TypeError(`Expected an operation, got ${JSON.stringify(unknown)}.`);
    }
  }
}

const keysOf = (model: Model, entitySet: string) => ({
  select: model.entitySets.get(entitySet)?.keys ?? [],
});

/** Throws a BAD_REQUEST ODataError for values and keys that cannot be sent. */
export function printWrite(
  request: WriteRequest,
  { dialect, model }: Pick<Connection, 'dialect' | 'model'>,
  tagOptions: readonly string[],
): PrintedWrite {
  const { method, entitySet, key, values } = request;
  const representation = dialect.returnsRepresentation ? request.representation : undefined;
  return {
    method,
    target: printTarget({ entitySet, key, ...representation }, dialect, tagOptions),
    headers: { ...(representation ? { prefer: 'return=representation' } : {}), ...request.headers },
    ...(values === undefined ? {} : { body: printJson(values, model.entitySets.get(entitySet)) }),
  };
}

/** What became of a write. Throws an ODataError for what is no verdict on it. */
export function readWriteAnswer(
  answer: HttpAnswer,
  { method, entitySet, key }: WriteRequest,
  { dialect, model, scheduler }: Connection,
  answers: AnswerReader,
): WriteOutcome {
  const type = model.entitySets.get(entitySet);
  if (answer.status >= 200 && answer.status < 300)
    return written(
      answer,
      method,
      answer.body === '' ? undefined : carriedOut(() => answers.record(answer, type)),
    );
  const retryAfterMs = readRetryAfter(answer, scheduler.now());
  if (retryAfterMs !== undefined) return { kind: 'throttled', retryAfterMs };
  const refused = { type, ...(key ? { key } : {}) };
  const refusal = dialect.classifyRefusal(answer, readErrorBody(answer), refused);
  if (refusal) return refusal;
  throw brokenRequest(answer, { now: scheduler.now(), mayHaveCommitted: answer.status >= 500 });
}

const version = /^(?:W\/)?"[\x21\x23-\x7e]*"$/;

/**
 * The condition of a write. An empty one would be left out and the write would go through whatever stands there, so
 * what is neither a version nor '*' is refused. If-None-Match of the dialect would contradict it: empty, it is left out.
 */
export function conditional(ifMatch: string): Record<string, string> {
  if (ifMatch === '*' || version.test(ifMatch)) return { 'if-match': ifMatch, 'if-none-match': '' };
  throw new ODataError(
    'BAD_REQUEST',
    `Expected the version of a record (W/"1") or * as condition of a write, got ${JSON.stringify(ifMatch)}.`,
  );
}

function written(
  answer: HttpAnswer,
  method: WriteRequest['method'],
  record: ODataRecord | undefined,
): WriteOutcome {
  const etag = record?.['@odata.etag'] ?? answer.headers.etag;
  const entityId = answer.headers['odata-entityid'] ?? answer.headers.location;
  return {
    kind: 'written',
    // 204 answers a creation where the system was not asked for the record, or does not honour it.
    created: method === 'POST' || answer.status === 201,
    ...(record === undefined ? {} : { record }),
    ...(etag === undefined ? {} : { etag }),
    ...(entityId === undefined ? {} : { entityId }),
  };
}

/** A write that was answered with success stands, even where its answer cannot be read. */
function carriedOut(read: () => ODataRecord): ODataRecord {
  try {
    return read();
  } catch (error) {
    throw new ODataError(
      'INVALID_ANSWER',
      `The write was carried out, but its answer cannot be read: ${(error as Error).message}`,
      { mayHaveCommitted: true, cause: error },
    );
  }
}
