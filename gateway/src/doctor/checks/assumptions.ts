import type { Assumption } from '@p2c/models';
import { type Check, unknown } from '../check.ts';
import { notVisible } from '../trials/not-visible.ts';
import type { Trial } from '../trials/trial.ts';

/** One check for each assumption: what a trial shows, or why none can. */
export function assumptionChecks(
  assumptions: readonly Assumption[],
  trials: readonly Trial[],
): readonly Check[] {
  const byId = new Map(trials.map((trial) => [trial.assumption, trial]));
  return assumptions.map(({ id, system, fact, default: assumed }) => {
    const trial = byId.get(id);
    return {
      id,
      system,
      need: `Assumed: ${assumed}. ${fact}`,
      after: [system === 'SALES' ? 'sales-access' : 'finance-operations-access'],
      run: async (context) => {
        if (trial === undefined) return unknown(notVisible[id] ?? 'No trial shows it yet.');
        if (trial.how === 'write' && !context.mayWrite)
          return unknown('Only a write shows it: run again with --trial-writes, in a test environment.');
        return trial.run(context);
      },
    };
  });
}
