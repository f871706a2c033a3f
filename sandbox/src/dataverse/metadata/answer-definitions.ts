import { ServiceError } from '../../errors.ts';
import type { ServiceResponse } from '../../http/message.ts';
import { parseQueryString } from '../../http/query-string.ts';
import { parseSegment, type ResourcePath } from '../../http/resource-path.ts';
import { codes, methodNotAllowed, resourceNotFound } from '../errors.ts';
import type { Exchange } from '../exchange.ts';
import { readAddedKeys } from '../keys/added-keys.ts';
import { jsonResponse } from '../responses.ts';
import { systemViewItems, userViewItems } from '../views/view-items.ts';
import { messageFilterItems, messageItems, registrationItems } from '../webhooks/registration-items.ts';
import { isRegistrationTable, registrationTables, tableRules } from '../webhooks/registration-tables.ts';
import { systemJobs } from '../webhooks/system-jobs.ts';
import { describeTables } from './describe-table.ts';
import { attributeMaps, entityMaps } from './entity-maps.ts';
import type { Item } from './item.ts';
import { orderItems } from './order-items.ts';
import { organizationRow } from './organization-row.ts';
import { type Options, presentItem, queryItems, selectionOf } from './query-items.ts';

/** A set of rows that the service tells of itself; what of it can be written is written elsewhere. */
interface DescribedSet {
  readonly typeName: string;
  /** The column of the primary key, and others by which a row can be addressed. */
  readonly keys: readonly string[];
  /** Whether it is a table like others, whose rows can be ordered. */
  readonly isTable?: boolean;
  items(exchange: Exchange): readonly Item[];
}

const sets: Readonly<Record<string, DescribedSet>> = {
  EntityDefinitions: {
    typeName: 'EntityMetadata',
    keys: ['MetadataId', 'LogicalName'],
    items: ({ organization }) => describeTables(organization.model, readAddedKeys(organization.database)),
  },
  GlobalOptionSetDefinitions: {
    typeName: 'OptionSetMetadataBase',
    keys: ['MetadataId', 'Name'],
    // Every choice of the sandbox belongs to its column.
    items: () => [],
  },
  organizations: {
    typeName: 'organization',
    keys: ['organizationid'],
    items: ({ organization }) => [organizationRow(organization)],
  },
  sdkmessagefilters: {
    typeName: 'sdkmessagefilter',
    keys: ['sdkmessagefilterid'],
    isTable: true,
    items: ({ organization }) => messageFilterItems(organization),
  },
  asyncoperations: {
    typeName: 'asyncoperation',
    keys: ['asyncoperationid'],
    isTable: true,
    items: ({ organization }) => systemJobs(organization),
  },
  sdkmessages: {
    typeName: 'sdkmessage',
    keys: ['sdkmessageid'],
    isTable: true,
    items: ({ organization }) => messageItems(organization),
  },
  entitymaps: {
    typeName: 'entitymap',
    keys: ['entitymapid'],
    isTable: true,
    items: ({ organization }) => entityMaps(organization.model),
  },
  attributemaps: {
    typeName: 'attributemap',
    keys: ['attributemapid'],
    isTable: true,
    items: ({ organization }) => attributeMaps(organization.model),
  },
  savedqueries: {
    typeName: 'savedquery',
    keys: ['savedqueryid'],
    items: ({ organization }) => systemViewItems(organization),
  },
  userqueries: {
    typeName: 'userquery',
    keys: ['userqueryid'],
    items: ({ organization }) => userViewItems(organization),
  },
  ...Object.fromEntries(
    registrationTables.map((table): [string, DescribedSet] => [
      table,
      {
        typeName: tableRules[table].typeName,
        keys: [tableRules[table].key],
        isTable: true,
        items: ({ organization }) => registrationItems(organization, table),
      },
    ]),
  ),
};

/** Names of the properties of a table that are collections of rows. */
const relatedKeys: Readonly<Record<string, readonly string[]>> = {
  Attributes: ['MetadataId', 'LogicalName'],
  Keys: ['MetadataId', 'LogicalName'],
  ManyToOneRelationships: ['MetadataId'],
};

