import { ServiceError } from '../../errors.ts';
import type { ServiceRequest, ServiceResponse } from '../../http/message.ts';
import { parsePrefer, preferenceApplied } from '../../http/prefer.ts';
import { type KeyPredicate, parseResourcePath } from '../../http/resource-path.ts';
import type { EntitySet } from '../../model/model.ts';
import type { StoredRecord, StoredValues } from '../../store/record-store.ts';
import type { Environment } from '../environment.ts';
import { invalidQuery, nothingToUpdate, preconditionFailed, resourceNotFound } from '../errors.ts';
import { answerMetadata } from '../metadata/json-metadata.ts';
import { createRecord, deleteRecord, updateRecord } from '../writing/write.ts';
import { findRecord, resolveKey } from './key.ts';
import { countRecords, listRecords } from './list.ts';
import { parseBody, readPayload } from './payload.ts';
import { etagOf, keyUrl, presentRecord } from './present.ts';
import { type FinanceOperationsQuery, parseQueryOptions } from './query-options.ts';
import { emptyResponse, jsonResponse, textResponse } from './responses.ts';

export const rootPath = '/data/';
export const metadataPath = '/Metadata/';

/** One request to the OData endpoint and its answer. Refusals are thrown. */
export class Exchange {
  readonly #environment: Environment;
  readonly #request: ServiceRequest;
  readonly #rootUrl: string;

  constructor(environment: Environment, request: ServiceRequest) {
    this.#environment = environment;
    this.#request = request;
    this.#rootUrl = `${request.origin}${rootPath}`;
  }

  answer(): ServiceResponse {
    const { path } = this.#request;
    if (path.startsWith(metadataPath)) {
      const found = answerMetadata(this.#environment.model, path.slice(metadataPath.length));
      if (!found) throw this.#notFound();
      return this.#read(() => jsonResponse(200, found));
    }
    const { name, key, rest } = parseResourcePath(path.slice(rootPath.length));
    if (!key && rest.length === 0) {
      if (name === '') return this.#read(() => jsonResponse(200, this.#serviceDocument()));
      if (name === '$metadata')
        return this.#read(() => textResponse('application/xml', this.#environment.model.text));
    }
    const set = this.#environment.model.entitySets.get(name);
    if (!set) throw this.#notFound();
    const query = parseQueryOptions(this.#request.query, set, this.#environment.model);
    if (key && rest.length === 0) return this.#answerRecord(set, key, query);
    if (key || rest.length > 1 || (rest.length === 1 && rest[0] !== '$count')) throw this.#notFound();
    if (rest.length === 1)
      return this.#read(() =>
        textResponse('text/plain', String(countRecords(this.#environment, set, query))),
      );
    return this.#answerSet(set, query);
  }

  #answerSet(set: EntitySet, query: FinanceOperationsQuery): ServiceResponse {
    const { method } = this.#request;
    if (method === 'GET') {
      const preferences = { ...parsePrefer(this.#request.headers.get('prefer')), representation: false };
      const answer = listRecords(this.#environment, {
        set,
        query,
        preferences,
        queryText: this.#request.query,
        rootUrl: this.#rootUrl,
      });
      return jsonResponse(
        200,
        answer,
        preferenceApplied({ ...preferences, annotations: [], trackChanges: false }),
      );
    }
    if (method !== 'POST') throw this.#methodNotAllowed();
    const record = createRecord(this.#environment, set, this.#payload(set), query.crossCompany);
    return this.#representation(201, set, record, undefined, {
      Location: `${this.#rootUrl}${keyUrl(set, record)}`,
    });
  }

  #answerRecord(set: EntitySet, predicate: KeyPredicate, query: FinanceOperationsQuery): ServiceResponse {
    for (const option of query.given) {
      if (option.startsWith('$') && option !== '$select')
        throw invalidQuery(`The query parameter '${option}' is not supported for a single record.`);
    }
    const key = resolveKey(set, predicate);
    const record = findRecord(this.#environment, set, key, query.crossCompany);
    switch (this.#request.method) {
      case 'GET':
        if (!record) throw this.#notFound();
        return this.#representation(200, set, record, query.select);
      case 'PATCH':
      case 'PUT': {
        const given = this.#payload(set);
        updateRecord(this.#environment, set, this.#requireMatch(record), given);
        return emptyResponse();
      }
      case 'DELETE':
        deleteRecord(this.#environment, set, this.#requireMatch(record));
        return emptyResponse();
      default:
        throw this.#methodNotAllowed();
    }
  }

  #requireMatch(record: StoredRecord | undefined): StoredRecord {
    if (!record) throw nothingToUpdate();
    const ifMatch = this.#request.headers.get('if-match');
    if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== etagOf(record)) throw preconditionFailed();
    return record;
  }

  #payload(set: EntitySet): StoredValues {
    const type = this.#request.headers.get('content-type') ?? '';
    if (!/^application\/json\b/i.test(type))
      throw new ServiceError(
        415,
        '',
        `The request entity's media type '${type}' is not supported for this resource.`,
      );
    return readPayload(set, parseBody(this.#request.body), /IEEE754Compatible\s*=\s*true/i.test(type));
  }

  #representation(
    status: number,
    set: EntitySet,
    record: StoredRecord,
    select: readonly string[] | undefined,
    headers: Record<string, string> = {},
  ): ServiceResponse {
    const selection = select ? `(${select.join(',')})` : '';
    const context = `${this.#rootUrl}$metadata#${set.name}${selection}/$entity`;
    const json = { '@odata.context': context, ...presentRecord(set, record, select) };
    return jsonResponse(status, json, { ETag: etagOf(record), ...headers });
  }

  #read(answer: () => ServiceResponse): ServiceResponse {
    if (this.#request.method !== 'GET') throw this.#methodNotAllowed();
    return answer();
  }

  #serviceDocument(): object {
    const names = [...this.#environment.model.entitySets.keys()];
    return {
      '@odata.context': `${this.#rootUrl}$metadata`,
      value: names.map((name) => ({ name, kind: 'EntitySet', url: name })),
    };
  }

  #notFound(): ServiceError {
    const { origin, path, query } = this.#request;
    return resourceNotFound(`${origin}${path}${query === '' ? '' : `?${query}`}`);
  }

  #methodNotAllowed(): ServiceError {
    return new ServiceError(
      405,
      '',
      `The requested resource does not support http method '${this.#request.method}'.`,
    );
  }
}
