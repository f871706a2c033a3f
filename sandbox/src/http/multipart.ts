import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { ServiceRequest, ServiceResponse } from './message.ts';

/** A body of several HTTP messages that is not in the form of OData's multipart/mixed. */
export class MultipartError extends Error {}

/** One part of a batch: a request by itself, or the requests of a change set. */
export type BatchPart =
  | { readonly kind: 'request'; readonly request: PartRequest }
  | { readonly kind: 'change-set'; readonly requests: readonly PartRequest[] };

export interface PartRequest {
  readonly contentId: string | undefined;
  readonly method: string;
  /** As it stands in the request line. */
  readonly url: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Reads the body of a `$batch` request of at most this many operations. */
export function readBatch({ headers, body }: ServiceRequest, operationsMax: number): BatchPart[] {
  const parts = splitParts(body, boundaryOf(headers.get('content-type')));
  const read = parts.map((part): BatchPart => {
    const { head, rest } = cutHead(part);
    const type = head.get('content-type') ?? '';
    if (/^multipart\/mixed\b/i.test(type))
      return { kind: 'change-set', requests: splitParts(rest, boundaryOf(type)).map(readRequest) };
    return { kind: 'request', request: readRequest(part) };
  });
  const count = read.reduce((sum, part) => sum + (part.kind === 'request' ? 1 : part.requests.length), 0);
  if (count > operationsMax)
    throw new MultipartError(`A batch holds at most ${operationsMax} operations; this one has ${count}.`);
  return read;
}

function readRequest(part: string): PartRequest {
  const { head, rest } = cutHead(part);
  const type = head.get('content-type') ?? '';
  if (!/^application\/http\b/i.test(type))
    throw new MultipartError(`The media type '${type}' is not supported inside a batch.`);
  const { line, rest: message } = cutLine(rest);
  const [, method, url] = /^([A-Z]+) (\S+)(?: HTTP\/\d(?:\.\d)?)?$/.exec(line) ?? [];
  if (method === undefined || url === undefined)
    throw new MultipartError(`The request line '${line.slice(0, 80)}' is invalid.`);
  const { head: headers, rest: body } = cutHead(message);
  const contentId = head.get('content-id') ?? headers.get('content-id');
  return { contentId, method, url, headers, body: body.replace(/\r?\n$/, '') };
}

/** The answers in their order: one for each request, and for each change set its answers, or the one refusal. */
export type BatchAnswer =
  | { readonly kind: 'answer'; readonly response: ServiceResponse; readonly contentId: string | undefined }
  | {
      readonly kind: 'change-set';
      readonly answers: readonly { response: ServiceResponse; contentId: string | undefined }[];
    };

export function printBatch(answers: readonly BatchAnswer[]): { contentType: string; body: string } {
  const boundary = `batchresponse_${randomUUID()}`;
  const lines = answers.flatMap((answer) => {
    if (answer.kind === 'answer') return [`--${boundary}`, ...printAnswer(answer)];
    const inner = `changesetresponse_${randomUUID()}`;
    return [
      `--${boundary}`,
      `Content-Type: multipart/mixed; boundary=${inner}`,
      '',
      ...answer.answers.flatMap((part) => [`--${inner}`, ...printAnswer(part)]),
      `--${inner}--`,
    ];
  });
  return {
    contentType: `multipart/mixed; boundary=${boundary}`,
    body: [...lines, `--${boundary}--`, ''].join('\r\n'),
  };
}

function printAnswer({
  response: { status, headers, body = '' },
  contentId,
}: {
  response: ServiceResponse;
  contentId: string | undefined;
}): string[] {
  return [
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    ...(contentId === undefined ? [] : [`Content-ID: ${contentId}`]),
    '',
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Unknown'}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    body,
  ];
}

function boundaryOf(contentType: string | undefined): string {
  const found = /boundary="?([^";]{1,200})"?/i.exec(contentType ?? '')?.[1]?.trim();
  if (!/^multipart\/mixed\b/i.test(contentType ?? '') || !found)
    throw new MultipartError('The content type of a batch must be multipart/mixed with a boundary.');
  return found;
}

/** What stands between the boundaries. The line end before a boundary belongs to it. */
function splitParts(body: string, boundary: string): string[] {
  const delimiter = `--${boundary}`;
  const parts: string[] = [];
  let from = -1;
  for (let at = body.indexOf(delimiter); at >= 0; at = body.indexOf(delimiter, at + delimiter.length)) {
    if (at > 0 && body[at - 1] !== '\n') continue;
    // A longer boundary may begin with this one.
    if (!/^(?:--|[ \t]*(?:\r?\n|$))/.test(body.slice(at + delimiter.length, at + delimiter.length + 80)))
      continue;
    if (from >= 0) parts.push(body.slice(from, at));
    const after = at + delimiter.length;
    if (body.startsWith('--', after)) return parts;
    const end = body.indexOf('\n', after);
    if (end < 0) break;
    from = end + 1;
  }
  throw new MultipartError('The batch does not end with its boundary.');
}

function cutHead(text: string): { head: ReadonlyMap<string, string>; rest: string } {
  const head = new Map<string, string>();
  for (let rest = text; rest !== ''; ) {
    const cut = cutLine(rest);
    rest = cut.rest;
    if (cut.line === '') return { head, rest };
    const colon = cut.line.indexOf(':');
    if (colon < 1) throw new MultipartError(`The header '${cut.line.slice(0, 80)}' is invalid.`);
    head.set(cut.line.slice(0, colon).trim().toLowerCase(), cut.line.slice(colon + 1).trim());
  }
  return { head, rest: '' };
}

function cutLine(text: string): { line: string; rest: string } {
  const end = text.indexOf('\n');
  if (end < 0) return { line: text.replace(/\r$/, ''), rest: '' };
  return { line: text.slice(0, end).replace(/\r$/, ''), rest: text.slice(end + 1) };
}
