/** What a request was answered with, by itself or within a batch; header names in lower case. */
export interface Answer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** The answers of a batch in their order; those of a change set stand together, its one refusal by itself. */
export type AnswerItem = Answer | readonly Answer[];

/** Reads an answer of multipart/mixed. Throws where it is none. */
export function readBatchAnswer({ headers, body }: Answer): AnswerItem[] {
  return partsOf(headers.get('content-type'), body).map((part) => {
    const { headers: own, rest } = cut(part);
    const type = own.get('content-type') ?? '';
    if (/^multipart\/mixed/.test(type)) return partsOf(type, rest).map((inner) => readMessage(cut(inner)));
    return readMessage({ headers: own, rest });
  });
}

function readMessage({ headers: outer, rest }: Cut): Answer {
  const end = rest.indexOf('\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(rest)?.[1]);
  const { headers, rest: body } = cut(rest.slice(end + 2));
  const contentId = outer.get('content-id');
  return {
    status,
    headers: new Map([...headers, ...(contentId === undefined ? [] : [['content-id', contentId] as const])]),
    body,
  };
}

interface Cut {
  readonly headers: ReadonlyMap<string, string>;
  readonly rest: string;
}

/** The headers at the beginning, up to the empty line. */
function cut(text: string): Cut {
  const end = text.indexOf('\r\n\r\n');
  const lines = text.slice(0, end).split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  return { headers: new Map(headers), rest: text.slice(end + 4) };
}

function partsOf(contentType: string | undefined, body: string): string[] {
  const boundary = /boundary=([\w-]+)/.exec(contentType ?? '')?.[1];
  if (boundary === undefined || !body.endsWith(`--${boundary}--\r\n`) === !body.endsWith(`--${boundary}--`))
    throw new Error(`Expected a body of multipart/mixed, got ${contentType}: ${body.slice(0, 500)}`);
  const [, ...parts] = body.split(`--${boundary}`);
  return parts.slice(0, -1).map((part) => part.slice(2, -2));
}
