import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readModel } from '@p2c/models';
import {
  type ConnectionSettings,
  createConnectionPool,
  createODataClient,
  type ODataClient,
  type ODataClientOptions,
  parseModel,
  printMetrics,
} from '@p2c/odata';
import { createFinanceOperationsSubgraph } from '@p2c/subgraph-finance-operations';
import type { Logger } from '@p2c/subgraph-runtime';
import { createSalesSubgraph } from '@p2c/subgraph-sales';
import {
  createMemoryQueue,
  createSync,
  type Ledger,
  openSqliteLedger,
  type Queue,
  type Sync,
} from '@p2c/sync';
import { type CompanySettings, createCompanyMap } from './company-map.ts';
import { createExecutor } from './execute/executor.ts';
import { readRuleFiles } from './rule-files.ts';
import { createGatewayServer } from './server.ts';

/** Where a system is and how to be let in. */
export interface SystemConnection {
  readonly serviceRoot: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly authority: string;
}

export interface AppSettings extends CompanySettings {
  readonly sales: SystemConnection;
  readonly financeOperations: SystemConnection;
  readonly host: string;
  readonly port: number;
  /** Folder of the ledger; made when it is missing. */
  readonly dataDir: string;
  readonly ownership: string | undefined;
  readonly redisUrl: string | undefined;
  readonly deltaIntervalMs: number;
  readonly compareIntervalMs: number;
  readonly scanIntervalMs: number;
  readonly resyncIntervalMs: number;
  readonly syncConcurrency: number;
  /** Carry nothing over. @default false */
  readonly pauseSync?: boolean;
  /** How requests to both systems are made; the defaults of the connector when left out. */
  readonly connection?: Partial<ConnectionSettings>;
  /** The executor's own where they are left out. */
  readonly operationCostMax?: number;
  readonly operationBytesMax?: number;
  readonly operationTimeoutMs?: number;
  readonly logger: Logger;
}

export interface App {
  readonly url: string;
  readonly sync: Sync;
  /** Finishes what is under way, then lets go of everything. */
  stop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Everything but the systems themselves: connectors → subgraphs and sync → executor → server. The order is that
 * of the dependencies; `stop` walks it backwards.
 */
export async function startApp(settings: AppSettings): Promise<App> {
  const { logger } = settings;
  const companies = createCompanyMap(settings);
  // What was opened, closed from the last to the first: by `stop`, and where the start breaks off half way.
  await using opened = new AsyncDisposableStack();
  const open = <T>(opening: T, close: (opened: T) => Promise<void>): T => opened.adopt(opening, close);
  const ledger = open(await openLedger(settings), (it) => it.close());
  const pool = createConnectionPool();
  const shared = { ...settings.connection, pool, logger };
  const sales = open(connect('SALES', settings.sales, shared), (it) => it.close());
  const financeOperations = open(connect('FINANCE_OPERATIONS', settings.financeOperations, shared), (it) =>
    it.close(),
  );
  const queue = open(await openQueue(settings), (it) => it.close());
  const sync = await createSync({
    sales,
    financeOperations,
    ledger,
    queue,
    companies,
    logger,
    ...readRuleFiles(settings.ownership),
    options: {
      deltaIntervalMs: settings.deltaIntervalMs,
      compareIntervalMs: settings.compareIntervalMs,
      scanIntervalMs: settings.scanIntervalMs,
      resyncIntervalMs: settings.resyncIntervalMs,
      concurrency: settings.syncConcurrency,
      paused: settings.pauseSync ?? false,
    },
  });

  const ports = { ownership: sync.ownership, journal: sync.journal, companies, logger };
  const subgraphs = [
    createSalesSubgraph({ client: sales, productCompany: companies.productCompany, ...ports }),
    createFinanceOperationsSubgraph({
      client: financeOperations,
      productCompany: companies.productCompany,
      ...ports,
    }),
    sync.subgraph,
  ];
  const executor = createExecutor({
    supergraphSdl: readFileSync(new URL('../supergraph.graphql', import.meta.url), 'utf8'),
    subgraphs: new Map(subgraphs.map((subgraph) => [subgraph.name, subgraph])),
    logger,
    ...given('costMax', settings.operationCostMax),
    ...given('bytesMax', settings.operationBytesMax),
    ...given('operationTimeoutMs', settings.operationTimeoutMs),
  });
  const server = createGatewayServer({
    executor,
    logger,
    host: settings.host,
    port: settings.port,
    readiness: () => sync.readiness(),
    metrics: () => printMetrics(pool.metrics.snapshot()),
  });
  opened.defer(() => sync.stop());
  opened.defer(() => server.stop());
  // A port in use ends the start before sync has written anything.
  await server.bind();
  // Before the first request: what a dead process left behind must not be taken for work of this one.
  await sync.start();
  const { url } = await server.listen();
  const running = opened.move();
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= running.disposeAsync());
  return { url, sync, stop, [Symbol.asyncDispose]: stop };
}

function openLedger({ dataDir, logger }: AppSettings): Promise<Ledger> {
  mkdirSync(dataDir, { recursive: true });
  return openSqliteLedger(join(dataDir, 'ledger.sqlite'), { logger });
}

const given = <Name extends string>(name: Name, value: number | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { readonly [name in Name]?: number };

/** BullMQ is loaded only where it is asked for. */
async function openQueue({ redisUrl, logger }: AppSettings): Promise<Queue> {
  if (redisUrl === undefined) return createMemoryQueue();
  const { createBullQueue } = await import('@p2c/sync/bullmq');
  return createBullQueue({ url: redisUrl, logger });
}

function connect(
  system: 'SALES' | 'FINANCE_OPERATIONS',
  connection: SystemConnection,
  shared: Partial<ODataClientOptions>,
): ODataClient {
  const dialect = system === 'SALES' ? 'dataverse' : 'finance-operations';
  const { serviceRoot, ...credentials } = connection;
  return createODataClient({
    ...shared,
    system,
    dialect,
    serviceRoot,
    credentials,
    model: parseModel(readModel(dialect)),
  });
}
