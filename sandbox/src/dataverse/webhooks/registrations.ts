import type { Database } from '../../store/database.ts';
import { readSteps } from './read-steps.ts';
import type { Step } from './registration.ts';
import { type RegistrationRow, type RegistrationTable, tableRules } from './registration-tables.ts';

/** What is registered, kept with the data. */
export interface Registrations {
  rows(table: RegistrationTable): readonly RegistrationRow[];
  /** Adds a row, or takes the place of the one with its key. */
  put(table: RegistrationTable, row: RegistrationRow): void;
  /** False when there is no row of that key. */
  remove(table: RegistrationTable, id: string): boolean;
  /** The steps that are enabled, in the order of their ranks. */
  steps(): readonly Step[];
}

export function openRegistrations(database: Database): Registrations {
  database.execute(
    'create table if not exists "$registrations" (n integer primary key autoincrement, "table" text not null, id text not null, row text not null, unique ("table", id))',
  );
  let steps: readonly Step[] | undefined;
  database.onRestored(() => {
    steps = undefined;
  });

  const rows = (table: RegistrationTable): readonly RegistrationRow[] =>
    database
      .prepare('select row from "$registrations" where "table" = ? order by n')
      .all(table)
      .map(({ row }) => JSON.parse(String(row)) as RegistrationRow);

  return {
    rows,
    put(table, row) {
      steps = undefined;
      database
        .prepare(
          'insert into "$registrations" ("table", id, row) values (?, ?, ?) on conflict ("table", id) do update set row = excluded.row',
        )
        .run(table, String(row[tableRules[table].key]), JSON.stringify(row));
    },
    remove(table, id) {
      steps = undefined;
      const { changes } = database
        .prepare('delete from "$registrations" where "table" = ? and id = ?')
        .run(table, id);
      return Number(changes) > 0;
    },
    steps() {
      steps ??= readSteps(rows);
      return steps;
    },
  };
}
