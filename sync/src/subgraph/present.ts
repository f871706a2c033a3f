import { printRequestUrl } from '@p2c/odata';
import { withoutAddresses } from '@p2c/subgraph-runtime';
import type { SyncStatus, SyncWrite } from '../generated/resolvers.ts';
import type { AuditedWrite, LedgerRecord, Run } from '../ledger/ledger.ts';
import { reasonCodes } from '../mapping/reasons.ts';
import { type Flow, targetKeyOf } from '../observe.ts';
import type { Reason } from '../plan.ts';
import { shownProperty } from '../shown-property.ts';
import { toSyncEntity } from './entities.ts';
import type { RunParent } from './parents.ts';

const time = (ms: number | undefined) => (ms === undefined ? null : new Date(ms).toISOString());

/** A ledger record as clients see it. PENDING wins over what the last look said. */
export function presentStatus(record: LedgerRecord, flow: Flow | undefined, now: number): SyncStatus {
  const pending = record.dirtyGen > record.syncedGen;
  const waits = pending && record.state === 'WAITING' && record.nextTryAt > now;
  const { reason, company, targetKey } = record;
  const showsReason = reason && (!pending || waits);
  return {
    state: pending ? (waits ? 'WAITING' : 'PENDING') : record.state === 'DEPENDS' ? 'WAITING' : record.state,
    reason: showsReason
      ? { code: reason.code, message: shownMessage(reason), field: reason.field ?? null }
      : null,
    pending,
    lastSyncedAt: time(record.lastSyncedAt),
    otherKey: flow === undefined || company === undefined ? null : otherKey(flow, { company, targetKey }),
    attempts: record.attempts,
    nextAttemptAt: waits || record.state === 'DEPENDS' ? time(record.nextTryAt) : null,
  };
}

/** A reason of the rules is our own sentence; one that quotes a system must not say where the system is. */
function shownMessage({ code, message }: Reason): string {
  return Object.hasOwn(reasonCodes, code) ? message : withoutAddresses(message);
}

/** The key of the copy, as it stands in a URL without what a company needs around it. */
function otherKey(
  flow: Flow,
  { company, targetKey }: { company: string; targetKey: string | undefined },
): string | null {
  const key =
    targetKey === undefined ? undefined : targetKeyOf(flow, { company, number: targetKey, targetKey });
  return key ? printRequestUrl('SALES', flow.template.target.entitySet, key) : null;
}

export function presentRun(run: Run): RunParent {
  const { id, startedAt, finishedAt, total, entity, ...rest } = run;
  return {
    ...rest,
    entity: toSyncEntity(entity),
    id: String(id),
    startedAt: new Date(startedAt).toISOString(),
    finishedAt: time(finishedAt),
    total: total ?? null,
  };
}

export function presentWrite({ entity, at, kind, system, request, number, fields }: AuditedWrite): SyncWrite {
  return {
    entity: toSyncEntity(entity),
    at: new Date(at).toISOString(),
    kind,
    system,
    request,
    number: number ?? null,
    fields: fields.map((field) => ({
      property: shownProperty(field),
      from: field.from ?? null,
      to: field.to ?? null,
      rule: field.rule,
    })),
  };
}
