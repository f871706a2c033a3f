import { foldNumber } from '../fold-number.ts';
import type { Ledger, RecordFilter } from './ledger.ts';
import { type SqlRow, toRecord, toRun, toWrite } from './sqlite-rows.ts';
import { statements } from './statements.ts';

/** What lists need of the store. */
export interface ListStore {
  all(sql: string, values?: SqlRow): SqlRow[];
  get(sql: string, values?: SqlRow): SqlRow | undefined;
  read<T>(act: () => T): Promise<T>;
}

/** The lists of records, runs and writes in SQLite, by what they are filtered and ordered by. */
export function createSqliteLists({
  all,
  get,
  read,
}: ListStore): Pick<Ledger, 'list' | 'listOrdered' | 'count' | 'runs' | 'writes'> {
  return {
    list: ({ afterKey = '', limit, ...filter }) =>
      read(() => all(statements.list, { ...conditions(filter), afterKey, limit }).map(toRecord)),
    listOrdered: ({ limit, ...filter }, { by, descending }, after) =>
      read(() =>
        all(statements.listOrdered, {
          ...conditions(filter),
          orderBy: by,
          descending: descending ? 1 : 0,
          afterRank: after?.rank ?? null,
          afterText: after?.text ?? null,
          afterKey: after?.key ?? null,
          limit,
        }).map(toRecord),
      ),
    count: (filter) => read(() => Number(get(statements.count, conditions(filter))?.total ?? 0)),
    runs: ({ entity, kind, state, dryRun, beforeId = Number.MAX_SAFE_INTEGER, limit }) =>
      read(() =>
        all(statements.runs, {
          entity: entity ?? null,
          kind: kind ?? null,
          state: state ?? null,
          dryRun: dryRun === undefined ? null : Number(dryRun),
          beforeId,
          limit,
        }).map(toRun),
      ),
    writes: ({ beforeId = Number.MAX_SAFE_INTEGER, limit, from, until, ...filter }) =>
      read(() =>
        all(statements.writes, {
          runId: filter.runId ?? null,
          number: filter.number ?? null,
          entity: filter.entity ?? null,
          kind: filter.kind ?? null,
          system: filter.system ?? null,
          fromAt: from ?? null,
          untilAt: until ?? null,
          beforeId,
          limit,
        }).map(toWrite),
      ),
  };
}

const conditions = ({
  entity,
  states,
  reasonCodes,
  number,
  company,
  now,
}: Omit<RecordFilter, 'limit' | 'afterKey'>): SqlRow => ({
  entity,
  states: anyOf(states),
  reasonCodes: anyOf(reasonCodes),
  number: number === undefined ? null : foldNumber(number),
  company: company ?? null,
  now,
});

/** A list as a statement takes it; each value once. */
export const anyOf = (values: readonly string[] | undefined): string | null =>
  values === undefined ? null : JSON.stringify([...new Set(values)]);
