import { inLane, type ODataClient } from '@p2c/odata';
import { createAvailability } from './availability.ts';
import { carriedLinesOf } from './carried-lines.ts';
import { createReferences } from './create-references.ts';
import type { RuleFile } from './diagnostics.ts';
import { createDryRunTurns } from './dry-run-turns.ts';
import { createEngine, type Looks } from './engine.ts';
import { createHiddenColumns } from './hidden-columns.ts';
import { createIdentifier, createJournal, createResolver, type WriteJournal } from './journal.ts';
import type { Ledger } from './ledger/ledger.ts';
import { columnsOfSales } from './mapping/columns-read.ts';
import { loadRules } from './mapping/load-rules.ts';
import { must } from './must.ts';
import { numberHolderOf } from './number-holder.ts';
import { createFlow, type Flows, flowInLane } from './observe.ts';
import { defaultSyncOptions, type SyncOptions } from './options.ts';
import type { OwnershipRuleSet } from './ownership/ownership-rule.ts';
import { entities as allEntities } from './ownership/read-schema.ts';
import { type Clock, type CompanyMap, type Logger, systemClock } from './ports.ts';
import type { Queue } from './queue/queue.ts';
import type { Entity } from './record-ref.ts';
import { createRuns } from './runs.ts';
import { createCompareSource } from './sources/compare.ts';
import { createDeltaSource } from './sources/delta.ts';
import { feedsOf } from './sources/feeds.ts';
import { createResyncSource } from './sources/resync.ts';
import { createScanSource } from './sources/scan.ts';
import { createSweeper } from './sources/sweeper.ts';
import { createSyncSubgraph, type SyncSubgraph } from './subgraph/subgraph.ts';

export interface CreateSyncOptions {
  readonly sales: ODataClient;
  readonly financeOperations: ODataClient;
  /** The schemas that declare ownership, as text. */
  readonly schemas: readonly RuleFile[];
  /** A deployment's overrides of single rules. */
  readonly overrides?: RuleFile;
  readonly ledger: Ledger;
  readonly queue: Queue;
  readonly companies: CompanyMap;
  readonly logger: Logger;
  readonly clock?: Clock;
  /** What is carried over; everything when left out. */
  readonly entities?: readonly Entity[];
  readonly options?: Partial<SyncOptions>;
}

/** Sync as the gateway wires it. */
export interface Sync {
  readonly journal: WriteJournal;
  readonly ownership: OwnershipRuleSet;
  readonly subgraph: SyncSubgraph;
  start(): Promise<void>;
  /** Finishes the records under way; what is pending stays in the ledger. */
  stop(): Promise<void>;
  /** Resolves when the sources were asked for changes and no record is pending; what depends on something may wait on. */
  idle(): Promise<void>;
  readiness(): Promise<{ ready: boolean; checks: Record<string, string> }>;
}

