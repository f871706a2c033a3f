import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readModel } from '@p2c/models';
import {
  createConnectionPool,
  createODataClient,
  type ODataClient,
  type ODataClientOptions,
  parseModel,
  type WriteOperation,
} from '@p2c/odata';
import { startSandboxInWorker } from '@p2c/sandbox';
import type { Benchmark } from './benchmarks.ts';
import { compare, type Result, rounds } from './compare.ts';

const rows = 1_000;

interface Sales extends AsyncDisposable {
  connect(options?: Partial<ODataClientOptions>): { client: ODataClient; requests(): number };
  fetchBatch(targets: readonly string[]): Promise<string>;
}

/** Sales alone, empty, in a thread of its own: nothing syncs what is measured. */
async function startSales(): Promise<Sales> {
  const dataDir = mkdtempSync(join(tmpdir(), 'p2c-bench-'));
  const sandbox = await startSandboxInWorker({
    ...{ salesPort: 0, financeOperationsPort: 0, seed: false, company: 'usmf', auth: 'loopback-open' },
    dataDir,
  });
  const model = parseModel(readModel('dataverse'));
  const { serviceRoot } = sandbox.sales;
  const open: ODataClient[] = [];
  return {
    connect(options = {}) {
      const pool = createConnectionPool();
      const credentials = { ...sandbox.credentials, authority: sandbox.authority };
      const client = createODataClient({
        ...{ system: 'SALES', dialect: 'dataverse', serviceRoot, model, credentials, pool },
        ...options,
      });
      open.push(client);
      const requests = () => pool.metrics.snapshot().requests.reduce((sum, { count }) => sum + count, 0);
      return { client, requests };
    },
    async fetchBatch(targets) {
      const parts = targets.map((target) =>
        ['--b', 'Content-Type: application/http', '', `GET ${target} HTTP/1.1`, '', ''].join('\r\n'),
      );
      const response = await fetch(`${serviceRoot}$batch`, {
        method: 'POST',
        headers: { 'content-type': 'multipart/mixed; boundary=b', prefer: 'odata.continue-on-error' },
        body: `${parts.join('\r\n')}\r\n--b--\r\n`,
      });
      return response.text();
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(open.map((client) => client.close()));
      await sandbox.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const numberOf = (world: string, n: number) => `${world}-${String(n).padStart(5, '0')}`;
const linesOf = (results: readonly Result[]) =>
  results.map(
    ({ name, requests, rate }) =>
      `| ${name} | ${requests} | ${rate.toFixed(0)} | ${(rate / (results[0]?.rate ?? rate)).toFixed(1)} |`,
  );

let worlds = 0;
const accounts = (count: number): WriteOperation[] => {
  worlds += 1;
  return Array.from({ length: count }, (_, n) => ({
    kind: 'create',
    entitySet: 'accounts',
    values: { name: `Account ${n}`, accountnumber: numberOf(`W${worlds}`, n), creditlimit: '1000.50' },
  }));
};

export const manyWrites: Benchmark = {
  name: 'connector: many writes',
  async run() {
    await using sales = await startSales();
    const by = (options: Partial<ODataClientOptions>, versions: boolean) => {
      const { client, requests } = sales.connect(options);
      return async () => {
        const before = requests();
        const outcomes = await client.writeMany(accounts(rows), { versions });
        if (outcomes.some(({ kind }) => kind !== 'written')) throw new Error(JSON.stringify(outcomes[0]));
        return { rows, requests: requests() - before };
      };
    };
    const lines = await compare({
      'single writes': by({ batchSize: 1 }, true),
      '`$batch` of 10': by({ batchSize: 10 }, true),
      '`$batch` of 100': by({ batchSize: 100 }, true),
      'CreateMultiple of 100': by({ bulkSize: 100 }, false),
      'CreateMultiple of 1,000': by({ bulkSize: 1_000 }, false),
    });
    return [
      `| ${rows} accounts created, median of ${rounds} rounds | requests | rows/s | × single |`,
      '|---|---|---|---|',
      ...linesOf(lines),
      '',
    ].join('\n');
  },
};

export const keyReads: Benchmark = {
  name: 'connector: key reads',
  async run() {
    await using sales = await startSales();
    const { client, requests } = sales.connect({ bulkSize: 1_000 });
    for (let n = 0; n < 10; n += 1) await client.writeMany(accounts(1_000));
    const world = `W${worlds}`;
    const count = 400;
    const numbers = Array.from({ length: count }, (_, n) => numberOf(world, n));
    const query = { entitySet: 'accounts', select: ['accountnumber', 'name'] };
    const counted = async (run: () => Promise<number>) => {
      const before = requests();
      const found = await run();
      if (found !== count) throw new Error(`Expected ${count} accounts, got ${found}.`);
      return { rows: found, requests: requests() - before };
    };
    const lines = await compare({
      'a GET for each': () =>
        counted(async () => {
          const key = (accountnumber: string) => ({ kind: 'alternate' as const, parts: { accountnumber } });
          const read = numbers.map((number) => client.get('accounts', key(number), { select: query.select }));
          return (await Promise.all(read)).filter((record) => record !== undefined).length;
        }),
      'a GET for each, in batches of 100': async () => {
        let found = 0;
        for (let from = 0; from < count; from += 100) {
          const targets = numbers
            .slice(from, from + 100)
            .map((number) => `accounts(accountnumber='${number}')?$select=accountnumber,name`);
          found += (await sales.fetchBatch(targets)).match(/HTTP\/1\.1 200/g)?.length ?? 0;
        }
        return { rows: found, requests: count / 100 };
      },
      'one list joined by `or`': () =>
        counted(async () => {
          const operands = numbers.map((value) => ({
            ...({ kind: 'compare', property: 'accountnumber', operator: 'eq' } as const),
            value: { type: 'string', value } as const,
          }));
          return (await client.list({ ...query, filter: { kind: 'or', operands } })).records.length;
        }),
      'one list by `In()`, as `readKeys` asks': () =>
        counted(async () => {
          let found = 0;
          const keys = numbers.map((number) => [number]);
          for await (const page of client.readKeys({ ...query, by: ['accountnumber'], keys }))
            found += page.records.length;
          return found;
        }),
    });
    return [
      `| ${count} of 10,000 accounts by number, median of ${rounds} rounds | requests | rows/s | × single |`,
      '|---|---|---|---|',
      ...linesOf(lines),
      '',
    ].join('\n');
  },
};
