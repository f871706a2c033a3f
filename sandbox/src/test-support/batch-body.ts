/** One operation of a batch. */
export interface Part {
  readonly method: string;
  readonly url: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request as it stands in a batch, by itself or, with its number, in a change set. */
export function printRequest({ method, url, body, headers = {} }: Part, id?: string): string {
  return [
    'content-type: application/http',
    'Content-Transfer-Encoding: binary',
    ...(id === undefined ? [] : [`Content-ID: ${id}`]),
    '',
    `${method} ${url} HTTP/1.1`,
    ...(body ? ['content-type: application/json;type=entry'] : []),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    body ? JSON.stringify(body) : '',
  ].join('\r\n');
}

/** A change set whose operations are numbered from 1 on. */
export function printChangeSet(parts: readonly Part[], boundary = 'b_changeset'): string {
  return [
    `Content-Type: multipart/mixed; boundary=${boundary}`,
    '',
    ...parts.flatMap((part, index) => [`--${boundary}`, printRequest(part, String(index + 1))]),
    `--${boundary}--`,
  ].join('\r\n');
}

/** The body of a batch, and the header that goes with it. */
export function printBatch(parts: readonly string[]): { headers: Record<string, string>; body: string } {
  return {
    headers: { 'content-type': 'multipart/mixed; boundary="b"' },
    body: `\r\n${parts.map((part) => `--b\r\n${part}\r\n`).join('')}--b--\r\n`,
  };
}
