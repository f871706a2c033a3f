import type { Assumption } from '@p2c/models';
import { type Check, unknown } from '../check.ts';
import { trialsOfBothSystems } from '../trials/all-trials.ts';
import { atBench } from '../trials/bench.ts';
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
      need: fact,
      assumed,
      after: trialsOfBothSystems.has(id) ? Object.values(access) : [access[system]],
      run: (context) => {
        switch (trial?.how) {
          case undefined:
            return Promise.resolve(unknown(notVisible[id] ?? 'No trial shows it yet.'));
          case 'read':
            return trial.run(context);
          case 'write':
            return context.mayWrite ? atBench(context, trial.run) : Promise.resolve(onlyAWrite);
          default:
            return trial satisfies never;
        }
      },
    };
  });
}

const access = { SALES: 'sales-access', FINANCE_OPERATIONS: 'finance-operations-access' } as const;

const onlyAWrite = unknown('Only a write shows it: run again with --trial-writes, in a test environment.');
