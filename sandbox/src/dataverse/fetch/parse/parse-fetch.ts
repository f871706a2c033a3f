import type { EntitySet } from '../../../model/model.ts';
import type { QueryScope } from '../../query/common.ts';
import { elementNotFound, invalidNode } from '../refusals.ts';
import { readAggregates } from './aggregates.ts';
import { readColumns } from './columns.ts';
import { readBlocks } from './links.ts';
import { readOptions } from './options.ts';
import { readGroupOrders, readOrders } from './orders.ts';
import type { FetchQuery, FetchTable } from './query.ts';
import { readTables, type Tables } from './tables.ts';
import { parseXml, type XmlElement } from './xml-element.ts';

const inEntity = new Set(['attribute', 'all-attributes', 'no-attrs', 'order', 'filter', 'link-entity']);

/**
 * Parses and checks a FetchXML text for an entity set. `requireTable` is asked for each table before its columns are looked
 * at. Throws in the words of Dataverse. Microsoft Learn: FetchXml reference.
 */
export function parseFetch(
  text: string,
  set: EntitySet,
  scope: QueryScope,
  requireTable: (table: FetchTable) => void,
): FetchQuery {
  const fetch = parseXml(text);
  if (fetch.name !== 'fetch') throw invalidNode(fetch.name);
  const options = readOptions(fetch);
  const [entity, ...others] = fetch.children;
  const stray = [entity, ...others].find((child) => child && child.name !== 'entity') ?? others[0];
  if (stray) throw invalidNode(stray.name);
  if (!entity) throw elementNotFound('entity');
  const tables = readTables(entity, set, scope.model);
  for (const table of tables.values()) requireTable(table);
  checkElements(tables);
  return {
    options,
    root: rootOf(tables),
    ...readBlocks(entity, tables, scope),
    rows: options.aggregate ? groups(entity, tables) : rows(entity, tables),
  };
}

function rows(entity: XmlElement, tables: Tables): FetchQuery['rows'] {
  const { columns, all } = readColumns(entity, tables);
  return { kind: 'rows', columns, allColumns: all, orders: readOrders(entity, tables) };
}

function groups(entity: XmlElement, tables: Tables): FetchQuery['rows'] {
  const columns = readAggregates(entity, tables);
  return { kind: 'groups', columns, orders: readGroupOrders(entity, tables, columns) };
}

function rootOf(tables: Tables): FetchTable {
  const [root] = tables.values();
  if (!root) throw elementNotFound('entity');
  return root;
}

function checkElements(tables: Tables): void {
  for (const { children } of tables.keys()) {
    for (const { name } of children) if (!inEntity.has(name)) throw invalidNode(name);
  }
}
