import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { foldNumber } from '../fold-number.ts';
import type { Logger } from '../ports.ts';
import { printRecordRef, type RecordRef, type System } from '../record-ref.ts';
import { createGroupCommit } from './group-commit.ts';
import type { Ledger, Named, Overview } from './ledger.ts';
import { type LedgerFile, watchLedgerFile } from './ledger-file.ts';
import { migrate } from './migrate.ts';
import { createPatient, type Patient } from './patient.ts';
import { createSqliteAttempts } from './sqlite-attempts.ts';
import { anyOf, createSqliteLists } from './sqlite-lists.ts';
import { type SqlRow, toRecord, toRun } from './sqlite-rows.ts';
import { statements } from './statements.ts';

export interface SqliteLedgerOptions {
  /** Writes that the audit trail keeps, and as many that dry runs planned; older ones go, a thousand at a time. */
  readonly writesKept?: number;
  /** Runs that are kept; older ones go once they have ended, a hundred at a time. */
  readonly runsKept?: number;
  /** How long a statement waits for another process to let go of the file, without blocking this one. */
  readonly lockedWaitMs?: number;
  /** Is told the path of a file that is not what it was; messages name no folder. */
  readonly logger?: Logger;
}

/** How long one statement on a locked file blocks this process; then it waits aside (patient.ts). */
const busyTimeoutMs = 50;

/**
 * A ledger in one SQLite file (`:memory:` for tests). WAL with synchronous = FULL: an intent that was acknowledged
 * survives a power cut, not only a crash of the process.
 */
export async function openSqliteLedger(
  path: string,
  { writesKept = 100_000, runsKept = 10_000, lockedWaitMs = 2_000, logger }: SqliteLedgerOptions = {},
): Promise<Ledger> {
  try {
    const database = await createPatient(lockedWaitMs)(() => openDatabase(path));
    return createSqliteLedger(database, watchLedgerFile(path, logger), {
      writesKept,
      runsKept,
      lockedWaitMs,
    });
  } catch (error) {
    throw watchLedgerFile(path, logger).refuse(error);
  }
}

