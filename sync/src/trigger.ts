import type { DryRunTurns } from './dry-run-turns.ts';
import type { Engine, Looks } from './engine.ts';
import { SyncError } from './errors.ts';
import { foldNumber } from './fold-number.ts';
import { createGathering } from './gather/gathering.ts';
import { type Ledger, preferLive, type Run } from './ledger/ledger.ts';
import { type LookOptions, look } from './look.ts';
import { must } from './must.ts';
import { equals, type Flow, flowInLane, identityOf, sourceKeyOf } from './observe.ts';
import { kindOfWrite } from './plan-kind-of-write.ts';
import type { Clock, CompanyMap } from './ports.ts';
import { printWrite } from './print-write.ts';
import { type Entity, printRecordRef, type RecordRef } from './record-ref.ts';
import type { Runs } from './runs.ts';
import { laneOfNamed } from './sources/lane-of-changes.ts';

export interface TriggerRequest {
  readonly entity: Entity;
  /** Ids `company:number`, or GUIDs of Sales. */
  readonly keys?: readonly string[] | undefined;
  readonly all?: boolean | undefined;
  readonly dryRun: boolean;
}

export interface TriggerOptions {
  readonly looks: Looks;
  readonly companies: CompanyMap;
  readonly ledger: Ledger;
  readonly engine: Engine;
  readonly runs: Runs;
  readonly clock: Clock;
  readonly dryRuns: DryRunTurns;
  /** Only dry runs are carried out. */
  readonly paused: boolean;
}

/** Keys that one call may name; more go with `all`. */
const keysMax = 1_000;
/** A run that is over within this is answered complete; a longer one is answered running, to be watched by `syncRun`. */
const waitMs = 5_000;
/** Records of a dry run that are looked at side by side. */
const dryRunConcurrency = 100;

/** Starts a run over the named records, or plans it without writing anything. */
export async function trigger(request: TriggerRequest, options: TriggerOptions): Promise<Run> {
  const { ledger, engine, runs, clock } = options;
  const how = options.looks.get(request.entity);
  if (how === undefined)
    throw new SyncError('INVALID_ARGUMENT', `This deployment does not carry ${request.entity} over.`);
  if (request.dryRun)
    return options.dryRuns.take(async () => {
      const refs = await namedRecords(request, how.flow, options);
      return dryRun(refs, { ...how, flow: flowInLane(how.flow, laneOf(request, refs)) }, options);
    });
  if (options.paused) throw new SyncError('SYNC_PAUSED');
  const refs = await namedRecords(request, how.flow, options);
  const id = await runs.start('TRIGGERED', request.entity, refs, () =>
    engine.hint(refs, laneOf(request, refs)),
  );
  let cancel = () => {};
  const late = new Promise<void>((resolve) => {
    cancel = clock.after(waitMs, resolve);
  });
  await Promise.race([runs.over(id), late]);
  cancel();
  return must(await ledger.run(id), 'the run in the ledger');
}

const laneOf = ({ all }: TriggerRequest, refs: readonly RecordRef[]) =>
  all ? 'backfill' : laneOfNamed(refs.length);

async function namedRecords(
  { keys, all }: TriggerRequest,
  flow: Flow,
  options: TriggerOptions,
): Promise<RecordRef[]> {
  if ((keys === undefined) === !all)
    throw new SyncError(
      'INVALID_ARGUMENT',
      `Expected either keys or all: true, got ${all ? 'both' : 'neither'}.`,
    );
  if (!keys) return everyRecord(flowInLane(flow, 'backfill'));
  if (keys.length === 0 || keys.length > keysMax)
    throw new SyncError('INVALID_ARGUMENT', `Expected 1 to ${keysMax} keys, got ${keys.length}.`);
  const { work } = createGathering(options.clock);
  const asked = flowInLane(flow, 'interactive');
  const found = await Promise.all(
    keys.map((key) => work(asked, (gathered) => recordOf(key, gathered, options))),
  );
  const unknown = keys.filter((_, index) => found[index] === undefined);
  const { system, entitySet } = flow.template.source;
  if (unknown.length > 0)
    throw new SyncError(
      'RECORD_NOT_FOUND',
      `${shownSystems[system]} holds no record of ${entitySet} under ${unknown.map((key) => JSON.stringify(key)).join(', ')}; nothing was started.`,
    );
  return [
    ...new Map(found.filter((ref) => ref !== undefined).map((ref) => [printRecordRef(ref), ref])).values(),
  ];
}

const shownSystems = { SALES: 'Sales', FINANCE_OPERATIONS: 'F&O' } as const;
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

