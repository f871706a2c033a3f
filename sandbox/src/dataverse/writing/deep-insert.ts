import { isJsonObject, type Json, type JsonObject } from '../../json.ts';
import { type EntitySet, entitySetOf } from '../../model/model.ts';
import { referencedId } from '../binding.ts';
import { payloadError } from '../errors.ts';
import { requireRecord } from '../key.ts';
import type { Organization } from '../organization.ts';
import { type CreateOptions, createRecord, updateRecord } from '../write.ts';

/** How deep records may stand in each other in one body; the platform's own bound is not published. */
const depthMax = 20;

/**
 * Creates a record with those that stand in its body under navigation names, all in the caller's transaction, and gives
 * its identifier: first the records that its lookups point to, then itself, then those that point to it. A collection
 * may also name records that exist: `contact_customer_accounts@odata.bind` (Microsoft Learn, "Create a table row using
 * the Web API").
 */
export function insertDeep(
  organization: Organization,
  set: EntitySet,
  json: JsonObject,
  options: CreateOptions = {},
  depth = 1,
): string {
  if (depth > depthMax)
    throw payloadError(
      set,
      `Microsoft.OData.ODataException: The depth limit '${depthMax}' of nested records was exceeded.`,
    );
  // A list of pairs: set by name, `__proto__` would vanish instead of being refused.
  const own: [name: string, value: Json][] = [];
  const children: [collection: string, child: Json][] = [];
  const associated: [collection: string, reference: Json][] = [];
  for (const [name, value] of Object.entries(json)) {
    const [base = '', annotation] = name.split('@', 2);
    if (set.collections.has(name)) children.push(...listOf(set, name, value));
    else if (annotation === 'odata.bind' && set.collections.has(base))
      associated.push(...listOf(set, base, value));
    else if (set.navigations.has(name))
      own.push([`${name}@odata.bind`, insertTarget(organization, set, name, value, depth)]);
    else own.push([name, value]);
  }
  const id = createRecord(organization, set, Object.fromEntries(own), options);
  for (const [name, child] of children) {
    const { targetSet, partner } = collectionOf(set, name);
    if (!isJsonObject(child)) throw notAnObject(set, name);
    const linked = { ...child, [`${partner}@odata.bind`]: `/${set.name}(${id})` };
    insertDeep(organization, entitySetOf(organization.model, targetSet), linked, {}, depth + 1);
  }
  for (const [name, reference] of associated) associate(organization, set, id, name, reference);
  return id;
}

/** Refuses a body that holds records to be inserted where a record is changed. */
export function refuseDeepUpdate(set: EntitySet, json: JsonObject): void {
  for (const name of Object.keys(json)) {
    if (!set.navigations.has(name) && !set.collectionNavigations.has(name)) continue;
    throw payloadError(
      set,
      `Microsoft.OData.ODataException: Deep update of the navigation property '${name}' is not supported; set a lookup with '${name}@odata.bind'.`,
    );
  }
}

/** Creates the record under the name of a lookup and gives the reference to it. */
function insertTarget(
  organization: Organization,
  set: EntitySet,
  name: string,
  json: Json,
  depth: number,
): string {
  const targetSet = set.navigations.get(name)?.targetSet ?? '';
  if (!isJsonObject(json)) throw notAnObject(set, name);
  const id = insertDeep(organization, entitySetOf(organization.model, targetSet), json, {}, depth + 1);
  return `/${targetSet}(${id})`;
}

function associate(
  organization: Organization,
  set: EntitySet,
  id: string,
  name: string,
  reference: Json,
): void {
  const { targetSet, column } = collectionOf(set, name);
  if (typeof reference !== 'string')
    throw payloadError(
      set,
      `Microsoft.OData.ODataException: The values of '${name}@odata.bind' must be strings.`,
    );
  const target = entitySetOf(organization.model, targetSet);
  const targetId = referencedId(organization, set, targetSet, reference);
  const record = requireRecord(organization, target, { kind: 'primary', id: targetId });
  updateRecord(organization, target, record, { [column]: id });
}

function listOf(set: EntitySet, name: string, json: Json): [string, Json][] {
  if (Array.isArray(json)) return (json as readonly Json[]).map((entry) => [name, entry]);
  throw payloadError(
    set,
    `Microsoft.OData.ODataException: An unexpected node was found when reading '${name}'. A 'StartArray' node was expected.`,
  );
}

function collectionOf(set: EntitySet, name: string) {
  const collection = set.collections.get(name);
  if (!collection) throw new Error(`The model of ${set.name} cannot follow ${name}.`);
  return collection;
}

function notAnObject(set: EntitySet, name: string) {
  return payloadError(
    set,
    `Microsoft.OData.ODataException: An unexpected node was found when reading '${name}'. A 'StartObject' node was expected.`,
  );
}
