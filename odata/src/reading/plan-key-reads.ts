import { dialectOf } from '../dialects/dialects.ts';
import { ODataError } from '../errors.ts';
import type { EntityType } from '../model.ts';
import { defaultSettings } from '../options.ts';
import { printUnboundTarget } from '../print-query.ts';
import type { FilterExpression, ODataQuery } from '../query.ts';
import { groupKeys, joined, keyFilter, type RecordKey } from './key-filter.ts';

/** Records by their keys, however many there are. */
export interface KeyQuery extends Omit<ODataQuery, 'top' | 'count'> {
  /** The properties that a record is known by. */
  readonly by: readonly string[];
  /** Their values, in the same order. */
  readonly keys: readonly RecordKey[];
}

/** One request: a list by itself, or several in a batch, where a URL may be longer too. */
export type PlannedRead =
  | { readonly kind: 'get'; readonly query: ODataQuery }
  | { readonly kind: 'batch'; readonly queries: readonly ODataQuery[] };

export interface ReadLimits {
  /** Lists in one batch. */
  readonly batchSize: number;
  readonly bodyBytesMax: number;
}

/** What a list costs in the body of a batch beyond its URL and the service root, more than it is. */
const partOverhead = 1_024;

/**
 * The requests that ask for every key, once: one list while all of them fit into it, else lists as long as the system
 * takes them, in batches. Dataverse prints a list as `In()`, F&O, which has none, as a chain of `or`; what is no plain
 * value is compared by itself. Bounds are the length of a URL and the number of conditions. Throws BAD_REQUEST for a
 * key that is too long for any request.
 */
export function planKeyReads(
  system: keyof typeof dialectOf,
  type: EntityType,
  { by, keys, filter, ...query }: KeyQuery,
  { batchSize, bodyBytesMax }: ReadLimits = defaultSettings,
): PlannedRead[] {
  const dialect = dialectOf[system];
  // In this order no division parts keys that share their leading conditions more often than it must.
  const sorted = groupKeys(keys).flatMap(differentKeys);
  if (sorted.length === 0) return [];

  const queryOf = (some: readonly RecordKey[]): ODataQuery => {
    const byKeys = keyFilter(system, type, by, some);
    return { ...query, filter: filter === undefined ? byKeys : joined('and', [byKeys, filter]) };
  };
  const measure = (asked: ODataQuery) => ({
    length: printUnboundTarget(asked, dialect).length,
    conditions: asked.filter === undefined ? 0 : countConditions(asked.filter),
  });
  const fits = (some: readonly RecordKey[], urlLengthMax: number) => {
    const { length, conditions } = measure(queryOf(some));
    return length <= urlLengthMax && conditions <= dialect.conditionsMax;
  };

  if (fits(sorted, dialect.urlLengthMax)) return [{ kind: 'get', query: queryOf(sorted) }];
  const lists: ODataQuery[] = [];
  for (let from = 0; from < sorted.length; ) {
    const count = longestPrefix(sorted.length - from, (length) =>
      fits(sorted.slice(from, from + length), dialect.batchedUrlLengthMax),
    );
    if (count === 0) throw tooLong(sorted[from]);
    lists.push(queryOf(sorted.slice(from, from + count)));
    from += count;
  }
  const bytesOf = (list: ODataQuery) => measure(list).length + partOverhead;
  return toBatches(lists, bytesOf, batchSize, bodyBytesMax).map((queries): PlannedRead => {
    const [only] = queries;
    // A list that is left over goes by itself where its URL is short enough.
    return queries.length === 1 && only !== undefined && measure(only).length <= dialect.urlLengthMax
      ? { kind: 'get', query: only }
      : { kind: 'batch', queries };
  });
}

/** Keys of one group differ in their last part; a spelling of it that both have is asked for once. */
function differentKeys(group: readonly RecordKey[]): RecordKey[] {
  return [...new Map(group.map((key) => [key.at(-1), key])).values()];
}

/** Conditions as the systems count them: every comparison, and every value of a list. */
function countConditions(filter: FilterExpression): number {
  switch (filter.kind) {
    case 'compare':
    case 'text':
      return 1;
    case 'in':
      return Math.max(1, filter.values.length);
    case 'not':
      return countConditions(filter.operand);
    case 'and':
    case 'or':
      return filter.operands.reduce((sum, operand) => sum + countConditions(operand), 0);
    default: {
      const unknown: never = filter;
      throw new TypeError(`Expected a filter expression, got ${JSON.stringify(unknown)}.`);
    }
  }
}

/** The greatest length up to `most` that fits, where every shorter one fits as well. */
function longestPrefix(most: number, fits: (length: number) => boolean): number {
  let known = 0;
  // Doubled first: what fits is far less than what is left of a long list.
  let step = 1;
  while (known + step <= most && fits(known + step)) {
    known += step;
    step *= 2;
  }
  for (; step >= 1; step = Math.floor(step / 2)) {
    if (known + step <= most && fits(known + step)) known += step;
  }
  return known;
}

function toBatches(
  lists: readonly ODataQuery[],
  bytesOf: (list: ODataQuery) => number,
  batchSize: number,
  bodyBytesMax: number,
): ODataQuery[][] {
  const batches: ODataQuery[][] = [];
  let bytes = 0;
  for (const list of lists) {
    const last = batches.at(-1);
    const more = bytesOf(list);
    if (last !== undefined && last.length < batchSize && bytes + more <= bodyBytesMax) {
      last.push(list);
      bytes += more;
    } else {
      batches.push([list]);
      bytes = more;
    }
  }
  return batches;
}

const tooLong = (key: RecordKey | undefined) =>
  new ODataError(
    'BAD_REQUEST',
    `Expected a key that fits into a URL, got one of ${JSON.stringify(key ?? []).length} characters.`,
  );
