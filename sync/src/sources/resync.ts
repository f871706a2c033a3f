import type { Engine } from '../engine.ts';
import type { Ledger, LedgerRecord } from '../ledger/ledger.ts';
import { walk } from '../ledger/walk.ts';
import type { CheckedTemplate } from '../mapping/template.ts';
import type { Flows } from '../observe.ts';
import type { Clock, Logger } from '../ports.ts';
import type { RecordRef } from '../record-ref.ts';
import { createSource, type Source } from './source.ts';

export interface ResyncOptions {
  readonly flows: Flows;
  readonly ledger: Ledger;
  readonly engine: Engine;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly intervalMs: number;
}

/** When it was done last is kept: a process that starts often does not do it more often. */
const checkpointName = 'resync';
const lookMs = 60_000;
/** Records that are marked in one transaction. */
const batch = 500;

/**
 * Has everything looked at again, behind all else, whose outcome hangs on something that no source follows: a price list
 * that a product could be put on, a party that F&O numbered anew, what a person changed so that a refused record could
 * pass. It is slow on purpose: whatever can be followed is followed.
 */
export function createResyncSource({
  flows,
  ledger,
  engine,
  clock,
  logger,
  intervalMs,
}: ResyncOptions): Source {
  const turn = async (): Promise<void> => {
    const last = await ledger.readCheckpoint(checkpointName);
    if (last !== undefined && clock.now() - Number(last) < intervalMs) return;
    // Nothing to do at the very first start: everything is looked at anyway.
    const due = last === undefined ? [] : await found();
    for (let start = 0; start < due.length; start += batch)
      await engine.hint(due.slice(start, start + batch), 'backfill');
    // Last: what was marked before a crash is looked at, and marked once more.
    await ledger.checkpoint(checkpointName, String(clock.now()), [], clock.now());
    if (due.length > 0) logger.info({ records: due.length }, 'Looking again at what no source follows');
  };

  const found = async (): Promise<RecordRef[]> => {
    const refs: RecordRef[] = [];
    for (const { entity, template } of flows.values())
      for await (const record of walk(ledger, { entity, now: clock.now() }))
        if (hangsOnMore(record, template)) refs.push({ entity, key: record.key });
    return refs;
  };

  return createSource({ name: 'slow resync', intervalMs: Math.min(intervalMs, lookMs), turn, clock, logger });
}

/** Whether nobody may say so when a record must be looked at again. */
function hangsOnMore(
  { state, reason, dirtyGen, syncedGen }: LedgerRecord,
  template: CheckedTemplate,
): boolean {
  if (dirtyGen > syncedGen) return false;
  switch (state) {
    case 'PARKED':
      return true;
    case 'NOT_SENT':
      return reason?.code !== 'SOURCE_MISSING' && reason?.code !== 'ORIGINATES_IN_TARGET';
    case 'SETTLED':
      return template.references.size > 0 || template.checkedDependencies.length > 0;
    case 'WAITING':
    case 'DEPENDS':
      // They come back by themselves.
      return false;
    default: {
      const unknown: never = state;
      throw new TypeError(`Expected a state, got ${JSON.stringify(unknown)}.`);
    }
  }
}