/** Builds sync; throws RulesError when the rules or templates cannot be used with these systems. */
export async function createSync({
  sales,
  financeOperations,
  schemas,
  overrides,
  ledger,
  queue,
  companies,
  logger,
  clock = systemClock,
  entities = allEntities,
  options = {},
}: CreateSyncOptions): Promise<Sync> {
  const {
    deltaIntervalMs,
    compareIntervalMs,
    scanIntervalMs,
    resyncIntervalMs,
    sweepIntervalMs,
    concurrency,
    backfillConcurrency,
    writeLifetimeMs,
    paused,
  } = {
    ...defaultSyncOptions,
    ...options,
  };
  const { rules, templates } = loadRules({
    schemas,
    overrides,
    models: { SALES: sales.model, FINANCE_OPERATIONS: financeOperations.model },
  });
  const availability = createAvailability({ clock, logger });
  const clients = {
    SALES: inLane(availability.watch(sales), 'live'),
    FINANCE_OPERATIONS: inLane(availability.watch(financeOperations), 'live'),
  };
  const flows: Flows = new Map(
    entities.map((entity) => {
      const template = must(templates.get(entity), `a template for ${entity}`);
      return [entity, createFlow(template, clients, companies)];
    }),
  );

  const runs = createRuns(ledger, clock);
  const hiddenColumns = createHiddenColumns({
    client: clients.SALES,
    columns: [...flows.values()].flatMap(({ template }) => columnsOfSales(template)),
    clock,
    logger,
  });
  const looks: Looks = new Map(
    [...flows].map(([entity, flow]) => {
      const references = createReferences({ client: flow.target, columns: flow.template.references, clock });
      const carriedLines = carriedLinesOf(ledger, entity);
      const numberHolder = numberHolderOf(ledger, entity);
      return [entity, { flow, rules, companies, references, carriedLines, numberHolder, hiddenColumns }];
    }),
  );
  const engine = createEngine({
    looks,
    ledger,
    queue,
    runs,
    clock,
    logger,
    concurrency,
    backfillConcurrency,
    writeLifetimeMs,
    availability,
  });
  const resolve = createResolver(ledger, flows);
  const identify = createIdentifier(flows, companies);
  const journal = createJournal({ ledger, engine, resolve, identify, clock, writeLifetimeMs });
  const common = { ledger, engine, runs, clock, logger };
  const feeds = feedsOf(flows, ledger, clock).map((feed) =>
    createDeltaSource({ ...common, feed, intervalMs: deltaIntervalMs }),
  );
  const compares = [...flows.values()].flatMap((flow) =>
    flow.masters === undefined
      ? [
          createCompareSource({
            ...common,
            flow: flowInLane(flow, 'backfill'),
            rules,
            companies: companies.companies,
            intervalMs: compareIntervalMs,
          }),
        ]
      : [],
  );
  const scans = [...flows.values()].flatMap((flow) =>
    flow.masters === undefined
      ? []
      : [
          createScanSource({
            ...common,
            flow: flowInLane(flow, 'backfill'),
            companies: flow.masters,
            intervalMs: scanIntervalMs,
          }),
        ],
  );
  const sweeper = createSweeper({ ledger, engine, resolve, clock, logger, intervalMs: sweepIntervalMs });
  const resync = createResyncSource({ ledger, engine, clock, logger, flows, intervalMs: resyncIntervalMs });
  const sources = [...feeds, ...scans, ...compares, sweeper, resync];

  const pending = async () => {
    const overview = await ledger.overview(clock.now());
    return overview.pending + overview.waiting;
  };

  /** Over when a record came to rest here, or after the time in which the sweeper finds what rested elsewhere. */
  const nextRest = () => {
    const { promise: over, resolve } = Promise.withResolvers<void>();
    const stops = [engine.onRest(resolve), clock.after(sweepIntervalMs, resolve)];
    return {
      over,
      cancel() {
        for (const stop of stops) stop();
      },
    };
  };

  return {
    journal,
    ownership: rules,
    subgraph: createSyncSubgraph({
      looks,
      rules,
      companies,
      ledger,
      engine,
      runs,
      clock,
      logger,
      sources,
      dryRuns: createDryRunTurns(),
      paused,
    }),
    async start() {
      await ledger.takeOver(clock.now());
      await ledger.failUnfinishedRuns(clock.now());
      if (paused) {
        logger.warn({}, 'Sync is paused: nothing is carried over, changes are not followed.');
        return;
      }
      engine.start();
      for (const source of sources) source.start();
    },
    async stop() {
      await Promise.all(sources.map((source) => source.stop()));
      await engine.stop();
    },
    async idle() {
      await Promise.all([...feeds, ...scans].map((source) => source.now()));
      while (true) {
        // Listens before it looks: the last record may come to rest while the ledger answers.
        const rest = nextRest();
        try {
          if ((await pending()) === 0) return;
          await rest.over;
        } finally {
          rest.cancel();
        }
      }
    },
    async readiness() {
      const checks: Record<string, string> = {};
      try {
        await ledger.overview(clock.now());
        checks.ledger = 'ok';
      } catch (error) {
        checks.ledger = (error as Error).message;
      }
      if (queue.problem) checks.queue = queue.problem() ?? 'ok';
      const followed = paused ? [] : [...feeds, ...scans, ...compares];
      for (const { name, state, lastSuccessAt, lastError } of followed.map((source) => source.status())) {
        checks[name] =
          state === 'FAILING'
            ? (lastError ?? 'failing')
            : lastSuccessAt === undefined
              ? 'has not answered yet'
              : 'ok';
      }
      return { ready: Object.values(checks).every((check) => check === 'ok'), checks };
    },
  };
}
