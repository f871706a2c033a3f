import { type ChangeSetOutcome, ODataError, type WriteOutcome } from '@p2c/odata';
import { SyncError, type SyncErrorCode, syncErrorCodes } from './errors.ts';
import type { WriteKind } from './ledger/ledger.ts';
import { type Look, type LookOptions, look } from './look.ts';
import { namesUnknownColumn } from './names-unknown-column.ts';
import type { OscillationQuestion } from './oscillation.ts';
import type { Carried, Link, Outcome } from './outcome.ts';
import type { OwnedValues, PlannedChangeSet, PlannedWrite, Reason } from './plan.ts';
import { kindOfWrite } from './plan-kind-of-write.ts';
import { sendWrite } from './send-write.ts';

export interface ReconcileOptions extends LookOptions {
  readonly attempts: ReconcileAttempts;
  /** Whether the copy was given these very values again and again. */
  readonly oscillates: (write: Pick<OscillationQuestion, 'number' | 'changes'>) => Promise<boolean>;
}

/** Where a write stands before it is sent. */
export interface ReconcileAttempts {
  /** Undefined when another worker has the record by now: then nothing is sent. */
  begin(attempt: {
    readonly kind: WriteKind;
    readonly write: PlannedWrite | PlannedChangeSet;
    readonly company: string | undefined;
    readonly number: string | undefined;
  }): Promise<number | undefined>;
  /** It was refused, or never left. */
  end(id: number): Promise<void>;
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
  { plan, company, number, held }: Look,
  { flow, record, attempts, oscillates }: ReconcileOptions,
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
      return { kind: 'parked', reason: plan.reason, waitsFor: plan.waitsFor, link: known };
    case 'waiting':
      return { kind: 'depends', reason: plan.reason, waitsFor: plan.waitsFor, link: known };
    case 'settled':
      return { kind: 'settled', link: linkOf(plan, { company, number, held }), wrote: undefined };
    case 'write': {
      const { write } = plan;
      const kind = kindOfWrite({ base: record.base, plan });
      if (kind !== 'CREATE' && (await oscillates({ number, changes: write.changes })))
        return { kind: 'parked', reason: reason('TARGET_CONTESTED'), link: known };
      // What a record was named by before it was looked at may have changed; a link does not.
      const of = record.targetKey === undefined ? (company ?? record.company) : (record.company ?? company);
      const attempt = await attempts.begin({ kind, write, company: of, number });
      if (attempt === undefined) return { kind: 'superseded' };
      const wrote: Carried = { attempt, kind, write };
      let outcome: WriteOutcome | ChangeSetOutcome;
      try {
        outcome = await sendWrite(flow.target, write);
      } catch (error) {
        // What nobody foresaw may have left as well.
        if (error instanceof ODataError && !error.mayHaveCommitted) await attempts.end(attempt);
        return broken(error, known, wrote);
      }
      if (outcome.kind !== 'written') {
        await attempts.end(attempt);
        return refused(outcome, write, known);
      }
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

/** A record that settles or is written has both: the plan refuses one without. A copy in Sales is known by its identifier. */
function linkOf(
  { owned }: { owned: OwnedValues },
  {
    company = '',
    number = '',
    held,
  }: { company?: string | undefined; number?: string | undefined; held: string | undefined },
): Link {
  return { company, number, targetKey: held ?? number, base: owned };
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
      // No rule of the target: the mapping writes what is not there (any more), for every record alike.
      if (namesUnknownColumn(outcome.message)) {
        const changed = `${syncErrorCodes.SCHEMA_CHANGED} ${outcome.message}`;
        return { kind: 'waiting', reason: { code: 'SCHEMA_CHANGED', message: changed }, link };
      }
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
  const code = codeOf(error);
  return {
    kind: 'waiting',
    reason: { code, message: `${syncErrorCodes[code]} ${error.message}` },
    ...(error.retryAfterMs === undefined ? {} : { afterMs: error.retryAfterMs }),
    error,
    ...(write && error.mayHaveCommitted ? { sent: write } : {}),
    link,
  };
}

function codeOf({ code, mayHaveCommitted, message }: ODataError): SyncErrorCode {
  if (mayHaveCommitted) return 'ANSWER_LOST';
  switch (code) {
    case 'THROTTLED':
      return 'SYSTEM_THROTTLED';
    case 'BAD_REQUEST':
    case 'NOT_FOUND':
      return namesUnknownColumn(message) || code === 'NOT_FOUND' ? 'SCHEMA_CHANGED' : 'UNEXPECTED';
    case 'AUTHENTICATION':
    case 'PERMISSION':
      return 'ACCESS_REFUSED';
    default:
      return 'SYSTEM_UNAVAILABLE';
  }
}

const reason = (code: SyncErrorCode): Reason => ({ code, message: syncErrorCodes[code] });
