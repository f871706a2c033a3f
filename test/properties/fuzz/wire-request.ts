/** A request as it goes over the wire, right or wrong: nothing of it is checked before it is sent. */
export interface WireRequest {
  readonly method: string;
  /** Behind the host, as it stands in the request line. */
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Bytes, one character each. */
  readonly body: string;
  /** What Content-Length says beyond the length of the body. */
  readonly lengthLie?: number;
}

/** The bytes of text, one character each. */
export const bytesOf = (text: string): string => Buffer.from(text).toString('latin1');
export const textOf = (bytes: string): string => Buffer.from(bytes, 'latin1').toString();

/** One HTTP message that asks for the connection to be closed behind its answer. */
export function printWireRequest({ method, target, headers, body, lengthLie = 0 }: WireRequest): Buffer {
  const lines = [
    `${method} ${target} HTTP/1.1`,
    ...(headers.some(([name]) => name === 'Host') ? [] : ['Host: 127.0.0.1']),
    'Connection: close',
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(body === '' && lengthLie === 0 ? [] : [`Content-Length: ${Math.max(0, body.length + lengthLie)}`]),
    '',
    body,
  ];
  return Buffer.concat([
    Buffer.from(lines.slice(0, -1).join('\r\n')),
    Buffer.from('\r\n'),
    Buffer.from(body, 'latin1'),
  ]);
}

/** Whether the message ends before it says: a server waits for the rest until the sender hangs up. */
export function isUnfinished({ headers, lengthLie = 0 }: WireRequest): boolean {
  return lengthLie > 0 || headers.some(([name]) => name === 'Transfer-Encoding');
}
