import { ServiceError } from '../../errors.ts';
import type { ServiceResponse } from '../../http/message.ts';
import type { EntitySet } from '../../model/model.ts';
import type { StoredRecord, StoredValues } from '../../store/record-store.ts';
import { invalidQuery, nothingToUpdate, preconditionFailed } from '../errors.ts';
import { createRecord } from '../writing/create-record.ts';
import { deleteRecord } from '../writing/delete-record.ts';
import { updateRecord } from '../writing/update-record.ts';
import { etagOf } from './etag.ts';
import { type Exchange, notFound } from './exchange.ts';
import { keyUrl } from './key-url.ts';
import { contextSelection, presentWithExpanded } from './list.ts';
import { metadataLevelOf } from './metadata-level.ts';
import { parseBody, readPayload } from './payload.ts';
import { contextOf } from './present.ts';
import type { FinanceOperationsQuery } from './query-options.ts';
import { emptyResponse, jsonResponse } from './responses.ts';

const forOneRecord: ReadonlySet<string> = new Set(['$select', '$expand']);

/** GET, PATCH, PUT or DELETE on the record that a key names. PUT changes what the body names, as PATCH does. */
export function answerRecord(
  exchange: Exchange,
  set: EntitySet,
  record: StoredRecord | undefined,
  query: FinanceOperationsQuery,
): ServiceResponse {
  const { environment, request } = exchange;
  for (const option of query.given) {
    if (option.startsWith('$') && !forOneRecord.has(option))
      throw invalidQuery(`The query parameter '${option}' is not supported for a single record.`);
  }
  if (request.method === 'GET') {
    if (!record) throw notFound(exchange);
    return representation(exchange, 200, set, record, query);
  }
  if (request.method === 'DELETE') {
    deleteRecord(environment, set, requireMatch(exchange, set, record));
    return emptyResponse();
  }
  const given = payloadOf(exchange, set);
  updateRecord(environment, set, requireMatch(exchange, set, record), given);
  return emptyResponse();
}

/** POST on an entity set: the row as it is after all defaults, its place and its version. */
export function createOne(
  exchange: Exchange,
  set: EntitySet,
  query: FinanceOperationsQuery,
): ServiceResponse {
  const given = payloadOf(exchange, set);
  const record = createRecord(exchange.environment, set, given, query.crossCompany);
  const { select: _, ...whole } = query;
  return representation(
    exchange,
    201,
    set,
    record,
    { ...whole, expand: [] },
    {
      Location: `${exchange.rootUrl}${keyUrl(set, record)}`,
    },
  );
}

function requireMatch({ request }: Exchange, set: EntitySet, record: StoredRecord | undefined): StoredRecord {
  if (!record) throw nothingToUpdate();
  const ifMatch = request.headers.get('if-match');
  if (ifMatch === undefined || ifMatch === '*') return record;
  const versions = ifMatch.split(',').map((version) => version.trim());
  if (!versions.includes(etagOf(set.name, record))) throw preconditionFailed();
  return record;
}

function payloadOf({ request }: Exchange, set: EntitySet): StoredValues {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\b/i.test(type))
    throw new ServiceError(
      415,
      '',
      `The request entity's media type '${type}' is not supported for this resource.`,
    );
  return readPayload(set, parseBody(request.body), /IEEE754Compatible\s*=\s*true/i.test(type));
}

function representation(
  exchange: Exchange,
  status: number,
  set: EntitySet,
  record: StoredRecord,
  query: FinanceOperationsQuery,
  headers: Record<string, string> = {},
): ServiceResponse {
  const { environment, request, rootUrl } = exchange;
  const level = metadataLevelOf(request.headers.get('accept'));
  const presentation = { level, rootUrl };
  const context =
    level === 'none'
      ? {}
      : { '@odata.context': contextOf(presentation, set, contextSelection(query), '/$entity') };
  const json = { ...context, ...presentWithExpanded(environment, set, record, query, presentation) };
  return jsonResponse(status, json, { ETag: etagOf(set.name, record), ...headers }, level);
}