function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: busyTimeoutMs });
  try {
    database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on');
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function createSqliteLedger(
  database: DatabaseSync,
  file: LedgerFile,
  { writesKept, runsKept, lockedWaitMs }: Required<Omit<SqliteLedgerOptions, 'logger'>>,
): Ledger {
  const trimEvery = Math.min(1_000, writesKept);
  const trimRunsEvery = Math.min(100, runsKept);
  const prepared = new Map<string, StatementSync>();
  const prepare = (sql: string) => {
    const statement = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
  const all = (sql: string, values: SqlRow = {}) => prepare(sql).all(values) as SqlRow[];
  const get = (sql: string, values: SqlRow = {}) => prepare(sql).get(values) as SqlRow | undefined;
  const run = (sql: string, values: SqlRow = {}) => prepare(sql).run(values);

  const patientWrite = createPatient(lockedWaitMs);
  const patientRead = createPatient(lockedWaitMs);
  /** One transaction; anything the store throws becomes LEDGER_UNAVAILABLE. */
  const transact = <T>(act: () => T): Promise<T> =>
    guard(patientWrite, () => {
      database.exec('begin immediate');
      try {
        const result = act();
        database.exec('commit');
        return result;
      } catch (error) {
        if (database.isTransaction) database.exec('rollback');
        throw error;
      }
    });
  const write = createGroupCommit({
    transact,
    exec: (sql) => database.exec(sql),
    isTransaction: () => database.isTransaction,
    refuse: file.refuse,
  });
  // Apart from writes: whoever reads is not locked out by whoever writes.
  const read = <T>(act: () => T): Promise<T> => guard(patientRead, act);
  async function guard<T>(patient: Patient, act: () => T): Promise<T> {
    try {
      return await patient(() => {
        file.check();
        return act();
      });
    } catch (error) {
      throw file.refuse(error);
    }
  }

  const hintAll = (refs: readonly (RecordRef & Named)[], now: number) => {
    for (const { entity, key, company, number } of refs)
      run(statements.hint, {
        entity,
        key,
        now,
        company: company ?? null,
        number: number ?? null,
        numberFolded: number === undefined ? null : foldNumber(number),
      });
  };
  /** Old rows of the audit trail go when the last of some new ones passes a round number. */
  const trimWrites = (planned: 0 | 1, last: number | bigint, added = 1) => {
    if (Number(last) % trimEvery < added) run(statements.trimWrites, { planned, keep: writesKept });
  };
  const attempts = createSqliteAttempts({
    run,
    all,
    write,
    read,
    hintAll,
    trim: (last, added) => trimWrites(0, last, added),
  });
  const { audit, conclude, ...attemptMethods } = attempts;
  return {
    ...attemptMethods,
    ...createSqliteLists({ all, get, read }),
    hint: (refs, now) => write(() => hintAll(refs, now)),
    lease: ({ entity, key }, now, until, heldFence) =>
      write(() => {
        const row = get(statements.lease, { entity, key, now, until, heldFence: heldFence ?? null });
        if (row === undefined) return undefined;
        audit({ entity, key });
        return toRecord(row);
      }),
    settle: ({ entity, key }, fence, settlement, now) =>
      write(() => {
        const { reason, base } = settlement;
        const { changes } = run(statements.settle, {
          entity,
          key,
          fence,
          now,
          state: settlement.state,
          reasonCode: reason?.code ?? null,
          reasonMessage: reason?.message ?? null,
          reasonField: reason?.field ?? null,
          company: settlement.company ?? null,
          number: settlement.number ?? null,
          numberFolded: settlement.number === undefined ? null : foldNumber(settlement.number),
          targetKey: settlement.targetKey ?? null,
          base: base === undefined ? null : JSON.stringify(base),
          syncedGen: settlement.syncedGen ?? null,
          nextTryAt: settlement.nextTryAt ?? 0,
          waitsFor: settlement.waitsFor === undefined ? null : printRecordRef(settlement.waitsFor),
        });
        const counts = Number(changes) === 1;
        conclude({ entity, key }, settlement, counts, now);
        return counts;
      }),
    due: (now, limit) => read(() => all(statements.due, { now, limit }) as unknown as RecordRef[]),
    byKeys: (entity, keys) => read(() => all(statements.byKeys, { entity, keys: anyOf(keys) }).map(toRecord)),
    byNumbers: (entity, company, numbers) =>
      read(() =>
        all(statements.byNumbers, { entity, company, numbers: anyOf(numbers.map(foldNumber)) }).map(toRecord),
      ),
    byTargetKeys: (entity, keys) =>
      read(() => all(statements.byTargetKeys, { entity, keys: anyOf(keys) }).map(toRecord)),
    waitingFor: (ref) =>
      read(() => all(statements.waitingFor, { ref: printRecordRef(ref) }) as unknown as RecordRef[]),
    dueDependents: (now, limit) =>
      read(() => all(statements.dueDependents, { now, limit }) as unknown as RecordRef[]),
    documentsOf: (entitySet, keys) =>
      read(() => all(statements.documentsOf, { entitySet, keys: anyOf(keys) }) as unknown as RecordRef[]),
    lineKeys: (entitySet) =>
      read(() => all(statements.lineKeys, { entitySet }).map(({ key }) => String(key))),
    overview: (now) =>
      read(() => {
        const row = get(statements.overview, { now }) ?? {};
        const { oldestDirtyAt, ...counts } = row;
        const numbers = Object.fromEntries(
          Object.entries(counts).map(([name, value]) => [name, Number(value ?? 0)]),
        );
        return {
          ...numbers,
          oldestDirtyAt: oldestDirtyAt === null ? undefined : Number(oldestDirtyAt),
        } as unknown as Overview;
      }),
    intend: ({ system, entitySet, key }, now, notBefore) =>
      write(() => Number(run(statements.intend, { system, entitySet, key, now, notBefore }).lastInsertRowid)),
    endIntent: (id, refs, now) =>
      write(() => {
        hintAll(refs, now);
        run(statements.endIntent, { id });
      }),
    staleIntents: (now, limit) =>
      read(
        () =>
          all(statements.staleIntents, { now, limit }) as unknown as {
            id: number;
            system: System;
            entitySet: string;
            key: string;
          }[],
      ),
    takeOver: (now) =>
      write(() => {
        run(statements.endLeases);
        run(statements.endIntentTimes, { now });
      }),
    readCheckpoint: (source) =>
      read(() => (get(statements.readCheckpoint, { source })?.position ?? undefined) as string | undefined),
    checkpoint: (source, position, refs, now, lines = []) =>
      write(() => {
        hintAll(refs, now);
        for (const { entitySet, kept, gone } of lines) {
          for (const { key, document } of kept)
            run(statements.keepLine, { entitySet, key, entity: document.entity, document: document.key });
          if (gone.length > 0) run(statements.forgetLines, { entitySet, keys: anyOf(gone) });
        }
        run(statements.checkpoint, { source, position, now });
      }),
    startRun: ({ entity, kind, dryRun, total }, now) =>
      write(() => {
        const id = Number(
          run(statements.startRun, { entity, kind, dryRun: dryRun ? 1 : 0, total: total ?? null, now })
            .lastInsertRowid,
        );
        if (id % trimRunsEvery === 0) run(statements.trimRuns, { keep: runsKept });
        return id;
      }),
    countRun: (id, { total, completedAt, ...increments }) =>
      write(() => {
        run(statements.countRun, {
          id,
          done: 0,
          settled: 0,
          written: 0,
          parked: 0,
          notSent: 0,
          failed: 0,
          ...increments,
          total: total ?? null,
          completedAt: completedAt ?? null,
        });
      }),
    finishRun: (id, state, now) => write(() => void run(statements.finishRun, { id, state, now })),
    failUnfinishedRuns: (now) => write(() => void run(statements.failUnfinishedRuns, { now })),
    run: (id) =>
      read(() => {
        const row = get(statements.run, { id });
        return row && toRun(row);
      }),
    recordWrite: (audited) =>
      write(() => {
        const { runId, planned, number, fields, entity, at, kind, system, request } = audited;
        const { lastInsertRowid } = run(statements.recordWrite, {
          runId: runId ?? null,
          planned: planned ? 1 : 0,
          entity,
          at,
          kind,
          system,
          request,
          number: number ?? null,
          fields: JSON.stringify(fields),
        });
        trimWrites(planned ? 1 : 0, lastInsertRowid);
      }),
    close: async () => database.close(),
  };
}
