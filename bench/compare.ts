/** Rounds that are measured; one more before them warms up. */
export const rounds = 3;

/** One way to do something: does it once and tells how many rows, or whatever is counted, it was. */
export type Way = () => Promise<{ readonly rows: number; readonly requests: number }>;

export interface Result {
  readonly name: string;
  /** Requests of one round. */
  readonly requests: number;
  /** Rows per second: the median of the rounds. */
  readonly rate: number;
  /** Milliseconds of processor that the watched process took for a row; NaN where the system does not tell. */
  readonly processorMs: number;
}

/**
 * Does it every way once per round, so that a slow minute of the machine hits all of them. On a machine that is shared,
 * what a process took of the processor says more than the clock.
 */
export async function compare(
  ways: Readonly<Record<string, Way>>,
  cpuSeconds: () => number | undefined = () => undefined,
): Promise<readonly Result[]> {
  const rates = new Map<string, number[]>();
  const processor = new Map<string, number[]>();
  const requests = new Map<string, number>();
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, run] of Object.entries(ways)) {
      const before = cpuSeconds() ?? Number.NaN;
      const startedAt = performance.now();
      const done = await run();
      if (round === 0) continue;
      const took = (performance.now() - startedAt) / 1_000;
      rates.set(name, [...(rates.get(name) ?? []), done.rows / took]);
      const used = ((cpuSeconds() ?? Number.NaN) - before) * 1_000;
      processor.set(name, [...(processor.get(name) ?? []), used / done.rows]);
      requests.set(name, done.requests);
    }
  }
  return Object.keys(ways).map((name) => ({
    name,
    requests: requests.get(name) ?? 0,
    rate: median(rates.get(name)),
    processorMs: median(processor.get(name)),
  }));
}

export function median(values: readonly number[] = []): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
