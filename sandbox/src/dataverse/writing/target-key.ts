import { ServiceError } from '../../errors.ts';
import { QueryError } from '../../filter/ast.ts';
import { parseResourcePath } from '../../http/resource-path.ts';
import type { JsonObject } from '../../json.ts';
import type { EntitySet } from '../../model/model.ts';
import { codes, invalidKey } from '../errors.ts';
import { type RecordKey, resolveKey } from '../key.ts';
import type { Organization } from '../organization.ts';
import { pathOfReference } from '../reference-path.ts';

/**
 * The record that a target of a bulk message means: by its primary key column, or by `@odata.id` with the primary or an
 * alternate key, whose columns then stay out of the body. Undefined where it says neither.
 */
export function targetKey(
  organization: Organization,
  set: EntitySet,
  target: JsonObject,
): RecordKey | undefined {
  const { '@odata.id': reference, [set.key[0] ?? '']: id } = target;
  if (typeof reference === 'string') return byReference(organization, set, target, reference);
  if (typeof id !== 'string') return undefined;
  return resolveKey(set, { kind: 'single', value: { kind: 'guid', text: id } });
}

function byReference(
  organization: Organization,
  set: EntitySet,
  target: JsonObject,
  reference: string,
): RecordKey {
  const key = resolve(set, pathOfReference(organization, reference));
  const repeated = key.kind === 'alternate' && Object.keys(key.values).find((name) => name in target);
  if (repeated)
    throw new ServiceError(
      400,
      codes.unexpected,
      `An item with the same key has already been added. Key: ${repeated}`,
    );
  return key;
}

function resolve(set: EntitySet, path: string): RecordKey {
  try {
    const { name, key, rest } = parseResourcePath(path);
    if (name === set.name && key && rest.length === 0) return resolveKey(set, key);
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
  }
  throw invalidKey(set);
}
