import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request on its way to a system, its URL decoded. */
export interface PassingRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface PassingAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Has the system answer a request. */
export type Ask = (request: PassingRequest) => Promise<PassingAnswer>;

/** How another tenant answers a request; undefined where it does as the sandbox. */
export type Difference = (request: PassingRequest, ask: Ask) => Promise<PassingAnswer> | undefined;

export interface OtherTenant extends AsyncDisposable {
  readonly serviceRoot: string;
  /** From now on; without, it answers as the sandbox does. */
  differ(difference: Difference | undefined): void;
}

/** Stands before a system of the sandbox and answers one kind of request as another tenant would. */
export async function startOtherTenant(systemRoot: string): Promise<OtherTenant> {
  const { origin, pathname } = new URL(systemRoot);
  let difference: Difference | undefined;
  const ask: Ask = async ({ method, url, headers, body }) => {
    const response = await fetch(`${origin}${encodeURI(url)}`, {
      method,
      headers,
      ...(method === 'GET' ? {} : { body }),
    });
    const text = await response.text();
    return { status: response.status, headers: Object.fromEntries(response.headers), body: text };
  };
  const server = createServer((message, response) => {
    void answer(message).then(
      ({ status, headers, body }) => {
        const { 'content-length': _, 'transfer-encoding': __, connection: ___, ...rest } = headers;
        response.writeHead(status, rest);
        // Links lead back here, not past it.
        response.end(status === 204 ? undefined : body.replaceAll(origin, `http://127.0.0.1:${portOf()}`));
      },
      (error: unknown) => response.destroy(error as Error),
    );
  });
  async function answer(message: IncomingMessage): Promise<PassingAnswer> {
    const request = await read(message);
    return (await difference?.(request, ask)) ?? ask(request);
  }
  const portOf = () => (server.address() as AddressInfo).port;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    serviceRoot: `http://127.0.0.1:${portOf()}${pathname}`,
    differ(other) {
      difference = other;
    },
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function read(message: IncomingMessage): Promise<PassingRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  const {
    connection: _,
    'content-length': __,
    'transfer-encoding': ___,
    host: ____,
    ...headers
  } = message.headers as Record<string, string>;
  return {
    method: message.method ?? 'GET',
    url: decodeURI(message.url ?? '/'),
    headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}
