import type { ODataClient, ODataRecord } from '@p2c/odata';
import type { References } from './mapping/references.ts';
import type { Clock } from './ports.ts';

/** Currencies, units and price lists change rarely: what was read counts for this long. */
const freshMs = 15_000;
/** Rows of one table: what lookups are found in is reference data, not records by the million. */
const rowsMax = 20_000;

/** The records that lookups of a target can point at, read whole and kept for a while. */
export function createReferences({
  client,
  columns,
  clock,
}: {
  client: ODataClient;
  /** Entity set → the columns that its records are found by. */
  columns: ReadonlyMap<string, readonly string[]>;
  clock: Clock;
}): () => Promise<References> {
  let kept:
    | { readonly tables: Promise<ReadonlyMap<string, readonly ODataRecord[]>>; readonly at: number }
    | undefined;

  const readTable = async (entitySet: string, select: readonly string[]): Promise<ODataRecord[]> => {
    const rows: ODataRecord[] = [];
    for await (const page of client.pages({ entitySet, select, maxPageSize: 5_000 })) {
      for (const record of page.records) rows.push(record);
      if (rows.length > rowsMax)
        throw new TypeError(`Expected at most ${rowsMax} rows of ${entitySet} for lookups, got more.`);
    }
    return rows;
  };
  const readAll = async () =>
    new Map(
      await Promise.all(
        [...columns].map(
          async ([entitySet, select]) => [entitySet, await readTable(entitySet, select)] as const,
        ),
      ),
    );

  return async () => {
    const now = clock.now();
    if (columns.size === 0) return { rows: () => [], now };
    if (kept === undefined || now - kept.at >= freshMs) {
      const tables = readAll();
      kept = { tables, at: now };
      // What could not be read is asked for again by the next record.
      tables.catch(() => {
        if (kept?.tables === tables) kept = undefined;
      });
    }
    const tables = await kept.tables;
    return { rows: (entitySet) => tables.get(entitySet) ?? [], now };
  };
}
