import { randomUUID } from 'node:crypto';
import { Agent, request as send } from 'undici';
import type { ChangePage, ODataClient, ODataRecord, Page, RequestOptions, WriteOutcome } from './client.ts';
import { dataverse } from './dialects/dataverse.ts';
import type { Dialect, HttpAnswer } from './dialects/dialect.ts';
import { financeOperations } from './dialects/finance-operations.ts';
import { printEntityKey } from './entity-key.ts';
import { ODataError } from './errors.ts';
import { exactRecord, parseJson, printJson } from './json.ts';
import type { EntityType, Model } from './model.ts';
import { composePipeline, type HttpRequest, type Send } from './pipeline.ts';
import { authenticatePolicy } from './policies/authenticate.ts';
import { retryPolicy } from './policies/retry.ts';
import { readRetryAfter, throttlePolicy } from './policies/throttle.ts';
import { timeoutPolicy } from './policies/timeout.ts';
import { type TraceEntry, tracePolicy } from './policies/trace.ts';
import { printProjection, printQuery } from './print-query.ts';
import { type Scheduler, systemScheduler } from './scheduler.ts';
import { type Credentials, createTokenSource } from './tokens.ts';

export interface ODataClientOptions {
  readonly system: ODataClient['system'];
  readonly dialect: Dialect['name'];
  /** `https://org.crm.dynamics.com/api/data/v9.2/` */
  readonly serviceRoot: string;
  readonly model: Model;
  readonly credentials: Credentials;
  readonly timeoutMs?: number;
  readonly readRetriesMax?: number;
  /** How long a read may wait for a Retry-After before it gives up. */
  readonly throttleWaitMaxMs?: number;
  readonly concurrency?: number;
  /** Pages that `pages()` follows at most: a next link that never ends must not run forever. */
  readonly pagesMax?: number;
  readonly scheduler?: Scheduler;
  readonly onTrace?: (entry: TraceEntry) => void;
  readonly logger?: { debug(fields: object, message: string): void };
}

export const dialects: Readonly<Record<Dialect['name'], Dialect>> = {
  dataverse,
  'finance-operations': financeOperations,
};

