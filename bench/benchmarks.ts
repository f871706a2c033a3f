import autocannon from 'autocannon';
import type { BenchedApp } from './benched-app.ts';
import { median, rounds } from './compare.ts';
import { keyReads, manyWrites } from './connector.ts';
import { firstFill } from './first-fill.ts';
import { filteredReads } from './sandbox/filtered-reads.ts';
import { pageReads } from './sandbox/page-reads.ts';
import { writes } from './sandbox/writes.ts';

export interface Benchmark {
  readonly name: string;
  /** Measures, and returns a paragraph of markdown. */
  run(app: () => Promise<BenchedApp>): Promise<string>;
}

const samples = 200;
const warmUp = 20;

/** From the mutation's answer at the client to the moment F&O shows the new value to a reader who asks all the time. */
const mutationToTarget: Benchmark = {
  name: 'sync latency',
  async run(start) {
    const app = await start();
    const answered: number[] = [];
    const arrived: number[] = [];
    for (let turn = 0; turn < warmUp + samples; turn += 1) {
      const phone = `555-${turn}`;
      const sent = performance.now();
      await app.graphql(
        'mutation ($phone: String!) { updateCustomer(input: { id: "usmf:US-001", phone: $phone }) { customer { phone } } }',
        { phone },
      );
      const answer = performance.now();
      while ((await phoneInFinanceOperations(app)) !== phone);
      if (turn < warmUp) continue;
      answered.push(answer - sent);
      arrived.push(performance.now() - answer);
    }
    return [
      `| ${samples} single updates, one after the other | median ms | p95 ms | p99 ms |`,
      '|---|---|---|---|',
      `| mutation sent → answered | ${quantiles(answered)} |`,
      `| mutation answered → value in F&O | ${quantiles(arrived)} |`,
      '',
    ].join('\n');
  },
};

async function phoneInFinanceOperations(app: BenchedApp): Promise<unknown> {
  const url = new URL(
    "CustomersV3(dataAreaId='usmf',CustomerAccount='US-001')?cross-company=true&$select=PrimaryContactPhone",
    app.financeOperations,
  );
  return ((await (await fetch(url)).json()) as { PrimaryContactPhone: unknown }).PrimaryContactPhone;
}

function quantiles(values: number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  return [0.5, 0.95, 0.99]
    .map((q) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]?.toFixed(1))
    .join(' | ');
}

const operations = {
  'one account, Sales only': '{ customerByNumber(number: "US-001") { name phone email } }',
  'one customer, both systems and sync':
    '{ customerByNumber(number: "US-001") { name creditLimit financeOperations { customerGroup } sync { state } } }',
  'page of 20, both systems and sync':
    '{ customers(first: 20) { nodes { name creditLimit financeOperations { customerGroup } sync { state } } } }',
};

const seconds = 4;

/** Rounds alternate between the operations, so that a slow minute of the machine hits all of them. */
const throughput: Benchmark = {
  name: 'requests per second',
  async run(start) {
    const app = await start();
    const rates = new Map<string, number[]>();
    const latencies = new Map<string, number[]>();
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, query] of Object.entries(operations)) {
        const result = await autocannon({
          url: `${app.url}/graphql`,
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query }),
          connections: 16,
          duration: seconds,
        });
        if (result.non2xx > 0 || result.errors > 0)
          throw new Error(`${name}: ${result.non2xx} answers were not 2xx, ${result.errors} failed`);
        rates.set(name, [...(rates.get(name) ?? []), result.requests.average]);
        latencies.set(name, [...(latencies.get(name) ?? []), result.latency.p50]);
      }
    }
    return [
      `| operation, 16 connections, median of ${rounds} rounds of ${seconds} s | requests/s | p50 ms |`,
      '|---|---|---|',
      ...Object.keys(operations).map(
        (name) =>
          `| ${name} | ${median(rates.get(name)).toFixed(0)} | ${median(latencies.get(name)).toFixed(0)} |`,
      ),
      '',
    ].join('\n');
  },
};

export const benchmarks: readonly Benchmark[] = [
  mutationToTarget,
  throughput,
  manyWrites,
  keyReads,
  pageReads,
  filteredReads,
  writes,
  firstFill,
];
