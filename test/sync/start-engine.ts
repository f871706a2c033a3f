import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readModel } from '@p2c/models';
import { createODataClient, type ODataClient, parseModel } from '@p2c/odata';
import { type Sandbox, type SandboxAdmin, startSandbox } from '@p2c/sandbox';
import { readSchemaFiles } from '@p2c/subgraph-runtime';
import {
  createMemoryQueue,
  createSync,
  type Entity,
  type Ledger,
  openSqliteLedger,
  type Sync,
} from '@p2c/sync';
import { silent } from '../support/silent-logger.ts';
import { openSystems, type Systems } from '../support/systems.ts';

/** Sync alone on both emulated systems: engines come and go, on one ledger file or on a new one. */
export interface EngineTest extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly systems: Systems;
  start(options?: StartEngineOptions): Promise<StartedEngine>;
}

export interface StartEngineOptions {
  /** Engines that name the same file share one ledger. */
  readonly ledger?: string;
  /** Text of an overrides file. */
  readonly overrides?: string;
  readonly compareIntervalMs?: number;
  readonly resyncIntervalMs?: number;
  readonly deltaIntervalMs?: number;
  readonly scanIntervalMs?: number;
  /** What the engine is given instead of each of its two connections: to arm faults by its own writes. */
  readonly through?: (client: ODataClient, admin: SandboxAdmin) => ODataClient;
  /** What is carried over: customers alone, unless a test is about more. */
  readonly entities?: readonly Entity[];
}

export interface StartedEngine {
  readonly sync: Sync;
  readonly ledger: Ledger;
  stop(): Promise<void>;
}

export async function startEngineTest({ seed = true } = {}): Promise<EngineTest> {
  const sandbox = await startSandbox({ salesPort: 0, financeOperationsPort: 0, auth: 'required', seed });
  const folder = mkdtempSync(join(tmpdir(), 'p2c-engine-'));
  const running = new Set<StartedEngine>();
  return {
    sandbox,
    systems: await openSystems(sandbox),
    async start(options = {}) {
      const engine = await startEngine(sandbox, folder, options);
      running.add(engine);
      return engine;
    },
    async [Symbol.asyncDispose]() {
      for (const engine of running) await engine.stop();
      await sandbox.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startEngine(
  sandbox: Sandbox,
  folder: string,
  {
    ledger: file = 'ledger',
    overrides,
    compareIntervalMs = 60_000,
    resyncIntervalMs = 3_600_000,
    deltaIntervalMs = 20,
    scanIntervalMs = 5_000,
    through = (client) => client,
    entities = ['Customer'],
  }: StartEngineOptions,
): Promise<StartedEngine> {
  const connect = (system: 'SALES' | 'FINANCE_OPERATIONS') => {
    const dialect = system === 'SALES' ? 'dataverse' : 'finance-operations';
    const { serviceRoot, admin } = system === 'SALES' ? sandbox.sales : sandbox.financeOperations;
    const client = createODataClient({
      system,
      dialect,
      serviceRoot,
      credentials: { ...sandbox.credentials, authority: sandbox.authority },
      model: parseModel(readModel(dialect)),
      // What the connector would bridge by itself must reach the engine here.
      readRetriesMax: 0,
      throttleWaitMaxMs: 0,
    });
    return through(client, admin);
  };
  const [sales, financeOperations] = [connect('SALES'), connect('FINANCE_OPERATIONS')];
  const ledger = await openSqliteLedger(join(folder, `${file}.sqlite`));
  const sync = await createSync({
    sales,
    financeOperations,
    schemas: ['sales', 'finance-operations'].flatMap(readSchemaFiles),
    ...(overrides === undefined ? {} : { overrides: { file: 'overrides.yaml', text: overrides } }),
    entities,
    ledger,
    queue: createMemoryQueue(),
    companies: { companyOf: () => 'usmf', companies: ['usmf'] },
    logger: silent,
    options: { deltaIntervalMs, compareIntervalMs, resyncIntervalMs, scanIntervalMs, sweepIntervalMs: 50 },
  });
  await sync.start();
  let stopped: Promise<void> | undefined;
  const stop = async () => {
    await sync.stop();
    await Promise.all([sales.close(), financeOperations.close()]);
    await ledger.close();
  };
  return { sync, ledger, stop: () => (stopped ??= stop()) };
}
