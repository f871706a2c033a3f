import { toWire } from '../../../edm/stored.ts';
import { ServiceError } from '../../../errors.ts';
import { isJsonObject, type Json } from '../../../json.ts';
import { type EntitySet, type Property, propertyOf } from '../../../model/model.ts';
import { parseJson } from '../../../parse-json.ts';
import { lookedUp } from '../../behaviour/computed.ts';
import { referencedId } from '../../binding.ts';
import { codes } from '../../errors.ts';
import { requireRecord } from '../../key.ts';
import type { Organization } from '../../organization.ts';
import { findWay, mappedColumns } from './initialize-ways.ts';

const call = /^InitializeFrom\(([^()]*)\)$/;
const names = ['EntityMoniker', 'TargetEntityName', 'TargetFieldType'] as const;

/** Whether a path below the service root calls the function. */
export function isInitializeFrom(path: string): boolean {
  return call.test(path);
}

/**
 * A record that comes of another, as a client may send it to be created: columns, and lookups as `@odata.bind`. Nothing is
 * written. `InitializeFrom(EntityMoniker=@a,TargetEntityName=@b,TargetFieldType=@c)?@a={'@odata.id':'quotes(…)'}&…`
 * (Microsoft Learn, "Create a table row from another row using the Web API").
 */
export function initializeFrom(
  organization: Organization,
  path: string,
  options: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const given = parametersOf(path, options);
  const target = given.TargetEntityName.replace(/^'(.*)'$/, '$1');
  const moniker = monikerOf(given.EntityMoniker);
  const set = [...organization.model.entitySets.values()].find(({ typeName }) => typeName === target);
  const sources = organization.model.entitySets.get(/^\w+/.exec(moniker)?.[0] ?? '');
  const way = set && sources && findWay(sources.name, set.name);
  if (!way)
    throw new ServiceError(
      400,
      codes.invalidArgument,
      `There is no mapping from ${given.EntityMoniker} to '${target}'.`,
    );
  const isWanted = fieldFilter(given.TargetFieldType);
  const id = referencedId(organization, sources, sources.name, moniker);
  const { values } = requireRecord(organization, sources, { kind: 'primary', id });
  const json: Record<string, unknown> = { '@odata.type': `#${set.qualifiedTypeName}` };
  const columns = mappedColumns(organization, way, values, id);
  for (const [name, value] of Object.entries(columns)) {
    const property = propertyOf(set, name);
    if (!isWanted(property)) continue;
    if (property.lookup) Object.assign(json, binding(organization, set, name, String(value)));
    else json[name] = toWire(property, value, 'all-digits');
  }
  return json;
}

/** A lookup as a client sets it. One to a table that the sandbox does not have is left out. */
function binding(
  organization: Organization,
  set: EntitySet,
  column: string,
  id: string,
): Record<string, string> {
  const found = [...set.navigations.values()].find(
    (navigation) => navigation.column === column && lookedUp(organization, navigation.targetSet, id),
  );
  return found ? { [`${found.name}@odata.bind`]: `/${found.targetSet}(${id})` } : {};
}

/** The parameters as they are written, behind their aliases. */
function parametersOf(
  path: string,
  options: ReadonlyMap<string, string>,
): Record<(typeof names)[number], string> {
  const given = new Map<string, string>();
  for (const part of (call.exec(path)?.[1] ?? '').split(',')) {
    const [name = '', value = ''] = part.split('=');
    given.set(name.trim(), value.startsWith('@') ? (options.get(value) ?? '') : value);
  }
  const value = (name: (typeof names)[number]) => {
    const text = given.get(name) ?? '';
    if (text !== '') return text;
    throw new ServiceError(
      400,
      codes.invalidArgument,
      `Required field '${name}' is missing for InitializeFrom.`,
    );
  };
  return {
    EntityMoniker: value('EntityMoniker'),
    TargetEntityName: value('TargetEntityName'),
    TargetFieldType: value('TargetFieldType'),
  };
}

/** The path in a reference: `{'@odata.id':'quotes(…)'}`, which OData writes with either kind of quotation marks. */
function monikerOf(text: string): string {
  let json: Json = null;
  try {
    json = parseJson(text.replaceAll("'", '"'));
  } catch {
    // What cannot be read refers to nothing, and is refused as such.
  }
  const reference = isJsonObject(json) ? json['@odata.id'] : undefined;
  return typeof reference === 'string' ? reference.replace(/^\//, '') : '';
}

/** Which columns are asked for. */
function fieldFilter(text: string): (property: Property) => boolean {
  switch (text.replace(/^Microsoft\.Dynamics\.CRM\.TargetFieldType'(.*)'$/, '$1')) {
    case 'ValidForCreate':
      return ({ computed, updateOnly }) => !computed && !updateOnly;
    case 'ValidForUpdate':
      return ({ computed, immutable }) => !computed && !immutable;
    case 'All':
    case 'ValidForRead':
      return () => true;
    default:
      throw new ServiceError(400, codes.queryNotSupported, `The value ${text} is no TargetFieldType.`);
  }
}
