import type { Property } from '../../../model/model.ts';
import type { QueryScope } from '../../query/common.ts';
import {
  attributePairMismatch,
  invalidFilterType,
  invalidNode,
  linkTypesMismatch,
  tooManyConditions,
} from '../refusals.ts';
import { givenAttribute } from './attributes.ts';
import { readCondition } from './conditions.ts';
import { columnOfTable, requireColumn } from './logical-columns.ts';
import type { FetchFilter, FetchLink, FetchTable, LinkType } from './query.ts';
import { filterTypeOf, joinedTables, joinTypeOf, type Tables } from './tables.ts';
import type { XmlElement } from './xml-element.ts';

/** Conditions and link-entities that one query may have. Microsoft Learn: Filter rows using FetchXml. */
const conditionsMax = 500;

/** The tables of an element with all that is joined to it, and the conditions on them together. */
export interface Block {
  readonly links: readonly FetchLink[];
  readonly filter: FetchFilter;
}

/** Reads the filters and link-entities of the entity, with all that is nested in them. */
export function readBlocks(entity: XmlElement, tables: Tables, scope: QueryScope): Block {
  let counted = 0;
  return block(entity, []);

  function count(): void {
    counted += 1;
    if (counted > conditionsMax) throw tooManyConditions();
  }

  function tableOf(element: XmlElement): FetchTable {
    const table = tables.get(element);
    if (!table) throw invalidNode(element.name);
    return table;
  }

  /** `outer` are the tables around the block, which its conditions see, too. */
  function block(element: XmlElement, outer: readonly FetchTable[]): Block {
    const own = tableOf(element);
    const visible = [...outer, own, ...joinedTables(element, tables)];
    const where: FetchFilter[] = [];
    for (const child of element.children) {
      if (child.name === 'filter') where.push(filter(child, own, visible));
    }
    const links = joins(element, own, visible, { own: where, after: where });
    return { links, filter: { kind: 'and', operands: where } };
  }

  /** The link-entities of an element; conditions on its own rows, and those that hold after all joins, are put there. */
  function joins(
    element: XmlElement,
    parent: FetchTable,
    visible: readonly FetchTable[],
    conditions: { readonly own: FetchFilter[]; readonly after: FetchFilter[] },
  ): FetchLink[] {
    return element.children.flatMap((child): FetchLink[] => {
      if (child.name !== 'link-entity') return [];
      const type = joinTypeOf(child);
      if (type === 'exists' || type === 'in') {
        conditions.own.push({ kind: 'related', link: subquery(child, type, parent, visible) });
        return [];
      }
      count();
      const table = tableOf(child);
      const on: FetchFilter[] = [];
      for (const inner of child.children) {
        // A filter that names a table holds after the join.
        if (inner.name === 'filter')
          (namesTable(inner) ? conditions.after : on).push(filter(inner, table, visible));
      }
      const links = joins(child, table, visible, { own: on, after: conditions.after });
      return [{ type, table, ...ends(child, parent, table), filter: { kind: 'and', operands: on }, links }];
    });
  }

  function subquery(
    element: XmlElement,
    type: LinkType,
    parent: FetchTable,
    visible: readonly FetchTable[],
  ): FetchLink {
    count();
    for (const { name } of element.children) {
      if (name !== 'filter' && name !== 'link-entity') throw invalidNode(name);
    }
    const table = tableOf(element);
    return { type, table, ...ends(element, parent, table), ...block(element, visible) };
  }

  function filter(element: XmlElement, own: FetchTable, visible: readonly FetchTable[]): FetchFilter {
    const kind = givenAttribute(element, 'type') ?? 'and';
    if (kind !== 'and' && kind !== 'or') throw invalidFilterType();
    const operands = element.children.map((child): FetchFilter => {
      switch (child.name) {
        case 'condition':
          count();
          return readCondition(child, own, visible, scope);
        case 'filter':
          return filter(child, own, visible);
        case 'link-entity':
          return { kind: 'related', link: subquery(child, filterTypeOf(child), own, visible) };
        default:
          throw invalidNode(child.name);
      }
    });
    // An empty filter asks nothing, whatever its type.
    return { kind: operands.length === 0 ? 'and' : kind, operands };
  }
}

function namesTable(element: XmlElement): boolean {
  return element.attributes.has('entityname') || element.children.some(namesTable);
}

/** The two columns that a link-entity compares. Without both they are those of the only relationship of the two tables. */
function ends(element: XmlElement, parent: FetchTable, table: FetchTable): Pick<FetchLink, 'from' | 'to'> {
  const [fromName, toName] = ['from', 'to'].map((name) => givenAttribute(element, name));
  if (fromName === undefined && toName === undefined) {
    const [from, to] = relationship(parent, table);
    return { from, to: columnOfTable(parent, to) };
  }
  if (fromName === undefined || toName === undefined) throw attributePairMismatch();
  const [from, to] = [requireColumn(table.set, fromName), requireColumn(parent.set, toName)];
  if (from.type !== to.type || from.scale !== to.scale) throw linkTypesMismatch(fromName, toName);
  return { from, to: columnOfTable(parent, to) };
}

function relationship(parent: FetchTable, table: FetchTable): readonly [from: Property, to: Property] {
  const pointing = (from: FetchTable, to: FetchTable) =>
    [...from.set.properties.values()].filter(({ lookup }) => lookup?.targets.includes(to.set.typeName));
  const key = ({ set }: FetchTable) => requireColumn(set, set.key[0] ?? '');
  const pairs = [
    ...pointing(parent, table).map((lookup) => [key(table), lookup] as const),
    ...pointing(table, parent).map((lookup) => [lookup, key(parent)] as const),
  ];
  const [pair, ...others] = pairs;
  if (!pair || others.length > 0) throw attributePairMismatch();
  return pair;
}
