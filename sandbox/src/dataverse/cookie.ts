/** Where a list goes on: the number of the page and whatever the list must remember. */
export interface Cookie {
  readonly page: number;
  /** Whether the list is one of change tracking. */
  readonly tracking: boolean;
  readonly values: Readonly<Record<string, string>>;
}

/** The cookie as the text of $skiptoken: XML inside XML, as Dataverse writes it. To clients it is opaque. */
export function printCookie({ page, tracking, values }: Cookie): string {
  const last = Object.entries(values)
    .map(([name, value]) => `<${name} last="${escapeXml(value)}" />`)
    .join('');
  const inner = encodeURIComponent(encodeURIComponent(`<cookie page="${page - 1}">${last}</cookie>`));
  return `<cookie pagenumber="${page}" pagingcookie="${inner}" istracking="${tracking ? 'True' : 'False'}" />`;
}

/** Reads what `printCookie` wrote; undefined when the text is no such cookie. */
export function parseCookie(text: string): Cookie | undefined {
  const match = /^<cookie pagenumber="(\d{1,9})" pagingcookie="([^"]*)" istracking="(True|False)" \/>$/.exec(
    text,
  );
  if (!match) return undefined;
  const [, page, encoded = '', tracking] = match;
  let inner: string;
  try {
    inner = decodeURIComponent(decodeURIComponent(encoded));
  } catch {
    return undefined;
  }
  const values = [...inner.matchAll(/<(\w+) last="([^"]*)" \/>/g)].map(
    ([, name = '', value = '']) => [name, unescapeXml(value)] as const,
  );
  return { page: Number(page), tracking: tracking === 'True', values: Object.fromEntries(values) };
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
