import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readModel } from '@p2c/models';
import { createConnectionPool, createODataClient, parseModel, type WriteOperation } from '@p2c/odata';
import { startSandboxInWorker } from '@p2c/sandbox';
import { readSchemaFiles } from '@p2c/subgraph-runtime';
import { createMemoryQueue, createSync, openSqliteLedger } from '@p2c/sync';
import type { Benchmark } from './benchmarks.ts';

const rows = 2_000;

const ignore = () => {};
const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/**
 * Sales has accounts, F&O has none of them, and sync starts on a ledger that knows nothing. What is counted are the
 * requests that reach the systems between the start of sync and the moment when nothing is pending.
 */
export const firstFill: Benchmark = {
  name: 'first fill',
  async run() {
    const dataDir = mkdtempSync(join(tmpdir(), 'p2c-bench-'));
    const sandbox = await startSandboxInWorker({
      ...{ salesPort: 0, financeOperationsPort: 0, seed: false, company: 'usmf', auth: 'loopback-open' },
      dataDir,
    });
    const connect = (system: 'SALES' | 'FINANCE_OPERATIONS') => {
      const dialect = system === 'SALES' ? 'dataverse' : 'finance-operations';
      const { serviceRoot } = system === 'SALES' ? sandbox.sales : sandbox.financeOperations;
      const credentials = { ...sandbox.credentials, authority: sandbox.authority };
      const model = parseModel(readModel(dialect));
      const pool = createConnectionPool();
      const client = createODataClient({ system, dialect, serviceRoot, model, credentials, pool });
      const requests = () => pool.metrics.snapshot().requests.reduce((sum, { count }) => sum + count, 0);
      return { client, requests };
    };
    const [sales, financeOperations] = [connect('SALES'), connect('FINANCE_OPERATIONS')];
    try {
      const accounts = Array.from({ length: rows }, (_, n): WriteOperation => {
        const number = `F-${String(n).padStart(5, '0')}`;
        return {
          kind: 'create',
          entitySet: 'accounts',
          values: { name: `Account ${n}`, accountnumber: number },
        };
      });
      await sales.client.writeMany(accounts);
      const before = [sales.requests(), financeOperations.requests()] as const;
      const sync = await createSync({
        sales: sales.client,
        financeOperations: financeOperations.client,
        schemas: ['sales', 'finance-operations'].flatMap(readSchemaFiles),
        entities: ['Customer'],
        ledger: await openSqliteLedger(join(dataDir, 'ledger.sqlite')),
        queue: createMemoryQueue(),
        companies: { companyOf: () => 'usmf', companies: ['usmf'] },
        logger: silent,
        options: { deltaIntervalMs: 60_000, compareIntervalMs: 3_600_000 },
      });
      const used = processorSeconds();
      const startedAt = performance.now();
      await sync.start();
      await sync.idle();
      const seconds = (performance.now() - startedAt) / 1_000;
      const [own, others] = processorSeconds().map((now, at) => now - (used[at] ?? 0));
      const asked = [sales.requests() - before[0], financeOperations.requests() - before[1]];
      await sync.stop();
      return [
        `| ${rows} accounts to new customers | requests to Sales | requests to F&O | seconds | records/s | processor, s: sync | sandbox |`,
        '|---|---|---|---|---|---|---|',
        `| first fill | ${asked.join(' | ')} | ${seconds.toFixed(1)} | ${(rows / seconds).toFixed(0)} | ${own?.toFixed(1)} | ${others?.toFixed(1)} |`,
        '',
      ].join('\n');
    } finally {
      await Promise.all([sales.client.close(), financeOperations.client.close()]);
      await sandbox.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};

/** Of this thread, which is sync, and of all others: the sandbox, and what the engine does beside them. */
function processorSeconds(): readonly [own: number, others: number] {
  const sum = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1_000_000;
  const own = sum(process.threadCpuUsage());
  return [own, sum(process.cpuUsage()) - own];
}
