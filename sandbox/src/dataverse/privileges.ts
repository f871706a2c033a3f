import { ServiceError } from '../errors.ts';
import type { EntitySet } from '../model/model.ts';
import { codes } from './errors.ts';
import type { Organization } from './organization.ts';

/** Throws the 403 of a user whose security roles lack the privilege that the request needs. */
export function requirePrivilege({ options, caller }: Organization, set: EntitySet, method: string): void {
  const kind = method === 'GET' ? 'read' : 'write';
  if (!options.lacks?.[kind]?.includes(set.name)) return;
  const action = { GET: 'Read', POST: 'Create', DELETE: 'Delete' }[method] ?? 'Write';
  const entity = `${set.typeName.charAt(0).toUpperCase()}${set.typeName.slice(1)}`;
  throw new ServiceError(
    403,
    codes.privilegeDenied,
    `Principal user (Id=${caller().userId}, type=8, roleCount=1, privilegeCount=42, accessMode=4) is missing prv${action}${entity} privilege for entity '${set.typeName}'.`,
  );
}

export type NamedPrivilege =
  | 'prvActOnBehalfOfAnotherUser'
  | 'prvBypassCustomBusinessLogic'
  | 'prvBypassCustomPlugins';

/** Throws the 403 of a user whose security roles lack a privilege that belongs to no table. */
export function requireNamedPrivilege({ options, caller }: Organization, name: NamedPrivilege): void {
  if (!options.lacks?.privileges?.includes(name)) return;
  throw new ServiceError(
    403,
    codes.privilegeDenied,
    `Principal user (Id=${caller().userId}, type=8, roleCount=1, privilegeCount=42, accessMode=4) is missing ${name} privilege.`,
  );
}
