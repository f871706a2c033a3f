import { randomUUID } from 'node:crypto';
import { ServiceError } from '../../errors.ts';
import type { ServiceResponse } from '../../http/message.ts';
import { parseSegment, type ResourcePath } from '../../http/resource-path.ts';
import type { Json } from '../../json.ts';
import type { EntitySet } from '../../model/model.ts';
import { codes, methodNotAllowed, resourceNotFound } from '../errors.ts';
import type { Exchange } from '../exchange.ts';
import { logicalName } from '../metadata/describe-attribute.ts';
import { tableId } from '../metadata/describe-table.ts';
import type { Organization } from '../organization.ts';
import { emptyResponse } from '../responses.ts';
import { isSameKey, readAddedKeys, writeAddedKeys } from './added-keys.ts';
import { startBuildingKeys } from './build-key.ts';

/** Keys that a table may have. Microsoft Learn, "Work with alternate keys". */
const keysMax = 10;
/** Types of columns that the sandbox finds records by; the platform takes decimals and dates, too. */
const keyTypes: ReadonlySet<string> = new Set(['Edm.String', 'Edm.Int32', 'Edm.Int64', 'Edm.Guid']);

/**
 * Adds an alternate key, `POST EntityDefinitions(LogicalName='account')/Keys`, or takes an added one away, `DELETE …/Keys(…)`.
 * Undefined for anything else. Microsoft Learn, "Work with alternate keys".
 */
export function answerKeys(
  exchange: Exchange,
  { name, key, rest }: ResourcePath,
): ServiceResponse | undefined {
  const { organization, request, rootUrl } = exchange;
  const [segment = '', ...beyond] = rest;
  if (name !== 'EntityDefinitions' || request.method === 'GET' || !/^Keys(\(|$)/.test(segment))
    return undefined;
  const set = setOf(organization, key);
  const below = parseSegment(segment).key;
  if (!set || beyond.length > 0) throw resourceNotFound(beyond[0] ?? name);
  if (below === undefined && request.method === 'POST') {
    const id = addKey(organization, set, exchange.body({ name }));
    // The index is built by a job of its own.
    startBuildingKeys(organization);
    const url = `${rootUrl}EntityDefinitions(${tableId(set)})/Keys(${id})`;
    return emptyResponse({ 'OData-EntityId': url });
  }
  if (below === undefined || request.method !== 'DELETE') throw methodNotAllowed(request.method);
  removeKey(organization, set, textOf(below));
  return emptyResponse();
}

function addKey(organization: Organization, set: EntitySet, body: { readonly [name: string]: Json }): string {
  const { SchemaName: schemaName, KeyAttributes: attributes } = body;
  if (typeof schemaName !== 'string' || !/^[a-z]\w*$/i.test(schemaName))
    throw invalid('SchemaName must be a name of letters, digits and underscores.');
  if (!Array.isArray(attributes) || attributes.length === 0)
    throw invalid('KeyAttributes must name at least one column.');
  const columns = (attributes as readonly Json[]).map((attribute) => columnOf(set, attribute));
  const keys = readAddedKeys(organization.database);
  const own = keys.filter(({ entitySet }) => entitySet === set.name);
  if (own.some((key) => key.schemaName.toLowerCase() === schemaName.toLowerCase()))
    throw invalid(`An entity key with the name ${schemaName} already exists on ${set.typeName}.`);
  const present = [...set.alternateKeys, ...own.map((key) => key.columns)];
  if (present.some((key) => isSameKey(key, columns)))
    throw invalid(`${set.typeName} has an entity key on these columns already.`);
  const pending = own.filter(({ status }) => status !== 'Active').length;
  if (set.alternateKeys.length + pending >= keysMax)
    throw invalid(`A table has at most ${keysMax} entity keys; ${set.typeName} has so many.`);
  const id = randomUUID();
  writeAddedKeys(organization.database, [
    ...keys,
    { id, entitySet: set.name, schemaName, columns, status: 'Pending' },
  ]);
  return id;
}

function removeKey(organization: Organization, set: EntitySet, named: string): void {
  const keys = readAddedKeys(organization.database);
  const found = keys.find(
    ({ id, entitySet, schemaName }) =>
      entitySet === set.name && [id, schemaName.toLowerCase()].includes(named.toLowerCase()),
  );
  if (!found)
    throw new ServiceError(
      404,
      codes.objectDoesNotExist,
      `Could not find an entity key ${named} of ${set.typeName} that can be deleted.`,
    );
  if (found.status === 'Active') organization.store(set.name).dropKey(found.columns);
  writeAddedKeys(
    organization.database,
    keys.filter((key) => key !== found),
  );
  organization.refreshModel();
}

/** The column of an attribute; a key is made of texts, whole numbers, choices and lookups. */
function columnOf(set: EntitySet, attribute: Json): string {
  const property = [...set.properties.values()].find((candidate) => logicalName(candidate) === attribute);
  if (!property) throw invalid(`${set.typeName} has no attribute ${String(attribute)}.`);
  if (!keyTypes.has(property.type))
    throw invalid(`The attribute ${String(attribute)} cannot be part of an entity key.`);
  return property.name;
}

function setOf({ model }: Organization, key: ResourcePath['key']): EntitySet | undefined {
  const named = textOf(key).toLowerCase();
  return [...model.entitySets.values()].find((set) => [set.typeName, tableId(set)].includes(named));
}

/** What a key in parentheses says: an identifier, or `LogicalName='…'`. */
function textOf(key: ResourcePath['key']): string {
  const literal = key?.kind === 'single' ? key.value : key?.parts.get('LogicalName');
  return literal && 'text' in literal ? literal.text : '';
}

function invalid(message: string): ServiceError {
  return new ServiceError(400, codes.invalidArgument, message);
}
