import { quoteText } from '../print-query.ts';
import type { Dialect } from './dialect.ts';
import { readErrorBody } from './error-body.ts';

/** F&O OData at /data. Facts: Microsoft Learn, "Open Data Protocol (OData)" of finance and operations apps. */
export const financeOperations: Dialect = {
  name: 'finance-operations',
  // IIS refuses longer query strings by default settings of the service; kept below.
  urlLengthMax: 16_384,
  // F&O has no `in`: a list is a chain of `or`.
  keysPerListMax: 100,
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
  prefer: ({ maxPageSize }) => (maxPageSize === undefined ? [] : [`odata.maxpagesize=${maxPageSize}`]),
  // `contains` is not translated; `*` in the value of eq is a wildcard. An asterisk of the value itself cannot be
  // escaped and matches more: whoever needs exact rows checks them again.
  printText({ property, match, value }) {
    const pattern = { contains: `*${value}*`, startswith: `${value}*`, endswith: `*${value}` }[match];
    return `${property} eq ${quoteText(pattern)}`;
  },
  printIn: ({ property, values }, print) =>
    values.map((value) => `${property} eq ${print(value)}`).join(' or '),
  printNothing: (property) => `(${property} eq '' and ${property} ne '')`,
  readError: readErrorBody,
  classifyRefusal({ status }, { code, message }) {
    if (status === 404) return { kind: 'not-found' };
    if (status === 412) return { kind: 'precondition-failed' };
    if (status !== 400 && status !== 403 && status !== 500) return undefined;
    if (/already exists/i.test(message)) return { kind: 'duplicate', message: infolog(message) };
    if (status === 500 && !/infolog|write failed|validation/i.test(message)) return undefined;
    const missing = /not found in the related table/i.test(message);
    const property = /field '([^']+)'/i.exec(message)?.[1];
    return {
      kind: 'rejected',
      code,
      message: infolog(message),
      ...(property === undefined ? {} : { property }),
      ...(missing ? { missingReference: true } : {}),
    };
  },
  isExpiredDeltaLink: () => false,
};

/** `Write failed for table row of type 'X'. Infolog: Error: The value …` → `The value …` */
function infolog(message: string): string {
  return message
    .replace(/^.*?Infolog:\s*/s, '')
    .replace(/^(Info|Warning|Error):\s*/, '')
    .trim();
}
