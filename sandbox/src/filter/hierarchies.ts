import type { EntitySet } from '../model/model.ts';

/** Lookups of tables to themselves that Dataverse marks as hierarchical. Microsoft Learn: Query hierarchical data. */
const lookups: Readonly<Record<string, string>> = {
  account: '_parentaccountid_value',
  businessunit: '_parentbusinessunitid_value',
  product: '_parentproductid_value',
};

/** The lookup that makes the records of a table a hierarchy. */
export function hierarchyLookup(set: EntitySet): string | undefined {
  const lookup = lookups[set.typeName];
  return lookup !== undefined && set.properties.has(lookup) ? lookup : undefined;
}
