import type { EntityKey, Expand, ODataClient, ODataQuery } from '@p2c/odata';
import { foldNumber } from '../fold-number.ts';

/** A read of the records under one key, in words that many such reads can share. */
export interface PlainQuery {
  readonly entitySet: string;
  readonly select: readonly string[];
  readonly expand: readonly Expand[];
  readonly by: readonly string[];
  readonly key: readonly string[];
  readonly top: number;
}

/**
 * Text that both systems and this process compare alike, whatever the collation: printable ASCII without what a filter
 * takes for something else (`*`), what cannot stand in a list (quotes, `\`), and blanks at the end.
 */
const plain = /^[ -~]*[!-~]$/;
const special = /[*'"\\]/;
const isPlain = (value: unknown): value is string =>
  typeof value === 'string' && plain.test(value) && !special.test(value);

/** The read of one record by its key; undefined for one that must go by itself. */
export function plainGet(
  { model }: Pick<ODataClient, 'model'>,
  entitySet: string,
  key: EntityKey,
  options: Parameters<ODataClient['get']>[2] = {},
): PlainQuery | undefined {
  const { select = [], expand = [], ...others } = options;
  // Without columns all are asked for, and none could be added.
  if (select.length === 0 || Object.keys(others).length > 0) return undefined;
  const parts = partsOf(key, model.entitySets.get(entitySet)?.keys[0]);
  if (parts === undefined) return undefined;
  const values = Object.values(parts);
  if (!values.every(isPlain)) return undefined;
  return { entitySet, select, expand, by: Object.keys(parts), key: values, top: 1 };
}

/** The read of a few records by the value of one column; undefined for anything else. */
export function plainList(query: ODataQuery, options: object = {}): PlainQuery | undefined {
  const { entitySet, select = [], expand = [], filter, top, ...others } = query;
  if (select.length === 0 || Object.keys(others).length > 0 || Object.keys(options).length > 0)
    return undefined;
  if (top === undefined || filter?.kind !== 'compare' || filter.operator !== 'eq') return undefined;
  const { property, value } = filter;
  if ((value.type !== 'string' && value.type !== 'guid') || !isPlain(value.value)) return undefined;
  return { entitySet, select, expand, by: [property], key: [value.value], top };
}

function partsOf(key: EntityKey, primaryKey: string | undefined) {
  switch (key.kind) {
    case 'guid':
      return primaryKey === undefined ? undefined : { [primaryKey]: key.value };
    case 'alternate':
    case 'composite':
      return key.parts;
    default: {
      const unknown: never = key;
      throw new TypeError(`Expected a key, got ${JSON.stringify(unknown)}.`);
    }
  }
}

/** A key as the systems compare it. */
export const foldKey = (key: readonly string[]): string => JSON.stringify(key.map(foldNumber));
