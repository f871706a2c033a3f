import { fold } from '../../edm/fold.ts';
import type { Stored } from '../../edm/stored.ts';
import { ServiceError } from '../../errors.ts';
import { wantsAnnotation } from '../../http/prefer.ts';
import { codes } from '../errors.ts';
import type { Organization } from '../organization.ts';
import { type AggregateValue, aggregated, countValue } from '../read/aggregate-values.ts';
import { formattedValue, moneyFormatOf } from '../read/annotate.ts';
import { groupRows } from '../read/group-rows.ts';
import { allRows } from './all-rows.ts';
import type { AnsweredPage } from './answer-rows.ts';
import { datePart } from './date-parts.ts';
import { printPagingCookie } from './paging-cookie.ts';
import { pageSizeMax } from './parse/options.ts';
import type { AggregateColumn, FetchQuery, GroupOrder } from './parse/query.ts';
import { createColumnPresenter, type Entries, nameEntry } from './present-column.ts';
import { createSelection, valueAt } from './selection.ts';
import { columnSql, fromSql } from './table-sql.ts';

/** Rows that one aggregation may read. Microsoft Learn: Aggregate data using FetchXml. */
const rowsMax = 50_000;

type GroupColumn = AggregateColumn & { kind: 'group' };
type ValueColumn = AggregateColumn & { kind: 'aggregate' };

/** A row of the answer: its entries by key, and what each key sorts by. */
interface GroupRow {
  readonly entries: ReadonlyMap<string, Entries>;
  readonly sortedBy: ReadonlyMap<string, Stored>;
}

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
  const rows = allRows(organization, {
    sql: `select ${selection.sql} from ${sql} limit ${limit + 1}`,
    parameters,
  });
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

function createGroupPresenter(
  organization: Organization,
  annotations: readonly string[],
  groups: readonly GroupColumn[],
  values: readonly ValueColumn[],
) {
  const present = createColumnPresenter(organization, annotations);
  const wantsText = wantsAnnotation(annotations, formattedValue);
  const wantsName = wantsAnnotation(annotations, 'OData.Community.Display.V1.AttributeName');
  const currency = organization.baseCurrencyId() ?? '';
  const money = moneyFormatOf(organization, currency);

  function computed({ key, property }: AggregateColumn, value: AggregateValue | undefined): Entries {
    if (!value) return [];
    const text = wantsText ? value.format(money) : undefined;
    return [
      ...nameEntry(wantsName, key, property),
      ...(text === undefined ? [] : [[`${key}@${formattedValue}`, text] as const]),
      [key, value.wire],
    ];
  }

  return ({ by, rows }: { by: readonly Stored[]; rows: readonly (readonly Stored[])[] }): GroupRow => {
    const entries = new Map<string, Entries>();
    const sortedBy = new Map<string, Stored>();
    for (const [at, group] of groups.entries()) {
      const stored = by[at] ?? null;
      const part = group.datePart !== undefined && stored !== null ? countValue(Number(stored)) : undefined;
      const own = part ? computed(group, part) : present({ ...group, isRenamed: true }, stored, currency);
      entries.set(group.key, own);
      sortedBy.set(group.key, labelOf(organization, group, stored) ?? stored);
    }
    for (const [at, column] of values.entries()) {
      const value = aggregate(
        column,
        rows.flatMap((row) => row[at] ?? []),
        rows.length,
      );
      entries.set(column.key, computed(column, value));
      sortedBy.set(column.key, value ? sortable(value.wire) : null);
    }
    return { entries, sortedBy };
  };
}

/** The sum of nothing is 0; of other aggregates nothing comes of nothing. */
function aggregate(
  { method, property, distinct }: ValueColumn,
  values: readonly Exclude<Stored, null>[],
  rows: number,
): AggregateValue | undefined {
  switch (method) {
    case 'count':
      return countValue(rows);
    case 'countcolumn':
      return countValue(distinct ? new Set(values.map(comparable)).size : values.length);
    case 'sum':
      return aggregated('sum', property, values);
    case 'avg':
      return values.length === 0 ? undefined : aggregated('average', property, values);
    case 'min':
    case 'max':
      return values.length === 0 ? undefined : aggregated(method, property, values);
    default:
      return method satisfies never;
  }
}

function comparable(value: Exclude<Stored, null>): string {
  return typeof value === 'string' ? fold(value) : String(value);
}

/** Groups of lookups and choices sort by what people see. */
function labelOf(organization: Organization, { property }: GroupColumn, stored: Stored): string | undefined {
  if (stored === null || !(property.lookup || property.options)) return undefined;
  const key = `x@${formattedValue}`;
  const shown = createColumnPresenter(organization, [formattedValue])(
    { key: 'x', property, isRenamed: true },
    stored,
    null,
  );
  const text = shown.find(([name]) => name === key)?.[1];
  return typeof text === 'string' ? text : undefined;
}

/** A computed value as one that can be compared: numbers by size, dates as their text. */
function sortable(wire: unknown): Stored {
  const json: unknown = JSON.parse(JSON.stringify(wire));
  return typeof json === 'number' || typeof json === 'string' ? json : null;
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
