import {
  type EntityType,
  type FilterExpression,
  maxKeysPerList,
  type ODataClient,
  type ODataRecord,
} from '@p2c/odata';
import DataLoader from 'dataloader';
import { allOf, anyText, compare } from './filters.ts';
import { mergeSelections, type Selection } from './pushdown.ts';
import { readOptions } from './request-options.ts';
import type { RequestContext } from './subgraph.ts';

/** Values of the key properties, in their order: `['usmf', 'US-001']`. */
export type BusinessKey = readonly string[];

/** Loads records by business key. One set per request: what a request has read stays read until it writes. */
export interface EntityLoader {
  /** The record with at least the selected columns, or null where there is none. */
  load(key: BusinessKey, selection: Selection): Promise<ODataRecord | null>;
  /** Forgets a record: the next load reads it anew. */
  clear(key: BusinessKey): void;
}

export interface EntityLoaderOptions {
  readonly client: ODataClient;
  readonly entityType: EntityType;
  readonly keyProperties: readonly string[];
  readonly request: RequestContext;
  /** Where several records share a key: the one that stands for it comes first in this order. */
  readonly preferred?: (left: ODataRecord, right: ODataRecord) => number;
}

interface Wanted {
  readonly key: BusinessKey;
  readonly selection: Selection;
}

/**
 * All keys asked for in one tick become one OData request that selects the union of their columns. Both systems
 * compare strings without regard to case and F&O takes `*` in a value for a wildcard, so the answer may hold more than
 * was asked. It may hold less as well: what folds alike here need not be alike to a system (the Kelvin sign and K), so
 * every spelling of a key is asked for, and each gets its own record: an exact match before one that differs in the
 * case of ASCII letters, and that before one whose folded key is the same.
 */
export function createEntityLoader(options: EntityLoaderOptions): EntityLoader {
  const { client, entityType, keyProperties, request, preferred } = options;
  /** By the form under which every system takes two keys for one. */
  const known = new Map<string, { found: readonly ODataRecord[]; columns: ReadonlySet<string> }>();

  const loader = new DataLoader<Wanted, ODataRecord | null>((wanted) => loadBatch(wanted), { cache: false });

  const loadBatch = async (wanted: readonly Wanted[]): Promise<(ODataRecord | null)[]> => {
    const selection = mergeSelections(wanted.map((each) => each.selection));
    const keys = new Map(wanted.map(({ key }) => [JSON.stringify(key), key]));
    const chunks = chunkKeys(client, [...keys.values()]);
    const found = (await Promise.all(chunks.map((chunkOfKeys) => readChunk(chunkOfKeys, selection)))).flat();
    const byFoldedKey = Map.groupBy(found, (record) => foldKey(keyOf(record)));
    const columns = columnsOf(selection);
    return wanted.map(({ key }) => {
      const candidates = (byFoldedKey.get(foldKey(key)) ?? []).toSorted(preferred ?? asFound);
      known.set(foldAscii(key), { found: candidates, columns });
      return match(key, candidates);
    });
  };

  const match = (key: BusinessKey, candidates: readonly ODataRecord[]): ODataRecord | null => {
    const by = (form: (key: BusinessKey) => string) =>
      candidates.find((record) => form(keyOf(record)) === form(key));
    return by(JSON.stringify) ?? by(foldAscii) ?? candidates[0] ?? null;
  };

  const readChunk = async (
    keys: readonly BusinessKey[],
    { select, expand }: Selection,
  ): Promise<ODataRecord[]> => {
    const query = {
      entitySet: entityType.entitySet,
      select: [...new Set([...keyProperties, ...select])],
      ...(expand.length > 0 && { expand }),
      filter: keysFilter(client, entityType, keyProperties, keys),
    };
    const records: ODataRecord[] = [];
    // One by one: a page may hold more records than a call takes arguments.
    for await (const page of client.pages(query, readOptions(request)))
      for (const record of page.records) records.push(record);
    return records;
  };

  const keyOf = (record: ODataRecord) => keyProperties.map((property) => String(record[property] ?? ''));

  return {
    async load(key, selection) {
      if (!isPossible(entityType, keyProperties, key)) return null;
      const before = known.get(foldAscii(key));
      if (before !== undefined && columnsOf(selection).isSubsetOf(before.columns))
        return match(key, before.found);
      return loader.load({ key, selection });
    },
    clear(key) {
      for (const each of known.keys()) if (foldKey(JSON.parse(each)) === foldKey(key)) known.delete(each);
    },
  };
}

