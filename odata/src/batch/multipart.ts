import type { HttpAnswer } from '../dialects/dialect.ts';
import { ODataError } from '../errors.ts';
import type { HttpMethod } from '../pipeline.ts';

/** One request of a batch, printed but for its place in it. */
export interface BatchedRequest {
  readonly method: HttpMethod;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The answer to one request of a batch. */
export interface BatchedAnswer extends HttpAnswer {
  /** The Content-ID of the request, where the system repeats it. */
  readonly contentId: string | undefined;
}

const newline = '\r\n';

/**
 * A batch of one change set as multipart/mixed (OData 4.0, part 1, "Batch Requests"): requests are numbered by
 * Content-ID from 1. `boundary` must stand in no body.
 */
export function printChangeSetBody(requests: readonly BatchedRequest[], boundary: string): string {
  const changeSet = `changeset_${boundary}`;
  return [
    `--batch_${boundary}`,
    `Content-Type: multipart/mixed; boundary=${changeSet}`,
    '',
    ...requests.map((request, index) => printPart(request, index, changeSet)),
    `--${changeSet}--`,
    `--batch_${boundary}--`,
    '',
  ].join(newline);
}

/** A batch of requests that stand for themselves, numbered alike. */
export function printBatchBody(requests: readonly BatchedRequest[], boundary: string): string {
  const batch = `batch_${boundary}`;
  return [...requests.map((request, index) => printPart(request, index, batch)), `--${batch}--`, ''].join(
    newline,
  );
}

/** What a request adds to the body of a batch, in bytes, but for its boundary. */
export function partBytes(request: BatchedRequest): number {
  return Buffer.byteLength(printPart(request, 0, ''));
}

function printPart(
  { method, url, headers, body = '' }: BatchedRequest,
  index: number,
  boundary: string,
): string {
  return [
    `--${boundary}`,
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    `Content-ID: ${index + 1}`,
    '',
    `${method} ${url} HTTP/1.1`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    body,
  ].join(newline);
}

/** Change sets are not nested in one another: batch, change set, answer. */
const depthMax = 3;

/** The answers of a batch in their order, those of a change set among them. Throws INVALID_ANSWER for what is none. */
export function readBatchAnswer({ headers, body }: HttpAnswer): BatchedAnswer[] {
  return readParts(headers['content-type'], body, undefined, 1);
}

function readParts(
  contentType: string | undefined,
  body: string,
  contentId: string | undefined,
  depth: number,
): BatchedAnswer[] {
  const boundary = boundaryOf(contentType);
  if (boundary === undefined) return [readAnswer(body, contentId)];
  if (depth > depthMax) throw invalid('a batch within a batch');
  return split(body, boundary).flatMap((part) => {
    const { head, rest } = cutHead(part);
    const id = head['content-id'] ?? contentId;
    return readParts(head['content-type'], rest, id, depth + 1);
  });
}

function readAnswer(text: string, contentId: string | undefined): BatchedAnswer {
  const end = lineEnd(text, 0);
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})(?: |$)/.exec(text.slice(0, end.at))?.[1];
  if (status === undefined) throw invalid(`a part that begins with ${JSON.stringify(text.slice(0, 40))}`);
  const { head, rest } = cutHead(text.slice(end.next));
  return {
    status: Number(status),
    headers: head,
    body: rest.trim(),
    contentId: head['content-id'] ?? contentId,
  };
}

function boundaryOf(contentType: string | undefined): string | undefined {
  if (!/^multipart\/mixed\b/i.test(contentType ?? '')) return undefined;
  const found = /boundary="?([^";]{1,200})"?/i.exec(contentType ?? '')?.[1];
  if (found === undefined) throw invalid('multipart/mixed without a boundary');
  return found.trim();
}

/** What stands between the boundaries; the last one ends with two dashes. */
function split(body: string, boundary: string): string[] {
  const delimiter = `--${boundary}`;
  const parts: string[] = [];
  let from = -1;
  for (let at = body.indexOf(delimiter); at >= 0; at = body.indexOf(delimiter, at + delimiter.length)) {
    if (at > 0 && body[at - 1] !== '\n') continue;
    if (from >= 0) parts.push(body.slice(from, at));
    const after = at + delimiter.length;
    if (body.startsWith('--', after)) return parts;
    from = lineEnd(body, after).next;
  }
  throw invalid('a batch without an end');
}

/** The header lines up to the first empty one, names in lower case, and what follows. */
function cutHead(text: string): { head: Record<string, string>; rest: string } {
  const head: Record<string, string> = {};
  for (let from = 0; from < text.length; ) {
    const end = lineEnd(text, from);
    const line = text.slice(from, end.at);
    from = end.next;
    if (line === '') return { head, rest: text.slice(from) };
    const colon = line.indexOf(':');
    if (colon < 1) throw invalid(`a header ${JSON.stringify(line.slice(0, 40))}`);
    head[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  return { head, rest: '' };
}

/** Where a line ends and the next begins; systems end lines with CR LF, some proxies with LF. */
function lineEnd(text: string, from: number): { at: number; next: number } {
  const found = text.indexOf('\n', from);
  if (found < 0) return { at: text.length, next: text.length };
  return { at: text[found - 1] === '\r' ? found - 1 : found, next: found + 1 };
}

function invalid(got: string): ODataError {
  return new ODataError('INVALID_ANSWER', `Expected the answers of a batch, got ${got}.`, {
    mayHaveCommitted: true,
  });
}