async function recordOf(
  key: string,
  flow: Flow,
  { ledger, companies }: TriggerOptions,
): Promise<RecordRef | undefined> {
  const { entity, template } = flow;
  if (guid.test(key)) return recordByIdentifier(key.toLowerCase(), flow, ledger);
  const colon = key.indexOf(':');
  const company = key.slice(0, colon).toLowerCase();
  if (colon < 1 || !companies.companies.includes(company)) {
    throw new SyncError(
      'INVALID_ARGUMENT',
      `Expected company:number with a company of ${companies.companies.join(', ')}, or a GUID, got ${JSON.stringify(key)}.`,
    );
  }
  const number = key.slice(colon + 1);
  const known = (await ledger.byNumbers(entity, company, [number])).toSorted(preferLive).at(0);
  if (known) return { entity, key: known.key };
  const record =
    template.source.system === 'SALES'
      ? await findInSales(flow, companies, { company, number })
      : await findInFinanceOperations(flow, { company, number });
  return record && { entity, key: sourceKeyOf(flow, record) };
}

/** A GUID names a source record of Sales, or the copy that sync made there. */
async function recordByIdentifier(
  key: string,
  { entity, template, source, names }: Flow,
  ledger: Ledger,
): Promise<RecordRef | undefined> {
  if (template.source.system !== 'SALES') {
    const [record] = await ledger.byTargetKeys(entity, [key]);
    return record && { entity, key: record.key };
  }
  const { entitySet } = template.source;
  const record = await source.get(entitySet, { kind: 'guid', value: key }, { select: [names.sourceKey] });
  return record && { entity, key };
}

interface Identity {
  readonly company: string;
  readonly number: string;
}

async function findInSales(flow: Flow, companies: CompanyMap, { company, number }: Identity) {
  const { template, source, names } = flow;
  const { records } = await source.list({
    entitySet: template.source.entitySet,
    select: [names.sourceKey, names.sourceNumber, names.sourceCompany],
    filter: equals(names.sourceNumber, { type: 'string', value: number }),
    top: candidatesMax,
  });
  return records.find((candidate) => {
    const found = identityOf(flow, companies, candidate);
    return found.company === company && foldNumber(found.number ?? '') === foldNumber(number);
  });
}

/** Records that may bear one number: revisions of a quote, accounts of several companies. */
const candidatesMax = 50;

function findInFinanceOperations({ template, source, names }: Flow, { company, number }: Identity) {
  const parts = { [names.sourceCompany]: company, [names.sourceNumber]: number };
  const select = [names.sourceCompany, names.sourceNumber];
  return source.get(template.source.entitySet, { kind: 'composite', parts }, { select });
}

async function everyRecord(flow: Flow): Promise<RecordRef[]> {
  const { template, source, names, entity, masters } = flow;
  const { entitySet } = template.source;
  const queries = masters?.map((company) => ({
    entitySet,
    select: [names.sourceCompany, names.sourceNumber],
    filter: equals(names.sourceCompany, { type: 'string', value: company }),
  })) ?? [{ entitySet, select: [names.sourceKey] }];
  const refs: RecordRef[] = [];
  for (const query of queries)
    for await (const page of source.pages({ ...query, maxPageSize: 5_000 }))
      for (const record of page.records) refs.push({ entity, key: sourceKeyOf(flow, record) });
  return refs;
}

/** Looks at every record and keeps what would be written, with the rule behind each property. Nothing else changes. */
async function dryRun(
  refs: readonly RecordRef[],
  how: Omit<LookOptions, 'record'>,
  { ledger, clock }: TriggerOptions,
): Promise<Run> {
  const id = await ledger.startRun(
    { entity: how.flow.entity, kind: 'TRIGGERED', dryRun: true, total: refs.length },
    clock.now(),
  );
  const left = [...refs];
  const { work } = createGathering(clock);
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
      const { plan, number } = await work(how.flow, (flow) => look({ ...how, flow, record }));
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
        waiting: 'parked',
        'not-sent': 'notSent',
      } as const;
      await ledger.countRun(id, { done: 1, [counter[plan.kind]]: 1 });
    }
  };
  const workers = Array.from({ length: dryRunConcurrency }, worker);
  try {
    await Promise.all(workers);
    await ledger.finishRun(id, 'COMPLETED', clock.now());
  } catch (error) {
    left.length = 0;
    await Promise.allSettled(workers);
    await ledger.finishRun(id, 'FAILED', clock.now());
    throw error;
  }
  return must(await ledger.run(id), 'the run in the ledger');
}
