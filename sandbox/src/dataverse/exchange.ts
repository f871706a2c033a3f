import { ServiceError } from '../errors.ts';
import { unknownProperty } from '../filter/refusals.ts';
import type { ServiceRequest, ServiceResponse } from '../http/message.ts';
import { type Preferences, parsePrefer, preferenceApplied } from '../http/prefer.ts';
import { parseQueryString } from '../http/query-string.ts';
import { decodePath, parseResourcePath, type ResourcePath } from '../http/resource-path.ts';
import type { JsonObject } from '../json.ts';
import { type EntitySet, entitySetOf } from '../model/model.ts';
import type { StoredRecord } from '../store/record-store.ts';
import type { Action } from './documents/actions/action.ts';
import { initializeFrom, isInitializeFrom } from './documents/actions/initialize-from.ts';
import { salesActions } from './documents/actions/sales-actions.ts';
import { isLineTable } from './documents/document-kinds.ts';
import {
  codes,
  duplicateRecord,
  methodNotAllowed,
  notSupported,
  resourceNotFound,
  versionMismatch,
} from './errors.ts';
import { answerFetch } from './fetch/answer-fetch.ts';
import { type AskedQuery, askedQuery } from './fetch/asked-query.ts';
import { findRecord, idOf, type RecordKey, requireRecord, resolveKey } from './key.ts';
import { answerKeys } from './keys/answer-keys.ts';
import { answerDefinitions } from './metadata/answer-definitions.ts';
import { printCsdl } from './metadata/print-csdl.ts';
import type { Organization } from './organization.ts';
import { parseBody, readPayload } from './payload.ts';
import { requirePrivilege } from './privileges.ts';
import { answerPropertyRequest } from './property.ts';
import { type DataverseQuery, parseQueryOptions } from './query/query-options.ts';
import { aggregateRecords } from './read/aggregate.ts';
import { countChanges, trackChanges } from './read/changes.ts';
import { isTrackingToken } from './read/cookie.ts';
import { answerFunction } from './read/functions.ts';
import { countRecords, type ListRequest, listRecords, presentationOf } from './read/list.ts';
import { contextSelection, createPresenter, etagOf } from './read/present.ts';
import { answerUserPrivileges } from './read/user-privileges.ts';
import { emptyResponse, jsonResponse, textResponse } from './responses.ts';
import { answerUserView } from './views/answer-user-views.ts';
import { answerRegistration } from './webhooks/answer-registrations.ts';
import { deleteRecord, updateRecord } from './write.ts';
import { bulkMessageOf, carryOutBulk } from './writing/bulk-messages.ts';
import { insertDeep, refuseDeepUpdate } from './writing/deep-insert.ts';

export const rootPath = '/api/data/v9.2/';

/** One request to the Web API and its answer. Refusals are thrown. */
export class Exchange {
  readonly organization: Organization;
  readonly request: ServiceRequest;
  readonly rootUrl: string;
  readonly preferences: Preferences;

  constructor(organization: Organization, request: ServiceRequest) {
    this.organization = organization;
    this.request = request;
    this.rootUrl = `${request.origin}${rootPath}`;
    this.preferences = parsePrefer(request.headers.get('prefer'));
  }

