import type { Stored } from '../../edm/stored.ts';
import { tooManyColumns } from './refusals.ts';

/** Columns that SQLite reads in one query. */
const columnsMax = 2_000;

/** A row as SQLite gives it. */
export type SqlRow = Readonly<Record<string, unknown>>;

/** The expressions of a select list, each once, and where a row has them. */
export interface Selection {
  /** The place of an expression, which is added where it is new. Throws 400 when there are too many. */
  place(sql: string): number;
  /** `t."name" as "$0", …` */
  readonly sql: string;
}

export function createSelection(): Selection {
  const places = new Map<string, number>();
  return {
    place(sql) {
      const place = places.get(sql) ?? places.size;
      if (place >= columnsMax) throw tooManyColumns(columnsMax);
      places.set(sql, place);
      return place;
    },
    get sql() {
      return [...places].map(([sql, place]) => `${sql} as "$${place}"`).join(', ') || '1';
    },
  };
}

/** What a row has at a place of the selection. */
export function valueAt(row: SqlRow, place: number): Stored {
  return (row[`$${place}`] ?? null) as Stored;
}
