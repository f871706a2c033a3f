import { type AnswerReader, brokenRequest } from './answers.ts';
import type { ODataClient, ODataRecord, RequestOptions, WriteOutcome } from './client.ts';
import type { Connection } from './connection.ts';
import type { HttpAnswer } from './dialects/dialect.ts';
import { readErrorBody } from './dialects/error-body.ts';
import type { EntityKey } from './entity-key.ts';
import { ODataError } from './errors.ts';
import { printJson } from './json.ts';
import { printTarget } from './print-query.ts';
import type { ODataQuery } from './query.ts';
import { readRetryAfter } from './retry-after.ts';

interface Write {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  readonly entitySet: string;
  readonly key?: EntityKey;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** What of the record is answered, where the system does so. */
  readonly representation?: Pick<ODataQuery, 'select' | 'expand'>;
  readonly options: RequestOptions;
}

/** The writing half of the client. `tag` tells plug-ins of the system who writes. */
export function createWrites(
  { call, dialect, model, scheduler }: Connection,
  answers: AnswerReader,
  { tag }: { tag: string | undefined },
): Pick<ODataClient, 'create' | 'update' | 'upsert' | 'delete' | 'action'> {
  const tagOptions = tag === undefined ? [] : dialect.tagOptions(tag);

  const write = async (request: Write): Promise<WriteOutcome> => {
    const { method, entitySet, key, values, options } = request;
    const representation = dialect.returnsRepresentation ? request.representation : undefined;
    const type = model.entitySets.get(entitySet);
    const target = printTarget({ entitySet, key, ...representation }, dialect, tagOptions);
    const answer = await call(method, target, {
      ...options,
      headers: { ...(representation ? { prefer: 'return=representation' } : {}), ...request.headers },
      ...(values === undefined ? {} : { body: printJson(values, type) }),
    });
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
  };

  /** The new version is known only from a representation; the primary key alone keeps it short. */
  const keysOf = (entitySet: string) => ({ select: model.entitySets.get(entitySet)?.keys ?? [] });

  return {
    async create(entitySet, values, { select = [], expand = [], ...options } = {}) {
      return write({ method: 'POST', entitySet, values, representation: { select, expand }, options });
    },
    async update(entitySet, key, values, { ifMatch, ...options }) {
      const headers = conditional(ifMatch);
      const representation = keysOf(entitySet);
      return write({ method: 'PATCH', entitySet, key, values, headers, representation, options });
    },
    async upsert(entitySet, key, values, options = {}) {
      if (!dialect.upserts)
        throw new ODataError('BAD_REQUEST', `Expected a system that upserts, got ${dialect.name}.`);
      return write({ method: 'PATCH', entitySet, key, values, representation: keysOf(entitySet), options });
    },
    async delete(entitySet, key, { ifMatch, ...options } = {}) {
      const headers = ifMatch === undefined ? {} : conditional(ifMatch);
      return write({ method: 'DELETE', entitySet, key, headers, options });
    },
    async action(name, parameters, options = {}) {
      return write({ method: 'POST', entitySet: name, values: parameters, options });
    },
  };
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

function written(answer: HttpAnswer, method: Write['method'], record: ODataRecord | undefined): WriteOutcome {
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
