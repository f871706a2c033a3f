import type { BenchedApp } from './benched-app.ts';
import { keyReads, manyWrites } from './connector.ts';
import { firstFill } from './first-fill.ts';
import { filteredReads } from './sandbox/filtered-reads.ts';
import { pageReads } from './sandbox/page-reads.ts';
import { writes } from './sandbox/writes.ts';
import { syncLatency } from './sync-latency.ts';
import { throughput } from './throughput.ts';

export interface Benchmark {
  readonly name: string;
  /** Measures, and returns a paragraph of markdown. `start` starts the whole product, once for all that want it. */
  run(start: () => Promise<BenchedApp>): Promise<string>;
}

export const benchmarks: readonly Benchmark[] = [
  syncLatency,
  throughput,
  manyWrites,
  keyReads,
  pageReads,
  filteredReads,
  writes,
  firstFill,
];
