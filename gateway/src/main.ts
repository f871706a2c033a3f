/**
 * Starts the product: options → systems (real, or the sandbox in a worker thread) → everything else → signals.
 * Read from here.
 */
import { pino } from 'pino';
import { type Config, ConfigError, readConfig } from './config.ts';
import { openDataFolder } from './data-folder.ts';
import { type App, type SystemConnection, startApp } from './start-app.ts';

interface Systems {
  readonly sales: SystemConnection;
  readonly financeOperations: SystemConnection;
  readonly emulated: boolean;
  stop(): Promise<void>;
}

/** A start must end, whatever the systems do: after this the process goes, and the ledger carries the rest. */
const stopTimeoutMs = 15_000;

await main().catch(fail);

async function main(): Promise<void> {
  const config = readConfig(process.argv.slice(2));
  const logger = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }));
  const folder = openDataFolder(config.dataDir);
  if (config.reset) folder.reset();
  const systems = await openSystems(config);
  const app = await startApp({
    ...config,
    sales: systems.sales,
    financeOperations: systems.financeOperations,
    logger,
  }).catch(async (error) => {
    await systems.stop();
    throw error;
  });
  process.stdout.write(banner(app, systems));
  stopOnSignal(async () => {
    await app.stop();
    await systems.stop();
    folder.release();
  });
}

async function openSystems(config: Config): Promise<Systems> {
  const { systems } = config;
  if (systems.kind === 'external') {
    const { tenantId, clientId, clientSecret, authority } = systems;
    const access = { tenantId, clientId, clientSecret, authority };
    return {
      sales: { serviceRoot: systems.salesUrl, ...access },
      financeOperations: { serviceRoot: systems.financeOperationsUrl, ...access },
      emulated: false,
      stop: async () => {},
    };
  }
  const { startSandboxInWorker } = await import('@p2c/sandbox');
  const sandbox = await startSandboxInWorker({
    salesPort: systems.salesPort,
    financeOperationsPort: systems.financeOperationsPort,
    dataDir: config.dataDir,
    company: config.company,
    seed: true,
    auth: systems.requireTokens ? 'required' : 'loopback-open',
  });
  const access = { ...sandbox.credentials, authority: sandbox.authority };
  return {
    sales: { serviceRoot: sandbox.sales.serviceRoot, ...access },
    financeOperations: { serviceRoot: sandbox.financeOperations.serviceRoot, ...access },
    emulated: true,
    stop: () => sandbox.stop(),
  };
}

function banner(app: App, systems: Systems): string {
  const emulated = systems.emulated ? '  (sandbox)' : '';
  return `
  GraphQL   ${app.url}/graphql   open it in a browser for GraphiQL
  Sales     ${systems.sales.serviceRoot}${emulated}
  F&O       ${systems.financeOperations.serviceRoot}${emulated}
  Health    ${app.url}/readyz

Paste this query:

query {
  customerByNumber(number: "US-001") {
    name
    creditLimit
    sales { name mainAddress { city } }
    financeOperations { name customerGroup }
    sync { state lastSyncedAt }
  }
}

Stop with Ctrl+C.
`;
}

function stopOnSignal(stopAll: () => Promise<void>): void {
  let stopping = false;
  const stop = async (signal: NodeJS.Signals) => {
    // A second signal means: now.
    if (stopping) process.exit(130);
    stopping = true;
    process.stdout.write(`\n${signal}: finishing what is under way.\n`);
    setTimeout(() => process.exit(1), stopTimeoutMs).unref();
    await stopAll();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, (name) => void stop(name).catch(fail));
}

/** One line for what the operator can mend; the stack only for what nobody foresaw. */
function fail(error: unknown): never {
  const { code, port, message } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE')
    process.stderr.write(
      `Port ${port} is in use: stop what uses it, or choose another with --port, --sales-port or --finance-operations-port.\n`,
    );
  else if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL')
    process.stderr.write(`--host must be an address of this machine to listen on: ${message}\n`);
  else if (error instanceof ConfigError || typeof code === 'string')
    process.stderr.write(`${code}: ${message}\n`);
  else process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(2);
}