/** A client of one system. It holds connections: `close()` lets them go once what is under way is done. */
export function createODataClient(options: ODataClientOptions): ODataClient {
  const dialect = dialects[options.dialect];
  const { model, system, scheduler = systemScheduler, concurrency = 16, pagesMax = 10_000 } = options;
  const serviceRoot = parseServiceRoot(options.serviceRoot);
  const agent = new Agent({ connections: concurrency, pipelining: 1 });
  const tokens = createTokenSource(
    options.credentials,
    options.credentials.scope ?? `${new URL(serviceRoot).origin}/.default`,
  );
  const trace = (entry: TraceEntry) => {
    options.onTrace?.(entry);
    options.logger?.debug(entry, 'OData request');
  };
  const exchange: Send = composePipeline(
    [
      tracePolicy(trace),
      throttlePolicy({ concurrency, waitMaxMs: options.throttleWaitMaxMs ?? 60_000, scheduler }),
      retryPolicy({
        retriesMax: options.readRetriesMax ?? 3,
        scheduler,
        retriesServerErrors: dialect.retriesServerErrors,
      }),
      timeoutPolicy(options.timeoutMs ?? 30_000),
      authenticatePolicy(tokens),
    ],
    transport(agent),
  );

  const typeByName = new Map([...model.entitySets.values()].map((type) => [type.name, type]));
  const typeOf = (entitySet: string) => model.entitySets.get(entitySet);
  const exact = (record: object, type: EntityType | undefined) =>
    exactRecord(record as Record<string, unknown>, type, (name) => typeByName.get(name)) as ODataRecord;

  const call = (
    method: HttpRequest['method'],
    path: string,
    { signal, requestId = randomUUID() }: RequestOptions = {},
    headers: Record<string, string> = {},
    body?: string,
  ) =>
    exchange({
      method,
      url: path.startsWith(serviceRoot) ? path : `${serviceRoot}${path}`,
      headers: {
        ...dialect.headers,
        'user-agent': 'prospect-to-cash-gateway',
        'x-ms-client-request-id': requestId,
        ...headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      requestId,
      ...(signal ? { signal } : {}),
      ...(body === undefined ? {} : { body }),
    });

  const prefer = (preferences: string[]): Record<string, string> =>
    preferences.length === 0 ? {} : { prefer: preferences.join(',') };

  const readPage = (answer: HttpAnswer, type: EntityType | undefined): Page => {
    const body = parseBody(answer) as {
      value?: object[];
      '@odata.count'?: number;
      '@odata.nextLink'?: string;
    };
    if (!Array.isArray(body.value))
      throw new ODataError(
        'INVALID_ANSWER',
        'Expected a page with a value array, got an answer without one.',
      );
    const count = body['@odata.count'];
    return {
      records: body.value.map((record) => exact(record, type)),
      ...(count === undefined
        ? {}
        : { count: { value: Math.min(count, dialect.countMax), exact: count < dialect.countMax } }),
      ...(body['@odata.nextLink'] ? { nextLink: sameOrigin(body['@odata.nextLink'], serviceRoot) } : {}),
    };
  };

  const expectOk = (answer: HttpAnswer): HttpAnswer => {
    if (answer.status < 300) return answer;
    throw brokenRead(answer, dialect, scheduler.now());
  };

  const write = async (
    method: 'POST' | 'PATCH' | 'DELETE',
    path: string,
    type: EntityType | undefined,
    requestOptions: RequestOptions,
    headers: Record<string, string>,
    body?: string,
  ): Promise<WriteOutcome> => {
    const answer = await call(method, path, requestOptions, headers, body);
    if (answer.status < 300) return written(answer, type);
    const retryAfterMs = readRetryAfter(answer, scheduler.now());
    if (retryAfterMs !== undefined) return { kind: 'throttled', retryAfterMs };
    const error = dialect.readError(answer);
    const outcome = dialect.classifyRefusal(answer, error);
    if (outcome) return outcome;
    throw broken(answer, error, answer.status >= 500);
  };

  const written = (answer: HttpAnswer, type: EntityType | undefined): WriteOutcome => {
    const record = answer.body === '' ? undefined : exact(parseBody(answer) as object, type);
    const etag = record?.['@odata.etag'] ?? answer.headers.etag;
    const entityId = answer.headers['odata-entityid'] ?? answer.headers.location;
    return {
      kind: 'written',
      created: answer.status === 201,
      ...(record === undefined ? {} : { record }),
      ...(etag === undefined ? {} : { etag }),
      ...(entityId === undefined ? {} : { entityId }),
    };
  };

  const client: ODataClient = {
    system,
    model,
    async get(entitySet, key, { select, expand, ...requestOptions } = {}) {
      const projection = printProjection(
        { ...(select ? { select } : {}), ...(expand ? { expand } : {}) },
        dialect,
      );
      const answer = await call('GET', `${entitySet}${printEntityKey(key)}${projection}`, requestOptions);
      if (answer.status === 404 && isMissingRecord(dialect, answer)) return undefined;
      return exact(parseBody(expectOk(answer)) as object, typeOf(entitySet));
    },
    async list(query, requestOptions) {
      return readPage(
        expectOk(
          await call('GET', printQuery(query, dialect), requestOptions, prefer(dialect.prefer(query))),
        ),
        typeOf(query.entitySet),
      );
    },
    async *pages(query, requestOptions) {
      let page = await client.list(query, requestOptions);
      for (let number = 1; ; number += 1) {
        yield page;
        if (page.nextLink === undefined) return;
        if (number >= pagesMax)
          throw new ODataError(
            'INVALID_ANSWER',
            `Expected at most ${pagesMax} pages of ${query.entitySet}, got more.`,
          );
        page = readPage(
          expectOk(await call('GET', page.nextLink, requestOptions, prefer(dialect.prefer(query)))),
          typeOf(query.entitySet),
        );
      }
    },
    create(entitySet, values, { select, expand, ...requestOptions } = {}) {
      const type = typeOf(entitySet);
      const projection = dialect.returnsRepresentation
        ? printProjection({ ...(select ? { select } : {}), ...(expand ? { expand } : {}) }, dialect)
        : printProjection({}, dialect);
      return write(
        'POST',
        `${entitySet}${projection}`,
        type,
        requestOptions,
        dialect.returnsRepresentation ? { prefer: 'return=representation' } : {},
        printJson(values, type),
      );
    },
    update(entitySet, key, values, { ifMatch, ...requestOptions }) {
      const type = typeOf(entitySet);
      // The new version is known only from a representation; the key alone keeps it short.
      const projection = printProjection(
        dialect.returnsRepresentation && type ? { select: type.keys } : {},
        dialect,
      );
      const headers = {
        'if-match': ifMatch,
        'if-none-match': '',
        ...(dialect.returnsRepresentation ? { prefer: 'return=representation' } : {}),
      };
      return write(
        'PATCH',
        `${entitySet}${printEntityKey(key)}${projection}`,
        type,
        requestOptions,
        headers,
        printJson(values, type),
      );
    },
    upsert(entitySet, key, values, requestOptions = {}) {
      const type = typeOf(entitySet);
      return write(
        'PATCH',
        `${entitySet}${printEntityKey(key)}`,
        type,
        requestOptions,
        { prefer: 'return=representation' },
        printJson(values, type),
      );
    },
    delete(entitySet, key, { ifMatch, ...requestOptions } = {}) {
      return write(
        'DELETE',
        `${entitySet}${printEntityKey(key)}${printProjection({}, dialect)}`,
        typeOf(entitySet),
        requestOptions,
        ifMatch ? { 'if-match': ifMatch, 'if-none-match': '' } : {},
      );
    },
    async changes(query, from, requestOptions) {
      const preferences = [...(from === undefined ? ['odata.track-changes'] : []), ...dialect.prefer(query)];
      const url = from === undefined ? printQuery(query, dialect) : sameOrigin(from, serviceRoot);
      const answer = await call('GET', url, requestOptions, prefer(preferences));
      if (
        answer.status >= 300 &&
        from !== undefined &&
        dialect.isExpiredDeltaLink(answer, dialect.readError(answer))
      ) {
        throw new ODataError(
          'DELTA_LINK_EXPIRED',
          `The delta link of ${query.entitySet} is too old: a full pass is needed.`,
          { status: answer.status },
        );
      }
      return readChanges(expectOk(answer), typeOf(query.entitySet));
    },
    close: () => agent.close(),
  };

  const readChanges = (answer: HttpAnswer, type: EntityType | undefined): ChangePage => {
    const body = parseBody(answer) as {
      value?: Record<string, unknown>[];
      '@odata.nextLink'?: string;
      '@odata.deltaLink'?: string;
    };
    const entries = body.value ?? [];
    const isDeletion = (entry: Record<string, unknown>) =>
      entry.reason === 'deleted' || String(entry['@odata.context'] ?? '').endsWith('$deletedEntity');
    return {
      changed: entries.filter((entry) => !isDeletion(entry)).map((entry) => exact(entry, type)),
      deleted: entries.filter(isDeletion).map((entry) => String(entry.id)),
      ...(body['@odata.nextLink'] ? { nextLink: sameOrigin(body['@odata.nextLink'], serviceRoot) } : {}),
      ...(body['@odata.deltaLink'] ? { deltaLink: sameOrigin(body['@odata.deltaLink'], serviceRoot) } : {}),
    };
  };
  return client;
}

function parseServiceRoot(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new TypeError(`Expected the service root as an http or https URL, got ${JSON.stringify(text)}.`);
  }
  return text.endsWith('/') ? text : `${text}/`;
}

