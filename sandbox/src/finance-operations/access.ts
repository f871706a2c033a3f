import { ServiceError } from '../errors.ts';
import type { EntitySet } from '../model/model.ts';
import type { Environment } from './environment.ts';

/** Throws the 403 of a user whose roles do not include the data entity. */
export function requireAccess({ options }: Environment, set: EntitySet, method: string): void {
  const kind = method === 'GET' ? 'read' : 'write';
  if (!options.lacks?.[kind]?.includes(set.name)) return;
  throw new ServiceError(403, '', 'Forbidden', {
    inner: {
      message: `The user is not authorized to ${kind} the data entity '${set.tableEntity ?? set.typeName}'.`,
      type: 'System.Web.Http.HttpResponseException',
    },
  });
}
