import type { RecordRef, System } from '../record-ref.ts';
import type { AuditedWrite, LedgerRecord, Run } from './ledger.ts';

export type SqlValue = string | number | null;
export type SqlRow = Record<string, SqlValue>;

const optional = (value: SqlValue | undefined) => (value === null || value === undefined ? undefined : value);
const text = (value: SqlValue | undefined) => optional(value) as string | undefined;
const integer = (value: SqlValue | undefined) => (optional(value) === undefined ? undefined : Number(value));

export function toRecord(row: SqlRow): LedgerRecord {
  const code = text(row.reason_code);
  const field = text(row.reason_field);
  const base = text(row.base);
  return {
    entity: row.entity as RecordRef['entity'],
    key: String(row.key),
    company: text(row.company),
    number: text(row.number),
    dirtyGen: Number(row.dirty_gen),
    syncedGen: Number(row.synced_gen),
    fence: Number(row.fence),
    leaseUntil: Number(row.lease_until),
    targetKey: text(row.target_key),
    base: base === undefined ? undefined : JSON.parse(base),
    state: row.state as LedgerRecord['state'],
    reason:
      code === undefined
        ? undefined
        : { code, message: String(row.reason_message), ...(field === undefined ? {} : { field }) },
    attempts: Number(row.attempts),
    nextTryAt: Number(row.next_try_at),
    firstDirtyAt: integer(row.first_dirty_at),
    lastSyncedAt: integer(row.last_synced_at),
  };
}

export function toRun(row: SqlRow): Run {
  return {
    id: Number(row.id),
    entity: row.entity as RecordRef['entity'],
    kind: row.kind as Run['kind'],
    state: row.state as Run['state'],
    dryRun: row.dry_run === 1,
    startedAt: Number(row.started_at),
    finishedAt: integer(row.finished_at),
    total: integer(row.total),
    done: Number(row.done),
    settled: Number(row.settled),
    written: Number(row.written),
    parked: Number(row.parked),
    notSent: Number(row.not_sent),
    failed: Number(row.failed),
  };
}

export function toWrite(row: SqlRow): AuditedWrite {
  return {
    id: Number(row.id),
    runId: integer(row.run_id),
    planned: row.planned === 1,
    entity: row.entity as RecordRef['entity'],
    at: Number(row.at),
    kind: row.kind as AuditedWrite['kind'],
    system: row.system as System,
    request: String(row.request),
    number: text(row.number),
    fields: JSON.parse(String(row.fields)),
  };
}