/** A link that the system hands out is followed only to the system itself: it gets our token. */
function sameOrigin(link: string, serviceRoot: string): string {
  if (URL.canParse(link) && link.startsWith(serviceRoot)) return link;
  throw new ODataError(
    'INVALID_ANSWER',
    'Expected a link below the service root, got one that leads elsewhere.',
  );
}

function transport(agent: Agent): Send {
  return async ({ method, url, headers, body, signal }) => {
    const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
    try {
      const response = await send(url, {
        method,
        headers: sent,
        body: body ?? null,
        dispatcher: agent,
        ...(signal ? { signal } : {}),
      });
      const text = await response.body.text();
      return { status: response.statusCode, headers: plainHeaders(response.headers), body: text };
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new ODataError('NETWORK', `${method} got no answer: ${(error as Error).message}`, {
        mayHaveCommitted: method !== 'GET' && !neverSent(error),
        cause: error,
      });
    }
  };
}

/** Refused or unresolved connections: the request certainly never left. */
const neverSent = (error: unknown) =>
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT/.test(String((error as { code?: string }).code));

function plainHeaders(
  headers: Record<string, string | string[] | undefined>,
): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value[0] : value,
    ]),
  );
}

function parseBody({ body, status }: HttpAnswer): unknown {
  try {
    return parseJson(body);
  } catch (error) {
    throw new ODataError('INVALID_ANSWER', `Expected JSON, got ${body.length} characters that are none.`, {
      status,
      cause: error,
    });
  }
}

/** A missing record, as opposed to an entity set that Dataverse does not know. F&O words both alike. */
function isMissingRecord(dialect: Dialect, answer: HttpAnswer): boolean {
  const { code, message } = dialect.readError(answer);
  return !/resource not found for the segment/i.test(`${code} ${message}`);
}

function brokenRead(answer: HttpAnswer, dialect: Dialect, now: number): ODataError {
  const retryAfterMs = readRetryAfter(answer, now);
  if (retryAfterMs !== undefined) {
    return new ODataError(
      'THROTTLED',
      `The system asks to wait ${retryAfterMs} ms, longer than this request may.`,
      { status: answer.status, retryAfterMs },
    );
  }
  return broken(answer, dialect.readError(answer), false);
}

function broken(
  { status }: HttpAnswer,
  { code, message }: { code: string; message: string },
  mayHaveCommitted: boolean,
): ODataError {
  const kind =
    status === 401
      ? 'AUTHENTICATION'
      : status === 403
        ? 'PERMISSION'
        : status === 404
          ? 'NOT_FOUND'
          : status >= 500 && status !== 501
            ? 'SERVER'
            : 'BAD_REQUEST';
  return new ODataError(kind, message, {
    status,
    mayHaveCommitted,
    ...(code === '' ? {} : { serviceCode: code }),
  });
}
