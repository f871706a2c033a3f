import type { ServiceResponse } from '../../http/message.ts';
import type { ResourcePath } from '../../http/resource-path.ts';
import { duplicateRecord, methodNotAllowed, resourceNotFound } from '../errors.ts';
import type { Exchange } from '../exchange.ts';
import { representedRow } from '../metadata/represented-row.ts';
import { emptyResponse } from '../responses.ts';
import { isRegistered, register, reregister, unregister } from './register.ts';
import { isRegistrationTable } from './registration-tables.ts';

/** Answers what changes a registration of a webhook; undefined for anything else. */
export function answerRegistration(exchange: Exchange, path: ResourcePath): ServiceResponse | undefined {
  const { organization, request, rootUrl } = exchange;
  const { name, key, rest } = path;
  if (!isRegistrationTable(name) || request.method === 'GET') return undefined;
  if (rest.length > 0) throw resourceNotFound(rest[0] ?? '');
  if (!key) {
    if (request.method !== 'POST') throw methodNotAllowed(request.method);
    const id = register(organization, name, exchange.body({ name }));
    const url = `${rootUrl}${name}(${id})`;
    return (
      representedRow(exchange, { name, id, status: 201 }) ??
      emptyResponse({ 'OData-EntityId': url, Location: url })
    );
  }
  const id = key.kind === 'single' && key.value.kind === 'guid' ? key.value.text.toLowerCase() : '';
  switch (request.method) {
    case 'PATCH':
      if (request.headers.get('if-none-match') === '*' && isRegistered(organization, name, id))
        throw duplicateRecord();
      reregister(organization, name, id, exchange.body({ name }));
      return (
        representedRow(exchange, { name, id, status: 200 }) ??
        emptyResponse({ 'OData-EntityId': `${rootUrl}${name}(${id})` })
      );
    case 'DELETE':
      unregister(organization, name, id);
      return emptyResponse();
    default:
      throw methodNotAllowed(request.method);
  }
}
