import type { Benchmark } from './benchmarks.ts';
import { median, rounds } from './compare.ts';
import { printBusy, watchLoad } from './load.ts';
import { askWithoutPause, connections, operations, seconds } from './operations.ts';

/** Rounds alternate between the operations, so that a slow minute of the machine hits all of them. */
export const throughput: Benchmark = {
  name: 'requests per second',
  async run(start) {
    const app = await start();
    const measured = new Map<string, { rate: number; p50Ms: number; sandbox: number; gateway: number }[]>();
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, query] of Object.entries(operations)) {
        const watched = await watchLoad(app);
        const asked = await askWithoutPause(app, query);
        const { busy } = await watched();
        const { sandbox = Number.NaN, gateway = Number.NaN } = busy;
        measured.set(name, [...(measured.get(name) ?? []), { ...asked, sandbox, gateway }]);
      }
    }
    const middle = (name: string, of: 'rate' | 'p50Ms' | 'sandbox' | 'gateway') =>
      median(measured.get(name)?.map((round) => round[of]));
    const busy = (name: string, of: 'sandbox' | 'gateway') => {
      const share = middle(name, of);
      return printBusy(Number.isNaN(share) ? undefined : share);
    };
    return [
      `| operation, ${connections} connections, median of ${rounds} rounds of ${seconds} s | requests/s | p50 ms | gateway busy | sandbox busy |`,
      '|---|---|---|---|---|',
      ...Object.keys(operations).map(
        (name) =>
          `| ${name} | ${middle(name, 'rate').toFixed(0)} | ${middle(name, 'p50Ms').toFixed(0)} | ${busy(name, 'gateway')} | ${busy(name, 'sandbox')} |`,
      ),
      '',
    ].join('\n');
  },
};