/** Answers GET on what the service tells of itself; undefined when the path names something else. */
export function answerDefinitions(
  exchange: Exchange,
  { name, key, rest }: ResourcePath,
): ServiceResponse | undefined {
  const described = Object.hasOwn(sets, name) ? sets[name] : undefined;
  if (!described) return undefined;
  const { method } = exchange.request;
  const isWritten = isRegistrationTable(name) || name === 'userqueries';
  if (method !== 'GET' && !isWritten) throw methodNotAllowed(method);
  const options = parseQueryString(exchange.request.query);
  const items = described.items(exchange);
  if (!key) {
    if (rest.length > 0) throw resourceNotFound(rest[0] ?? '');
    const ordered = described.isTable ? orderItems(items, options.get('$orderby')) : items;
    return list(
      exchange,
      name,
      ordered,
      described.isTable ? without(options, '$orderby') : options,
      described.typeName,
    );
  }
  const item = find(items, described.keys, key, name);
  if (rest.length > 0)
    return answerBelow(exchange, `${name}(${String(item.values.MetadataId)})`, item, rest, options);
  return one(exchange, name, item, options, described.typeName);
}

function without(options: Options, name: string): Options {
  return new Map([...options].filter(([option]) => option !== name));
}

/** `Attributes`, `Attributes(LogicalName='x')`, either cast to a type, and the choices of a column. */
function answerBelow(
  exchange: Exchange,
  path: string,
  item: Item,
  [segment = '', ...rest]: readonly string[],
  options: Options,
): ServiceResponse {
  const { name, key } = parseSegment(segment);
  const { related: others = {} } = item;
  const related = Object.hasOwn(others, name) ? others[name]?.() : undefined;
  if (related === undefined) throw resourceNotFound(name);
  const here = `${path}/${name}`;
  if (!Array.isArray(related)) {
    if (key || rest.length > 0) throw resourceNotFound(rest[0] ?? segment);
    if (related === null)
      return jsonResponse(200, {
        '@odata.context': `${exchange.rootUrl}$metadata#Edm.Null`,
        '@odata.null': true,
      });
    return one(exchange, here, related as Item, options, name);
  }
  const items = related as readonly Item[];
  const cast = rest[0]?.startsWith('Microsoft.Dynamics.CRM.') ? rest[0] : undefined;
  const beyond = cast === undefined ? rest : rest.slice(1);
  const typeName = cast?.split('.').at(-1) ?? name;
  const typed =
    cast === undefined ? items : items.filter(({ values }) => values['@odata.type'] === `#${cast}`);
  if (!key) {
    if (beyond.length > 0) throw resourceNotFound(beyond[0] ?? '');
    return list(exchange, here, typed, options, typeName);
  }
  const found = find(typed, relatedKeys[name] ?? [], key, name);
  if (beyond.length > 0)
    return answerBelow(exchange, `${here}(${String(found.values.MetadataId)})`, found, beyond, options);
  return one(exchange, here, found, options, typeName);
}

function list(
  { rootUrl }: Exchange,
  path: string,
  items: readonly Item[],
  options: Options,
  typeName: string,
): ServiceResponse {
  const value = queryItems(items, options, typeName);
  return jsonResponse(200, {
    '@odata.context': `${rootUrl}$metadata#${path}${selectionOf(options)}`,
    ...(options.get('$count') === 'true' ? { '@odata.count': value.length } : {}),
    value,
  });
}

function one(
  { rootUrl }: Exchange,
  path: string,
  item: Item,
  options: Options,
  typeName: string,
): ServiceResponse {
  const context = `${rootUrl}$metadata#${path}${selectionOf(options)}/$entity`;
  return jsonResponse(200, { '@odata.context': context, ...presentItem(item, options, typeName) });
}

function find(
  items: readonly Item[],
  keys: readonly string[],
  key: NonNullable<ResourcePath['key']>,
  name: string,
): Item {
  const [column, literal] =
    key.kind === 'single' ? [keys[0], key.value] : ([...key.parts][0] ?? [undefined, undefined]);
  const isOne = key.kind === 'single' || key.parts.size === 1;
  const isText = literal?.kind === 'string' || literal?.kind === 'guid';
  if (!isOne || !isText || column === undefined || !keys.includes(column))
    throw new ServiceError(
      400,
      codes.generic,
      `The key in the request URI is not valid for resource '${name}'. Ensure that the names and number of key properties match the declared or alternate key properties for the resource '${name}'.`,
    );
  const wanted = literal.text.toLowerCase();
  const found = items.find(({ values }) => String(values[column]).toLowerCase() === wanted);
  if (!found)
    throw new ServiceError(
      404,
      codes.objectDoesNotExist,
      `Could not find an item with ${column} = ${literal.text}.`,
    );
  return found;
}
