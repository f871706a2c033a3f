import type { ODataRecord } from '@p2c/odata';
import { SyncError } from './errors.ts';
import type { LedgerRecord } from './ledger/ledger.ts';
import { columnsOfSales, type LogicalColumn } from './mapping/columns-read.ts';
import { refused } from './mapping/reasons.ts';
import type { References } from './mapping/references.ts';
import {
  type Flow,
  identityOf,
  readSource,
  readSourceLines,
  readTarget,
  readTargetLines,
  type TargetIdentity,
  targetKeyOf,
} from './observe.ts';
import type { OwnershipRuleSet } from './ownership/ownership-rule.ts';
import type { Observed, OwnedValues, Plan } from './plan.ts';
import { unmetRequirement } from './plan-gates.ts';
import { planRecord } from './plan-record.ts';
import type { CompanyMap } from './ports.ts';
import type { RecordRef } from './record-ref.ts';

export interface LookOptions {
  readonly flow: Flow;
  readonly rules: OwnershipRuleSet;
  readonly companies: CompanyMap;
  /** What lookups of the target can point at. */
  readonly references: () => Promise<References>;
  /** The lines of a document that sync has made, or may have made, under its number. */
  readonly carriedLines: (document: {
    readonly company: string;
    readonly number: string;
    /** Of the record itself; undefined before anything was agreed. */
    readonly base: OwnedValues | undefined;
  }) => Promise<ReadonlySet<string>>;
  /** The record that has the copy under a number, where it is another one. */
  readonly numberHolder: (copy: {
    readonly key: string;
    readonly company: string;
    readonly number: string;
    readonly isLinked: boolean;
  }) => Promise<RecordRef | undefined>;
  /** Columns of Sales that the application user cannot read: they come as if they were blank. F&O refuses a table as a whole. */
  readonly hiddenColumns: () => Promise<ReadonlySet<LogicalColumn>>;
  /** What the ledger knows: number and company of the pair, and the base of the last agreement. */
  readonly record: Pick<LedgerRecord, 'key' | 'company' | 'number' | 'targetKey' | 'base'>;
}

/** What the rules make of one record as both systems hold it now. */
export interface Look {
  readonly plan: Plan;
  /** Undefined where the configuration has none. */
  readonly company: string | undefined;
  /** Undefined where the source has none. */
  readonly number: string | undefined;
  /** The identifier of the copy in Sales, where it is there. */
  readonly held: string | undefined;
}

/** A source that changes its number at every look: after so many tries the ledger's backoff takes over. */
const triesAtOnceMax = 3;

/** Reads both systems and plans. Writes nothing: this is also the dry run. */
export async function look(options: LookOptions): Promise<Look> {
  const { flow, rules, companies } = options;
  const linked = linkedIdentity(options);
  const observed = linked ? await observeLinked(options, linked) : await observeUnlinked(options);
  const identity = identityOf(flow, companies, observed.source);
  if (
    flow.masters !== undefined &&
    identity.company !== undefined &&
    !flow.masters.includes(identity.company)
  )
    return { plan: notCarried(identity.company, flow.masters), ...identity, held: undefined };
  const hidden = await hiddenColumn(options, observed);
  if (hidden !== undefined) return { plan: unreadable(flow, hidden), ...identity, held: undefined };
  const key = linked && targetKeyOf(flow, linked);
  // In Sales the number of a copy can change; sync holds it by its identifier, and sets the number back.
  const link = key?.kind === 'composite' ? { targetKey: key } : undefined;
  const plan = planRecord({
    template: flow.template,
    rules,
    observed,
    company: identity.company,
    link,
    carriedLines: await carriedLines(options, observed, linked ?? identity),
    references: await options.references(),
  });
  return {
    plan: (await takenNumber(options, plan, identity)) ?? plan,
    ...identity,
    held: heldIdentifier(flow, observed.target),
  };
}

/** What would be written, or is agreed, belongs to somebody else as long as another record has the copy. */
async function takenNumber(
  { record: { key, targetKey }, numberHolder }: LookOptions,
  { kind }: Plan,
  { company, number }: { company: string | undefined; number: string | undefined },
): Promise<Plan | undefined> {
  if ((kind !== 'write' && kind !== 'settled') || company === undefined || number === undefined)
    return undefined;
  const waitsFor = await numberHolder({ key, company, number, isLinked: targetKey !== undefined });
  if (waitsFor === undefined) return undefined;
  const message = `The record ${waitsFor.key} has the copy under ${number} already. Give one of them another number.`;
  return { ...refused('NUMBER_TAKEN', message), waitsFor };
}

