import { Agent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Logger } from '@p2c/subgraph-runtime';
import type { Executor } from '../execute/executor.ts';
import { createGatewayServer, type GatewayServerOptions } from '../server.ts';

export interface Response {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface RequestOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | number>>;
  readonly body?: string;
  /** Sends the body without telling its length. */
  readonly chunked?: boolean;
  readonly agent?: Agent;
}

export interface TestGateway {
  readonly port: number;
  /** `level message: cause` of what the log got, debug lines left out. */
  readonly logged: readonly string[];
  request(path: string, options?: RequestOptions): Promise<Response>;
  /** A GraphQL operation as most clients send it. */
  post(body: object, headers?: Record<string, string>, agent?: Agent): Promise<Response>;
  stop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** The server over real HTTP on a free port, with everything ready unless told otherwise. */
export async function startGateway(
  executor: Executor,
  options: Partial<Omit<GatewayServerOptions, 'executor' | 'logger'>> = {},
): Promise<TestGateway> {
  const logged: string[] = [];
  const server = createGatewayServer({
    host: '127.0.0.1',
    port: 0,
    readiness: async () => ({ ready: true, checks: { sales: 'ok' } }),
    ...options,
    executor,
    logger: recordingLogger(logged),
  });
  const { url } = await server.listen();
  const port = Number(new URL(url).port);
  const request = (path: string, sent: RequestOptions = {}) => send(port, path, sent);
  return {
    port,
    logged,
    request,
    post: (body, headers = {}, agent) =>
      request('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
        ...(agent && { agent }),
      }),
    stop: server.stop,
    [Symbol.asyncDispose]: server.stop,
  };
}

/** The errors of a GraphQL answer, or of a refusal in the same shape. */
export const codesOf = ({ text: body }: Response): unknown[] =>
  (JSON.parse(body).errors ?? []).map((error: { extensions?: { code?: unknown } }) => error.extensions?.code);

/** One request by node:http, since fetch does not let a test choose the host header or a body for GET. */
function send(port: number, path: string, options: RequestOptions): Promise<Response> {
  const { method = 'GET', headers = {}, body, chunked = false, agent = new Agent() } = options;
  return new Promise((resolve, reject) => {
    const length = body === undefined || chunked ? {} : { 'content-length': Buffer.byteLength(body) };
    const sent = httpRequest({
      host: '127.0.0.1',
      port,
      path,
      method,
      headers: { ...length, ...headers },
      agent,
    });
    sent.on('response', (response) => {
      text(response).then(
        (received) => resolve({ status: response.statusCode, headers: response.headers, text: received }),
        reject,
      );
    });
    sent.on('error', reject);
    if (chunked) sent.write(body);
    sent.end(chunked ? undefined : body);
  });
}

function recordingLogger(logged: string[]): Logger {
  const record = (level: string) => (details: object, message: string) => {
    const { err, requestId } = details as { err?: Error; requestId?: string };
    logged.push(`${level} ${message}: ${err?.message ?? ''} (${requestId ?? 'no request'})`);
  };
  return { debug() {}, info: record('info'), warn: record('warn'), error: record('error') };
}
