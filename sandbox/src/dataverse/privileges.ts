import { ServiceError } from '../errors.ts';
import type { EntitySet } from '../model/model.ts';
import { codes } from './errors.ts';
import type { Organization } from './organization.ts';

/** What a security role may allow with the records of a table. Microsoft Learn: PrivilegeType EnumType. */
export const privilegeTypes = ['Create', 'Read', 'Write', 'Delete', 'Append', 'AppendTo'] as const;
export type PrivilegeType = (typeof privilegeTypes)[number];

/** `prvCreateAccount` */
export function privilegeName({ typeName }: EntitySet, type: PrivilegeType): string {
  return `prv${type}${typeName.charAt(0).toUpperCase()}${typeName.slice(1)}`;
}

/** Whether the roles of the application user hold a privilege. */
export function holdsPrivilege({ options }: Organization, set: EntitySet, type: PrivilegeType): boolean {
  const { read = [], write = [], privileges = [] } = options.lacks ?? {};
  if (privileges.includes(privilegeName(set, type))) return false;
  switch (type) {
    case 'Read':
      return !read.includes(set.name);
    case 'Create':
    case 'Write':
    case 'Delete':
      return !write.includes(set.name);
    case 'Append':
    case 'AppendTo':
      return true;
    default:
      return type satisfies never;
  }
}

/** Throws the 403 of a user whose security roles lack the privilege that the request needs. */
export function requirePrivilege(organization: Organization, set: EntitySet, method: string): void {
  const types: Readonly<Record<string, PrivilegeType>> = { GET: 'Read', POST: 'Create', DELETE: 'Delete' };
  requireHeld(organization, set, types[method] ?? 'Write');
}

/** A lookup takes the right to append the one record, and to append to the other. Microsoft Learn: Security concepts. */
export function requireAppend(organization: Organization, set: EntitySet, target: EntitySet): void {
  requireHeld(organization, set, 'Append');
  requireHeld(organization, target, 'AppendTo');
}

function requireHeld(organization: Organization, set: EntitySet, type: PrivilegeType): void {
  if (holdsPrivilege(organization, set, type)) return;
  throw new ServiceError(
    403,
    codes.privilegeDenied,
    `Principal user (Id=${organization.caller().userId}, type=8, roleCount=1, privilegeCount=42, accessMode=4) is missing ${privilegeName(set, type)} privilege for entity '${set.typeName}'.`,
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
