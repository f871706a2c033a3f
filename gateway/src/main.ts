/**
 * Starts the product: options → systems (real, or the sandbox in a worker thread) → everything else → signals.
 * Read from here.
 */
import { setTimeout as setTimeoutAsync } from 'node:timers/promises';
import { pino } from 'pino';
import { banner } from './banner.ts';
import { type Config, readConfig } from './config.ts';
import { openDataFolder } from './data-folder.ts';
import { explainFailure } from './explain-failure.ts';
import { openSystems } from './open-systems.ts';
import type { Readiness } from './server.ts';
import { type App, startApp } from './start-app.ts';

/** A start must end, whatever the systems do: after this the process goes, and the ledger carries the rest. */
const stopTimeoutMs = 15_000;

/** How long the first lines wait for both systems to have answered once. */
const readyWithinMs = 5_000;
const readyEveryMs = 50;

await main().catch((error) => fail(error));

async function main(): Promise<void> {
  const config = readConfig(process.argv.slice(2));
  const logger = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }));
  const folder = openDataFolder(config.dataDir);
  let started = false;
  try {
    if (config.reset) folder.reset();
    const systems = await openSystems(config, 'of-data-folder');
    const app = await startApp({
      ...config,
      sales: systems.sales,
      financeOperations: systems.financeOperations,
      logger,
    }).catch(async (error) => {
      await systems.stop();
      throw error;
    });
    started = true;
    process.stdout.write(
      banner({
        url: app.url,
        salesRoot: systems.sales.serviceRoot,
        financeOperationsRoot: systems.financeOperations.serviceRoot,
        emulated: systems.emulated,
        readiness: await readinessOf(app),
        unknownCompanies: systems.unknownCompanies,
      }),
    );
    stopOnSignal(async () => {
      await app.stop();
      await systems.stop();
      folder.release();
    });
  } catch (error) {
    // A ledger that may know of a write is never thrown away.
    if (started) folder.release();
    else folder.undo();
    fail(error, config);
  }
}

/** As soon as it is there; a system that does not answer is told of after a moment, not after its timeout. */
async function readinessOf(app: App): Promise<Readiness> {
  const until = performance.now() + readyWithinMs;
  for (;;) {
    const readiness = await app.sync.readiness();
    if (readiness.ready || performance.now() >= until) return readiness;
    await setTimeoutAsync(readyEveryMs);
  }
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
    process.on(signal, (name) => void stop(name).catch((error) => fail(error)));
}

function fail(error: unknown, config?: Config): never {
  process.stderr.write(`${explainFailure(error, config)}\n`);
  process.exit(2);
}