const asFound = () => 0;

/** The form under which both systems take two keys for one. */
export function foldKey(key: BusinessKey): string {
  return JSON.stringify(key.map((part) => part.normalize('NFC').toLowerCase().trimEnd()));
}

const foldAscii = (key: BusinessKey): string =>
  JSON.stringify(key.map((part) => part.replace(/[A-Z]/g, (letter) => letter.toLowerCase())));

/** `leading parts eq …` and the last part in a list; keys with other leading parts are joined by or. */
export function keysFilter(
  { system }: Pick<ODataClient, 'system'>,
  entityType: EntityType,
  keyProperties: readonly string[],
  keys: readonly BusinessKey[],
): FilterExpression {
  const groups = [...Map.groupBy(keys, (key) => foldAscii(key.slice(0, -1))).values()].map((group) =>
    allOf(
      keyProperties.map((property, index) => {
        const parts = new Set(group.map((key) => key[index] ?? ''));
        // Leading parts of a group differ in the case of ASCII letters only.
        const values = index < keyProperties.length - 1 ? [...parts].slice(0, 1) : [...parts];
        return isGuidProperty(entityType, property)
          ? anyGuid(property, values)
          : anyText(system, property, values);
      }),
    ),
  );
  const filters = groups.filter((group) => group !== undefined);
  const [only] = filters;
  return filters.length === 1 && only !== undefined ? only : { kind: 'or', operands: filters };
}

function anyGuid(property: string, guids: readonly string[]): FilterExpression {
  const [only] = guids;
  if (guids.length === 1 && only !== undefined) return compare(property, 'eq', { type: 'guid', value: only });
  return { kind: 'in', property, values: guids.map((value) => ({ type: 'guid', value })) };
}

/** A key that is empty or longer than its column is nobody's; asking for it would only earn a refusal. */
function isPossible({ properties }: EntityType, keyProperties: readonly string[], key: BusinessKey): boolean {
  return keyProperties.every((property, index) => {
    const part = key[index] ?? '';
    return part !== '' && part.length <= (properties.get(property)?.maxLength ?? Number.POSITIVE_INFINITY);
  });
}

function isGuidProperty({ properties }: EntityType, property: string): boolean {
  return properties.get(property)?.type === 'Edm.Guid';
}

/** Names of all that a selection reads. */
export function columnsOf({ select, expand }: Selection): Set<string> {
  const expanded = expand.flatMap((each) =>
    each.select.map((property) => `${each.navigationProperty}/${property}`),
  );
  return new Set([...select, ...expanded]);
}

/** A UTF-16 unit counts as nine encoded characters there: see `maxKeysPerList`. */
const encodedPerUnit = 9;

/** As few lists as the system takes keys in one, by the longest of them as it stands in a URL. */
export function chunkKeys<Key extends BusinessKey>(
  { system }: Pick<ODataClient, 'system'>,
  keys: readonly Key[],
): Key[][] {
  const lengthOf = (key: BusinessKey) => encodeURIComponent((key.at(-1) ?? '').toWellFormed()).length;
  const longest = keys.reduce((length, key) => Math.max(length, lengthOf(key)), 1);
  return chunk(keys, maxKeysPerList(system, Math.ceil(longest / encodedPerUnit)));
}

function chunk<T>(values: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < values.length; start += size) chunks.push(values.slice(start, start + size));
  return chunks;
}
