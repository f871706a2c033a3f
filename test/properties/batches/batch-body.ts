import { bytesOf } from '../fuzz/wire-request.ts';

/** One request inside a batch. */
export interface BatchOperation {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** What a batch is made of: requests that stand for themselves, and change sets. */
export type BatchItem = BatchOperation | readonly BatchOperation[];

/** A body of multipart/mixed with the boundary `b`; the requests of a change set are numbered from 1. */
export function printBatchBody(items: readonly BatchItem[]): string {
  const parts = items.map((item, index) => {
    if (!isChangeSet(item)) return printPart('b', item);
    const boundary = `c${index}`;
    const inner = item.map((operation, place) => printPart(boundary, operation, place + 1));
    return `--b\r\nContent-Type: multipart/mixed; boundary=${boundary}\r\n\r\n${inner.join('')}--${boundary}--\r\n`;
  });
  return bytesOf(`${parts.join('')}--b--\r\n`);
}

export const isChangeSet = (item: BatchItem): item is readonly BatchOperation[] => Array.isArray(item);

function printPart(
  boundary: string,
  { method, url, headers = {}, body }: BatchOperation,
  contentId?: number,
): string {
  return [
    `--${boundary}`,
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    ...(contentId === undefined ? [] : [`Content-ID: ${contentId}`]),
    '',
    `${method} ${url} HTTP/1.1`,
    'Accept: application/json',
    ...(body === undefined ? [] : ['Content-Type: application/json;type=entry']),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    body === undefined ? '' : JSON.stringify(body),
    '',
  ].join('\r\n');
}
