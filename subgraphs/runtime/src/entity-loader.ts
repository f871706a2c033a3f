import type { EntityType, ODataClient, ODataRecord } from '@p2c/odata';
import DataLoader from 'dataloader';
import { mergeSelections, type Selection } from './pushdown.ts';
import { readOptions } from './request-options.ts';
import type { RequestContext } from './subgraph.ts';
import { createUnderWay } from './under-way.ts';

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

  const underWay = createUnderWay<ODataRecord | null>();

  const loader = new DataLoader<Wanted, ODataRecord | null>((wanted) => loadBatch(wanted), { cache: false });

  const loadBatch = async (wanted: readonly Wanted[]): Promise<(ODataRecord | null)[]> => {
    const selection = mergeSelections([...new Set(wanted.map((each) => each.selection))]);
    const keys = new Map(wanted.map(({ key }) => [JSON.stringify(key), key]));
    const found = await readAll([...keys.values()], selection);
    const byFoldedKey = Map.groupBy(found, (record) => foldKey(keyOf(record)));
    const columns = columnsOf(selection);
    const matches = new Map(
      [...keys].map(([text, key]) => {
        const candidates = (byFoldedKey.get(foldKey(key)) ?? []).toSorted(preferred ?? asFound);
        known.set(foldAscii(key), { found: candidates, columns });
        return [text, match(key, candidates)];
      }),
    );
    return wanted.map(({ key }) => matches.get(JSON.stringify(key)) ?? null);
  };

  const match = (key: BusinessKey, candidates: readonly ODataRecord[]): ODataRecord | null => {
    const by = (form: (key: BusinessKey) => string) =>
      candidates.find((record) => form(keyOf(record)) === form(key));
    return by(JSON.stringify) ?? by(foldAscii) ?? candidates[0] ?? null;
  };

  const readAll = async (
    keys: readonly BusinessKey[],
    { select, expand }: Selection,
  ): Promise<ODataRecord[]> => {
    const query = {
      entitySet: entityType.entitySet,
      select: [...new Set([...keyProperties, ...select])],
      ...(expand.length > 0 && { expand }),
      by: keyProperties,
      keys,
    };
    const records: ODataRecord[] = [];
    // One by one: a page may hold more records than a call takes arguments.
    for await (const page of client.readKeys(query, readOptions(request)))
      for (const record of page.records) records.push(record);
    return records;
  };

  const keyOf = (record: ODataRecord) => keyProperties.map((property) => String(record[property] ?? ''));

  const find = (key: BusinessKey, selection: Selection): Promise<ODataRecord | null> => {
    const columns = columnsOf(selection);
    const before = known.get(foldAscii(key));
    if (before !== undefined && columns.isSubsetOf(before.columns))
      return Promise.resolve(match(key, before.found));
    return underWay.share(JSON.stringify(key), columns, () => loader.load({ key, selection }));
  };

  return {
    async load(key, selection) {
      if (!isPossible(entityType, keyProperties, key)) return null;
      const record = await find(key, selection);
      const turn = request.budget?.turn(1);
      if (turn) await turn;
      return record;
    },
    clear(key) {
      for (const each of known.keys()) if (foldKey(JSON.parse(each)) === foldKey(key)) known.delete(each);
      underWay.forgetAll();
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

/** A key that is empty or longer than its column is nobody's; asking for it would only earn a refusal. */
function isPossible({ properties }: EntityType, keyProperties: readonly string[], key: BusinessKey): boolean {
  return keyProperties.every((property, index) => {
    const part = key[index] ?? '';
    return part !== '' && part.length <= (properties.get(property)?.maxLength ?? Number.POSITIVE_INFINITY);
  });
}

const columnsKnown = new WeakMap<Selection, ReadonlySet<string>>();

/** Names of all that a selection reads. */
export function columnsOf(selection: Selection): ReadonlySet<string> {
  const columns = columnsKnown.get(selection) ?? readColumns(selection);
  columnsKnown.set(selection, columns);
  return columns;
}

function readColumns({ select, expand }: Selection): Set<string> {
  const expanded = expand.flatMap((each) =>
    each.select.map((property) => `${each.navigationProperty}/${property}`),
  );
  return new Set([...select, ...expanded]);
}
