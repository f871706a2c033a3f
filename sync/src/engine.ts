import type { Availability } from './availability.ts';
import { backoffMs } from './backoff.ts';
import { createGathering } from './gather/gathering.ts';
import type { Ledger, LedgerRecord, Settlement } from './ledger/ledger.ts';
import type { LookOptions } from './look.ts';
import { must } from './must.ts';
import { type Flow, flowInLane } from './observe.ts';
import { oscillates } from './oscillation.ts';
import type { Carried, Link, Outcome } from './outcome.ts';
import type { Clock, Logger } from './ports.ts';
import { printWrite } from './print-write.ts';
import type { Lane, Queue } from './queue/queue.ts';
import { type ReconcileAttempts, type ReconcileOptions, reconcile } from './reconcile.ts';
import { type Entity, printRecordRef, type RecordRef } from './record-ref.ts';
import type { Runs } from './runs.ts';
import { shownProperty } from './shown-property.ts';

export interface EngineOptions {
  /** How to look at a record of each entity. */
  readonly looks: Looks;
  readonly ledger: Ledger;
  readonly queue: Queue;
  readonly runs: Runs;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly concurrency: number;
  /** Records of a pass over everything that are worked on beside those, together. */
  readonly backfillConcurrency: number;
  /** How long a write can be under way: as long it may arrive, and as long its record is leased. */
  readonly writeLifetimeMs: number;
  /** While a system is away records wait, but for one now and then. */
  readonly availability: Pick<Availability, 'turn' | 'close'>;
}

/** What looking at a record of each entity takes, but for the record. */
export type Looks = ReadonlyMap<Entity, Omit<LookOptions, 'record'>>;

/** Takes keys from the queue and brings each record in step. */
export interface Engine {
  /** Marks records as changed, durably, and has them looked at. */
  hint(refs: readonly RecordRef[], lane: Lane): Promise<void>;
  /** Has records looked at that the ledger already knows to be pending. */
  wake(refs: readonly RecordRef[], lane: Lane): void;
  start(): void;
  stop(): Promise<void>;
  /** Calls back after every record that came to rest or was put back, until the returned function is called. */
  onRest(listener: () => void): () => void;
}

/** A record that depends on something is looked at again after this, should nobody say that it has come. */
const dependentRetryMs = 60_000;
/** When the ledger does not take an outcome, the key comes back after this. */
const ledgerRetryMs = 2_000;

