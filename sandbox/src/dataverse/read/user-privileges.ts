import type { ServiceResponse } from '../../http/message.ts';
import type { ResourcePath } from '../../http/resource-path.ts';
import { entitySetOf } from '../../model/model.ts';
import type { Exchange } from '../exchange.ts';
import { requireRecord, resolveKey } from '../key.ts';
import { idOfName } from '../metadata/item.ts';
import { holdsPrivilege, privilegeName, privilegeTypes } from '../privileges.ts';
import { jsonResponse } from '../responses.ts';

const name = 'Microsoft.Dynamics.CRM.RetrieveUserPrivileges';
const noId = '00000000-0000-0000-0000-000000000000';

/**
 * `systemusers(…)/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()`: what the roles of a user and of its teams allow.
 * Roles are the application user's here, whoever is asked for. Undefined when the path names something else.
 */
export function answerUserPrivileges(
  exchange: Exchange,
  { name: set, key, rest }: ResourcePath,
): ServiceResponse | undefined {
  const [segment = '', ...beyond] = rest;
  if (set !== 'systemusers' || !key || beyond.length > 0) return undefined;
  if (segment.replace(/\(\)$/, '') !== name) return undefined;
  return exchange.read(() => {
    const { organization } = exchange;
    const users = entitySetOf(organization.model, 'systemusers');
    requireRecord(organization, users, resolveKey(users, key));
    const { businessUnitId } = organization.caller();
    return jsonResponse(200, {
      '@odata.context': `${exchange.rootUrl}$metadata#${name}Response`,
      RolePrivileges: [...organization.model.entitySets.values()].flatMap((table) =>
        privilegeTypes
          .filter((type) => holdsPrivilege(organization, table, type))
          .map((type) => ({
            Depth: 'Global',
            PrivilegeId: idOfName(`privilege ${privilegeName(table, type)}`),
            BusinessUnitId: businessUnitId,
            PrivilegeName: privilegeName(table, type),
            RecordFilterId: noId,
            RecordFilterUniqueName: '',
          })),
      ),
    });
  });
}
