import { foldNumber } from '../fold-number.ts';
import type { RecordRef } from '../record-ref.ts';
import type { AttemptedLine, Attempts } from './attempts.ts';
import type { Settlement } from './ledger.ts';
import type { SqlRow } from './sqlite-rows.ts';
import { statements } from './statements.ts';

/** What attempts need of the store; `run` gives how many rows changed and the last identifier. */
export interface AttemptStore {
  run(sql: string, values?: SqlRow): { changes: number | bigint; lastInsertRowid: number | bigint };
  all(sql: string, values?: SqlRow): SqlRow[];
  write<T>(act: () => T): Promise<T>;
  read<T>(act: () => T): Promise<T>;
  hintAll(refs: readonly RecordRef[], now: number): void;
  /** Called after rows were added to the audit trail. */
  trim(last: number | bigint, added: number): void;
}

/** Attempts in SQLite, and what leases and settlements do to them within their own transactions. */
export interface SqliteAttempts extends Attempts {
  /** Whoever takes a record puts down to the audit trail what was sent for it and never concluded. */
  audit(ref: RecordRef, id?: number): void;
  /** `counts`: the settlement is the outcome of the newest lease. */
  conclude(ref: RecordRef, settlement: Settlement, counts: boolean, now: number): void;
}

export function createSqliteAttempts({ run, all, write, read, hintAll, trim }: AttemptStore): SqliteAttempts {
  const audit: SqliteAttempts['audit'] = ({ entity, key }, id) => {
    const values = { entity, key, id: id ?? null };
    const { changes, lastInsertRowid } = run(statements.auditAttempts, values);
    if (changes === 0) return;
    run(statements.markAttemptsAudited, values);
    trim(lastInsertRowid, Number(changes));
  };

  return {
    audit,
    conclude(ref, { attempt, since, state, syncedGen, company, number }, counts, now) {
      if (attempt !== undefined) {
        const { id, outcome } = attempt;
        audit(ref, id);
        if (outcome === 'carried-out' && counts) run(statements.endAttempt, { id });
        // Carried out beside a successor, which may have looked before: it must look again.
        else if (outcome === 'carried-out') run(statements.ripenAttempt, { id, now });
      }
      if (!counts || syncedGen === undefined || since === undefined) return;
      const { entity, key } = ref;
      const numberFolded = number === undefined ? null : foldNumber(number);
      run(statements.endRipeAttempts, { entity, key, state, since, company: company ?? null, numberFolded });
    },
    attempt: ({ entity, key }, fence, { write: audited, company, number, lines, notBefore }, now, until) =>
      write(() => {
        const { changes, lastInsertRowid } = run(statements.keepAttempt, {
          entity,
          key,
          fence,
          now,
          notBefore,
          company: company ?? null,
          numberFolded: number === undefined ? null : foldNumber(number),
          lines: JSON.stringify(lines),
          runId: audited.runId ?? null,
          kind: audited.kind,
          system: audited.system,
          request: audited.request,
          number: audited.number ?? null,
          fields: JSON.stringify(audited.fields),
        });
        if (changes === 0) return undefined;
        run(statements.renewLease, { entity, key, fence, until });
        return Number(lastInsertRowid);
      }),
    endAttempt: (id) => write(() => void run(statements.endAttempt, { id })),
    attemptedLines: (entity, company, number) =>
      read(() =>
        all(statements.attemptedLines, { entity, company, numberFolded: foldNumber(number) }).map(
          ({ line }) => Number(line),
        ),
      ),
    attemptedDocuments: (entity, company) =>
      read(() => all(statements.attemptedDocuments, { entity, company }) as unknown as AttemptedLine[]),
    async ripenAttempts(now) {
      if ((await read(() => all(statements.ripeAttempts, { now }))).length === 0) return [];
      return write(() => {
        const refs = all(statements.ripeAttempts, { now }) as unknown as RecordRef[];
        hintAll(refs, now);
        run(statements.markAttemptsRipe, { now });
        return refs;
      });
    },
  };
}
