import type { Property } from '../../../model/model.ts';
import {
  aggregateType,
  duplicateAlias,
  groupByAndAggregate,
  invalidAggregate,
  invalidDateGrouping,
  needsAlias,
  neitherGroupNorAggregate,
} from '../refusals.ts';
import { booleanAttribute, givenAttribute, requiredAttribute } from './attributes.ts';
import { requireColumn } from './logical-columns.ts';
import type { AggregateColumn, AggregateFunction, DatePart, FetchTable } from './query.ts';
import { joinedTables, requireAlias, type Tables } from './tables.ts';
import type { XmlElement } from './xml-element.ts';

const functions: ReadonlySet<string> = new Set<AggregateFunction>([
  'count',
  'countcolumn',
  'sum',
  'avg',
  'min',
  'max',
]);
const dateParts: ReadonlySet<string> = new Set<DatePart>(['day', 'week', 'month', 'quarter', 'year']);
const numbers: ReadonlySet<string> = new Set(['Edm.Int32', 'Edm.Int64', 'Edm.Decimal', 'Edm.Double']);

/** Reads what an aggregate query groups by and computes. Microsoft Learn: Aggregate data using FetchXml. */
export function readAggregates(entity: XmlElement, tables: Tables): readonly AggregateColumn[] {
  const joined = new Set(joinedTables(entity, tables));
  const columns = [...tables].flatMap(([element, table]) => {
    if (table.depth > 0 && !joined.has(table)) return [];
    if (element.children.some(({ name }) => name === 'all-attributes'))
      throw neitherGroupNorAggregate('all-attributes');
    return element.children
      .filter(({ name }) => name === 'attribute')
      .map((attribute) => readAggregate(attribute, table));
  });
  if (columns.length === 0) throw invalidAggregate('The query names no attribute.');
  const taken = new Set<string>();
  for (const { key } of columns) {
    if (taken.has(key)) throw duplicateAlias(key);
    taken.add(key);
  }
  return columns;
}

function readAggregate(attribute: XmlElement, table: FetchTable): AggregateColumn {
  const name = requiredAttribute(attribute, 'name');
  const property = requireColumn(table.set, name);
  const method = givenAttribute(attribute, 'aggregate');
  const isGroup = booleanAttribute(attribute, 'groupby');
  if (isGroup && method !== undefined) throw groupByAndAggregate();
  if (!isGroup && method === undefined) throw neitherGroupNorAggregate(name);
  const key = givenAttribute(attribute, 'alias');
  if (key === undefined) throw needsAlias(name);
  requireAlias(key);
  const datePart = givenAttribute(attribute, 'dategrouping');
  if (method === undefined) {
    if (datePart === undefined) return { kind: 'group', key, table, property };
    if (!isDatePart(datePart) || property.type !== 'Edm.DateTimeOffset') throw invalidDateGrouping();
    return { kind: 'group', key, table, property, datePart };
  }
  if (datePart !== undefined) throw invalidDateGrouping();
  if (!isFunction(method)) throw invalidAggregate(`The aggregate '${method}' is not supported.`);
  requireType(method, property);
  const distinct = booleanAttribute(attribute, 'distinct') && method === 'countcolumn';
  return { kind: 'aggregate', key, table, property, method, distinct };
}

function requireType(method: AggregateFunction, { type, options }: Property): void {
  if (method === 'count' || method === 'countcolumn') return;
  const isNumber = numbers.has(type) && !options;
  const isDate = type === 'Edm.DateTimeOffset' && (method === 'min' || method === 'max');
  if (!isNumber && !isDate)
    throw aggregateType(method, options ? 'picklist' : type.replace('Edm.', '').toLowerCase());
}

function isFunction(text: string): text is AggregateFunction {
  return functions.has(text);
}

function isDatePart(text: string): text is DatePart {
  return dateParts.has(text);
}
