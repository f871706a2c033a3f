import type { Answer } from '../../../sandbox/src/test-support/call.ts';

/** One request of a batch. */
export interface Operation {
  readonly method: string;
  /** Relative to the service root, or absolute. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly contentId?: string;
}

/** One answer of a batch. */
export interface OperationAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly contentId: string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: cases look into bodies of every shape
  readonly json: any;
}

/** A batch as multipart/mixed; an array among the parts is a change set. OData 4.0, part 1, section 11.7. */
export function batchBody(parts: readonly (Operation | readonly Operation[])[]): {
  contentType: string;
  body: string;
} {
  const lines: string[] = [];
  parts.forEach((part, at) => {
    lines.push('--batch');
    if (!isChangeSet(part)) lines.push(...operationLines(part));
    else {
      const boundary = `changes${at}`;
      lines.push(`Content-Type: multipart/mixed; boundary=${boundary}`, '');
      for (const operation of part) lines.push(`--${boundary}`, ...operationLines(operation));
      lines.push(`--${boundary}--`);
    }
  });
  lines.push('--batch--', '');
  return { contentType: 'multipart/mixed; boundary=batch', body: lines.join('\r\n') };
}

const isChangeSet = (part: Operation | readonly Operation[]): part is readonly Operation[] =>
  Array.isArray(part);

function operationLines({ method, url, headers = {}, body, contentId }: Operation): string[] {
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
  ];
}

/** The parts of an answer: an answer for a request, and an array for a change set that was carried out. */
export function batchAnswers({ headers, text }: Answer): (OperationAnswer | OperationAnswer[])[] {
  return partsOf(headers.get('content-type') ?? '', text).map((part) => {
    const { head, content } = splitHead(part);
    const type = head['content-type'] ?? '';
    if (!type.startsWith('multipart/mixed')) return operationAnswer(part);
    return partsOf(type, content).map(operationAnswer);
  });
}

function partsOf(contentType: string, text: string): string[] {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1] ?? '';
  const [body = ''] = text.split(`--${boundary}--`);
  return body
    .split(`--${boundary}\r\n`)
    .slice(1)
    .map((part) => part.replace(/\r\n$/, ''));
}

function splitHead(text: string): { head: Readonly<Record<string, string>>; content: string } {
  const at = text.indexOf('\r\n\r\n');
  const lines = (at < 0 ? text : text.slice(0, at)).split('\r\n');
  const head = lines.flatMap((line) => {
    const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [[name.toLowerCase(), value ?? ''] as const];
  });
  return { head: Object.fromEntries(head), content: at < 0 ? '' : text.slice(at + 4) };
}

function operationAnswer(part: string): OperationAnswer {
  const outer = splitHead(part);
  const { head, content } = splitHead(outer.content);
  const json = /json/.test(head['content-type'] ?? '') && content.trim() !== '' ? JSON.parse(content) : {};
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(outer.content)?.[1]),
    headers: head,
    contentId: outer.head['content-id'],
    json,
  };
}
