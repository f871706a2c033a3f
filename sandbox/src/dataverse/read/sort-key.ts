import { fold } from '../../edm/fold.ts';
import type { Stored } from '../../edm/stored.ts';
import { type EntitySet, type Model, type Property, propertyOf } from '../../model/model.ts';
import { columnOf } from '../../store/columns.ts';
import type { StoredRecord } from '../../store/record-store.ts';
import type { OrderTerm } from '../query/order-by.ts';
import { primaryName } from './formatted-values.ts';

/** One term of a total order over the rows of `t`. */
export interface SortKey {
  readonly property: Property;
  readonly descending: boolean;
  /** What is sorted by, as SQL. */
  readonly sql: string;
  /** Whether that is the name of the record behind a lookup rather than a value of the row. */
  readonly isLabel: boolean;
}

/** The order asked for, made total by the primary key. Lookups sort by the name of their record, choices by value. */
export function sortKeys(model: Model, set: EntitySet, orderBy: readonly OrderTerm[]): readonly SortKey[] {
  const named = new Set(orderBy.map(({ property }) => property.name));
  const key = set.key.filter((name) => !named.has(name));
  // What descends as a whole is an index read backwards.
  const descending = orderBy.length > 0 && orderBy.every((term) => term.descending);
  return [...orderBy, ...key.map((name) => ({ property: propertyOf(set, name), descending }))].map(
    (term) => ({ ...term, ...sortSql(model, set, term.property, 't') }),
  );
}

/** Nulls come first, in a descending order last: what SQLite does of itself, as SQL Server does. */
export function orderSql(keys: readonly SortKey[]): string {
  return keys.map(({ sql, descending }) => `${sql}${descending ? ' desc' : ''}`).join(', ');
}

/** What a row is sorted by under a key; `labels` are the labels that were read beside it, in order. */
export function sortedBy({ property, isLabel }: SortKey, record: StoredRecord, label: Stored): Stored {
  if (isLabel) return label;
  const value = record.values[property.name] ?? null;
  return property.type === 'Edm.String' && typeof value === 'string' ? fold(value) : value;
}

/** What a column of a table of the query is sorted by. */
export function sortSql(
  model: Model,
  set: EntitySet,
  property: Property,
  table: string,
): Pick<SortKey, 'sql' | 'isLabel'> {
  const column = `${table}.${columnOf(set, property.name).compared}`;
  const names = (property.lookup?.targets ?? []).flatMap((logicalName) => {
    const target = [...model.entitySets.values()].find(({ typeName }) => typeName === logicalName);
    const named = target && primaryName(target);
    if (!target || named === undefined || property.name === set.key[0]) return [];
    const [name, key] = [columnOf(target, named), columnOf(target, target.key[0] ?? '')];
    return [`(select n.${name.compared} from "${target.name}" n where n.${key.value} = ${column})`];
  });
  if (names.length === 0) return { sql: column, isLabel: false };
  return { sql: names.length === 1 ? (names[0] ?? '') : `coalesce(${names.join(', ')})`, isLabel: true };
}
