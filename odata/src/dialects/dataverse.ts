import { quoteText } from '../print-query.ts';
import type { Dialect } from './dialect.ts';
import { readErrorBody } from './error-body.ts';

/** Dataverse Web API v9.2. Facts: Microsoft Learn, "Use the Microsoft Dataverse Web API". */
export const dataverse: Dialect = {
  name: 'dataverse',
  // The limit of a GET outside $batch ("Compose HTTP requests and handle errors").
  urlLengthMax: 32_768,
  // 500 conditions at most per query; an In() counts each value.
  keysPerListMax: 400,
  alwaysOptions: [],
  headers: {
    accept: 'application/json',
    'odata-version': '4.0',
    'odata-maxversion': '4.0',
    // Microsoft's own clients send the literal `null` to keep caches on the way from answering.
    'if-none-match': 'null',
  },
  countMax: 5_000,
  retriesServerErrors: true,
  returnsRepresentation: true,
  prefer: ({ maxPageSize }) => (maxPageSize === undefined ? [] : [`odata.maxpagesize=${maxPageSize}`]),
  // % _ [ are wildcards inside the like functions; in brackets they stand for themselves.
  printText: ({ property, match, value }) =>
    `${match}(${property},${quoteText(value.replace(/[%_[]/g, '[$&]'))})`,
  printIn({ property, values }, print) {
    const list = values.map((value) =>
      value.type === 'null' ? 'null' : `"${plain(print(value)).replace(/["\\]/g, '\\$&')}"`,
    );
    return `Microsoft.Dynamics.CRM.In(PropertyName='${property}',PropertyValues=[${list.join(',')}])`;
  },
  printNothing: (property) => `(${property} eq null and ${property} ne null)`,
  readError: readErrorBody,
  classifyRefusal({ status }, { code, message }) {
    const known = code.toLowerCase();
    if (status === 404) return { kind: 'not-found' };
    if (known === '0x80040237' || known === '0x80060892' || known === '0x80040333')
      return { kind: 'duplicate', message };
    if (status === 412) return { kind: 'precondition-failed' };
    if (status === 400 || status === 403 || status === 405) {
      const property = /the '([^']+)' attribute|property '([^']+)'/i.exec(message);
      const name = property?.[1] ?? property?.[2];
      return {
        kind: 'rejected',
        code,
        message,
        ...(name === undefined ? {} : { property: name }),
        ...(/does not exist/i.test(message) ? { missingReference: true } : {}),
      };
    }
    return undefined;
  },
  isExpiredDeltaLink: ({ status }, { code, message }) =>
    status === 410 ||
    (status === 400 &&
      (code.toLowerCase() === '0x80044352' ||
        /delta ?token|version.*expired|expired.*(token|version)/i.test(message))),
};

/** The value between the quotes of a printed string; other literals stay as they are. */
const plain = (printed: string) => (printed.startsWith("'") ? printed.slice(1, -1) : printed);
