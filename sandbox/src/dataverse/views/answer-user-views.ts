import { randomUUID } from 'node:crypto';
import type { ServiceResponse } from '../../http/message.ts';
import type { ResourcePath } from '../../http/resource-path.ts';
import { duplicateRecord, methodNotAllowed, resourceNotFound } from '../errors.ts';
import type { Exchange } from '../exchange.ts';
import { representedRow } from '../metadata/represented-row.ts';
import { emptyResponse } from '../responses.ts';
import { readView } from './read-view.ts';
import { dropView, isTaken, keepView, userViews } from './user-views.ts';
import { viewNotFound } from './view.ts';

/** Answers what changes a view of the caller; undefined for anything else. */
export function answerUserView(exchange: Exchange, path: ResourcePath): ServiceResponse | undefined {
  const { organization, request, rootUrl } = exchange;
  const { name, key, rest } = path;
  if (name !== 'userqueries' || request.method === 'GET') return undefined;
  if (rest.length > 0) throw resourceNotFound(rest[0] ?? '');
  const { database } = organization;
  const { userId: ownerId } = organization.caller();
  const urlOf = (id: string) => `${rootUrl}userqueries(${id})`;
  if (!key) {
    if (request.method !== 'POST') throw methodNotAllowed(request.method);
    const blank = {
      id: randomUUID(),
      name: '',
      table: '',
      fetchXml: '',
      layoutXml: null,
      description: null,
      ownerId,
    };
    const view = readView(organization, blank, exchange.body({ name }));
    if (isTaken(database, view.id)) throw duplicateRecord();
    keepView(database, view);
    const url = urlOf(view.id);
    return (
      representedRow(exchange, { name, id: view.id, status: 201 }) ??
      emptyResponse({ 'OData-EntityId': url, Location: url })
    );
  }
  const id = key.kind === 'single' && key.value.kind === 'guid' ? key.value.text.toLowerCase() : '';
  const view = userViews(database, ownerId).find((each) => each.id === id);
  if (!view) throw viewNotFound('userquery', id);
  switch (request.method) {
    case 'PATCH': {
      const changed = { ...readView(organization, view, exchange.body({ name })), id };
      keepView(database, changed);
      return (
        representedRow(exchange, { name, id, status: 200 }) ?? emptyResponse({ 'OData-EntityId': urlOf(id) })
      );
    }
    case 'DELETE':
      dropView(database, view);
      return emptyResponse();
    default:
      throw methodNotAllowed(request.method);
  }
}
