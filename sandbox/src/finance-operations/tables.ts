import type { EntitySet, Model, Property } from '../model/model.ts';

/** Entity sets that show the rows of another set's table: a change through one shows in the other. */
const tableNames: Readonly<Record<string, string>> = {
  CDSReleasedDistinctProducts: 'SellableReleasedProducts',
  ReleasedDistinctProductsV2: 'SellableReleasedProducts',
  ContactsV2: 'CDSContactsV2',
  SalesQuotationHeadersV2: 'CDSSalesQuotationHeaders',
  SalesQuotationLines: 'CDSSalesQuotationLines',
  SalesOrderHeadersV2: 'CDSSalesOrderHeaders',
  SalesOrderLines: 'CDSSalesOrderLinesV2',
};

/** Decimal columns that no entity shows: what has been delivered and invoiced of a line, charges of a header. */
const inwardColumns: Readonly<Record<string, readonly string[]>> = {
  CDSSalesOrderHeaders: ['HeaderChargesAmount', 'HeaderChargesTaxAmount', 'ConfirmationCount'],
  CDSSalesOrderLinesV2: ['PackedQuantity', 'ShippedQuantity', 'InvoicedQuantity'],
  CDSSalesQuotationHeaders: [],
  CustomersV3: ['OpenBalance'],
};

/** Keys of other sets over the table that the table itself cannot promise to be unique. */
const looseKeys: ReadonlySet<string> = new Set(['ReleasedDistinctProductsV2']);

/** The table of a set, under the name of the set that it was first made for. */
export const tableNameOf = (entitySet: string): string => tableNames[entitySet] ?? entitySet;

/** Every table with all columns of the sets that show it, as a set of its own. */
export function tablesOf(model: Model): ReadonlyMap<string, EntitySet> {
  const tables = new Map<string, EntitySet>();
  for (const set of model.entitySets.values()) {
    const name = tableNameOf(set.name);
    const sharing = [...model.entitySets.values()].filter((other) => tableNameOf(other.name) === name);
    const main = model.entitySets.get(name);
    if (!main || tables.has(name)) continue;
    const properties = sharing.flatMap((other) => [...other.properties]).reverse();
    tables.set(name, {
      ...main,
      properties: new Map<string, Property>([
        ...main.properties,
        ...properties,
        ...(inwardColumns[name] ?? []).map((column) => [column, inwardColumn(column)] as const),
      ]),
      alternateKeys: sharing
        .filter((other) => other !== main && other.key.join() !== main.key.join())
        .filter((other) => !looseKeys.has(other.name))
        .map(({ key }) => key),
    });
  }
  return tables;
}

function inwardColumn(name: string): Property {
  return {
    name,
    type: 'Edm.Decimal',
    nullable: false,
    scale: 10,
    computed: true,
    updateOnly: false,
    immutable: false,
    required: false,
    numberSequence: false,
  };
}
