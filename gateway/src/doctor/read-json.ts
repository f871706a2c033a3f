import type { ODataClient, ResourceRequest } from '@p2c/odata';

/** A JSON answer: its status, the rows of a list or the one object, and the refusal where it is one. */
export interface JsonAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
  readonly rows: readonly Record<string, unknown>[];
  readonly value: Record<string, unknown>;
  /** Code and words of a refusal. */
  readonly refusal: string;
}

/** Reads a resource as JSON, whatever its status. */
export function readJson(
  client: ODataClient,
  target: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<JsonAnswer> {
  return sendJson(client, { method: 'GET', target, headers });
}

const pagesMax = 1000;

/**
 * The rows of a list on all of its pages; the answer is the last one, or the first that is a refusal. Throws where the
 * pages do not end.
 */
export async function readPages(client: ODataClient, target: string): Promise<JsonAnswer> {
  const rows: Record<string, unknown>[] = [];
  let next = target;
  for (let page = 1; page <= pagesMax; page += 1) {
    const answer = await readJson(client, next);
    rows.push(...answer.rows);
    const { '@odata.nextLink': link } = answer.value;
    if (answer.status >= 400 || typeof link !== 'string') return { ...answer, rows };
    next = link;
  }
  throw new Error(`${target} has more than ${pagesMax} pages.`);
}

/** Sends a request as it stands and reads the answer as JSON, whatever its status. */
export async function sendJson(client: ODataClient, request: ResourceRequest): Promise<JsonAnswer> {
  const { status, headers, body } = await client.sendResource(request);
  const value = parse(body);
  const rows = Array.isArray(value.value) ? (value.value as Record<string, unknown>[]) : [];
  return { status, headers, text: body, rows, value, refusal: status < 400 ? '' : refusalOf(status, value) };
}

function parse(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function refusalOf(status: number, { error }: Record<string, unknown>): string {
  const { code, message, innererror } = (error ?? {}) as {
    code?: string;
    message?: string;
    innererror?: { message?: string };
  };
  const words = innererror?.message ?? message ?? 'no words';
  return `${status}${code ? ` ${code}` : ''}: ${words}`;
}
