import type { IncomingMessage, ServerResponse } from 'node:http';
import { type GatewayErrorCode, gatewayErrorCodes } from './errors.ts';

/** Sends JSON; the connection stays usable. */
export function sendJson(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

/** Sends metrics in the text format of Prometheus. */
export function sendText(response: ServerResponse, text: string): void {
  response.writeHead(200, {
    'content-type': 'text/plain; version=0.0.4; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

/** A refusal outside GraphQL, in the shape of a GraphQL error so that a client reads one shape only. */
export function sendError(
  response: ServerResponse,
  status: number,
  code: GatewayErrorCode,
  message: string = gatewayErrorCodes[code],
  details: { readonly requestId?: string } = {},
): void {
  sendJson(response, status, { errors: [{ message, extensions: { code, ...details } }] });
}

export type Body =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tooLong' }
  /** The client is gone: there is nobody to answer. */
  | { readonly kind: 'brokenOff' };

/**
 * Reads a body of at most `bytesMax`. What is beyond is read and thrown away: a client that is still sending would
 * otherwise find its connection reset instead of the answer. The server's request timeout ends those who never stop.
 */
export function readBody(request: IncomingMessage, bytesMax: number): Promise<Body> {
  const { promise, resolve } = Promise.withResolvers<Body>();
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= bytesMax) chunks.push(chunk);
    else {
      chunks.length = 0;
      resolve({ kind: 'tooLong' });
    }
  });
  request.on('end', () => resolve({ kind: 'text', text: Buffer.concat(chunks).toString('utf8') }));
  request.on('error', () => resolve({ kind: 'brokenOff' }));
  request.on('close', () => resolve({ kind: 'brokenOff' }));
  return promise;
}
