import type { ServiceResponse } from '../../http/message.ts';
import { type CollectionNavigation, type EntitySet, entitySetOf } from '../../model/model.ts';
import type { Exchange } from '../exchange.ts';
import { idOf, type RecordKey, requireRecord } from '../key.ts';
import { requirePrivilege } from '../privileges.ts';

/**
 * POST on a collection of a record, `accounts(…)/contact_customer_accounts`: creates a record that points back to it. In a
 * change set the owner may be new itself: `$1/contact_customer_accounts` (Microsoft Learn, "Execute batch operations
 * using the Web API", on references in request URIs).
 */
export function createBelow(
  exchange: Exchange,
  set: EntitySet,
  key: RecordKey,
  { targetSet, partner }: CollectionNavigation,
): ServiceResponse {
  const { organization } = exchange;
  const owner = idOf(set, requireRecord(organization, set, key));
  const target = entitySetOf(organization.model, targetSet);
  requirePrivilege(organization, target, 'POST');
  return exchange.create(target, { [`${partner}@odata.bind`]: `/${set.name}(${owner})` });
}