  answer(): ServiceResponse {
    const text = this.request.path.slice(rootPath.length);
    if (isInitializeFrom(text)) return this.read(() => this.#initialize(text));
    const called = answerFunction(this, decodePath(text));
    if (called) return called;
    const path = parseResourcePath(text);
    const { name, key, rest } = path;
    if (!key && rest.length === 0) {
      if (name === '') return this.read(() => jsonResponse(200, this.#serviceDocument()));
      if (name === '$metadata') return this.read(() => this.#metadata());
    }
    const platform =
      answerKeys(this, path) ??
      answerRegistration(this, path) ??
      answerUserView(this, path) ??
      answerDefinitions(this, path) ??
      answerUserPrivileges(this, path);
    if (platform) return platform;
    const action =
      !key && rest.length === 0 && Object.hasOwn(salesActions, name) ? salesActions[name] : undefined;
    if (action) return this.#act(action);
    const set = this.organization.model.entitySets.get(name);
    if (!set) throw resourceNotFound(name);
    requirePrivilege(this.organization, set, this.request.method);
    // Whatever else stands in a change set with lines finds their document added up.
    if (!isLineTable(set) || this.request.method === 'GET') this.organization.database.settle();
    if (!key) return this.#answerSet(set, path);
    const recordKey = resolveKey(set, key);
    return rest.length === 0
      ? this.#answerRecord(set, recordKey)
      : answerPropertyRequest(this, set, recordKey, rest);
  }

  /** The body as a JSON object. Throws 415 when it is not sent as JSON. */
  body(set: Pick<EntitySet, 'name'>): JsonObject {
    const type = this.request.headers.get('content-type') ?? '';
    if (!/^application\/json\b/i.test(type))
      throw new ServiceError(
        415,
        codes.generic,
        `A supported MIME type could not be found that matches the content type of the request: '${type}'. The supported type is 'application/json'.`,
      );
    return parseBody(set, this.request.body);
  }

  /** Throws 412 when If-Match names another version than the record has. */
  requireMatch(record: StoredRecord): void {
    const ifMatch = this.request.headers.get('if-match');
    if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== etagOf(record)) throw versionMismatch();
  }

  #act(action: Action): ServiceResponse {
    if (this.request.method !== 'POST') throw methodNotAllowed(this.request.method);
    this.organization.database.settle();
    const answer = action(this.organization, this.body(entitySetOf(this.organization.model, 'quotes')));
    if (!answer) return emptyResponse();
    const set = entitySetOf(this.organization.model, answer.entitySet);
    this.organization.database.settle();
    const record = requireRecord(this.organization, set, { kind: 'primary', id: answer.id });
    const { select = [] } = answer;
    for (const name of select) if (!set.properties.has(name)) throw unknownProperty(set, name);
    const query = this.#recordQuery(set);
    return this.#representation(200, set, record, answer.select ? { ...query, select } : query);
  }

  #initialize(path: string): ServiceResponse {
    const json = initializeFrom(this.organization, path, parseQueryString(this.request.query));
    return jsonResponse(200, {
      '@odata.context': `${this.rootUrl}$metadata#Microsoft.Dynamics.CRM.crmbaseentity/$entity`,
      ...json,
    });
  }

  #answerSet(set: EntitySet, { rest }: ResourcePath): ServiceResponse {
    if (rest.length === 1 && rest[0] === '$count')
      return this.read(() => this.count({ set, path: set.name }));
    const bulk = rest.length === 1 ? bulkMessageOf(rest[0] ?? '') : undefined;
    if (bulk !== undefined) return this.#bulk(set, bulk);
    if (rest.length > 0) throw resourceNotFound(rest[0] ?? '');
    switch (this.request.method) {
      case 'GET':
        return this.list({ set, path: set.name });
      case 'POST':
        return this.create(set);
      default:
        throw methodNotAllowed(this.request.method);
    }
  }

