import {
  type ChangeOperation,
  type ChangeSetOutcome,
  ODataError,
  printRequestUrl,
  type WriteOutcome,
} from '@p2c/odata';
import { withNewLines } from './carried-lines.ts';
import { SyncError, type SyncErrorCode, syncErrorCodes } from './errors.ts';
import type { WriteKind } from './ledger/ledger.ts';
import { type Look, type LookOptions, look } from './look.ts';
import type { Flow } from './observe.ts';
import type { OwnedValues, PlannedChangeSet, PlannedWrite, Reason } from './plan.ts';
import { kindOfWrite } from './plan-kind-of-write.ts';
import type { RecordRef } from './record-ref.ts';

/** How one look at a record ended; the engine decides what follows from each. */
export type Outcome =
  | { readonly kind: 'settled'; readonly link: Link; readonly wrote: Carried | undefined }
  /** Until the record changes, or the copy in Sales that it waits for is written. */
  | {
      readonly kind: 'not-sent';
      readonly reason: Reason;
      readonly waitsFor: RecordRef | undefined;
      readonly link: Partial<Link>;
    }
  | { readonly kind: 'parked'; readonly reason: Reason; readonly link: Partial<Link> }
  /** Something else must be there first: it is looked at again when that comes, and now and then. */
  | {
      readonly kind: 'depends';
      readonly reason: Reason;
      readonly waitsFor: RecordRef | undefined;
      readonly link: Partial<Link>;
    }
  /** To be tried again: at once a bounded number of times, then by backoff, or when the system allows. */
  | {
      readonly kind: 'waiting';
      readonly reason: Reason;
      readonly afterMs?: number;
      /** What broke, for the log. */
      readonly error?: unknown;
      /** A write whose answer was lost: it may have been carried out. */
      readonly sent?: Carried;
      readonly link: Partial<Link>;
    };

/** What the ledger learns of the pair. */
export interface Link {
  readonly company: string;
  readonly number: string;
  readonly targetKey: string;
  readonly base: OwnedValues;
  readonly fingerprint: string;
}

/** A write that was sent. */
export interface Carried {
  readonly kind: WriteKind;
  readonly write: PlannedWrite | PlannedChangeSet;
  readonly request: string;
}

export interface ReconcileOptions extends LookOptions {
  /** Takes what the next look must know of a write, before it is sent. */
  readonly note: (base: OwnedValues, identity: Pick<Partial<Link>, 'company' | 'number'>) => Promise<unknown>;
}

/** A target that somebody else keeps writing: after so many tries at once the ledger's backoff takes over. */
const triesAtOnceMax = 3;

/** Observe, plan, write: brings the target of one record in step with its source, once. */
export async function reconcile(options: ReconcileOptions): Promise<Outcome> {
  let last: Outcome | undefined;
  for (let attempt = 0; attempt < triesAtOnceMax; attempt += 1) {
    try {
      const outcome = await carryOut(await look(options), options);
      if (outcome.kind !== 'again') return outcome;
      last = outcome.outcome;
    } catch (error) {
      return broken(error);
    }
  }
  return last ?? broken(new Error('Expected an outcome, got none.'));
}

async function carryOut(
  { plan, company, number, held, base }: Look,
  { flow, record, note }: ReconcileOptions,
): Promise<Outcome | Again> {
  // Company and target key are one: once linked, the pair stays where it is, whatever the source says now.
  const known = {
    ...(company === undefined || record.targetKey !== undefined ? {} : { company }),
    ...(number === undefined ? {} : { number }),
  };
  switch (plan.kind) {
    case 'not-sent':
      return { kind: 'not-sent', reason: plan.reason, waitsFor: plan.waitsFor, link: known };
    case 'parked':
      return { kind: 'parked', reason: plan.reason, link: known };
    case 'waiting':
      return { kind: 'depends', reason: plan.reason, waitsFor: plan.waitsFor, link: known };
    case 'settled':
      return { kind: 'settled', link: linkOf(plan, { company, number, held }), wrote: undefined };
    case 'write': {
      const { write } = plan;
      const wrote = { kind: kindOfWrite({ base: record.base, plan }), write, request: printWrite(write) };
      const noted = withNewLines(base, write);
      if (noted !== undefined) await note(noted, known);
      let outcome: WriteOutcome | ChangeSetOutcome;
      try {
        outcome = await send(write, flow);
      } catch (error) {
        return broken(error, known, wrote);
      }
      if (outcome.kind !== 'written') return refused(outcome, write, known);
      const key = write.key.kind === 'guid' ? write.key.value : undefined;
      return { kind: 'settled', link: linkOf(plan, { company, number, held: key }), wrote };
    }
    default: {
      const unknown: never = plan;
      throw new TypeError(`Expected a plan, got ${JSON.stringify(unknown)}.`);
    }
  }
}

/** The world moved under the write: look again at once, and give this outcome if that does not help. */
interface Again {
  readonly kind: 'again';
  readonly outcome: Outcome;
}

