import { equals } from '../../filter/to-sql.ts';
import type { ServiceResponse } from '../../http/message.ts';
import {
  type CollectionNavigation,
  type EntitySet,
  entitySetOf,
  type Navigation,
} from '../../model/model.ts';
import { doesNotExist, resourceNotFound } from '../errors.ts';
import type { Exchange } from '../exchange.ts';
import { findRecord, idOf, type RecordKey, requireRecord } from '../key.ts';
import { answerPropertyRequest } from '../property.ts';
import { emptyResponse, jsonResponse } from '../responses.ts';
import { listReferences } from './list.ts';

/**
 * GET on a lookup: `accounts(…)/primarycontactid[?query]`, its `/$ref`, or what stands below the record it points to.
 * Nothing where it is empty, or points to a record of another table.
 */
export function readLookup(
  exchange: Exchange,
  set: EntitySet,
  key: RecordKey,
  navigation: Navigation,
  rest: readonly string[],
): ServiceResponse {
  const { organization, rootUrl } = exchange;
  const id = requireRecord(organization, set, key).values[navigation.column];
  const target = entitySetOf(organization.model, navigation.targetSet);
  if (typeof id !== 'string') return emptyResponse();
  const found = findRecord(organization, target, { kind: 'primary', id });
  if (!found) return emptyResponse();
  if (rest.length === 0) return exchange.retrieve(target, found);
  if (rest.length > 1 || rest[0] !== '$ref')
    return answerPropertyRequest(exchange, target, { kind: 'primary', id }, rest);
  return jsonResponse(200, {
    '@odata.context': `${rootUrl}$metadata#$ref`,
    '@odata.id': `${rootUrl}${target.name}(${id})`,
  });
}

/** GET on a record of a collection by its key, `accounts(…)/contact_customer_accounts(…)`, and on what stands below it. */
export function readMember(
  exchange: Exchange,
  set: EntitySet,
  owner: RecordKey,
  { collection, key }: { readonly collection: CollectionNavigation; readonly key: RecordKey },
  rest: readonly string[],
): ServiceResponse {
  const { organization, rootUrl } = exchange;
  const ownerId = idOf(set, requireRecord(organization, set, owner));
  const target = entitySetOf(organization.model, collection.targetSet);
  const record = requireRecord(organization, target, key);
  if (record.values[collection.column] !== ownerId) throw doesNotExist(target, idOf(target, record));
  if (rest.length === 0) return exchange.retrieve(target, record);
  if (rest.length > 1 || rest[0] !== '$ref') return answerPropertyRequest(exchange, target, key, rest);
  return jsonResponse(200, {
    '@odata.context': `${rootUrl}$metadata#$ref`,
    '@odata.id': `${rootUrl}${target.name}(${idOf(target, record)})`,
  });
}

/** GET on a collection: `accounts(…)/contact_customer_accounts[?query]`, its `/$count`, its `/$ref`. */
export function readCollection(
  exchange: Exchange,
  set: EntitySet,
  key: RecordKey,
  collection: CollectionNavigation,
  [suffix, ...rest]: readonly string[],
): ServiceResponse {
  const { organization, preferences } = exchange;
  const owner = idOf(set, requireRecord(organization, set, key));
  const target = entitySetOf(organization.model, collection.targetSet);
  const listed = {
    set: target,
    path: `${set.name}(${owner})/${collection.name}`,
    within: equals(target, collection.column, owner),
  };
  if (suffix === undefined) return exchange.list(listed);
  if (rest.length > 0) throw resourceNotFound(rest[0] ?? '');
  switch (suffix) {
    case '$count':
      return exchange.count(listed);
    case '$ref':
      return jsonResponse(200, listReferences(organization, exchange.listRequest(listed, preferences)));
    default:
      throw resourceNotFound(suffix);
  }
}
