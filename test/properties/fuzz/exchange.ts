import { connect, type Socket } from 'node:net';
import { isUnfinished, printWireRequest, type WireRequest } from './wire-request.ts';

/** An answer as it came; undefined fields where the message broke off before them. */
export interface WireAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/** Longer than any answer takes on a busy machine; a request that has none by then hangs. */
const answerWithinMs = 15_000;

/**
 * Sends the bytes of a request over a connection of its own and reads all that comes back. Undefined where the
 * connection ended without an answer. Throws when it does not end in time.
 */
export async function exchange(port: number, request: WireRequest): Promise<WireAnswer | undefined> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.once('end', () => socket.end());
  // A server that refuses in the middle of a message resets the connection: what it said before counts.
  socket.on('error', () => undefined);
  socket.write(printWireRequest(request));
  // A client that hangs up is not answered; one that promised more would be waited for.
  if (isUnfinished(request)) socket.end();
  await closeOf(socket);
  const bytes = Buffer.concat(chunks);
  return bytes.length === 0 ? undefined : parseAnswer(bytes);
}

function closeOf(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(answerWithinMs);
    signal.addEventListener('abort', () => {
      reject(new Error(`No end of the answer within ${answerWithinMs} ms.`));
      socket.destroy();
    });
    socket.once('close', () => resolve());
  });
}

/** Go on, I read: what comes before the answer to `Expect: 100-continue`. */
const goOn = /^HTTP\/1\.1 100 .*\r\n\r\n/;

function parseAnswer(all: Buffer): WireAnswer {
  const bytes = all.subarray(goOn.exec(all.toString('latin1', 0, 100))?.[0].length ?? 0);
  const end = bytes.indexOf('\r\n\r\n');
  const [statusLine = '', ...lines] = bytes.toString('latin1', 0, end < 0 ? bytes.length : end).split('\r\n');
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
    }),
  );
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(statusLine)?.[1] ?? Number.NaN),
    headers,
    body: end < 0 ? Buffer.alloc(0) : bytes.subarray(end + 4),
  };
}
