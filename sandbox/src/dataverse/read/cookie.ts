import { createHash } from 'node:crypto';

/** Where a list goes on: the number of the page and whatever the list must remember. */
export interface Cookie {
  readonly page: number;
  /** Whether the list is one of change tracking. */
  readonly tracking: boolean;
  /** Where the page before began and ended, column by column. */
  readonly marks: Readonly<Record<string, Mark>>;
}

/** The values of a column in the first and the last row of a page; null where the rows have none. */
export interface Mark {
  readonly first: string | null;
  readonly last: string | null;
}

/**
 * The cookie as the text of $skiptoken: XML inside XML, as Dataverse writes it. To clients it is opaque. `secret` and `list`
 * (which list it continues) are sealed in, so that a cookie that was changed, or carried to another query, is no cookie.
 */
export function printCookie({ page, tracking, marks }: Cookie, secret: string, list: string): string {
  const inside = Object.entries(marks)
    .map(([name, mark]) => printElement(name, mark))
    .join('');
  const seal = sealOf(secret, list, page, tracking, inside);
  const inner = encodeLower(`<cookie page="${page - 1}" seal="${seal}">${inside}</cookie>`);
  return `<cookie pagenumber="${page}" pagingcookie="${inner}" istracking="${tracking ? 'True' : 'False'}" />`;
}

/** Reads what `printCookie` wrote for this list; undefined when the text is no such cookie. */
export function parseCookie(text: string, secret: string, list: string): Cookie | undefined {
  const match = /^<cookie pagenumber="(\d{1,9})" pagingcookie="([^"]*)" istracking="(True|False)" \/>$/.exec(
    text,
  );
  if (!match) return undefined;
  const [, number, encoded = '', flag] = match;
  const [page, tracking] = [Number(number), flag === 'True'];
  const inner = /^<cookie page="(\d{1,9})" seal="([0-9a-f]+)">(.*)<\/cookie>$/s.exec(decode(encoded) ?? '');
  const [, before, seal, inside = ''] = inner ?? [];
  if (Number(before) !== page - 1 || seal !== sealOf(secret, list, page, tracking, inside)) return undefined;
  const marks = [
    ...inside.matchAll(/<(\w+) last(?:="([^"]*)"|null="1") first(?:="([^"]*)"|null="1") \/>/g),
  ].map(
    ([, name = '', last, first]) =>
      [
        name,
        {
          last: last === undefined ? null : unescapeXml(last),
          first: first === undefined ? null : unescapeXml(first),
        },
      ] as const,
  );
  return { page, tracking, marks: Object.fromEntries(marks) };
}

/** Whether a $skiptoken is one of change tracking, as it says itself. */
export function isTrackingToken(text: string | undefined): boolean {
  return text?.includes('istracking="True"') ?? false;
}

function sealOf(secret: string, list: string, page: number, tracking: boolean, inside: string): string {
  return createHash('sha256')
    .update([secret, list, page, tracking, inside].join('\n'))
    .digest('hex')
    .slice(0, 16);
}

/** `<fullname last="…" first="…" />` */
export function printElement(name: string, { first, last }: Mark): string {
  return `<${name} ${printMark('last', last)} ${printMark('first', first)} />`;
}

function printMark(name: string, value: string | null): string {
  return value === null ? `${name}null="1"` : `${name}="${escapeXml(value)}"`;
}

/** Percent-encoded with lower-case digits, as .NET does. */
export function encodeLower(text: string): string {
  return encodeURIComponent(text).replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function unescapeXml(text: string): string {
  return text
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
