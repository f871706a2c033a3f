import { allOf, anyOf, type SqlCondition, sqlOperator, tableAt, toSql } from '../../filter/to-sql.ts';
import type { ColumnRef } from '../../filter/typed-filter.ts';
import { columnOf } from '../../store/columns.ts';
import type { FetchFilter, FetchLink, FetchQuery, FetchTable } from './parse/query.ts';

/** A column of a table of the query, as stored, or as it is compared. */
export function columnSql(
  { property, set, depth }: Pick<ColumnRef, 'property' | 'set' | 'depth'>,
  as: 'value' | 'compared',
): string {
  return `${tableAt(depth)}.${columnOf(set, property.name)[as]}`;
}

/** `"accounts" t join … where …`: the rows of a query, with the parameters in their order. */
export function fromSql({
  root,
  links,
  filter,
  within,
}: Pick<FetchQuery, 'root' | 'links' | 'filter' | 'within'>): SqlCondition {
  const joins = joinsSql(links);
  const where = within ? allOf(within, filterSql(filter)) : filterSql(filter);
  const isJoined = root.depth > 0 || links.length > 0;
  return {
    // What counts a row stands before what may turn it away: the row has been looked at all the same.
    sql: `"${root.set.name}" ${tableAt(root.depth)}${joins.sql} where ${isJoined ? `${stepSql(root)} and ` : ''}${where.sql}`,
    parameters: [...joins.parameters, ...where.parameters],
  };
}

function filterSql(filter: FetchFilter): SqlCondition {
  switch (filter.kind) {
    case 'and':
      return allOf(...filter.operands.map(filterSql));
    case 'or':
      return anyOf(...filter.operands.map(filterSql));
    case 'condition':
      return toSql(filter.filter);
    case 'compare-columns': {
      const [left, right] = [filter.left, filter.right].map((column) => columnSql(column, 'compared'));
      return { sql: `${left} ${sqlOperator(filter.operator)} ${right}`, parameters: [] };
    }
    case 'related':
      return relatedSql(filter.link);
    default:
      return filter satisfies never;
  }
}

/**
 * What a link asks of its parent alone. `all` and `not all` say something else than their names: that rows are linked and
 * none of them meets the conditions, and that one does. Microsoft Learn: Filter rows using FetchXml.
 */
function relatedSql(link: FetchLink): SqlCondition {
  switch (link.type) {
    case 'exists':
    case 'in':
    case 'any':
    case 'not all':
      return isLinked(link);
    case 'not any':
      return isNotLinked(link);
    case 'all':
      return allOf(
        isLinked({ ...link, links: [], filter: { kind: 'and', operands: [] } }),
        isNotLinked(link),
      );
    case 'inner':
    case 'outer':
    case 'first':
      throw new Error(`A link of type ${link.type} is a join, not a condition.`);
    default:
      return link.type satisfies never;
  }
}

/** As `column in (…)`, which indexes serve at both ends; where the linked rows meet no condition, row by row. */
function isLinked(link: FetchLink): SqlCondition {
  if (isUnconditional(link)) return linkedRow(link);
  const { sql, parameters } = fromSql({ ...link, root: link.table });
  const from = columnSql({ ...link.table, property: link.from }, 'compared');
  return { sql: `${columnSql(link.to, 'compared')} in (select ${from} from ${sql})`, parameters };
}

function isNotLinked(link: FetchLink): SqlCondition {
  const { sql, parameters } = linkedRow(link);
  return { sql: `not ${sql}`, parameters };
}

function linkedRow(link: FetchLink): SqlCondition {
  const { sql, parameters } = fromSql({ ...link, root: link.table });
  return { sql: `exists (select 1 from ${sql} and ${onSql(link)})`, parameters };
}

function isUnconditional({ links, filter }: FetchLink): boolean {
  return links.length === 0 && filter.kind === 'and' && filter.operands.length === 0;
}

function joinsSql(links: readonly FetchLink[]): SqlCondition {
  const parts = links.flatMap((link) => [joinSql(link), joinsSql(link.links)]);
  return {
    sql: parts.map(({ sql }) => sql).join(''),
    parameters: parts.flatMap(({ parameters }) => parameters),
  };
}

function joinSql(link: FetchLink): SqlCondition {
  const { set, depth } = link.table;
  const table = `"${set.name}" ${tableAt(depth)}`;
  const { sql, parameters } = filterSql(link.filter);
  if (link.type !== 'first') {
    const join = link.type === 'outer' ? 'left join' : 'join';
    return { sql: ` ${join} ${table} on ${stepSql(link.table)} and ${onSql(link)} and ${sql}`, parameters };
  }
  const id = `${tableAt(depth)}."$id"`;
  // Inside, the name of the table means the candidate, not the row that is joined.
  const first = `select ${id} from ${table} where ${stepSql(link.table)} and ${onSql(link)} and ${sql} order by ${id} limit 1`;
  return { sql: ` join ${table} on ${id} = (${first})`, parameters };
}

/** Counts the rows that a link looks at, whether it takes them or not; `Database.withinSteps` bounds them. */
function stepSql({ depth }: FetchTable): string {
  return `step(${tableAt(depth)}."$id")`;
}

function onSql({ table, from, to }: FetchLink): string {
  return `${columnSql({ ...table, property: from }, 'compared')} = ${columnSql(to, 'compared')}`;
}
