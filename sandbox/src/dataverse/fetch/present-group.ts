import { fold } from '../../edm/fold.ts';
import type { Stored } from '../../edm/stored.ts';
import { wantsAnnotation } from '../../http/prefer.ts';
import type { Organization } from '../organization.ts';
import { type AggregateValue, aggregated, countValue } from '../read/aggregate-values.ts';
import { formattedValue, moneyFormatOf } from '../read/annotate.ts';
import type { Group } from '../read/group-rows.ts';
import type { AggregateColumn } from './parse/query.ts';
import { createColumnPresenter, type Entries, nameEntry } from './present-column.ts';

export type GroupColumn = AggregateColumn & { kind: 'group' };
export type ValueColumn = AggregateColumn & { kind: 'aggregate' };

/** A row of the answer: its entries by key, and what each key sorts by. */
export interface GroupRow {
  readonly entries: ReadonlyMap<string, Entries>;
  readonly sortedBy: ReadonlyMap<string, Stored>;
}

/** Turns groups into rows of the answer. Made once: what groups share is looked up once. */
export function createGroupPresenter(
  organization: Organization,
  annotations: readonly string[],
  groups: readonly GroupColumn[],
  values: readonly ValueColumn[],
) {
  const present = createColumnPresenter(organization, annotations);
  const labelOf = createLabeller(organization);
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

  return ({ by, rows }: Group): GroupRow => {
    const entries = new Map<string, Entries>();
    const sortedBy = new Map<string, Stored>();
    for (const [at, group] of groups.entries()) {
      const stored = by[at] ?? null;
      const part = group.datePart !== undefined && stored !== null ? countValue(Number(stored)) : undefined;
      const own = part ? computed(group, part) : present({ ...group, isRenamed: true }, stored, currency);
      entries.set(group.key, own);
      sortedBy.set(group.key, labelOf(group, stored) ?? stored);
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
function createLabeller(organization: Organization) {
  const present = createColumnPresenter(organization, [formattedValue]);
  return ({ property }: GroupColumn, stored: Stored): string | undefined => {
    if (!(property.lookup || property.options)) return undefined;
    const shown = new Map(present({ key: '', property, isRenamed: true }, stored, null));
    const text = shown.get(`@${formattedValue}`);
    return typeof text === 'string' ? text : undefined;
  };
}

/** A computed value as one that can be compared: numbers by size, dates as their text. */
function sortable(wire: unknown): Stored {
  const json: unknown = JSON.parse(JSON.stringify(wire));
  return typeof json === 'number' || typeof json === 'string' ? json : null;
}
