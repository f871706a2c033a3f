import { fold } from '../../edm/fold.ts';
import type { Stored } from '../../edm/stored.ts';

/** The rows of a group: what they are grouped by, and what is to be aggregated, column by column. */
export interface Group {
  readonly by: readonly Stored[];
  readonly rows: (readonly Stored[])[];
}

/** Groups rows by their first columns. Without any, all rows are one group, even when there are none. */
export function groupRows(columns: number, rows: readonly (readonly Stored[])[]): readonly Group[] {
  const groups = new Map<string, Group>();
  if (columns === 0) groups.set('[]', { by: [], rows: [] });
  for (const row of rows) {
    const by = row.slice(0, columns);
    // Texts that differ in case alone are one, as in every comparison.
    const key = JSON.stringify(
      by.map((value) => (typeof value === 'string' ? fold(value) : value === null ? null : [String(value)])),
    );
    const group = groups.get(key) ?? { by, rows: [] };
    groups.set(key, group);
    group.rows.push(row.slice(columns));
  }
  return [...groups.values()];
}
