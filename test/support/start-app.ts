import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type App, startApp as startGateway } from '@p2c/gateway';
import { type Sandbox, startSandbox } from '@p2c/sandbox';
import { createGraphQLClient, type GraphQLClient } from './graphql-client.ts';
import { silent } from './silent-logger.ts';

export interface TestApp extends GraphQLClient, AsyncDisposable {
  readonly app: App;
  readonly sandbox: Sandbox;
  readonly url: string;
  /** Resolves when sync has nothing left to do. */
  settled(): Promise<void>;
  /** Stops the gateway, keeps both systems and the ledger, and starts it again. */
  restart(): Promise<void>;
  /** The file of the ledger goes from under the gateway. */
  removeLedger(): void;
  /** Another process holds the write lock of the ledger's file from now on, until the app is disposed of. */
  breakLedger(): void;
}

export interface TestAppOptions {
  /** False starts both systems empty but for reference data. */
  readonly seed?: boolean;
  readonly ownership?: string;
  readonly redisUrl?: string;
  readonly businessUnits?: Readonly<Record<string, string>>;
  readonly compareIntervalMs?: number;
  readonly deltaIntervalMs?: number;
  readonly pauseSync?: boolean;
}

/** The whole product in one process on free ports, tokens demanded, data in memory and in a folder of its own. */
export async function startApp(options: TestAppOptions = {}): Promise<TestApp> {
  const sandbox = await startSandbox({
    salesPort: 0,
    financeOperationsPort: 0,
    auth: 'required',
    seed: options.seed ?? true,
  });
  const dataDir = mkdtempSync(join(tmpdir(), 'p2c-test-'));
  const connection = { ...sandbox.credentials, authority: sandbox.authority };
  const start = () =>
    startGateway({
      sales: { serviceRoot: sandbox.sales.serviceRoot, ...connection },
      financeOperations: { serviceRoot: sandbox.financeOperations.serviceRoot, ...connection },
      host: '127.0.0.1',
      port: 0,
      dataDir,
      company: 'usmf',
      businessUnits: options.businessUnits ?? {},
      ownership: options.ownership,
      redisUrl: options.redisUrl,
      deltaIntervalMs: options.deltaIntervalMs ?? 25,
      compareIntervalMs: options.compareIntervalMs ?? 60_000,
      // Where no change source may ask in between, this one may not either.
      scanIntervalMs: options.compareIntervalMs ?? 5_000,
      resyncIntervalMs: 3_600_000,
      syncConcurrency: 4,
      pauseSync: options.pauseSync ?? false,
      logger: silent,
    });
  let app = await start();
  let lock: DatabaseSync | undefined;
  const client = () => createGraphQLClient(app.url);
  if (!options.pauseSync) await app.sync.idle();
  return {
    get app() {
      return app;
    },
    get url() {
      return app.url;
    },
    sandbox,
    request: (query, variables) => client().request(query, variables),
    data: (query, variables) => client().data(query, variables),
    settled: () => app.sync.idle(),
    async restart() {
      await app.stop();
      app = await start();
      await app.sync.idle();
    },
    breakLedger() {
      lock = new DatabaseSync(join(dataDir, 'ledger.sqlite'));
      lock.exec('begin immediate');
    },
    removeLedger() {
      rmSync(join(dataDir, 'ledger.sqlite'));
    },
    async [Symbol.asyncDispose]() {
      lock?.close();
      await app.stop();
      await sandbox.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
