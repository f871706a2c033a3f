import { ODataError, type ODataRecord, printRequestUrl, type WriteOutcome } from '@p2c/odata';
import { SyncError, type SyncErrorCode, syncErrorCodes } from './errors.ts';
import type { LedgerRecord, WriteKind } from './ledger/ledger.ts';
import { type Flow, readSource, readTarget, targetKeyOf } from './observe.ts';
import type { OwnershipRuleSet } from './ownership/ownership-rule.ts';
import type { Observed, OwnedValues, Plan, PlannedWrite, Reason } from './plan.ts';
import { kindOfWrite } from './plan-kind-of-write.ts';
import { planRecord } from './plan-record.ts';
import type { CompanyMap } from './ports.ts';

/** How one look at a record ended; the engine decides what follows from each. */
export type Outcome =
  | { readonly kind: 'settled'; readonly link: Link; readonly wrote: Carried | undefined }
  | { readonly kind: 'not-sent'; readonly reason: Reason; readonly link: Partial<Link> }
  | { readonly kind: 'parked'; readonly reason: Reason; readonly link: Partial<Link> }
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
  readonly write: PlannedWrite;
  readonly request: string;
}

export interface ReconcileOptions {
  readonly flow: Flow;
  readonly rules: OwnershipRuleSet;
  readonly companies: CompanyMap;
  /** What the ledger knows: number and company of the pair, and the base of the last agreement. */
  readonly record: Pick<LedgerRecord, 'key' | 'company' | 'number' | 'targetKey' | 'base'>;
}

/** A target that somebody else keeps writing: after so many tries at once the ledger's backoff takes over. */
const triesAtOnceMax = 3;

/** What the rules make of one record as both systems hold it now. */
export interface Look {
  readonly plan: Plan;
  /** Undefined where the configuration has none. */
  readonly company: string | undefined;
  /** Undefined where the source has none. */
  readonly number: string | undefined;
}

/** Reads both systems and plans. Writes nothing: this is also the dry run. */
export async function look(options: ReconcileOptions): Promise<Look> {
  const { flow, rules, record } = options;
  const { company, targetKey } = record;
  const linked =
    company !== undefined && targetKey !== undefined ? { company, number: targetKey } : undefined;
  const { source, target } = linked ? await observeLinked(options, linked) : await observeUnlinked(options);
  const link = linked && { targetKey: targetKeyOf(flow, linked.company, linked.number) };
  const identity = identityOf(source, options);
  return {
    plan: planRecord({
      template: flow.template,
      rules,
      observed: { source, target },
      company: identity.company,
      link,
    }),
    ...identity,
  };
}

/** Target version before source: a write that passes carries a state newer than the version it replaces. */
async function observeLinked(
  { flow, record }: ReconcileOptions,
  { company, number }: { company: string; number: string },
): Promise<Observed> {
  const target = await readTarget(flow, company, number);
  return { source: await readSource(flow, record.key), target };
}

/**
 * Not linked yet: the source is read once to learn its number, and again after the target. When it names another copy
 * by then, the target that was read belongs to somebody else.
 */
async function observeUnlinked(options: ReconcileOptions): Promise<Observed> {
  const { flow, record } = options;
  let source = await readSource(flow, record.key);
  for (let attempt = 0; attempt < triesAtOnceMax; attempt += 1) {
    const { company, number } = identityOf(source, options);
    if (company === undefined || number === undefined) return { source, target: undefined };
    const target = await readTarget(flow, company, number);
    if (target === undefined) return { source, target };
    source = await readSource(flow, record.key);
    const now = identityOf(source, options);
    if (source === undefined || (now.company === company && now.number === number)) return { source, target };
  }
  throw new SyncError(
    'TARGET_CHANGING',
    'The number or the company of the record changed each time that it was read.',
  );
}

interface Identity {
  readonly company: string | undefined;
  readonly number: string | undefined;
}

function identityOf(source: ODataRecord | undefined, { flow, companies }: ReconcileOptions): Identity {
  const { sourceNumber, sourceCompany } = flow.names;
  if (source === undefined) return { company: undefined, number: undefined };
  return {
    company: companies.companyOf(text(source[sourceCompany]) ?? null),
    // The target cuts blanks at the end of its keys.
    number: text(text(source[sourceNumber])?.trimEnd()),
  };
}

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
  { plan, company, number }: Look,
  { flow, record }: ReconcileOptions,
): Promise<Outcome | Again> {
  // Company and target key are one: once linked, the pair stays where it is, whatever the source says now.
  const known = {
    ...(company === undefined || record.targetKey !== undefined ? {} : { company }),
    ...(number === undefined ? {} : { number }),
  };
  switch (plan.kind) {
    case 'not-sent':
    case 'parked':
      return { kind: plan.kind, reason: plan.reason, link: known };
    case 'settled':
      return { kind: 'settled', link: linkOf(plan, company, number), wrote: undefined };
    case 'write': {
      const { write } = plan;
      const wrote = { kind: kindOfWrite({ base: record.base, plan }), write, request: printWrite(write) };
      let outcome: WriteOutcome;
      try {
        outcome = await send(write, flow);
      } catch (error) {
        return broken(error, known, wrote);
      }
      if (outcome.kind !== 'written') return refused(outcome, write, known);
      return { kind: 'settled', link: linkOf(plan, company, number), wrote };
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

function send(write: PlannedWrite, { target }: Flow): Promise<WriteOutcome> {
  if (write.operation === 'create') return target.create(write.entitySet, write.values);
  // Without a version nothing guards the write: '*' only where the target gave none.
  return target.update(write.entitySet, write.key, write.values, { ifMatch: write.ifMatch ?? '*' });
}

/** The request as it is, or would be, sent: `PATCH CustomersV3(dataAreaId='usmf',CustomerAccount='US-001')?cross-company=true`. */
export function printWrite({ operation, system, entitySet, key }: PlannedWrite): string {
  return operation === 'create'
    ? `POST ${printRequestUrl(system, entitySet)}`
    : `PATCH ${printRequestUrl(system, entitySet, key)}`;
}

/** A record that settles or is written has both: the plan refuses one without. */
function linkOf(
  { owned, fingerprint }: { owned: OwnedValues; fingerprint: string },
  company = '',
  number = '',
): Link {
  return { company, number, targetKey: number, base: owned, fingerprint };
}

function refused(
  outcome: Exclude<WriteOutcome, { kind: 'written' }>,
  write: PlannedWrite,
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
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
