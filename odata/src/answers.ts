import type { ChangePage, ODataRecord, Page } from './client.ts';
import type { Dialect, HttpAnswer } from './dialects/dialect.ts';
import { readErrorBody } from './dialects/error-body.ts';
import { ODataError, type ODataErrorCode } from './errors.ts';
import { exactRecord, parseJson } from './json.ts';
import type { EntityType, Model } from './model.ts';
import { readRetryAfter } from './retry-after.ts';
import { followedLink } from './service-root.ts';

/** Answers as records: exact decimals, links that stay with the system. Whatever is not so is INVALID_ANSWER. */
export interface AnswerReader {
  record(answer: HttpAnswer, type: EntityType | undefined): ODataRecord;
  page(answer: HttpAnswer, type: EntityType | undefined): Page;
  changes(answer: HttpAnswer, type: EntityType | undefined): ChangePage;
}

interface Feed {
  readonly value: readonly Record<string, unknown>[];
  readonly '@odata.count'?: unknown;
  readonly '@odata.nextLink'?: unknown;
  readonly '@odata.deltaLink'?: unknown;
}

export function createAnswerReader({
  model,
  serviceRoot,
  dialect,
}: {
  model: Model;
  serviceRoot: string;
  dialect: Dialect;
}): AnswerReader {
  const typeByName = new Map([...model.entitySets.values()].map((type) => [type.name, type]));
  const exact = (record: Record<string, unknown>, type: EntityType | undefined): ODataRecord =>
    exactRecord(record, type, (name) => typeByName.get(name));
  const links = (feed: Feed) => ({
    ...link('nextLink', feed['@odata.nextLink'], serviceRoot),
    ...link('deltaLink', feed['@odata.deltaLink'], serviceRoot),
  });

  return {
    record(answer, type) {
      return exact(parseObject(answer), type);
    },
    page(answer, type) {
      const feed = parseFeed(answer);
      const count = feed['@odata.count'];
      const { nextLink } = links(feed);
      return {
        records: feed.value.map((record) => exact(record, type)),
        ...(typeof count === 'number'
          ? { count: { value: Math.min(count, dialect.countMax), exact: count < dialect.countMax } }
          : {}),
        ...(nextLink === undefined ? {} : { nextLink }),
      };
    },
    changes(answer, type) {
      const feed = parseFeed(answer);
      return {
        changed: feed.value.filter((entry) => !isDeletion(entry)).map((entry) => exact(entry, type)),
        deleted: feed.value.filter(isDeletion).map(({ id }) => String(id)),
        ...links(feed),
      };
    },
  };
}

/** The error behind an answer that is none of the expected ones. */
export function brokenRequest(
  answer: HttpAnswer,
  { now, mayHaveCommitted }: { now: number; mayHaveCommitted: boolean },
): ODataError {
  const { status } = answer;
  const retryAfterMs = readRetryAfter(answer, now);
  if (retryAfterMs !== undefined) {
    const message = `The system asks to wait ${retryAfterMs} ms, longer than this request may.`;
    return new ODataError('THROTTLED', message, { status, retryAfterMs });
  }
  const { code, message } = readErrorBody(answer);
  const details = { status, mayHaveCommitted, ...(code === '' ? {} : { serviceCode: code }) };
  if (!isPage(answer)) return new ODataError(codeOfStatus(status), message, details);
  return new ODataError(
    codeOfStatus(status),
    `Expected an answer of the system, got status ${status} with a page.`,
    { ...details, cause: new Error(message) },
  );
}

/** A proxy's page says what is in between, so it is the cause, for the log, and not the message, which callers show. */
const isPage = ({ body }: HttpAnswer): boolean =>
  body.trimStart() !== '' && !body.trimStart().startsWith('{');

function codeOfStatus(status: number): ODataErrorCode {
  if (status < 400) return 'INVALID_ANSWER';
  if (status === 401) return 'AUTHENTICATION';
  if (status === 403) return 'PERMISSION';
  if (status === 404) return 'NOT_FOUND';
  return status >= 500 && status !== 501 ? 'SERVER' : 'BAD_REQUEST';
}

/** Dataverse marks a deleted record by a context of its own and, in v9, a reason. */
function isDeletion(entry: Record<string, unknown>): boolean {
  return entry.reason === 'deleted' || String(entry['@odata.context'] ?? '').endsWith('/$deletedEntity');
}

function link<Name extends 'nextLink' | 'deltaLink'>(name: Name, value: unknown, serviceRoot: string) {
  return (typeof value === 'string' && value !== '' ? { [name]: followedLink(value, serviceRoot) } : {}) as {
    readonly [key in Name]?: string;
  };
}

function parseFeed(answer: HttpAnswer): Feed {
  const { value, ...rest } = parseObject(answer);
  if (Array.isArray(value) && value.every(isObject)) return { ...rest, value };
  throw new ODataError('INVALID_ANSWER', 'Expected a page with an array of records, got none.', {
    status: answer.status,
  });
}

function parseObject({ body, status }: HttpAnswer): Record<string, unknown> {
  let cause: unknown;
  try {
    const parsed = parseJson(body);
    if (isObject(parsed)) return parsed;
  } catch (error) {
    cause = error;
  }
  throw new ODataError(
    'INVALID_ANSWER',
    `Expected a JSON object, got ${body.length} characters that are none.`,
    { status, ...(cause === undefined ? {} : { cause }) },
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
