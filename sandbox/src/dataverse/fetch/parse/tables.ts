import type { EntitySet, Model } from '../../../model/model.ts';
import { unknownTable } from '../../errors.ts';
import {
  duplicateAlias,
  elementNotFound,
  entitiesDontMatch,
  invalidAlias,
  invalidJoinOperator,
  invalidLinkType,
  noLink,
  tooManyLinks,
} from '../refusals.ts';
import { givenAttribute, requiredAttribute } from './attributes.ts';
import type { FetchTable, LinkType } from './query.ts';
import type { XmlElement } from './xml-element.ts';

/** Joins that one query may have. Microsoft Learn: Join tables using FetchXml. */
const linksMax = 15;

/** The tables of a query, by the element that names each. */
export type Tables = ReadonlyMap<XmlElement, FetchTable>;

/** Numbers the tables of a query in the order of the text. Throws when one is not there, or there are too many. */
export function readTables(entity: XmlElement | undefined, queried: EntitySet, model: Model): Tables {
  if (!entity) throw elementNotFound('entity');
  const root = requiredAttribute(entity, 'name');
  if (setOf(model, root) !== queried) throw entitiesDontMatch();
  const tables = new Map<XmlElement, FetchTable>([
    [entity, { depth: 0, alias: root, isAliasGiven: false, set: queried }],
  ]);
  for (const link of linksBelow(entity)) {
    const depth = tables.size;
    if (depth > linksMax) throw tooManyLinks();
    const name = requiredAttribute(link, 'name');
    const given = givenAttribute(link, 'alias');
    if (given !== undefined) requireAlias(given);
    if ([...tables.values()].some(({ alias, isAliasGiven }) => isAliasGiven && alias === given))
      throw duplicateAlias(given ?? '');
    // Without an alias a table is known as itself and its number.
    const alias = given ?? `${name}${depth}`;
    tables.set(link, { depth, alias, isAliasGiven: given !== undefined, set: setOf(model, name) });
  }
  return tables;
}

/** The alias of a table or a column in the characters that Dataverse allows. */
export function requireAlias(alias: string): void {
  if (!/^[A-Za-z_]\w*$/.test(alias)) throw invalidAlias(alias);
}

/** The table that `entityname` names: by alias, or by its own name where it has no alias and is the only one. */
export function namedTable(visible: readonly FetchTable[], name: string): FetchTable {
  const byAlias = visible.find(({ alias, depth }) => alias === name && depth > 0);
  if (byAlias) return byAlias;
  const named = visible.filter(({ set, isAliasGiven }) => set.typeName === name && !isAliasGiven);
  const links = named.filter(({ depth }) => depth > 0);
  const found = links[0] ?? named[0];
  if (!found || links.length > 1) throw noLink(name);
  return found;
}

const joinTypes: Readonly<Record<string, LinkType>> = {
  inner: 'inner',
  natural: 'inner',
  outer: 'outer',
  matchfirstrowusingcrossapply: 'first',
  exists: 'exists',
  in: 'in',
};
const filterTypes: ReadonlySet<string> = new Set<LinkType>(['any', 'not any', 'all', 'not all']);

/** What a link-entity beside columns does. */
export function joinTypeOf(link: XmlElement): LinkType {
  const type = givenAttribute(link, 'link-type') ?? 'inner';
  const known = Object.hasOwn(joinTypes, type) ? joinTypes[type] : undefined;
  if (!known) throw invalidLinkType();
  return known;
}

/** What a link-entity inside a filter asks. */
export function filterTypeOf(link: XmlElement): LinkType {
  const type = givenAttribute(link, 'link-type') ?? 'inner';
  if (!isFilterType(type)) throw invalidJoinOperator(type);
  return type;
}

function isFilterType(type: string): type is LinkType {
  return filterTypes.has(type);
}

/** The tables that are joined to this one, and to those: their columns stand beside its own. */
export function joinedTables(element: XmlElement, tables: Tables): readonly FetchTable[] {
  return element.children.flatMap((child) => {
    const table = child.name === 'link-entity' ? tables.get(child) : undefined;
    if (!table) return [];
    const type = joinTypeOf(child);
    return type === 'exists' || type === 'in' ? [] : [table, ...joinedTables(child, tables)];
  });
}

function linksBelow(element: XmlElement): readonly XmlElement[] {
  return element.children.flatMap((child) => [
    ...(child.name === 'link-entity' ? [child] : []),
    ...linksBelow(child),
  ]);
}

function setOf(model: Model, logicalName: string): EntitySet {
  const set = [...model.entitySets.values()].find(({ typeName }) => typeName === logicalName);
  if (!set) throw unknownTable(logicalName);
  return set;
}
