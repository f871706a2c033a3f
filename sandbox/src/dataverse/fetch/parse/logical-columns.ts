import type { ColumnRef } from '../../../filter/typed-filter.ts';
import { type EntitySet, type Model, type Property, propertyOf } from '../../../model/model.ts';
import { logicalName } from '../../metadata/describe-attribute.ts';
import { primaryName } from '../../read/formatted-values.ts';
import { noAttribute } from '../refusals.ts';
import type { FetchTable } from './query.ts';

const cache = new WeakMap<EntitySet, ReadonlyMap<string, Property>>();

/** FetchXML names columns by logical name: a lookup without the affixes of the wire. */
export function logicalColumns(set: EntitySet): ReadonlyMap<string, Property> {
  const known = cache.get(set);
  if (known) return known;
  const columns = new Map([...set.properties.values()].map((property) => [logicalName(property), property]));
  cache.set(set, columns);
  return columns;
}

/** The column that a logical name names. Throws the refusal of Dataverse when there is none. */
export function requireColumn(set: EntitySet, name: string): Property {
  const property = logicalColumns(set).get(name);
  if (!property) throw noAttribute(set, name);
  return property;
}

/** Whether a name is that of the text beside a lookup: `primarycontactidname`. */
export function lookupOfName(set: EntitySet, name: string): Property | undefined {
  const lookup = name.endsWith('name') ? logicalColumns(set).get(name.slice(0, -'name'.length)) : undefined;
  return lookup?.lookup ? lookup : undefined;
}

/** A column of a table of the query. */
export function columnOfTable({ set, depth }: FetchTable, property: Property): ColumnRef {
  return { property, set, depth, via: [] };
}

/**
 * The columns that a condition may mean by a name: its own, or, under the name of a lookup with `name` behind it, the name
 * of the record that the lookup points to, one column for each table that it may be in.
 */
export function conditionColumns(table: FetchTable, name: string, model: Model): readonly ColumnRef[] {
  const own = logicalColumns(table.set).get(name);
  if (own) return [columnOfTable(table, own)];
  const lookup = lookupOfName(table.set, name);
  const steps = [...table.set.navigations.values()].flatMap((navigation) => {
    const target = model.entitySets.get(navigation.targetSet);
    const name = target && primaryName(target);
    return target && name !== undefined && navigation.column === lookup?.name
      ? [{ step: { navigation, set: target }, name }]
      : [];
  });
  if (steps.length === 0) throw noAttribute(table.set, name);
  return steps.map(({ step, name }) => ({
    property: propertyOf(step.set, name),
    set: step.set,
    depth: table.depth,
    via: [step],
  }));
}
