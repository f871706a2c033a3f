import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type Logger, withoutAddresses } from '@p2c/subgraph-runtime';
import type { Executor } from './execute/executor.ts';
import { createGraphiQLPage } from './graphiql.ts';
import { createGraphQLOverHttp } from './graphql-over-http.ts';
import { sendError, sendJson, sendText } from './http-answer.ts';
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
  /** What `/metrics` answers, in the text format of Prometheus. */
  readonly metrics?: () => string;
  /** How long requests under way may take after a stop was asked for. */
  readonly drainMs?: number;
}

export interface Readiness {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, string>>;
}

export interface GatewayServer {
  /** Takes the port and answers that the gateway is starting; rejects when the port is taken. */
  bind(): Promise<{ url: string }>;
  /** Resolves once requests are answered. Binds first where nobody has. */
  listen(): Promise<{ url: string }>;
  /** Takes no more requests, answers those under way, then closes. */
  stop(): Promise<void>;
}

/** How long a client may take to send its headers, and its whole request. */
const receiveTimeouts = { headersTimeout: 10_000, requestTimeout: 30_000 };

/** The HTTP surface: GraphQL, GraphiQL, health, readiness and metrics. */
export function createGatewayServer({
  executor,
  logger,
  host,
  port,
  limits = {},
  readiness,
  metrics,
  drainMs = 10_000,
}: GatewayServerOptions): GatewayServer {
  const graphql = createGraphQLOverHttp({ executor, logger, limits: { ...defaultLimits, ...limits } });
  const page = createGraphiQLPage();
  const connections = new Set<Socket>();
  /** Answers that are not sent yet, by their connection. */
  const underWay = new Map<ServerResponse, Socket>();
  let stopping = false;
  let serving = false;
  let bound: Promise<{ url: string }> | undefined;

  const answer = async (request: IncomingMessage, response: ServerResponse, requestId: string) => {
    if (!isHostAllowed(host, request.headers.host)) return sendError(response, 403, 'HOST_NOT_ALLOWED');
    const url = URL.parse(request.url ?? '/', 'http://localhost');
    if (!url) return sendError(response, 400, 'BAD_REQUEST', 'Expected a URL, got a text that is none.');
    const { pathname, search } = url;
    if (pathname === '/healthz') return sendJson(response, 200, { status: 'ok' });
    if (pathname === '/readyz') return answerReadiness(response, requestId);
    if (!serving)
      return sendError(response, 503, 'GATEWAY_BUSY', 'The gateway is starting. Repeat it in a moment.');
    // A link to a query opens it in GraphiQL: nothing runs before a person asks for it.
    if (pathname === '/metrics' && metrics) return sendText(response, metrics());
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (wantsPage && (pathname === '/' || pathname === '/graphql')) return page.send(request, response);
    if (pathname === '/graphql') return graphql.answer({ request, response, search, requestId });
    sendError(response, 404, 'NOT_FOUND');
  };

  const answerReadiness = async (response: ServerResponse, requestId: string): Promise<void> => {
    const { ready, checks } = stopping
      ? { ready: false, checks: { server: 'stopping' } }
      : await readiness().catch((error: unknown): Readiness => {
          logger.error({ err: error, requestId }, 'Readiness could not be told');
          return { ready: false, checks: { readiness: 'could not be told, see the log' } };
        });
    const told = Object.entries(checks).map(([name, check]) => [name, withoutAddresses(check)]);
    sendJson(response, ready ? 200 : 503, {
      status: ready ? 'ready' : 'not ready',
      checks: Object.fromEntries(told),
    });
  };

  const server = createServer(receiveTimeouts, (request, response) => {
    const requestId = requestIdOf(request.headers['x-request-id']);
    response.setHeader('x-request-id', requestId);
    if (stopping) response.setHeader('connection', 'close');
    underWay.set(response, request.socket);
    response.on('close', () => {
      underWay.delete(response);
      if (stopping) closeUnused();
    });
    answer(request, response, requestId).catch((error) => {
      logger.error({ err: error, requestId }, 'A request broke');
      if (!response.headersSent) sendError(response, 500, 'INTERNAL_SERVER_ERROR', undefined, { requestId });
      else response.destroy();
    });
  });

  server.on('connection', (socket: Socket) => {
    connections.add(socket);
    socket.on('close', () => connections.delete(socket));
  });

  /** Node's own closeIdleConnections() leaves out those that never sent anything, as browsers open them in advance. */
  const closeUnused = (): void => {
    const used = new Set(underWay.values());
    for (const socket of connections) if (!used.has(socket)) socket.destroySoon();
  };

  const bind = (): Promise<{ url: string }> => {
    bound ??= new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, () => {
        const address = server.address() as AddressInfo;
        resolve({ url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}` });
      });
    });
    return bound;
  };

  return {
    bind,
    async listen() {
      const address = await bind();
      await graphql.start();
      serving = true;
      return address;
    },
    async stop() {
      stopping = true;
      for (const response of underWay.keys())
        if (!response.headersSent) response.setHeader('connection', 'close');
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      closeUnused();
      const late = setTimeout(() => server.closeAllConnections(), drainMs);
      await closed;
      clearTimeout(late);
      if (serving) await graphql.stop();
    },
  };
}
