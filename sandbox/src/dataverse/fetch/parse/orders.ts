import { requireFewOrderTerms } from '../../../filter/refusals.ts';
import {
  invalidAlias,
  orderByAlias,
  orderByAttribute,
  orderNeedsAlias,
  orderNeedsAttribute,
} from '../refusals.ts';
import { booleanAttribute, givenAttribute } from './attributes.ts';
import { logicalColumns, lookupOfName, requireColumn } from './logical-columns.ts';
import type { AggregateColumn, FetchOrder, FetchTable, GroupOrder } from './query.ts';
import { joinedTables, namedTable, type Tables } from './tables.ts';
import type { XmlElement } from './xml-element.ts';

/** The order of rows: first by columns of the entity, and where it names another, then by those of each link-entity. */
export function readOrders(entity: XmlElement, tables: Tables): readonly FetchOrder[] {
  const found = ordersOf(entity, tables);
  const visible = found.map(({ table }) => table);
  const orders = found.flatMap(({ table, elements }) =>
    elements.map((element) => readOrder(element, table, visible)),
  );
  requireFewOrderTerms(orders.map(({ property }) => property.name));
  // A column that was named before decides nothing more.
  return orders.filter(
    ({ table, property }, at) =>
      at === orders.findIndex((other) => other.table === table && other.property === property),
  );
}

/** The order of groups: by what they are grouped by, or by what is computed. */
export function readGroupOrders(
  entity: XmlElement,
  tables: Tables,
  columns: readonly AggregateColumn[],
): readonly GroupOrder[] {
  return ordersOf(entity, tables).flatMap(({ elements }) =>
    elements.map((element) => {
      if (givenAttribute(element, 'attribute') !== undefined) throw orderByAttribute();
      const key = givenAttribute(element, 'alias');
      if (key === undefined) throw orderNeedsAlias();
      if (!columns.some((column) => column.key === key)) throw invalidAlias(key);
      return { key, descending: booleanAttribute(element, 'descending') };
    }),
  );
}

function readOrder(element: XmlElement, own: FetchTable, visible: readonly FetchTable[]): FetchOrder {
  if (givenAttribute(element, 'alias') !== undefined) throw orderByAlias();
  const name = givenAttribute(element, 'attribute');
  if (name === undefined) throw orderNeedsAttribute();
  const named = givenAttribute(element, 'entityname');
  const table = named === undefined ? own : namedTable(visible, named);
  // A lookup sorts by its name anyway.
  const beside = logicalColumns(table.set).has(name) ? undefined : lookupOfName(table.set, name);
  const property = beside ?? requireColumn(table.set, name);
  return { table, property, descending: booleanAttribute(element, 'descending') };
}

function ordersOf(entity: XmlElement, tables: Tables) {
  const joined = new Set(joinedTables(entity, tables));
  return [...tables]
    .filter(([, table]) => table.depth === 0 || joined.has(table))
    .map(([{ children }, table]) => ({ table, elements: children.filter(({ name }) => name === 'order') }));
}
