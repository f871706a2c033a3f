import { hierarchyLookup } from '../../../filter/hierarchies.ts';
import type { Property } from '../../../model/model.ts';
import { logicalName } from '../../metadata/describe-attribute.ts';
import { badCondition, duplicateAlias, invalidAggregate } from '../refusals.ts';
import { givenAttribute, requiredAttribute } from './attributes.ts';
import { logicalColumns, lookupOfName, requireColumn } from './logical-columns.ts';
import type { FetchColumn, FetchTable } from './query.ts';
import { joinedTables, joinTypeOf, requireAlias, type Tables } from './tables.ts';
import type { XmlElement } from './xml-element.ts';

/** The columns that a query gives: of the entity all where it names none, of a link-entity those that it names. */
export interface Columns {
  readonly columns: readonly FetchColumn[];
  /** Whether the entity named none, or `all-attributes`. */
  readonly all: boolean;
}

/** Reads the columns of the entity and of all that is joined to it. Microsoft Learn: Select columns using FetchXml. */
export function readColumns(entity: XmlElement, tables: Tables): Columns {
  const taken = new Set<string>();
  const joined = new Set(joinedTables(entity, tables));
  const columns = [...tables].flatMap(([element, table]) =>
    table.depth === 0 || joined.has(table) ? columnsOf(element, table, taken) : [],
  );
  return { columns, all: givesAll(entity) };
}

function columnsOf(element: XmlElement, table: FetchTable, taken: Set<string>): FetchColumn[] {
  const isFirst = table.depth > 0 && joinTypeOf(element) === 'first';
  const plainKey = (property: Property) => {
    if (table.depth === 0) return property.name;
    return isFirst ? schemaName(property) : `${table.alias}.${logicalName(property)}`;
  };
  const named = element.children.filter(({ name }) => name === 'attribute');
  const columns = named.flatMap((attribute) => columnOf(attribute, table, plainKey));
  const all = givesAll(element) ? [...table.set.properties.values()] : [];
  const known = new Set(columns.map(({ key }) => key));
  const whole = all
    .map((property) => plain(property, table, plainKey(property)))
    .filter(({ key }) => !known.has(key));
  // The same column named twice is one; two columns under one name are none.
  const unique = [...whole, ...columns].filter(
    (column, at, list) =>
      at === list.findIndex(({ key, property }) => key === column.key && property === column.property),
  );
  for (const { key } of unique) {
    if (taken.has(key)) throw duplicateAlias(key);
    taken.add(key);
  }
  return unique;
}

function columnOf(
  attribute: XmlElement,
  table: FetchTable,
  plainKey: (property: Property) => string,
): FetchColumn[] {
  const name = requiredAttribute(attribute, 'name');
  if (attribute.attributes.has('aggregate') || attribute.attributes.has('groupby'))
    throw invalidAggregate('An aggregate operation was not initially specified.');
  // The text beside a lookup comes as its formatted value, never by itself.
  if (!logicalColumns(table.set).has(name) && lookupOfName(table.set, name)) return [];
  const property = requireColumn(table.set, name);
  const alias = givenAttribute(attribute, 'alias');
  if (alias !== undefined) requireAlias(alias);
  const countsChildren = isRowAggregate(attribute, table, property);
  const column = plain(property, table, alias ?? plainKey(property));
  return [{ ...column, isRenamed: column.isRenamed || alias !== undefined, countsChildren }];
}

function plain(property: Property, table: FetchTable, key: string): FetchColumn {
  return { key, table, property, isRenamed: table.depth > 0, countsChildren: false };
}

/** `rowaggregate='CountChildren'` on the key of a table with a hierarchy. Microsoft Learn: Query hierarchical data. */
function isRowAggregate(attribute: XmlElement, { set }: FetchTable, property: Property): boolean {
  const written = givenAttribute(attribute, 'rowaggregate');
  if (written === undefined) return false;
  if (written.toLowerCase() !== 'countchildren')
    throw badCondition(`The row aggregate '${written}' is not supported.`);
  if (property.name !== set.key[0] || !hierarchyLookup(set) || !attribute.attributes.get('alias'))
    throw badCondition(
      'CountChildren needs an alias and the primary key of a table with a hierarchical relationship.',
    );
  return true;
}

function givesAll({ name, children }: XmlElement): boolean {
  if (children.some((child) => child.name === 'all-attributes')) return true;
  return (
    name === 'entity' && !children.some((child) => child.name === 'attribute' || child.name === 'no-attrs')
  );
}

/**
 * Under matchfirstrowusingcrossapply columns come by schema name, without alias. The model knows logical names alone: the
 * capitals are put where the platform's own names have them.
 */
function schemaName(property: Property): string {
  const ends = logicalName(property).replace(
    /(id|on|by|code|name|number|date|amount|status|type|rate|address)$/,
    (end) => capital(end),
  );
  return ends.split('_').map(capital).join('_');
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
