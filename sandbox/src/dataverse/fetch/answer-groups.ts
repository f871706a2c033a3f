import { fold } from '../../edm/fold.ts';
import type { Stored } from '../../edm/stored.ts';
import { ServiceError } from '../../errors.ts';
import { codes } from '../errors.ts';
import type { Organization } from '../organization.ts';
import { groupRows } from '../read/group-rows.ts';
import type { AnsweredPage } from './answer-rows.ts';
import { datePart } from './date-parts.ts';
import { printPagingCookie } from './paging-cookie.ts';
import { pageSizeMax } from './parse/options.ts';
import type { FetchQuery, GroupOrder } from './parse/query.ts';
import { createGroupPresenter, type GroupColumn, type GroupRow, type ValueColumn } from './present-group.ts';
import { createSelection, valueAt } from './selection.ts';
import { columnSql, fromSql } from './table-sql.ts';

/** Rows that one aggregation may read. Microsoft Learn: Aggregate data using FetchXml. */
const rowsMax = 50_000;

/** Answers an aggregate query: one row per group. */
export function answerGroups(
  organization: Organization,
  query: FetchQuery,
  { columns, orders }: FetchQuery['rows'] & { kind: 'groups' },
  annotations: readonly string[],
): AnsweredPage {
  const groups = columns.filter((column): column is GroupColumn => column.kind === 'group');
  const values = columns.filter((column): column is ValueColumn => column.kind === 'aggregate');
  const present = createGroupPresenter(organization, annotations, groups, values);
  const rows = groupRows(groups.length, readValues(organization, query, groups, values)).map(present);
  const total = [...orders, ...groups.map(({ key }) => ({ key, descending: false }))];
  const ordered = rows.sort((left, right) => compareRows(total, left, right));
  const { top, count, page } = query.options;
  const size = top ?? count ?? pageSizeMax;
  const from = (page - 1) * size;
  const hasMore = top === undefined && ordered.length > from + size;
  return {
    selection: '',
    value: ordered
      .slice(from, from + size)
      .map(({ entries }) =>
        Object.fromEntries<unknown>(columns.flatMap(({ key }) => entries.get(key) ?? [])),
      ),
    ...(hasMore ? { cookie: printPagingCookie(page, [], undefined) } : {}),
    count: (limit) => Math.min(ordered.length, limit),
  };
}

/** The rows to be grouped: first what they are grouped by, then what is computed from. */
function readValues(
  organization: Organization,
  query: FetchQuery,
  groups: readonly GroupColumn[],
  values: readonly ValueColumn[],
): (readonly Stored[])[] {
  const limit = Math.min(query.options.aggregateLimit ?? rowsMax, rowsMax);
  const selection = createSelection();
  const places = [...groups, ...values].map(({ table, property }) =>
    selection.place(columnSql({ ...table, property }, 'value')),
  );
  const { sql, parameters } = fromSql(query);
  const all = `select ${selection.sql} from ${sql} limit ${limit + 1}`;
  const rows = organization.database.prepare(all).all(...parameters);
  if (rows.length > limit)
    throw new ServiceError(
      400,
      codes.aggregateLimit,
      'AggregateQueryRecordLimit exceeded. Cannot perform this operation.',
    );
  return rows.map((row) => places.map((place, at) => groupedValue(groups[at], valueAt(row, place))));
}

function groupedValue(group: GroupColumn | undefined, stored: Stored): Stored {
  return group?.datePart === undefined || stored === null
    ? stored
    : BigInt(datePart(group.datePart, Number(stored)));
}

/** Null comes first. */
function compareRows(orders: readonly GroupOrder[], left: GroupRow, right: GroupRow): number {
  for (const { key, descending } of orders) {
    const difference = compareStored(left.sortedBy.get(key) ?? null, right.sortedBy.get(key) ?? null);
    if (difference !== 0) return descending ? -difference : difference;
  }
  return 0;
}

function compareStored(left: Stored, right: Stored): number {
  if (left === null || right === null) return left === right ? 0 : left === null ? -1 : 1;
  const [a, b] = typeof left === 'string' ? [fold(left), fold(String(right))] : [left, right];
  return a === b ? 0 : a < b ? -1 : 1;
}
