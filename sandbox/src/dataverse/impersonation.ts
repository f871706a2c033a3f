import { ServiceError } from '../errors.ts';
import type { ServiceRequest } from '../http/message.ts';
import { entitySetOf } from '../model/model.ts';
import { codes } from './errors.ts';
import { idOf, requireRecord } from './key.ts';
import type { Organization } from './organization.ts';
import { requireNamedPrivilege } from './privileges.ts';

/**
 * The user that a request acts as: `CallerObjectId` names it by its object in Microsoft Entra, the older `MSCRMCallerID`
 * by its row. Undefined for the application's own. Microsoft Learn, "Impersonate another user using the Web API".
 */
export function impersonatedUser(
  organization: Organization,
  { headers }: ServiceRequest,
): string | undefined {
  const [objectId, id] = ['callerobjectid', 'mscrmcallerid'].map((name) => headers.get(name)?.toLowerCase());
  if (objectId === undefined && id === undefined) return undefined;
  requireNamedPrivilege(organization, 'prvActOnBehalfOfAnotherUser');
  const users = entitySetOf(organization.model, 'systemusers');
  if (objectId === undefined)
    return idOf(users, requireRecord(organization, users, { kind: 'primary', id: id ?? '' }));
  const found = organization.store('systemusers').findByKey({ azureactivedirectoryobjectid: objectId });
  if (found) return idOf(users, found);
  throw new ServiceError(403, codes.notAMember, 'The user is not a member of the organization.');
}
