import type { Engine } from './engine.ts';
import { SyncError } from './errors.ts';
import { foldNumber } from './fold-number.ts';
import { type Ledger, preferLive, type Run } from './ledger/ledger.ts';
import { must } from './must.ts';
import type { Flow } from './observe.ts';
import type { OwnershipRuleSet } from './ownership/ownership-rule.ts';
import { kindOfWrite } from './plan-kind-of-write.ts';
import type { Clock, CompanyMap } from './ports.ts';
import { look, printWrite } from './reconcile.ts';
import { printRecordRef, type RecordRef } from './record-ref.ts';
import type { Runs } from './runs.ts';

export interface TriggerRequest {
  /** Customer ids `company:number` or Dataverse account GUIDs. */
  readonly keys?: readonly string[] | undefined;
  readonly all?: boolean | undefined;
  readonly dryRun: boolean;
}

export interface TriggerOptions {
  readonly flow: Flow;
  readonly rules: OwnershipRuleSet;
  readonly companies: CompanyMap;
  readonly ledger: Ledger;
  readonly engine: Engine;
  readonly runs: Runs;
  readonly clock: Clock;
}

/** Keys that one call may name; more go with `all`. */
const keysMax = 1_000;
/** A run that is over within this is answered complete; a longer one is answered running, to be watched by `syncRun`. */
const waitMs = 5_000;
/** Records of a dry run that are looked at side by side. */
const dryRunConcurrency = 8;

/** Starts a run over the named records, or plans it without writing anything. */
export async function trigger(request: TriggerRequest, options: TriggerOptions): Promise<Run> {
  const { ledger, engine, runs, clock } = options;
  const refs = await namedRecords(request, options);
  if (request.dryRun) return dryRun(refs, options);
  const id = await runs.start('TRIGGERED', refs);
  await engine.hint(refs, request.all ? 'backfill' : 'interactive');
  let cancel = () => {};
  const late = new Promise<void>((resolve) => {
    cancel = clock.after(waitMs, resolve);
  });
  await Promise.race([runs.over(id), late]);
  cancel();
  return must(await ledger.run(id), 'the run in the ledger');
}

async function namedRecords({ keys, all }: TriggerRequest, options: TriggerOptions): Promise<RecordRef[]> {
  if ((keys === undefined) === !all)
    throw new SyncError(
      'INVALID_ARGUMENT',
      `Expected either keys or all: true, got ${all ? 'both' : 'neither'}.`,
    );
  if (!keys) return everyRecord(options);
  if (keys.length === 0 || keys.length > keysMax)
    throw new SyncError('INVALID_ARGUMENT', `Expected 1 to ${keysMax} keys, got ${keys.length}.`);
  const found = await Promise.all(keys.map((key) => recordOf(key, options)));
  const unknown = keys.filter((_, index) => found[index] === undefined);
  if (unknown.length > 0)
    throw new SyncError(
      'RECORD_NOT_FOUND',
      `Sales holds no account under ${unknown.map((key) => JSON.stringify(key)).join(', ')}; nothing was started.`,
    );
  return [
    ...new Map(found.filter((ref) => ref !== undefined).map((ref) => [printRecordRef(ref), ref])).values(),
  ];
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

async function recordOf(
  key: string,
  { flow, ledger, companies }: TriggerOptions,
): Promise<RecordRef | undefined> {
  const { template, source, names } = flow;
  const { entitySet } = template.source;
  const { sourceKey: keyProperty, sourceNumber: numberProperty, sourceCompany: companyProperty } = names;
  if (guid.test(key)) {
    const record = await source.get(entitySet, { kind: 'guid', value: key }, { select: [keyProperty] });
    return record && { entity: template.entity, key: key.toLowerCase() };
  }
  const colon = key.indexOf(':');
  const company = key.slice(0, colon).toLowerCase();
  if (colon < 1 || !companies.companies.includes(company)) {
    throw new SyncError(
      'INVALID_ARGUMENT',
      `Expected company:number with a company of ${companies.companies.join(', ')}, or a GUID, got ${JSON.stringify(key)}.`,
    );
  }
  const number = key.slice(colon + 1);
  const known = (await ledger.byNumbers(template.entity, company, [number])).toSorted(preferLive).at(0);
  if (known) return { entity: known.entity, key: known.key };
  const { records } = await source.list({
    entitySet,
    select: [keyProperty, numberProperty, companyProperty],
    filter: {
      kind: 'compare',
      property: numberProperty,
      operator: 'eq',
      value: { type: 'string', value: number },
    },
    top: 2,
  });
  const record = records.find((candidate) => {
    const unit = candidate[companyProperty];
    return (
      foldNumber(String(candidate[numberProperty])) === foldNumber(number) &&
      companies.companyOf(typeof unit === 'string' ? unit : null) === company
    );
  });
  return record && { entity: template.entity, key: String(record[keyProperty]).toLowerCase() };
}

async function everyRecord({ flow }: TriggerOptions): Promise<RecordRef[]> {
  const { template, source, names } = flow;
  const { entitySet } = template.source;
  const key = names.sourceKey;
  const refs: RecordRef[] = [];
  for await (const page of source.pages({ entitySet, select: [key], maxPageSize: 5_000 })) {
    refs.push(
      ...page.records.map((record) => ({ entity: template.entity, key: String(record[key]).toLowerCase() })),
    );
  }
  return refs;
}

/** Looks at every record and keeps what would be written, with the rule behind each property. Nothing else changes. */
async function dryRun(refs: readonly RecordRef[], options: TriggerOptions): Promise<Run> {
  const { flow, rules, companies, ledger, clock } = options;
  const id = await ledger.startRun(
    { entity: flow.template.entity, kind: 'TRIGGERED', dryRun: true, total: refs.length },
    clock.now(),
  );
  const left = [...refs];
  const worker = async () => {
    for (let ref = left.shift(); ref; ref = left.shift()) {
      const [known] = await ledger.byKeys(ref.entity, [ref.key]);
      const record = known ?? {
        key: ref.key,
        company: undefined,
        number: undefined,
        targetKey: undefined,
        base: undefined,
      };
      const { plan, number } = await look({ flow, rules, companies, record });
      if (plan.kind === 'write') {
        await ledger.recordWrite({
          runId: id,
          planned: true,
          entity: ref.entity,
          at: clock.now(),
          kind: kindOfWrite({ base: record.base, plan }),
          system: plan.write.system,
          request: printWrite(plan.write),
          number,
          fields: plan.write.changes,
        });
      }
      const counter = {
        settled: 'settled',
        write: 'written',
        parked: 'parked',
        'not-sent': 'notSent',
      } as const;
      await ledger.countRun(id, { done: 1, [counter[plan.kind]]: 1 });
    }
  };
  try {
    await Promise.all(Array.from({ length: dryRunConcurrency }, worker));
    await ledger.finishRun(id, 'COMPLETED', clock.now());
  } catch (error) {
    await ledger.finishRun(id, 'FAILED', clock.now());
    throw error;
  }
  return must(await ledger.run(id), 'the run in the ledger');
}
