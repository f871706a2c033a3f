import { ServiceError } from '../../errors.ts';
import type { ServiceRequest, ServiceResponse } from '../../http/message.ts';
import { type KeyPredicate, parseResourcePath } from '../../http/resource-path.ts';
import { type EntitySet, entitySetOf } from '../../model/model.ts';
import type { StoredRecord } from '../../store/record-store.ts';
import { requireAccess } from '../access.ts';
import type { Action, Binding } from '../actions/action.ts';
import { callAction, findAction } from '../actions/call-action.ts';
import { isLineTable } from '../documents/document-lines.ts';
import type { Environment } from '../environment.ts';
import { resourceNotFound } from '../errors.ts';
import { answerMetadata } from '../metadata/json-metadata.ts';
import { printCsdl } from '../metadata/print-csdl.ts';
import { answerList, answerNavigation } from './answer-list.ts';
import { answerRecord, createOne } from './answer-record.ts';
import { findRecord, resolveKey } from './key.ts';
import { countRecords } from './list.ts';
import { metadataLevelOf } from './metadata-level.ts';
import { parseBody } from './payload.ts';
import { parseQueryOptions } from './query-options.ts';
import { emptyResponse, jsonResponse, textResponse } from './responses.ts';

export const rootPath = '/data/';
export const metadataPath = '/metadata/';

/** One request to the OData endpoint: what it is about, and what it wants. */
export interface Exchange {
  readonly environment: Environment;
  readonly request: ServiceRequest;
  /** `http://host/data/`. */
  readonly rootUrl: string;
}

/** Answers one request. Refusals are thrown. */
export function answerExchange(environment: Environment, request: ServiceRequest): ServiceResponse {
  const exchange: Exchange = { environment, request, rootUrl: `${request.origin}${rootPath}` };
  if (request.path.toLowerCase().startsWith(metadataPath)) return answerMetadataService(exchange);
  const { name, key, rest } = parseResourcePath(request.path.slice(rootPath.length));
  if (!key && rest.length === 0) {
    if (name === '') return read(exchange, () => jsonResponse(200, serviceDocument(exchange)));
    if (name === '$metadata')
      return read(exchange, () => textResponse('application/xml', printCsdl(environment.model)));
    const action = findAction(environment.model, { kind: 'unbound' }, name);
    if (action) {
      environment.database.settle();
      return runAction(exchange, action, undefined);
    }
  }
  const set = environment.model.entitySets.get(name);
  if (!set) throw notFound(exchange);
  requireAccess(environment, set, request.method);
  // Whatever else stands in a change set with lines finds their document added up.
  if (!isLineTable(set.name)) environment.database.settle();
  return key ? answerKey(exchange, set, key, rest) : answerSet(exchange, set, rest);
}

function answerSet(exchange: Exchange, set: EntitySet, rest: readonly string[]): ServiceResponse {
  const { environment, request } = exchange;
  const [segment = '', ...others] = rest;
  if (others.length > 0) throw notFound(exchange);
  const action = actionOf(exchange, { kind: 'collection', entitySet: set.name }, segment);
  if (action) return runAction(exchange, action, undefined);
  const query = parseQueryOptions(request.query, set, environment.model);
  switch (segment) {
    case '$count':
      return read(exchange, () => textResponse('text/plain', String(countRecords(environment, set, query))));
    case '':
      if (request.method === 'GET') return answerList(exchange, set, query);
      if (request.method !== 'POST' || set.isReadOnly) throw methodNotAllowed(exchange);
      return createOne(exchange, set, query);
    default:
      throw notFound(exchange);
  }
}

function answerKey(
  exchange: Exchange,
  set: EntitySet,
  predicate: KeyPredicate,
  rest: readonly string[],
): ServiceResponse {
  const { environment, request } = exchange;
  const [segment, ...others] = rest;
  const key = resolveKey(set, predicate);
  const record = (crossCompany: boolean) => findRecord(environment, set, key, crossCompany);
  if (segment === undefined) {
    const query = parseQueryOptions(request.query, set, environment.model);
    const isWrite = request.method !== 'GET';
    if (isWrite && (set.isReadOnly || !['PATCH', 'PUT', 'DELETE'].includes(request.method)))
      throw methodNotAllowed(exchange);
    return answerRecord(exchange, set, record(query.crossCompany), query);
  }
  const action = actionOf(exchange, { kind: 'record', entitySet: set.name }, segment);
  const crossCompany = /(?:^|&)cross-company=true(?:&|$)/i.test(request.query);
  const found = record(crossCompany);
  if (!found) throw notFound(exchange);
  if (action) return runAction(exchange, action, found);
  const join = set.joins.get(segment);
  if (!join || others.length > 0) throw notFound(exchange);
  return read(exchange, () =>
    answerNavigation(exchange, entitySetOf(environment.model, join.targetSet), join, { set, record: found }),
  );
}

function actionOf({ environment }: Exchange, binding: Binding, segment: string): Action | undefined {
  return segment === '' ? undefined : findAction(environment.model, binding, segment);
}

function runAction(exchange: Exchange, action: Action, record: StoredRecord | undefined): ServiceResponse {
  const { environment, request, rootUrl } = exchange;
  if (request.method !== 'POST') throw methodNotAllowed(exchange);
  const body = request.body.trim() === '' ? {} : parseBody(request.body);
  const result = callAction(environment, action, body, record);
  if (!result) return emptyResponse();
  const level = metadataLevelOf(request.headers.get('accept'));
  const context = level === 'none' ? {} : { '@odata.context': `${rootUrl}$metadata#${result.type}` };
  return jsonResponse(200, { ...context, value: result.value }, {}, level);
}

function answerMetadataService(exchange: Exchange): ServiceResponse {
  const { environment, request } = exchange;
  const found = answerMetadata(environment.model, request.path.slice(metadataPath.length), request.origin);
  if (!found) throw notFound(exchange);
  return read(exchange, () => jsonResponse(200, found));
}

function read({ request }: Exchange, answer: () => ServiceResponse): ServiceResponse {
  if (request.method !== 'GET') throw methodNotAllowed({ request });
  return answer();
}

function serviceDocument({ environment, rootUrl }: Exchange): object {
  const names = [...environment.model.entitySets.keys()];
  return {
    '@odata.context': `${rootUrl}$metadata`,
    value: names.map((name) => ({ name, kind: 'EntitySet', url: name })),
  };
}

/** Nothing stands under the URL. */
export function notFound({ request: { origin, path, query } }: Pick<Exchange, 'request'>): ServiceError {
  return resourceNotFound(`${origin}${path}${query === '' ? '' : `?${query}`}`);
}

export function methodNotAllowed({ request }: Pick<Exchange, 'request'>): ServiceError {
  return new ServiceError(
    405,
    '',
    `The requested resource does not support http method '${request.method}'.`,
  );
}
