import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message as it came in. */
export interface Received {
  /** With its query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly json: Record<string, unknown>;
}

/** Somebody else's endpoint, which keeps what it is told. */
export interface Receiver {
  readonly url: string;
  readonly received: readonly Received[];
  /** What it answers from now on: a status, or none at all while it is told to be silent. */
  answer: number | 'nothing' | ((message: Received) => Promise<number> | number);
  clear(): void;
  /** The messages, once there are so many. */
  messages(count: number): Promise<readonly Received[]>;
  close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  let received: Received[] = [];
  const told = new Set<() => void>();
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
    const json = JSON.parse(text) as Record<string, unknown>;
    const message = { path: request.url ?? '', headers: request.headers, json };
    received.push(message);
    for (const tell of told) tell();
    const { answer } = receiver;
    if (answer === 'nothing') return;
    response.writeHead(typeof answer === 'function' ? await answer(message) : answer).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    get received() {
      return received;
    },
    answer: 200,
    clear() {
      received = [];
    },
    async messages(count) {
      while (received.length < count)
        await new Promise<void>((resolve) => {
          const tell = () => {
            told.delete(tell);
            resolve();
          };
          told.add(tell);
        });
      return received;
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
  return receiver;
}
