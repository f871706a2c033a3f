import type { Answer } from './answer.ts';

/** Headers that say something of the record; the others name the exchange. */
const compared = ['odata-entityid', 'location', 'preference-applied', 'content-type', 'retry-after', 'allow'];

/** An answer without what differs from one exchange, and one start of a sandbox, to another. */
export function comparable({ status, headers, body }: Answer): object {
  const told = compared.map((name) => [name, withoutGenerated(headers.get(name) ?? '')] as const);
  return {
    status,
    headers: Object.fromEntries(told.filter(([, value]) => value !== '')),
    hasVersion: headers.has('etag'),
    body: withoutGenerated(body),
  };
}

/** A text without what a system makes up: identifiers but those of the test, versions, the time, the end of a number. */
export function withoutGenerated(text: string): string {
  return text
    .replace(/http:\/\/127\.0\.0\.1:\d+/g, '')
    .replace(
      /\b(?!00000000-0000-4000)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g,
      '(id)',
    )
    .replace(/W\/\\?"[^"\\]*\\?"/g, '(version)')
    .replace(/\b20[23]\d-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, '(time)')
    .replace(/\b([A-Z]{3}-\d+)-[A-Z0-9]{6}\b/g, '$1-(end)')
    .replace(/"versionnumber":\d+/g, '"versionnumber":0');
}
