import type { Stored } from '../../edm/stored.ts';
import { allOf, everyRow, type SqlCondition } from '../../filter/to-sql.ts';
import type { EntitySet } from '../../model/model.ts';
import type { StoredRecord } from '../../store/record-store.ts';
import { notSupported } from '../errors.ts';
import type { Organization } from '../organization.ts';
import type { OrderTerm } from '../query/order-by.ts';
import { parseCookie, printCookie } from './cookie.ts';
import { orderSql, type SortKey, sortedBy, sortKeys } from './sort-key.ts';

/** Rows of a page, and what a count stops at. */
export const pageSizeMax = 5000;

export interface PageRequest {
  readonly set: EntitySet;
  readonly where: SqlCondition;
  readonly orderBy: readonly OrderTerm[];
  /** Properties to read; all when absent. */
  readonly select: readonly string[] | undefined;
  readonly rows: number;
  readonly skipToken: string | undefined;
  /** Which list is paged: its path and its options. A cookie continues no other. */
  readonly list: string;
}

export interface Page {
  readonly records: readonly StoredRecord[];
  /** Whether rows stand behind this page. */
  readonly hasMore: boolean;
  /** The $skiptoken of the page behind this one; absent when this one is empty. */
  readonly nextToken?: string;
}

/** One page of a list in its order. Throws the refusal of Dataverse for a cookie that is none, or was changed. */
export function readPage(organization: Organization, request: PageRequest): Page {
  const { set, where, orderBy, select, rows, skipToken, list } = request;
  const keys = sortKeys(organization.model, set, orderBy);
  const secret = organization.organizationId;
  const cookie = skipToken === undefined ? undefined : parseCookie(skipToken, secret, list);
  if (skipToken !== undefined && (!cookie || cookie.tracking))
    throw notSupported('Malformed XML in the Paging Cookie.');
  const last = cookie && keys.map((key) => readValue(key, cookie.marks[key.property.name]?.last ?? null));
  const found: StoredRecord[] = [];
  for (const stretch of last ? stretchesAfter(keys, last) : [everyRow]) {
    if (found.length > rows) break;
    const more = organization.store(set.name).find({
      where: allOf(where, stretch),
      ...(select ? { select: [...new Set([...select, ...keys.map(({ property }) => property.name)])] } : {}),
      expressions: keys.filter(({ isLabel }) => isLabel).map(({ sql }) => sql),
      orderBy: orderSql(keys),
      limit: rows + 1 - found.length,
    });
    found.push(...more);
  }
  const records = found.slice(0, rows);
  const hasMore = found.length > rows;
  const [first, end] = [records[0], records.at(-1)];
  if (!first || !end) return { records, hasMore };
  const [from, to] = [marksOf(keys, first), marksOf(keys, end)];
  const marks = keys.map(
    ({ property }, at) => [property.name, { first: from[at] ?? null, last: to[at] ?? null }] as const,
  );
  const next = { page: (cookie?.page ?? 1) + 1, tracking: false, marks: Object.fromEntries(marks) };
  return { records, hasMore, nextToken: printCookie(next, secret, list) };
}

function marksOf(keys: readonly SortKey[], record: StoredRecord): (string | null)[] {
  const labels = [...(record.expressions ?? [])];
  return keys.map((key) =>
    printValue(key, sortedBy(key, record, key.isLabel ? (labels.shift() ?? null) : null)),
  );
}

/** A sorted value as a cookie has it. GUIDs stand in braces and capitals, as in the cookies of Dataverse. */
export function printValue(
  { property, isLabel }: Pick<SortKey, 'property' | 'isLabel'>,
  value: Stored,
): string | null {
  if (value === null) return null;
  return property.type === 'Edm.Guid' && !isLabel ? `{${String(value).toUpperCase()}}` : String(value);
}

/** What `printValue` printed. */
export function readValue(
  { property, isLabel }: Pick<SortKey, 'property' | 'isLabel'>,
  text: string | null,
): Stored {
  if (text === null || isLabel) return text;
  switch (property.type) {
    case 'Edm.String':
    case 'Edm.Decimal':
      return text;
    case 'Edm.Guid':
      return text.slice(1, -1).toLowerCase();
    case 'Edm.Double':
      return Number(text);
    case 'Edm.Boolean':
    case 'Edm.Int32':
    case 'Edm.Int64':
    case 'Edm.DateTimeOffset':
    case 'Enum':
      return BigInt(text);
    default:
      return property.type satisfies never;
  }
}

/**
 * The rows that stand behind these values in the order, as one stretch after the other. The bound on the first term says
 * nothing new; it lets an index begin where the page does. Nulls, last in a descending order, are a stretch of their own.
 */
export function stretchesAfter(keys: readonly SortKey[], values: readonly Stored[]): readonly SqlCondition[] {
  const [first, value] = [keys[0], values[0] ?? null];
  const all = after(keys, values);
  if (!first || value === null || keys.length === 1) return [all];
  if (!first.descending) return [allOf({ sql: `${first.sql} >= ?`, parameters: [value] }, all)];
  return [
    allOf({ sql: `${first.sql} <= ?`, parameters: [value] }, all),
    { sql: `${first.sql} is null`, parameters: [] },
  ];
}

/** Equal in the first terms, and beyond in the next. */
function after(keys: readonly SortKey[], values: readonly Stored[]): SqlCondition {
  const alternatives = keys.map((key, at): SqlCondition => {
    const equal = keys.slice(0, at).map(({ sql }, index) => ({
      sql: `${sql} is ?`,
      parameters: [values[index] ?? null],
    }));
    return allOf(...equal, beyond(key, values[at] ?? null));
  });
  return {
    sql: `(${alternatives.map(({ sql }) => sql).join(' or ')})`,
    parameters: alternatives.flatMap(({ parameters }) => parameters),
  };
}

function beyond({ sql, descending }: SortKey, value: Stored): SqlCondition {
  if (value === null) return { sql: descending ? '0' : `${sql} is not null`, parameters: [] };
  return descending
    ? { sql: `(${sql} < ? or ${sql} is null)`, parameters: [value] }
    : { sql: `${sql} > ?`, parameters: [value] };
}
