const baseMs = 500;
const maxMs = 5 * 60_000;

/** Full jitter: any time up to a ceiling that doubles with every attempt, so that many records do not come back at once. */
export function backoffMs(attempts: number, random: number): number {
  const ceiling = Math.min(maxMs, baseMs * 2 ** Math.min(attempts, 20));
  return Math.ceil(ceiling * (0.2 + 0.8 * random));
}
