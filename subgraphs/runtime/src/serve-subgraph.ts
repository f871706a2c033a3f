import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApolloServer, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { RequestContext, Subgraph } from './subgraph.ts';

export interface ServeOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Shared with the gateway; without it every caller is served, so bind to loopback only. */
  readonly token?: string;
}

export interface ServedSubgraph {
  readonly url: string;
  /** Takes no new requests, finishes those under way. */
  stop(): Promise<void>;
}

/** More than any operation of a query plan with its representations. */
const bodyBytesMax = 4 * 1024 * 1024;

/** A subgraph behind Apollo Server on HTTP, for a gateway in another process or another federation router. */
export async function serveSubgraph(
  subgraph: Subgraph,
  { host, port, token }: ServeOptions,
): Promise<ServedSubgraph> {
  const apollo = createApolloServer(subgraph);
  await apollo.start();
  let stopping = false;
  const server = createServer((request, response) => {
    answer(apollo, request, response, token)
      .catch(() => {
        if (!response.headersSent) response.writeHead(500);
        response.end();
      })
      // A connection that was busy when `stop` began is idle now and would be kept alive.
      .finally(() => stopping && response.once('close', () => server.closeIdleConnections()));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}/graphql`,
    async stop() {
      stopping = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      await closed;
      await apollo.stop();
    },
  };
}

/** Apollo Server parses and formats; the subgraph's own execute runs, so both adapters answer alike. */
function createApolloServer(subgraph: Subgraph): ApolloServer<RequestContext> {
  let announce = () => {};
  return new ApolloServer<RequestContext>({
    gateway: {
      onSchemaLoadOrUpdate(callback) {
        announce = () => callback({ apiSchema: subgraph.schema, coreSupergraphSdl: subgraph.sdl });
        return () => {};
      },
      async load() {
        announce();
        return {
          executor: ({ source, document, request, operationName, context }) =>
            subgraph.execute({
              query: source,
              document,
              variables: request.variables ?? {},
              ...(operationName !== null && { operationName }),
              context: context as RequestContext,
            }),
        };
      },
      async stop() {},
    },
    introspection: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
    ],
    // The subgraph validates, once per document, and codes what it refuses.
    dangerouslyDisableValidation: true,
  });
}

async function answer(
  apollo: ApolloServer<RequestContext>,
  request: IncomingMessage,
  response: ServerResponse,
  token: string | undefined,
): Promise<void> {
  if (token !== undefined && !isBearer(request.headers.authorization, token)) {
    response.writeHead(401, { 'www-authenticate': 'Bearer' }).end();
    return;
  }
  const body = await readJson(request);
  if (body.kind === 'refused') {
    response.writeHead(body.status, { connection: 'close' }).end();
    return;
  }
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const aborted = new AbortController();
  response.once('close', () => aborted.abort());
  const answered = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method ?? '',
      headers,
      search: new URL(request.url ?? '/', 'http://subgraph').search,
      body: body.value,
    },
    context: async () => ({ requestId: headers.get('x-request-id') ?? randomUUID(), signal: aborted.signal }),
  });
  response.writeHead(answered.status ?? 200, Object.fromEntries(answered.headers));
  if (answered.body.kind === 'complete') response.end(answered.body.string);
  else {
    for await (const part of answered.body.asyncIterator) response.write(part);
    response.end();
  }
}

/** Compared by digest, in constant time. */
function isBearer(header: string | undefined, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`));
}

type Body =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly status: 400 | 413 };

async function readJson(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    bytes += (chunk as Buffer).length;
    if (bytes > bodyBytesMax) return { kind: 'refused', status: 413 };
    chunks.push(chunk as Buffer);
  }
  try {
    return { kind: 'json', value: bytes === 0 ? {} : JSON.parse(Buffer.concat(chunks).toString('utf8')) };
  } catch {
    return { kind: 'refused', status: 400 };
  }
}
