import type { Literal } from '../filter/ast.ts';
import type { KeyPredicate } from '../http/resource-path.ts';
import type { EntitySet } from '../model/model.ts';
import type { StoredRecord, StoredValues } from '../store/record-store.ts';
import { doesNotExist, invalidKey, keyNotFound } from './errors.ts';
import type { Organization } from './organization.ts';

/** A key that a URL names: the primary one (a GUID), or a declared alternate key. */
export type RecordKey =
  | { readonly kind: 'primary'; readonly id: string }
  | { readonly kind: 'alternate'; readonly values: StoredValues };

/** Checks a key against the declared ones. Throws the refusal of Dataverse for a key that is not declared. */
export function resolveKey(set: EntitySet, predicate: KeyPredicate): RecordKey {
  const [primary = ''] = set.key;
  if (predicate.kind === 'single') {
    if (predicate.value.kind !== 'guid') throw invalidKey(set);
    return { kind: 'primary', id: predicate.value.text.toLowerCase() };
  }
  const names = [...predicate.parts.keys()];
  const id = predicate.parts.get(primary);
  if (names.length === 1 && id?.kind === 'guid') return { kind: 'primary', id: id.text.toLowerCase() };
  const isDeclared = set.alternateKeys.some(
    (key) => key.length === names.length && key.every((name) => predicate.parts.has(name)),
  );
  if (!isDeclared) throw invalidKey(set);
  const values = names.map((name) => [name, keyValue(set, name, predicate.parts.get(name))] as const);
  return { kind: 'alternate', values: Object.fromEntries(values) };
}

/** The record under a key, or undefined. */
export function findRecord(
  organization: Organization,
  set: EntitySet,
  key: RecordKey,
): StoredRecord | undefined {
  const values = key.kind === 'primary' ? { [set.key[0] ?? '']: key.id } : key.values;
  return organization.store(set.name).findByKey(values);
}

/** The record under a key. Throws the 404 of Dataverse. */
export function requireRecord(organization: Organization, set: EntitySet, key: RecordKey): StoredRecord {
  const found = findRecord(organization, set, key);
  if (!found) throw key.kind === 'primary' ? doesNotExist(set, key.id) : keyNotFound(set);
  return found;
}

/** The identifier of a record. */
export function idOf(set: EntitySet, record: StoredRecord): string {
  return String(record.values[set.key[0] ?? '']);
}

function keyValue(set: EntitySet, name: string, literal: Literal | undefined): string | bigint {
  const type = set.properties.get(name)?.type;
  if (type === 'Edm.Int32' && literal?.kind === 'number' && /^-?\d{1,10}$/.test(literal.text))
    return BigInt(literal.text);
  if (type === 'Edm.String' && literal?.kind === 'string') return literal.text;
  if (type === 'Edm.Guid' && literal?.kind === 'guid') return literal.text.toLowerCase();
  const isWhole = type === 'Edm.Int32' || type === 'Edm.Int64';
  if (isWhole && literal?.kind === 'number' && /^-?\d{1,18}$/.test(literal.text)) return BigInt(literal.text);
  throw invalidKey(set);
}
