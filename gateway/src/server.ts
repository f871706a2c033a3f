import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HeaderMap } from '@apollo/server';
import type { Logger } from '@p2c/subgraph-runtime';
import { createApolloServer } from './apollo.ts';
import type { Executor } from './execute/executor.ts';
import { createGraphiQLPage } from './graphiql.ts';
import { readBody, sendError, sendJson } from './http-answer.ts';
import { createDocumentCheck } from './plugins/check-document.ts';
import { isHostAllowed } from './plugins/host-guard.ts';
import { defaultLimits, type Limits } from './plugins/limits.ts';
import { requestIdOf } from './plugins/request-id.ts';

export interface GatewayServerOptions {
  readonly executor: Executor;
  readonly logger: Logger;
  readonly host: string;
  readonly port: number;
  readonly limits?: Partial<Limits>;
  /** What `/readyz` answers from: every check by name with `ok` or what is wrong. */
  readonly readiness: () => Promise<Readiness>;
}

export interface Readiness {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, string>>;
}

export interface GatewayServer {
  /** Resolves once requests are answered; rejects when the port is taken. */
  listen(): Promise<{ url: string }>;
  /** Takes no more requests, answers those under way, then closes. */
  stop(): Promise<void>;
}

const bodyBytesMax = 1_000_000;
/** How long requests under way may take after a stop was asked for. */
const drainMs = 10_000;

/** The HTTP surface: GraphQL, GraphiQL, health and readiness. */
export function createGatewayServer({
  executor,
  logger,
  host,
  port,
  limits = {},
  readiness,
}: GatewayServerOptions): GatewayServer {
  const allLimits = { ...defaultLimits, ...limits };
  const apollo = createApolloServer({ executor, logger, tokensMax: allLimits.tokensMax });
  const checkDocument = createDocumentCheck(allLimits);
  const page = createGraphiQLPage();
  let stopping = false;

  const answer = async (
    request: IncomingMessage,
    response: ServerResponse,
    requestId: string,
  ): Promise<void> => {
    if (!isHostAllowed(host, request.headers.host)) return sendError(response, 403, 'HOST_NOT_ALLOWED');
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/healthz') return sendJson(response, 200, { status: 'ok' });
    if (pathname === '/readyz') return answerReadiness(response);
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (wantsPage && (pathname === '/' || (pathname === '/graphql' && !search.includes('query='))))
      return sendPage(response, page);
    if (pathname !== '/graphql') return sendError(response, 404, 'NOT_FOUND');
    return answerGraphQL(request, response, search, requestId);
  };

  const answerReadiness = async (response: ServerResponse): Promise<void> => {
    const { ready, checks } = stopping ? { ready: false, checks: { server: 'stopping' } } : await readiness();
    sendJson(response, ready ? 200 : 503, { status: ready ? 'ready' : 'not ready', checks });
  };

  const answerGraphQL = async (
    request: IncomingMessage,
    response: ServerResponse,
    search: string,
    requestId: string,
  ): Promise<void> => {
    const text = await readBody(request, bodyBytesMax);
    if (text === undefined)
      return sendError(
        response,
        413,
        'BODY_TOO_LARGE',
        `Expected a body of at most ${bodyBytesMax} bytes, got a longer one.`,
      );
    const body = parseBody(text, request.headers['content-type']);
    if (body === malformed)
      return sendError(response, 400, 'BAD_REQUEST', 'Expected a JSON body, got text that is none.');

    const query = queryOf(body, search);
    const refusal = query === undefined ? undefined : checkDocument(query);
    if (refusal) return sendError(response, 400, refusal.code, refusal.message);

    const gone = new AbortController();
    response.on('close', () => {
      if (!response.writableFinished) gone.abort(new Error('The client is gone.'));
    });
    const headers = new HeaderMap();
    for (const [name, value] of Object.entries(request.headers))
      if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
    const result = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: (request.method ?? 'GET').toUpperCase(), headers, search, body },
      // A mutation goes on when its client leaves: only reads are given up.
      context: async () => ({ requestId, ...(isRead(query) ? { signal: gone.signal } : {}) }),
    });
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
  };

  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, (request, response) => {
    const requestId = requestIdOf(request.headers['x-request-id']);
    response.setHeader('x-request-id', requestId);
    if (stopping) response.setHeader('connection', 'close');
    answer(request, response, requestId).catch((error) => {
      logger.error({ err: error, requestId }, 'A request broke');
      if (!response.headersSent) sendError(response, 500, 'INTERNAL_SERVER_ERROR');
      else response.destroy();
    });
  });

  return {
    async listen() {
      await apollo.start();
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => resolve());
      });
      const bound = server.address() as AddressInfo;
      return { url: `http://${host.includes(':') ? `[${host}]` : host}:${bound.port}` };
    },
    async stop() {
      stopping = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const late = setTimeout(() => server.closeAllConnections(), drainMs);
      await closed;
      clearTimeout(late);
      await apollo.stop();
    },
  };
}

function sendPage(response: ServerResponse, page: string): void {
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  });
  response.end(page);
}

const malformed = Symbol('malformed');

/** Apollo Server decides on the content type; JSON is parsed here. */
function parseBody(text: string, contentType: string | undefined): unknown {
  if (text === '' || !/^application\/(json|[\w.-]+\+json)\b/i.test(contentType ?? '')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return malformed;
  }
}

/** The document of a request: of its body, else of its URL; undefined for a persisted one. */
function queryOf(body: unknown, search: string): string | undefined {
  const query = (body as { query?: unknown } | undefined)?.query ?? new URLSearchParams(search).get('query');
  return typeof query === 'string' ? query : undefined;
}

/** Whether a document surely holds no mutation; a persisted one may. */
const isRead = (query: string | undefined): boolean => query !== undefined && !/\bmutation\b/.test(query);
