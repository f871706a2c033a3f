import type { IncomingMessage, ServerResponse } from 'node:http';
import { HeaderMap } from '@apollo/server';
import type { Logger } from '@p2c/subgraph-runtime';
import { createApolloServer } from './apollo.ts';
import type { Executor } from './execute/executor.ts';
import { readBody, sendError } from './http-answer.ts';
import { createDocumentCheck } from './plugins/check-document.ts';
import type { Limits } from './plugins/limits.ts';
import { currentRequestId } from './plugins/request-id.ts';
import { simpleRequestProblem } from './plugins/simple-request.ts';

/** `/graphql`: from the HTTP request to the answer of the executor. */
export interface GraphQLOverHttp {
  start(): Promise<void>;
  stop(): Promise<void>;
  answer(request: GraphQLRequest): Promise<void>;
}

export interface GraphQLRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The query part of the URL, with its question mark. */
  readonly search: string;
  readonly requestId: string;
}

const bodyBytesMax = 1_000_000;

export function createGraphQLOverHttp(options: {
  executor: Executor;
  logger: Logger;
  limits: Limits;
}): GraphQLOverHttp {
  const { executor, logger, limits } = options;
  const apollo = createApolloServer({ executor, logger, tokensMax: limits.tokensMax });
  const checkDocument = createDocumentCheck(limits);

  return {
    start: () => apollo.start(),
    stop: () => apollo.stop(),
    async answer({ request, response, search, requestId }) {
      const body = await readBody(request, bodyBytesMax);
      const method = (request.method ?? 'GET').toUpperCase();
      if (body.kind === 'brokenOff') {
        response.destroy();
        return;
      }
      if (body.kind === 'tooLong') {
        const message = `Expected a body of at most ${bodyBytesMax} bytes, got a longer one.`;
        return sendError(response, 413, 'BODY_TOO_LARGE', message);
      }
      const problem = runs(method) ? simpleRequestProblem(method, request.headers) : undefined;
      if (problem !== undefined) return sendError(response, 400, 'BAD_REQUEST', problem);
      const json = parseBody(body.text, request.headers['content-type']);
      if (json === malformed)
        return sendError(response, 400, 'BAD_REQUEST', 'Expected a JSON body, got text that is none.');

      const document = documentOf(method, json, search);
      const refusal = document === undefined ? undefined : checkDocument(document);
      if (refusal) return sendError(response, 400, refusal.code, refusal.message);

      const signal = signalOf(response);
      const result = await currentRequestId.run(requestId, () =>
        apollo.executeHTTPGraphQLRequest({
          httpGraphQLRequest: { method, headers: headersOf(request), search, body: json },
          context: async () => ({ requestId, signal }),
        }),
      );
      for (const [name, value] of result.headers) response.setHeader(name, value);
      response.statusCode = result.status ?? 200;
      if (result.body.kind === 'complete') response.end(result.body.string);
      else
        sendError(
          response,
          406,
          'BAD_REQUEST',
          'Expected a request for one answer, got one for a stream of them.',
        );
    },
  };
}

const malformed = Symbol('malformed');

/** What Apollo Server runs; every other method is its to refuse. */
const runs = (method: string): boolean => method === 'GET' || method === 'POST';

/** Apollo Server decides on the content type; JSON is parsed here. */
function parseBody(text: string, contentType: string | undefined): unknown {
  if (text === '' || !/^application\/(json|[\w.-]+\+json)\b/i.test(contentType ?? '')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return malformed;
  }
}

/**
 * The document that will run; undefined for a persisted one, which was judged when its text was sent. It is looked
 * for where Apollo Server looks, and nowhere else: what is judged must be what runs.
 */
function documentOf(method: string, body: unknown, search: string): string | undefined {
  const document =
    method === 'GET'
      ? new URLSearchParams(search).get('query')
      : (body as { query?: unknown } | null | undefined)?.query;
  return typeof document === 'string' ? document : undefined;
}

/** Aborts when the client leaves before it has its answer. */
function signalOf(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) gone.abort(new Error('The client is gone.'));
  });
  return gone.signal;
}

function headersOf({ headers }: IncomingMessage): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  return map;
}