function notCarried(company: string, masters: readonly string[]): Plan {
  const message = `The record belongs to ${company}; only those of ${masters.join(', ')} are carried over.`;
  return refused('COMPANY_NOT_CARRIED', message);
}

/** A column of Sales that decides what is written, and comes as null whatever it holds. */
async function hiddenColumn(
  { flow: { template }, hiddenColumns }: LookOptions,
  { source, target }: Observed,
): Promise<LogicalColumn | undefined> {
  const inSales = template.source.system === 'SALES' ? source : target;
  if (source === undefined || inSales === undefined) return undefined;
  const hidden = await hiddenColumns();
  return hidden.size === 0 ? undefined : columnsOfSales(template).find((column) => hidden.has(column));
}

function unreadable({ template }: Flow, column: LogicalColumn): Plan {
  const so =
    template.source.system === 'SALES'
      ? 'the copy would lose its value'
      : 'whether the copy differs cannot be seen';
  const message = `The application user may not read ${column}: it comes as null, and ${so}. Allow reading in a column security profile of that user, or take the column out of the mapping.`;
  return refused('COLUMN_UNREADABLE', message, column.slice(column.indexOf('.') + 1));
}

/** Only a document that the target holds can have lines to take off. */
async function carriedLines(
  { flow, record: { base }, carriedLines: read }: LookOptions,
  { target }: Observed,
  { company, number }: { company: string | undefined; number: string | undefined },
): Promise<ReadonlySet<string> | undefined> {
  if (flow.template.lines === undefined || target === undefined) return undefined;
  return company === undefined || number === undefined ? undefined : read({ company, number, base });
}

function heldIdentifier({ template, names }: Flow, target: ODataRecord | undefined): string | undefined {
  const identifier = target?.[names.targetKey];
  return template.target.system === 'SALES' && typeof identifier === 'string'
    ? identifier.toLowerCase()
    : undefined;
}

/** What the ledger says that the copy is; undefined while there was none. */
function linkedIdentity({ flow, record }: LookOptions): TargetIdentity | undefined {
  const { company, number, targetKey } = record;
  if (company === undefined || targetKey === undefined) return undefined;
  return flow.template.target.system === 'SALES'
    ? { company, number: number ?? '', targetKey }
    : { company, number: targetKey };
}

/** Target version before source: a write that passes carries a state newer than the version it replaces. */
async function observeLinked(options: LookOptions, identity: TargetIdentity): Promise<Observed> {
  const { flow, companies, record } = options;
  const target = await readTarget(flow, identity);
  const targetLines = target && (await readTargetLines(flow, identity));
  const source = await readSource(flow, companies, record.key);
  return withLines(options, { source, target }, targetLines);
}

/**
 * Not linked yet: the source is read once to learn its number, and again after the target. When it names another copy
 * by then, the target that was read belongs to somebody else.
 */
async function observeUnlinked(options: LookOptions): Promise<Observed> {
  const { flow, companies, record } = options;
  let source = await readSource(flow, companies, record.key);
  for (let attempt = 0; attempt < triesAtOnceMax; attempt += 1) {
    const { company, number } = identityOf(flow, companies, source);
    if (company === undefined || number === undefined) return { source, target: undefined };
    const target = await readTarget(flow, { company, number });
    if (target === undefined) return withLines(options, { source, target }, undefined);
    const targetLines = await readTargetLines(flow, { company, number });
    source = await readSource(flow, companies, record.key);
    const now = identityOf(flow, companies, source);
    if (source === undefined || (now.company === company && now.number === number))
      return withLines(options, { source, target }, targetLines);
  }
  throw new SyncError(
    'TARGET_CHANGING',
    'The number or the company of the record changed each time that it was read.',
  );
}

/** The lines of the source last, and only where the header goes anywhere. */
async function withLines(
  { flow, record }: LookOptions,
  { source, target }: Observed,
  targetLines: readonly ODataRecord[] | undefined,
): Promise<Observed> {
  const { template } = flow;
  if (template.lines === undefined || source === undefined) return { source, target };
  if (unmetRequirement(template, source, target) !== undefined) return { source, target };
  const lines = { source: await readSourceLines(flow, record.key), target: targetLines ?? [] };
  return { source, target, lines };
}
