import type { Database } from './database.ts';

/** Rows of a table that is worth a plan, and those of them that one value of the column finds. */
const rows = 100_000;
const rowsOfOne = 50_000;

/**
 * Tells SQLite of every index that begins with a column of few values, such as the company, that the column alone finds
 * half of a table. Without, it takes a company for as telling as a number, and would rather walk through all of its rows
 * in their order than sort the two that a number finds. The figures stand in `sqlite_stat1`, where ANALYZE would put
 * them once there are rows (sqlite.org/fileformat2.html#stat1tab); that the tables are smaller does no harm.
 */
export function stateFewValues(database: Database, column: string): void {
  // Makes the table of statistics, whatever this one holds.
  database.execute('analyze "$values"');
  const indexes = database
    .prepare(
      `select i.tbl_name as tableName, i.name as name, count(*) as columns
       from sqlite_schema i, pragma_index_info(i.name) c where i.type = 'index'
       group by i.name having max(case when c.seqno = 0 then c.name end) = ?`,
    )
    .all(column);
  for (const { tableName, name, columns } of indexes) {
    // Each further column narrows to ten, the whole index to one row.
    const narrowing = Array.from({ length: Number(columns) - 1 }, (_, n) =>
      n === Number(columns) - 2 ? 1 : 10,
    );
    database.prepare('delete from sqlite_stat1 where idx = ?').run(name ?? null);
    database
      .prepare('insert into sqlite_stat1 (tbl, idx, stat) values (?, ?, ?)')
      .run(tableName ?? null, name ?? null, [rows, rowsOfOne, ...narrowing].join(' '));
  }
  database.execute('analyze sqlite_schema');
}