function send(
  write: PlannedWrite | PlannedChangeSet,
  { target }: Flow,
): Promise<WriteOutcome | ChangeSetOutcome> {
  const { entitySet, key } = write;
  // Without a version nothing guards the write: '*' only where the target gave none.
  switch (write.operation) {
    case 'change-set':
      return target.changeSet(write.writes.map(toOperation));
    case 'create':
      return target.create(entitySet, write.values);
    case 'update':
      return target.update(entitySet, key, write.values, { ifMatch: write.ifMatch ?? '*' });
    case 'delete':
      return target.delete(entitySet, key, { ifMatch: write.ifMatch ?? '*' });
    default: {
      const unknown: never = write;
      throw new TypeError(`Expected a write, got ${JSON.stringify(unknown)}.`);
    }
  }
}

function toOperation({ operation, entitySet, key, values, ifMatch = '*' }: PlannedWrite): ChangeOperation {
  switch (operation) {
    case 'create':
      return { kind: 'create', entitySet, values };
    case 'update':
      return { kind: 'update', entitySet, key, values, ifMatch };
    case 'delete':
      return { kind: 'delete', entitySet, key, ifMatch };
    default: {
      const unknown: never = operation;
      throw new TypeError(`Expected an operation, got ${JSON.stringify(unknown)}.`);
    }
  }
}

/**
 * The request as it is, or would be, sent: `PATCH CustomersV3(dataAreaId='usmf',CustomerAccount='US-001')?cross-company=true`;
 * of a change set all that it holds: `POST $batch: POST …; POST …`.
 */
export function printWrite(write: PlannedWrite | PlannedChangeSet): string {
  if (write.operation === 'change-set') return `POST $batch: ${write.writes.map(printWrite).join('; ')}`;
  const { operation, system, entitySet, key } = write;
  if (operation === 'create') return `POST ${printRequestUrl(system, entitySet)}`;
  return `${operation === 'update' ? 'PATCH' : 'DELETE'} ${printRequestUrl(system, entitySet, key)}`;
}

/** A record that settles or is written has both: the plan refuses one without. A copy in Sales is known by its identifier. */
function linkOf(
  { owned, fingerprint }: { owned: OwnedValues; fingerprint: string },
  {
    company = '',
    number = '',
    held,
  }: { company?: string | undefined; number?: string | undefined; held: string | undefined },
): Link {
  return { company, number, targetKey: held ?? number, base: owned, fingerprint };
}

function refused(
  outcome: Exclude<WriteOutcome | ChangeSetOutcome, { kind: 'written' }>,
  write: PlannedWrite | PlannedChangeSet,
  link: Partial<Link>,
): Outcome | Again {
  const changing: Outcome = { kind: 'waiting', reason: reason('TARGET_CHANGING'), link };
  switch (outcome.kind) {
    case 'precondition-failed':
    case 'not-found':
      return { kind: 'again', outcome: changing };
    case 'duplicate':
      // Created by a request whose answer was lost, or by somebody else: adopt it.
      return {
        kind: 'again',
        outcome: { kind: 'parked', reason: { code: 'TARGET_REFUSED', message: outcome.message }, link },
      };
    case 'throttled':
      return { kind: 'waiting', reason: reason('SYSTEM_THROTTLED'), afterMs: outcome.retryAfterMs, link };
    case 'rejected': {
      const code = outcome.missingReference ? 'REFERENCE_NOT_FOUND' : 'TARGET_REFUSED';
      const field =
        write.changes.find(({ property }) => property === outcome.property)?.property ?? outcome.property;
      return {
        kind: 'parked',
        reason: { code, message: outcome.message, ...(field === undefined ? {} : { field }) },
        link,
      };
    }
    default: {
      const unknown: never = outcome;
      throw new TypeError(`Expected a refusal, got ${JSON.stringify(unknown)}.`);
    }
  }
}

function broken(error: unknown, link: Partial<Link> = {}, write?: Carried): Outcome {
  if (!(error instanceof ODataError)) {
    const code = error instanceof SyncError ? error.code : 'UNEXPECTED';
    return { kind: 'waiting', reason: { code, message: (error as Error).message }, error, link };
  }
  const code: SyncErrorCode = error.mayHaveCommitted
    ? 'ANSWER_LOST'
    : error.code === 'THROTTLED'
      ? 'SYSTEM_THROTTLED'
      : 'SYSTEM_UNAVAILABLE';
  return {
    kind: 'waiting',
    reason: { code, message: `${syncErrorCodes[code]} ${error.message}` },
    ...(error.retryAfterMs === undefined ? {} : { afterMs: error.retryAfterMs }),
    error,
    ...(write && error.mayHaveCommitted ? { sent: write } : {}),
    link,
  };
}

const reason = (code: SyncErrorCode): Reason => ({ code, message: syncErrorCodes[code] });
