import type { Answer } from '../../../../sandbox/src/test-support/call.ts';
import type { WireService } from '../../wire/wire-service.ts';

/** One request of a batch. */
export interface Operation {
  readonly method: string;
  readonly url: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

const newline = '\r\n';

/** A request as a part of a batch; within a change set it has an identifier. */
export function part({ method, url, body, headers = {} }: Operation, contentId?: string): string {
  return [
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    ...(contentId === undefined ? [] : [`Content-ID: ${contentId}`]),
    '',
    `${method} ${url} HTTP/1.1`,
    ...(body === undefined ? [] : ['Content-Type: application/json']),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    body === undefined ? '' : JSON.stringify(body),
  ].join(newline);
}

/** A change set of requests, numbered from 1. */
export function changeSet(operations: readonly Operation[], boundary = 'changeset_1'): string {
  return [
    `Content-Type: multipart/mixed; boundary=${boundary}`,
    '',
    ...operations.flatMap((operation, index) => [`--${boundary}`, part(operation, String(index + 1))]),
    `--${boundary}--`,
  ].join(newline);
}

/** Sends parts as one batch. */
export function sendBatch(
  service: WireService,
  parts: readonly string[],
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const body = `${parts.map((text) => `--batch_1${newline}${text}${newline}`).join('')}--batch_1--${newline}`;
  return service.post('$batch', body, { 'content-type': 'multipart/mixed; boundary=batch_1', ...headers });
}

/** The status of each answer in a batch, in order. */
export const statusesOf = ({ text }: Answer): readonly number[] =>
  [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));

/** Keeps every row whose address a batch answers, so that it is deleted. */
export function keepAll(service: WireService, { text }: Answer): readonly string[] {
  const paths = [...text.matchAll(/^OData-EntityId: (\S+)/gim)].map(([, url = '']) =>
    url.slice(service.root.length),
  );
  for (const path of paths) service.keep(path);
  return paths;
}
