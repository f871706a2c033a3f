import { printLiteral, quoteText } from '../print-literal.ts';
import type { Dialect } from './dialect.ts';

/** F&O OData at /data. Facts: Microsoft Learn, "Open Data Protocol (OData)" of finance and operations apps. */
export const financeOperations: Dialect = {
  name: 'finance-operations',
  // http.sys takes a request line and headers of 16 KB by its own default; no limit of the service is documented.
  urlLengthMax: 16_384 - 256,
  // Nothing is known of longer ones within a batch.
  batchedUrlLengthMax: 16_384 - 256,
  // F&O has no `in`: a list is a chain of `or`. No limit is documented; this many are served.
  conditionsMax: 120,
  wildcard: '*',
  // Without it the server silently answers for the caller's default company alone.
  alwaysOptions: ['cross-company=true'],
  headers: {
    accept: 'application/json;odata.metadata=minimal',
    'odata-version': '4.0',
    'odata-maxversion': '4.0',
  },
  countMax: Number.POSITIVE_INFINITY,
  // 500 is how F&O refuses a business rule, also in reads of computed fields: asking again helps nothing.
  retriesServerErrors: false,
  returnsRepresentation: false,
  upserts: false,
  tracksChanges: false,
  // Microsoft Learn, "Open Data Protocol (OData)", batch requests.
  batchOperationsMax: 5_000,
  // Outside of a change set every request stands for itself.
  batchPreferences: [],
  bulkTargetsMax: 0,
  tagOptions: () => [],
  prefer: ({ maxPageSize }) => (maxPageSize === undefined ? [] : [`odata.maxpagesize=${maxPageSize}`]),
  // `contains` is not translated; `*` in the value of eq is a wildcard, in a plain comparison too. An asterisk of the
  // value itself cannot be escaped and matches more: whoever needs exact rows checks them again.
  printText({ property, match, value }) {
    const pattern = { contains: `*${value}*`, startswith: `${value}*`, endswith: `*${value}` }[match];
    return `${property} eq ${quoteText(pattern)}`;
  },
  printIn: ({ property, values }) =>
    values.map((value) => `${property} eq ${printLiteral(value)}`).join(' or '),
  printNothing: (property) => `(${property} eq null and ${property} ne null)`,
  classifyRefusal({ status }, { code, message, exception = '' }, { key }) {
    // A creation misses no record: its 404 is the entity set's.
    if (status === 404) return key === undefined ? undefined : { kind: 'not-found' };
    if (status === 412) return { kind: 'precondition-failed' };
    if (status !== 400 && status !== 500) return undefined;
    if (/already exists/i.test(message)) return { kind: 'duplicate', message: infolog(message) };
    const isVerdict =
      exception.endsWith('AxODataWriteException') || /infolog|write failed|validation/i.test(message);
    if (status === 500 && !isVerdict) return undefined;
    const property = /field '([^']+)'/i.exec(message)?.[1];
    return {
      kind: 'rejected',
      code,
      message: infolog(message),
      ...(property === undefined ? {} : { property }),
      ...(/not found in the related table/i.test(message) ? { missingReference: true } : {}),
    };
  },
  // A key that is not there and a set that is not there are answered alike.
  isUnknownEntitySet: () => false,
  isUnknownMessage: () => false,
  isExpiredDeltaLink: () => false,
};

/** `Write failed for table row of type 'X'. Infolog: Error: The value …` → `The value …` */
function infolog(message: string): string {
  return message
    .replace(/^.*?Infolog:\s*/s, '')
    .replace(/^(Info|Warning|Error):\s*/, '')
    .trim();
}
