import type { ServiceResponse } from '../../http/message.ts';
import { parseQueryString } from '../../http/query-string.ts';
import { parseSegment } from '../../http/resource-path.ts';
import { type CollectionNavigation, type EntitySet, entitySetOf, propertyOf } from '../../model/model.ts';
import { referencedId } from '../binding.ts';
import { lookupNotClearable, methodNotAllowed, payloadError, resourceNotFound } from '../errors.ts';
import type { Exchange } from '../exchange.ts';
import { idOf, type RecordKey, requireRecord, resolveKey } from '../key.ts';
import { requirePrivilege } from '../privileges.ts';
import { emptyResponse } from '../responses.ts';
import { requireWritable } from '../writable.ts';
import { updateRecord } from '../write.ts';

/** The record of a collection that `…/contact_customer_accounts(…)/$ref` names, or undefined where a path is none. */
export function memberOfCollection(
  exchange: Exchange,
  set: EntitySet,
  segment: string,
): { readonly collection: CollectionNavigation; readonly key: RecordKey } | undefined {
  if (!segment.endsWith(')')) return undefined;
  const { name, key } = parseSegment(segment);
  const collection = set.collections.get(name);
  if (!collection || !key) return undefined;
  return { collection, key: resolveKey(entitySetOf(exchange.organization.model, collection.targetSet), key) };
}

/**
 * Puts a record into a collection or takes it out: `POST …/$ref` with `@odata.id` in the body, `DELETE …/$ref?$id=…`,
 * `DELETE …(key)/$ref`. What is written is the lookup of the member, and If-Match means its version (Microsoft
 * Learn, "Associate and disassociate table rows using the Web API").
 */
export function writeCollectionReference(
  exchange: Exchange,
  set: EntitySet,
  owner: RecordKey,
  collection: CollectionNavigation,
  member?: RecordKey,
): ServiceResponse {
  const { organization, request } = exchange;
  const target = entitySetOf(organization.model, collection.targetSet);
  const ownerId = idOf(set, requireRecord(organization, set, owner));
  requirePrivilege(organization, target, 'PATCH');
  const column = propertyOf(target, collection.column);
  requireWritable(target, column, 'update');
  const isAdded = request.method === 'POST' && !member;
  if (!isAdded && request.method !== 'DELETE') throw methodNotAllowed(request.method);
  const key = member ?? { kind: 'primary', id: referencedMember(exchange, set, target, isAdded) };
  const record = requireRecord(organization, target, key);
  exchange.requireMatch(record);
  const isMember = record.values[column.name] === ownerId;
  if (!isAdded && column.required) throw lookupNotClearable(target, collection.partner);
  // Whoever does not belong to the collection need not be taken out.
  if (isAdded || isMember)
    updateRecord(organization, target, record, { [column.name]: isAdded ? ownerId : null });
  return emptyResponse();
}

/** Taken out is the record in `$id`, put in the one in the body. */
function referencedMember(exchange: Exchange, set: EntitySet, target: EntitySet, isAdded: boolean): string {
  const { organization, request } = exchange;
  const id = isAdded ? exchange.body(set)['@odata.id'] : parseQueryString(request.query).get('$id');
  if (typeof id === 'string') return referencedId(organization, set, target.name, id);
  if (!isAdded) throw resourceNotFound('$ref');
  throw payloadError(set, "Microsoft.OData.ODataException: The property '@odata.id' is missing.");
}
