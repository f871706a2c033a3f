import type { Stored } from '../edm/stored.ts';
import { QueryError } from '../filter/ast.ts';
import { type KeyPredicate, parseResourcePath } from '../http/resource-path.ts';
import type { Json } from '../json.ts';
import { type EntitySet, entitySetOf, propertyOf } from '../model/model.ts';
import { invalidKey, payloadError } from './errors.ts';
import { idOf, requireRecord, resolveKey } from './key.ts';
import type { Organization } from './organization.ts';
import { requireAppend } from './privileges.ts';
import { pathOfReference } from './reference-path.ts';
import { requireWritable, undeclared, type WriteKind } from './writable.ts';

/**
 * The column that `navigation@odata.bind` sets. The value is `/accounts(guid)`, `accounts(guid)`, an absolute URL, a
 * declared alternate key, or null, which clears the lookup.
 */
export function bindLookup(
  organization: Organization,
  set: EntitySet,
  name: string,
  json: Json,
  write: WriteKind,
): Record<string, Stored> {
  const navigation = set.navigations.get(name);
  if (!navigation) throw undeclared(set, name);
  const column = propertyOf(set, navigation.column);
  requireWritable(set, column, write);
  if (json === null) {
    if (column.required)
      throw payloadError(
        set,
        `Microsoft.Crm.CrmException: The lookup '${name}' of entity '${set.typeName}' cannot be cleared.`,
      );
    return { [column.name]: null };
  }
  if (typeof json !== 'string')
    throw payloadError(
      set,
      `Microsoft.OData.ODataException: The value of '${name}@odata.bind' must be a string.`,
    );
  requireAppend(organization, set, entitySetOf(organization.model, navigation.targetSet));
  return { [column.name]: referencedId(organization, set, navigation.targetSet, json) };
}

/** The identifier of the record that a reference names. Throws 404 when there is none. */
export function referencedId(
  organization: Organization,
  set: EntitySet,
  targetSet: string,
  reference: string,
): string {
  const { name, key } = parseReference(organization, set, reference);
  if (name !== targetSet || !key)
    throw payloadError(
      set,
      `Microsoft.OData.ODataException: The URI '${reference}' is not a valid reference to a record of '${targetSet}'.`,
    );
  const target = entitySetOf(organization.model, targetSet);
  return idOf(target, requireRecord(organization, target, resolveKey(target, key)));
}

function parseReference(
  organization: Organization,
  set: EntitySet,
  reference: string,
): { name: string; key?: KeyPredicate } {
  try {
    const { name, key, rest } = parseResourcePath(pathOfReference(organization, reference));
    if (rest.length === 0) return key ? { name, key } : { name };
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
  }
  throw invalidKey(set);
}
