import type { BenchedApp } from './benched-app.ts';
import type { Benchmark } from './benchmarks.ts';
import { type Load, printBusy, watchLoad } from './load.ts';

const samples = 200;
const warmUp = 20;

/** From the mutation's answer at the client to the moment F&O shows the new value to a reader who asks all the time. */
export const syncLatency: Benchmark = {
  name: 'sync latency',
  async run(start) {
    const app = await start();
    const answered: number[] = [];
    const arrived: number[] = [];
    let watched: (() => Promise<Load>) | undefined;
    for (let turn = 0; turn < warmUp + samples; turn += 1) {
      if (turn === warmUp) watched = await watchLoad(app);
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
    const { seconds, odata, busy } = await must(watched)();
    const own = odata.filter(({ url }) => url.includes(look)).length;
    return [
      `| ${samples} single updates, one after the other | median ms | p95 ms | p99 ms |`,
      '|---|---|---|---|',
      `| mutation sent → answered | ${quantiles(answered)} |`,
      `| mutation answered → value in F&O | ${quantiles(arrived)} |`,
      '',
      `Meanwhile the systems got ${((odata.length - own) / seconds).toFixed(0)} requests a second of the product and ${(own / seconds).toFixed(0)} of whoever waits for the value; the sandbox was busy ${printBusy(busy.sandbox)} of a core, the gateway ${printBusy(busy.gateway)}.`,
      '',
    ].join('\n');
  },
};

/** By what the reader asks, its requests are told from those of the product. */
const look = '$select=PrimaryContactPhone';

async function phoneInFinanceOperations(app: BenchedApp): Promise<unknown> {
  const url = new URL(
    `CustomersV3(dataAreaId='usmf',CustomerAccount='US-001')?cross-company=true&${look}`,
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

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('Nothing was measured.');
  return value;
}
