import { toWire } from '../edm/stored.ts';
import type { ServiceResponse } from '../http/message.ts';
import { type EntitySet, entitySetOf, type Navigation, propertyOf } from '../model/model.ts';
import type { StoredRecord } from '../store/record-store.ts';
import { referencedId } from './binding.ts';
import { lookupNotClearable, methodNotAllowed, payloadError, resourceNotFound } from './errors.ts';
import type { Exchange } from './exchange.ts';
import { idOf, type RecordKey, requireRecord } from './key.ts';
import { readProperty } from './payload.ts';
import { readCollection, readLookup, readMember } from './read/navigation.ts';
import { emptyResponse, jsonResponse, textResponse } from './responses.ts';
import { requireWritable } from './writable.ts';
import { updateRecord } from './write.ts';
import { memberOfCollection, writeCollectionReference } from './writing/collection-references.ts';
import { createBelow } from './writing/create-below.ts';

/** Answers a request below one record: a property, its raw value, a lookup, or the reference of a lookup or a collection. */
export function answerPropertyRequest(
  exchange: Exchange,
  set: EntitySet,
  key: RecordKey,
  [name = '', ...below]: readonly string[],
): ServiceResponse {
  const navigation = set.navigations.get(name);
  const collection = set.collections.get(name);
  const isRead = exchange.request.method === 'GET';
  if (collection && isRead) return readCollection(exchange, set, key, collection, below);
  if (navigation && isRead) return readLookup(exchange, set, key, navigation, below);
  const [suffix, ...rest] = below;
  const member = collection ? undefined : memberOfCollection(exchange, set, name);
  if (member && isRead) return readMember(exchange, set, key, member, below);
  if (member) {
    if (suffix !== '$ref' || rest.length > 0) throw resourceNotFound(suffix ?? name);
    return writeCollectionReference(exchange, set, key, member.collection, member.key);
  }
  if (rest.length > 0) throw resourceNotFound(rest[0] ?? '');
  if (collection && suffix === undefined && exchange.request.method === 'POST')
    return createBelow(exchange, set, key, collection);
  if (collection && suffix === '$ref') return writeCollectionReference(exchange, set, key, collection);
  if (collection) throw methodNotAllowed(exchange.request.method);
  if (navigation && (suffix === undefined || suffix === '$ref'))
    return writeLookup(exchange, set, key, navigation, suffix === '$ref');
  if (!set.properties.has(name)) throw resourceNotFound(name);
  if (suffix !== undefined && suffix !== '$value') throw resourceNotFound(suffix);
  const record = requireRecord(exchange.organization, set, key);
  switch (exchange.request.method) {
    case 'GET':
      return readValue(exchange, set, record, name, suffix === '$value');
    case 'PUT': {
      const value = exchange.body(set).value;
      if (value === undefined)
        throw payloadError(set, "Microsoft.OData.ODataException: The property 'value' is missing.");
      return change(exchange, set, record, name, readProperty(set, name, value, 'update'));
    }
    case 'DELETE':
      return change(exchange, set, record, name, readProperty(set, name, null, 'update'));
    default:
      throw methodNotAllowed(exchange.request.method);
  }
}

function readValue(
  exchange: Exchange,
  set: EntitySet,
  record: StoredRecord,
  name: string,
  isRaw: boolean,
): ServiceResponse {
  const value = toWire(propertyOf(set, name), record.values[name] ?? null, 'all-digits');
  if (value === null) return emptyResponse();
  if (isRaw) return textResponse('text/plain', typeof value === 'string' ? value : JSON.stringify(value));
  const context = `${exchange.rootUrl}$metadata#${set.name}(${idOf(set, record)})/${name}`;
  return jsonResponse(200, { '@odata.context': context, value });
}

function writeLookup(
  exchange: Exchange,
  set: EntitySet,
  key: RecordKey,
  navigation: Navigation,
  isReference: boolean,
): ServiceResponse {
  const { organization, request } = exchange;
  const record = requireRecord(organization, set, key);
  const column = propertyOf(set, navigation.column);
  const target = entitySetOf(organization.model, navigation.targetSet);
  if (!isReference || (request.method !== 'PUT' && request.method !== 'DELETE'))
    throw methodNotAllowed(request.method);
  requireWritable(set, column, 'update');
  if (request.method === 'DELETE') {
    if (column.required) throw lookupNotClearable(set, navigation.name);
    return change(exchange, set, record, column.name, null);
  }
  const reference = exchange.body(set)['@odata.id'];
  if (typeof reference !== 'string')
    throw payloadError(set, "Microsoft.OData.ODataException: The property '@odata.id' is missing.");
  return change(exchange, set, record, column.name, referencedId(organization, set, target.name, reference));
}

function change(
  exchange: Exchange,
  set: EntitySet,
  record: StoredRecord,
  column: string,
  value: ReturnType<typeof readProperty>,
): ServiceResponse {
  exchange.requireMatch(record);
  updateRecord(exchange.organization, set, record, { [column]: value });
  return emptyResponse();
}
