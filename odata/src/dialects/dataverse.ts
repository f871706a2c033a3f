import { printLiteral, quoteText } from '../print-literal.ts';
import type { Literal } from '../query.ts';
import type { Dialect, RefusedWrite, ServiceError } from './dialect.ts';

/** Dataverse Web API v9.2. Facts: Microsoft Learn, "Use the Microsoft Dataverse Web API". */
export const dataverse: Dialect = {
  name: 'dataverse',
  // 32,768 for a GET outside $batch ("Compose HTTP requests and handle errors"), less the service root.
  urlLengthMax: 32_768 - 256,
  // 65,536 within $batch, by the same page.
  batchedUrlLengthMax: 65_536 - 256,
  // More than 500 are refused (0x8004430C). Whether In() counts as one is documented nowhere: each value is counted.
  conditionsMax: 500,
  wildcard: undefined,
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
  upserts: true,
  tracksChanges: true,
  // "Execute batch operations using the Web API".
  batchOperationsMax: 1_000,
  batchPreferences: ['odata.continue-on-error'],
  // "Use bulk operation messages": 100 to 1,000 records a request.
  bulkTargetsMax: 1_000,
  // Plug-ins find it in their shared variables ("Add a shared variable to the plug-in execution context").
  tagOptions: (tag) => [`tag=${encodeURIComponent(tag)}`],
  prefer: ({ maxPageSize }) => (maxPageSize === undefined ? [] : [`odata.maxpagesize=${maxPageSize}`]),
  // % _ [ are wildcards inside the like functions; in brackets they stand for themselves.
  printText: ({ property, match, value }) =>
    `${match}(${property},${quoteText(value.replace(/[%_[]/g, '[$&]'))})`,
  printIn({ property, values }) {
    const listed = values.filter(isPlain);
    const list = listed.map((value) => `"${unquoted(printLiteral(value))}"`).join(',');
    const conditions = [
      ...(listed.length === 0
        ? []
        : [`Microsoft.Dynamics.CRM.In(PropertyName='${property}',PropertyValues=[${list}])`]),
      ...values.filter((value) => !isPlain(value)).map((value) => `${property} eq ${printLiteral(value)}`),
    ];
    return conditions.join(' or ');
  },
  printNothing: (property) => `(${property} eq null and ${property} ne null)`,
  classifyRefusal({ status }, error, write) {
    const { message } = error;
    const code = error.code.toLowerCase();
    if (duplicateCodes.has(code)) return { kind: 'duplicate', message };
    if (status === 412) return { kind: 'precondition-failed' };
    if (status === 404) {
      if (isUnknownEntitySet(error)) return undefined;
      if (isOwnRecord(error, write)) return { kind: 'not-found' };
      return { kind: 'rejected', code: error.code, message, missingReference: true };
    }
    if (status !== 400 && status !== 405) return undefined;
    const property = propertyNamed(message);
    return {
      kind: 'rejected',
      code: error.code,
      message,
      ...(property === undefined ? {} : { property }),
      ...(/does not exist/i.test(message) ? { missingReference: true } : {}),
    };
  },
  isUnknownEntitySet,
  // Not every table has every bulk message.
  isUnknownMessage: ({ status }, error) =>
    status === 501 ||
    isUnknownEntitySet(error) ||
    /method does not support entities of type|MessageProcessorCache/i.test(error.message),
  // ExpiredVersionStamp ("Web service error codes"); the texts are for hosts that answer without the code.
  isExpiredDeltaLink: ({ status }, { code, message }) =>
    status === 410 ||
    (status === 400 &&
      (code.toLowerCase() === '0x80044352' ||
        /delta ?token|version.*expired|expired.*(token|version)/i.test(message))),
};

/** DuplicateRecord, a second record under an alternate key, a duplicate detection rule. All come as 412. */
const duplicateCodes = new Set(['0x80040237', '0x80060892', '0x80040333']);

function isUnknownEntitySet({ message }: Pick<ServiceError, 'message'>): boolean {
  return /resource not found for the segment/i.test(message);
}

/**
 * A 404 names the record that is missing: the one that was to be written, or one that a lookup binds
 * (`account With Id = … Does Not Exist`, `… does not exist in transactioncurrency entity`). A creation misses no
 * record of its own.
 */
function isOwnRecord({ message }: ServiceError, { type, key }: RefusedWrite): boolean {
  if (key === undefined) return false;
  const id = /With Ids? = ([0-9a-f-]{36})/i.exec(message)?.[1];
  if (id !== undefined && key.kind === 'guid') return id.toLowerCase() === key.value.toLowerCase();
  const table =
    /does not exist in (\w+) entity/i.exec(message)?.[1] ?? /(\w+)'? With Ids? =/i.exec(message)?.[1];
  return table === undefined || type === undefined || table.toLowerCase() === type.name.toLowerCase();
}

function propertyNamed(message: string): string | undefined {
  const found = /the '([^']+)' attribute|property '([^']+)'|of '([^']+)' on record/i.exec(message);
  return found?.[1] ?? found?.[2] ?? found?.[3];
}

/**
 * Whether a value can stand in the list of In(). The list is JSON inside a URL, and how a quote in it is to be escaped
 * is documented nowhere; nor is how a moment or a number with a fraction is written as the text that it wants. Such
 * values are compared with eq, where it is.
 */
function isPlain(literal: Literal): boolean {
  switch (literal.type) {
    case 'string':
      return !/['"\\\p{Cc}]/u.test(literal.value);
    case 'guid':
    case 'int':
      return true;
    case 'decimal':
    case 'boolean':
    case 'datetime':
    case 'enum':
    case 'null':
      return false;
    default:
      return literal satisfies never;
  }
}

const unquoted = (printed: string) => (printed.startsWith("'") ? printed.slice(1, -1) : printed);
