import type { IncomingMessage } from 'node:http';

/** Largest body that is read. */
export const bodyBytesMax = 8 * 1024 * 1024;

/** Reads the body of a request; undefined when it is larger than `bodyBytesMax`. */
export async function readBody(message: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // The rest is read and thrown away, so that the client can read the answer.
    if (bytes <= bodyBytesMax) chunks.push(chunk);
  }
  return bytes > bodyBytesMax ? undefined : Buffer.concat(chunks).toString('utf8');
}