  #answerRecord(set: EntitySet, key: RecordKey): ServiceResponse {
    switch (this.request.method) {
      case 'GET':
        return this.retrieve(set, requireRecord(this.organization, set, key));
      case 'PATCH':
        return this.#upsert(set, key);
      case 'DELETE': {
        const record = requireRecord(this.organization, set, key);
        this.requireMatch(record);
        deleteRecord(this.organization, set, record);
        return emptyResponse();
      }
      default:
        throw methodNotAllowed(this.request.method);
    }
  }

  #bulk(set: EntitySet, message: string): ServiceResponse {
    if (this.request.method !== 'POST') throw methodNotAllowed(this.request.method);
    const answer = carryOutBulk(this.organization, set, message, this.body(set));
    if (!answer) return emptyResponse();
    const context = `${this.rootUrl}$metadata#Microsoft.Dynamics.CRM.${message}Response`;
    return jsonResponse(200, { '@odata.context': context, ...answer });
  }

  /** The answer to a query in FetchXML. */
  #fetch(listed: Pick<ListRequest, 'set' | 'within'>, asked: AskedQuery): ServiceResponse {
    const { annotations } = this.preferences;
    const applied = preferenceApplied({ representation: false, annotations, trackChanges: false });
    return jsonResponse(200, answerFetch(this.organization, listed, asked, this), applied);
  }

  /** One page of an entity set, or of a collection of a record. */
  list(listed: Pick<ListRequest, 'set' | 'path' | 'within'>): ServiceResponse {
    const asked = askedQuery(this.organization, this.request.query);
    if (asked) return this.#fetch(listed, asked);
    const preferences = { ...this.preferences, representation: false };
    const request = this.listRequest(listed, preferences);
    const { apply, deltaToken, skipToken } = request.query;
    const isTracked = preferences.trackChanges || deltaToken !== undefined || isTrackingToken(skipToken);
    const answer = apply
      ? aggregateRecords(this.organization, request, apply)
      : (isTracked ? trackChanges : listRecords)(this.organization, request);
    return jsonResponse(200, answer, preferenceApplied(preferences));
  }

  count(counted: Pick<ListRequest, 'set' | 'path' | 'within'>): ServiceResponse {
    const request = this.listRequest(counted, this.preferences);
    const count = request.query.deltaToken === undefined ? countRecords : countChanges;
    return textResponse('text/plain', String(count(this.organization, request)));
  }

  listRequest(listed: Pick<ListRequest, 'set' | 'path' | 'within'>, preferences: Preferences): ListRequest {
    const query = parseQueryOptions(this.request.query, listed.set, this.organization);
    return { ...listed, query, preferences, queryText: this.request.query, rootUrl: this.rootUrl };
  }

  /** One record as its own address, or a lookup that points to it, gives it. */
  retrieve(set: EntitySet, record: StoredRecord): ServiceResponse {
    const query = this.#recordQuery(set);
    const { annotations } = this.preferences;
    const ifNoneMatch = this.request.headers.get('if-none-match');
    const isPlain = query.expand.length === 0 && annotations.length === 0;
    if (isPlain && ifNoneMatch === etagOf(record)) return emptyResponse({ ETag: etagOf(record) }, 304);
    return this.#representation(200, set, record, query, { ETag: etagOf(record) });
  }

  /** Creates what the body holds, with the links that the address of the request gives it. */
  create(set: EntitySet, links: JsonObject = {}): ServiceResponse {
    const query = this.#recordQuery(set);
    const id = insertDeep(this.organization, set, { ...this.body(set), ...links });
    if (!this.preferences.representation) {
      const url = `${this.rootUrl}${set.name}(${id})`;
      return emptyResponse({ 'OData-EntityId': url, Location: url });
    }
    this.organization.database.settle();
    const record = requireRecord(this.organization, set, { kind: 'primary', id });
    return this.#representation(201, set, record, query, { Location: `${this.rootUrl}${set.name}(${id})` });
  }

  /** PATCH updates the record, or creates it, unless the headers allow only one of the two. */
  #upsert(set: EntitySet, key: RecordKey): ServiceResponse {
    const query = { ...this.#recordQuery(set), expand: [] };
    const body = this.body(set);
    const found = findRecord(this.organization, set, key);
    if (found && this.request.headers.get('if-none-match') === '*') throw duplicateRecord();
    if (!found && this.request.headers.has('if-match')) requireRecord(this.organization, set, key);
    if (found) {
      this.requireMatch(found);
      refuseDeepUpdate(set, body);
      const given = readPayload(this.organization, set, body, 'update');
      // The columns of the alternate key in the URL say which record is meant; they do not rename it.
      for (const name of key.kind === 'alternate' ? Object.keys(key.values) : []) delete given[name];
      updateRecord(this.organization, set, found, given);
    }
    const keyValues = key.kind === 'primary' ? { [set.key[0] ?? '']: key.id } : key.values;
    const id = found ? idOf(set, found) : insertDeep(this.organization, set, body, { key: keyValues });
    if (!this.preferences.representation)
      return emptyResponse({ 'OData-EntityId': `${this.request.origin}${this.request.path}` });
    this.organization.database.settle();
    const record = requireRecord(this.organization, set, { kind: 'primary', id });
    return this.#representation(found ? 200 : 201, set, record, query);
  }

  #representation(
    status: number,
    set: EntitySet,
    record: StoredRecord,
    query: DataverseQuery,
    headers: Record<string, string> = {},
  ): ServiceResponse {
    const presentation = presentationOf(query, this.preferences, this.rootUrl);
    const applied = preferenceApplied({
      representation: this.preferences.representation && this.request.method !== 'GET',
      annotations: this.preferences.annotations,
      trackChanges: false,
    });
    const context = `${this.rootUrl}$metadata#${set.name}${contextSelection(presentation)}/$entity`;
    const json = createPresenter(this.organization, set, presentation)(record);
    return jsonResponse(status, { '@odata.context': context, ...json }, { ...headers, ...applied });
  }

  /** The options of a request for one record: $select and $expand. */
  #recordQuery(set: EntitySet): DataverseQuery {
    const query = parseQueryOptions(this.request.query, set, this.organization);
    for (const option of query.given) {
      if (option !== '$select' && option !== '$expand' && option !== 'tag' && !option.startsWith('@'))
        throw notSupported(`The query option "${option}" is not supported for a single record.`);
    }
    return query;
  }

  /** Answers GET alone. */
  read(answer: () => ServiceResponse): ServiceResponse {
    if (this.request.method !== 'GET') throw methodNotAllowed(this.request.method);
    return answer();
  }

  #serviceDocument(): object {
    const names = [...this.organization.model.entitySets.keys()];
    return {
      '@odata.context': `${this.rootUrl}$metadata`,
      value: names.map((name) => ({ name, kind: 'EntitySet', url: name })),
    };
  }

  #metadata(): ServiceResponse {
    const options = parseQueryString(this.request.query);
    const withAnnotations = options.get('annotations')?.toLowerCase() === 'true';
    return textResponse('application/xml', printCsdl(this.organization.model, withAnnotations));
  }
}
