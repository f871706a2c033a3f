import type { IncomingMessage, ServerResponse } from 'node:http';
import { type GatewayErrorCode, gatewayErrorCodes } from './errors.ts';

/** Sends JSON; the connection stays usable. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}

/** A refusal outside GraphQL, in the shape of a GraphQL error so that a client reads one shape only. */
export function sendError(
  response: ServerResponse,
  status: number,
  code: GatewayErrorCode,
  message: string = gatewayErrorCodes[code],
): void {
  sendJson(
    response,
    status,
    { errors: [{ message, extensions: { code } }] },
    status === 413 ? { connection: 'close' } : {},
  );
}

/** The body as text, or undefined when it is longer than `bytesMax`; rejects when the client breaks off. */
export async function readBody(request: IncomingMessage, bytesMax: number): Promise<string | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > bytesMax) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bytesMax) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
