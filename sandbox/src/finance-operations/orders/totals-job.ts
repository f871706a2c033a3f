import type { Environment } from '../environment.ts';
import { calculateSalesTotals, hasOutdatedTotals } from './totals.ts';

/** Runs "Calculate sales totals" at an interval; 0 for never. The function ends it. */
export function startTotalsJob(environment: Environment, seconds: number): () => void {
  if (seconds === 0) return () => undefined;
  const timer = setInterval(() => {
    if (hasOutdatedTotals(environment))
      environment.database.transaction(() => calculateSalesTotals(environment));
  }, seconds * 1000);
  timer.unref();
  return () => clearInterval(timer);
}