export function createEngine(options: EngineOptions): Engine {
  const { looks, ledger, queue, runs, clock, logger, writeLifetimeMs, availability } = options;
  const listeners = new Set<() => void>();
  /** Leases whose outcome the ledger did not take, by record: with them this process gets the record again at once. */
  const held = new Map<string, number>();
  let stopped = false;
  const gathering = createGathering(clock);
  /** What goes through one flow can go together: for all records of an entity it is the same. */
  const backfillFlows = new Map(
    [...looks].map(([entity, { flow }]) => [entity, flowInLane(flow, 'backfill')]),
  );

  const work = async (ref: RecordRef, lane: Lane): Promise<void> => {
    await availability.turn();
    // The ledger knows what is left.
    if (stopped) return;
    const { flow } = must(looks.get(ref.entity), `a flow for ${ref.entity}`);
    if (lane !== 'backfill') return workOn(ref, lane, flowInLane(flow, lane));
    const shared = must(backfillFlows.get(ref.entity), `a flow for ${ref.entity}`);
    return gathering.work(shared, (gathered) => workOn(ref, lane, gathered));
  };

  const workOn = async (ref: RecordRef, lane: Lane, flow: Flow): Promise<void> => {
    const name = printRecordRef(ref);
    try {
      const since = clock.now();
      const record = await ledger.lease(ref, since, since + writeLifetimeMs, held.get(name));
      held.delete(name);
      // Nothing is pending, or somebody else holds it: then the sweeper comes back when the lease is over.
      if (!record) return;
      held.set(name, record.fence);
      const how = must(looks.get(ref.entity), `a flow for ${ref.entity}`);
      const asked: ReconcileOptions['oscillates'] = (write) =>
        oscillates(ledger, { ...write, entity: ref.entity, now: clock.now() });
      const outcome = await reconcile({
        ...how,
        flow,
        record,
        attempts: attemptsOf(record),
        oscillates: asked,
      });
      await conclude({ ref, lane, record, outcome, since });
      held.delete(name);
    } catch (error) {
      logger.error({ err: error, record: name }, 'A reconcile broke');
      queue.addAfter(ref, laneAfter(lane), ledgerRetryMs);
    } finally {
      for (const listener of listeners) listener();
    }
  };

  /** One switch over the outcomes: what the ledger keeps, what the queue does, what the log says. */
  const conclude = async ({ ref, lane, record, outcome, since }: Concluded): Promise<void> => {
    const done = { syncedGen: record.dirtyGen, since };
    const name = printRecordRef(ref);
    switch (outcome.kind) {
      case 'settled': {
        const { link, wrote } = outcome;
        const attempt = wrote && ({ id: wrote.attempt, outcome: 'carried-out' } as const);
        const rests = await settle(ref, record, { state: 'SETTLED', ...link, ...done, attempt });
        if (wrote) report(ref, wrote, link.number);
        if (rests) await runs.ended(ref, 'settled', wrote !== undefined);
        await wakeDependents(ref);
        if (isInSales(ref.entity)) await wakeDependents({ entity: ref.entity, key: link.targetKey });
        return;
      }
      case 'not-sent': {
        const { reason, waitsFor, link } = outcome;
        const rests = await settle(ref, record, {
          state: 'NOT_SENT',
          reason,
          waitsFor,
          ...identityOf(link),
          ...done,
        });
        if (rests) await runs.ended(ref, 'notSent', false);
        if (waitsFor) await wakeIfSettled(waitsFor, ref, since);
        // It holds its number no longer.
        await wakeDependents(ref);
        return;
      }
      case 'parked': {
        const { reason, waitsFor, link } = outcome;
        const rests = await settle(ref, record, {
          state: 'PARKED',
          reason,
          waitsFor,
          ...identityOf(link),
          ...done,
        });
        if (rests) await runs.ended(ref, 'parked', false);
        logger.warn({ record: name, reason }, 'Parked');
        if (waitsFor) await wakeIfRested(waitsFor, ref);
        return;
      }
      case 'depends': {
        const { reason, waitsFor, link } = outcome;
        const rests = await settle(ref, record, {
          state: 'DEPENDS',
          reason,
          ...identityOf(link),
          ...done,
          waitsFor,
          nextTryAt: clock.now() + dependentRetryMs,
        });
        if (rests) await runs.ended(ref, 'parked', false);
        logger.info({ record: name, reason: reason.code, waitsFor }, 'Depends on something');
        if (waitsFor) await wakeIfSettled(waitsFor, ref, since);
        return;
      }
      case 'waiting': {
        const { sent } = outcome;
        const afterMs = outcome.afterMs ?? backoffMs(record.attempts, clock.random());
        await settle(ref, record, {
          state: 'WAITING',
          reason: outcome.reason,
          ...identityOf(outcome.link),
          nextTryAt: clock.now() + afterMs,
          attempt: sent && { id: sent.attempt, outcome: 'unknown' },
        });
        if (sent) report(ref, sent, outcome.link.number);
        queue.addAfter(ref, laneAfter(lane), afterMs);
        await runs.ended(ref, 'failed', false);
        logger.warn({ err: outcome.error, record: name, reason: outcome.reason, afterMs }, 'Waits');
        return;
      }
      case 'superseded':
        logger.warn({ record: name }, 'The record went to another worker meanwhile; nothing was sent');
        return;
      default: {
        const unknown: never = outcome;
        throw new TypeError(`Expected an outcome, got ${JSON.stringify(unknown)}.`);
      }
    }
  };

  /** What is a copy in Sales is waited for by the identifier that it has there. */
  const isInSales = (entity: Entity) => looks.get(entity)?.flow.template.target.system === 'SALES';

  /** Whatever waited for this record is looked at again. */
  const wakeDependents = async (ref: RecordRef) => {
    const dependents = await ledger.waitingFor(ref);
    if (dependents.length === 0) return;
    await ledger.hint(dependents, clock.now());
    wake(dependents, 'live');
  };

  /** What is in the way may have rested meanwhile: then it will not wake this record. */
  const wakeIfRested = async (waitsFor: RecordRef, ref: RecordRef) => {
    const [now] = await ledger.byKeys(waitsFor.entity, [waitsFor.key]);
    if (now?.state !== 'NOT_SENT') return;
    await ledger.hint([ref], clock.now());
    wake([ref], 'live');
  };

  /** It may have settled while this record was looked at, before anybody knew that this one waits. */
  const wakeIfSettled = async (waitsFor: RecordRef, { entity, key }: RecordRef, since: number) => {
    const { entity: of, key: known } = waitsFor;
    const [now] = isInSales(of) ? await ledger.byTargetKeys(of, [known]) : await ledger.byKeys(of, [known]);
    const settledSince = now?.lastSyncedAt !== undefined && now.lastSyncedAt >= since;
    if (settledSince) await wakeDependents(waitsFor);
    else if (now === undefined)
      logger.debug({ entity, key, waitsFor }, 'Waits for a record that is not known yet');
  };

  /** What is about to be sent, kept before it is: should nobody learn how it ended, the ledger knows that it was tried. */
  const attemptsOf = (record: LedgerRecord): ReconcileAttempts => ({
    begin: ({ kind, write, company, number }) => {
      const now = clock.now();
      return ledger.attempt(
        record,
        record.fence,
        {
          write: {
            runId: runs.of(record),
            kind,
            system: write.system,
            request: printWrite(write),
            number,
            fields: write.changes,
          },
          company,
          number,
          lines: linesOf(write),
          notBefore: now + writeLifetimeMs,
        },
        now,
        now + writeLifetimeMs,
      );
    },
    end: ledger.endAttempt,
  });

  const report = (ref: RecordRef, { kind, write }: Carried, number: string | undefined) => {
    const properties = write.changes.map(shownProperty);
    const level = kind === 'REVERT' ? 'warn' : 'info';
    logger[level]({ record: printRecordRef(ref), number, kind, properties }, 'Wrote');
  };

  /** Whether the record rests now: it does not when it changed while it was worked on. */
  const settle = async (ref: RecordRef, record: LedgerRecord, settlement: Settlement): Promise<boolean> => {
    const counts = await ledger.settle(ref, record.fence, settlement, clock.now());
    if (!counts)
      logger.warn(
        { record: printRecordRef(ref) },
        'The lease went to another worker meanwhile; its outcome counts',
      );
    // Hinted while it was worked on: once more. The queue knows it too, unless the hint came from another process.
    const [now] = await ledger.byKeys(ref.entity, [ref.key]);
    if (!now || settlement.syncedGen === undefined || now.dirtyGen <= now.syncedGen) return true;
    queue.add(ref, 'live');
    return false;
  };

  const wake = (refs: readonly RecordRef[], lane: Lane) => {
    for (const ref of refs) queue.add(ref, lane);
  };
  return {
    async hint(refs, lane) {
      if (refs.length === 0) return;
      await ledger.hint(refs, clock.now());
      wake(refs, lane);
    },
    wake,
    start: () => queue.run(work, options.concurrency, options.backfillConcurrency),
    stop() {
      stopped = true;
      availability.close();
      return queue.close();
    },
    onRest(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

interface Concluded {
  readonly ref: RecordRef;
  readonly lane: Lane;
  readonly record: LedgerRecord;
  readonly outcome: Outcome;
  /** When the look began. */
  readonly since: number;
}

/** Nobody waits for what is tried again: it stays behind all else where it was before, and is live where somebody did. */
const laneAfter = (lane: Lane): Lane => (lane === 'backfill' ? 'backfill' : 'live');

/** The lines that a write may leave behind. */
const linesOf = ({ changes }: Carried['write']): number[] => [
  ...new Set(changes.flatMap(({ line }) => (line === undefined ? [] : [line]))),
];

const identityOf = ({ company, number }: Partial<Link>) => ({
  ...(company === undefined ? {} : { company }),
  ...(number === undefined ? {} : { number }),
});
