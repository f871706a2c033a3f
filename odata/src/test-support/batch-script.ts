import type { Answer, SeenRequest } from './scripted-server.ts';

/** A request as it arrived within a batch. */
export interface SeenPart {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly contentId: string | undefined;
}

/** An answer within a batch; its Content-ID is that of the request unless it says otherwise. */
export interface PartAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly contentId?: string | null;
}

/** The requests of a batch, read without the connector's own reader. */
export function partsOf({ headers, body }: Pick<SeenRequest, 'headers' | 'body'>): SeenPart[] {
  const boundary = /boundary=(\S+)/.exec(headers['content-type'] ?? '')?.[1] ?? '';
  return body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const [head = '', request = '', ...rest] = part.replace(/^\r\n/, '').split('\r\n\r\n');
      const [line = '', ...lines] = request.split('\r\n');
      const [method = '', url = ''] = line.split(' ');
      const named = lines.map((each) => {
        const [name = '', ...value] = each.split(': ');
        return [name.toLowerCase(), value.join(': ')] as const;
      });
      return {
        method,
        url,
        headers: Object.fromEntries(named),
        body: rest.join('\r\n\r\n').trim(),
        contentId: /content-id: (\S+)/i.exec(head)?.[1],
      };
    });
}

/** Answers a batch part by part; undefined ends it. */
export function answerParts(
  seen: SeenRequest,
  answer: (part: SeenPart, index: number) => PartAnswer | undefined,
  { status = 200 } = {},
): Answer {
  const lines: string[] = [];
  for (const [index, part] of partsOf(seen).entries()) {
    const given = answer(part, index);
    if (given === undefined) break;
    const id = given.contentId === undefined ? part.contentId : given.contentId;
    lines.push(
      '--batchresponse_x',
      'Content-Type: application/http',
      ...(id ? [`Content-ID: ${id}`] : []),
      '',
      `HTTP/1.1 ${given.status} Status`,
      ...Object.entries(given.headers ?? {}).map(([name, value]) => `${name}: ${value}`),
      '',
      given.body === undefined ? '' : JSON.stringify(given.body),
    );
  }
  const body = [...lines, '--batchresponse_x--', ''].join('\r\n');
  return { status, headers: { 'content-type': 'multipart/mixed; boundary=batchresponse_x' }, body };
}
