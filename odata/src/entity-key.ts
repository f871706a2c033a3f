import { ODataError } from './errors.ts';
import { isGuid } from './guid.ts';
import type { EntityType } from './model.ts';

/** The identity of one record of an entity set, in one of the three forms the two systems know. */
export type EntityKey =
  /** Dataverse primary key: `accounts(60c4e274-…)`. */
  | { readonly kind: 'guid'; readonly value: string }
  /** Dataverse alternate key: `accounts(accountnumber='ACC-1')`. */
  | { readonly kind: 'alternate'; readonly parts: Readonly<Record<string, string>> }
  /**
   * F&O composite key, parts in the order of the model: `CustomersV3(dataAreaId='usmf',CustomerAccount='US-001')`.
   * A part of a number type is a number, and stands there without quotes.
   */
  | { readonly kind: 'composite'; readonly parts: Readonly<Record<string, string | number>> };

/**
 * The key as it stands in a URL, parentheses included: `(accountnumber='O''Neil')`, percent-encoded. Throws a
 * BAD_REQUEST ODataError for a GUID that is none and for a key without parts.
 */
export function printEntityKey(key: EntityKey): string {
  if (key.kind === 'guid') {
    if (isGuid(key.value)) return `(${key.value})`;
    throw new ODataError('BAD_REQUEST', `Expected a GUID as key, got ${JSON.stringify(key.value)}.`);
  }
  const parts = Object.entries(key.parts).map(
    ([name, value]) => `${name}=${typeof value === 'number' ? value : quoteKeyValue(value)}`,
  );
  if (parts.length === 0) throw new ODataError('BAD_REQUEST', 'Expected a key with parts, got none.');
  return `(${parts.join(',')})`;
}

/**
 * Reads a printed key, with or without what stands before its parentheses (`accounts(…)`, the URL of an
 * `OData-EntityId`). The model says which form it is; undefined for a text that holds no key of the type.
 */
export function parseEntityKey(text: string, type: EntityType): EntityKey | undefined {
  const inside = decode(/\((.*)\)$/s.exec(text)?.[1]);
  if (inside === undefined) return undefined;
  if (isGuid(inside)) return { kind: 'guid', value: inside };
  const parts = splitParts(inside);
  if (!parts) return undefined;
  const names = Object.keys(parts);
  const has = (key: readonly string[]) =>
    key.length === names.length && key.every((name) => Object.hasOwn(parts, name));
  const [only = ''] = type.keys;
  const value = parts[only] ?? '';
  if (names.length === 1 && has(type.keys) && isGuid(value)) return { kind: 'guid', value };
  if (has(type.keys)) return { kind: 'composite', parts };
  return type.alternateKeys.some(has) ? { kind: 'alternate', parts } : undefined;
}

/** Quotes doubled, then percent-encoded, so that a slash or a hash in a number stays inside the key. */
function quoteKeyValue(value: string): string {
  return `'${encodeURIComponent(value.toWellFormed()).replaceAll("'", "''")}'`;
}

/** `a='x',b='y'` → its parts; quotes halved. */
function splitParts(text: string): Record<string, string> | undefined {
  const part = /(\w+)=(?:'((?:[^']|'')*)'|([^',()]+))(?:,|$)/sy;
  const parts: Record<string, string> = {};
  while (part.lastIndex < text.length) {
    const [, name = '', quoted, bare = ''] = part.exec(text) ?? [];
    if (name === '') return undefined;
    parts[name] = quoted === undefined ? bare : quoted.replaceAll("''", "'");
  }
  return text === '' || text.endsWith(',') ? undefined : parts;
}

function decode(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
