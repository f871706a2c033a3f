import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it arrived. */
export interface SeenRequest {
  readonly method: string;
  /** Path and query, encoded. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** One scripted answer. */
export type Answer =
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      /** Text, or something to be sent as JSON. */
      readonly body?: unknown;
    }
  /** The connection breaks after the request was read. */
  | 'drop'
  /** The connection breaks in the middle of a body that began with 200. */
  | 'cut'
  /** No answer ever comes. */
  | 'silence';

export interface ScriptedServer extends AsyncDisposable {
  /** `http://127.0.0.1:port` */
  readonly origin: string;
  /** Requests to the service, oldest first; those for tokens are counted apart. */
  readonly seen: readonly SeenRequest[];
  readonly tokenRequests: readonly SeenRequest[];
  /** Resolves as soon as so many requests have arrived. */
  arrived(count: number): Promise<void>;
}

type Script = readonly Answer[] | ((request: SeenRequest, index: number) => Answer | Promise<Answer>);

/**
 * A service that gives the answers of a script, one after the other, and that plays the token endpoint: tokens are
 * `token-1`, `token-2`, … A request beyond the script is answered 599.
 */
export async function startScriptedServer(
  script: Script,
  { token = (index: number): Answer => ({ status: 200, body: tokenBody(index) }) } = {},
): Promise<ScriptedServer> {
  const seen: SeenRequest[] = [];
  const tokenRequests: SeenRequest[] = [];
  const waiting = new Set<() => void>();
  const answerTo = (request: SeenRequest): Answer | Promise<Answer> => {
    if (/\/oauth2\/v2\.0\/token(\?|$)/.test(request.url)) return token(tokenRequests.push(request));
    const index = seen.push(request) - 1;
    for (const look of waiting) look();
    return typeof script === 'function' ? script(request, index) : (script[index] ?? { status: 599 });
  };

  const server = createServer(async (incoming, response) => {
    let body = '';
    for await (const chunk of incoming.setEncoding('utf8')) body += chunk;
    const { method = '', url = '', headers } = incoming;
    give(response, await answerTo({ method, url, headers, body }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    tokenRequests,
    arrived: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (seen.length < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function give(response: ServerResponse, answer: Answer): void {
  if (answer === 'silence') return;
  if (answer === 'drop') {
    response.destroy();
    return;
  }
  if (answer === 'cut') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1_000 });
    response.write('{"value":[', () => response.destroy());
    return;
  }
  const { status, headers = {}, body } = answer;
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body === undefined || typeof body === 'string' ? body : JSON.stringify(body));
}

const tokenBody = (index: number) => ({
  token_type: 'Bearer',
  expires_in: 3599,
  access_token: `token-${index}`,
});
