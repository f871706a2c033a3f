import type { ODataClient } from '@p2c/odata';
import { type DoctorContext, type Finding, unknown, warning } from '../check.ts';
import { describeBreak } from '../describe-break.ts';
import { type Cleaner, createCleaner } from './cleaner.ts';
import { createDesk, type Desk } from './desk.ts';
import { TrialStopped } from './trial.ts';

/** Where a trial that writes works: what it makes here is deleted when it ends, however it ends. */
export interface Bench {
  readonly context: DoctorContext;
  readonly sales: Desk;
  readonly financeOperations: Desk;
}

/** Runs a trial that writes, and deletes what it made: in the reverse order, after a failure too. */
export async function atBench(
  context: DoctorContext,
  run: (bench: Bench) => Promise<Finding>,
): Promise<Finding[]> {
  const cleaners: Cleaner[] = [];
  const desk = (client: ODataClient): Desk => {
    const cleaner = createCleaner(client);
    cleaners.push(cleaner);
    return createDesk(client, cleaner.add);
  };
  const bench = {
    context,
    sales: desk(context.sales),
    financeOperations: desk(context.financeOperations),
  };
  const findings: Finding[] = [];
  try {
    findings.push(await run(bench));
  } catch (error) {
    findings.push(unknown(error instanceof TrialStopped ? error.message : describeBreak(error)));
  }
  for (const cleaner of cleaners) findings.push(...(await cleaner.clear()).map(leftBehind));
  return findings;
}

export const leftBehind = (what: string): Finding =>
  warning(
    `A trial record is left: ${what}`,
    'Delete it by hand, or run the trials again: they begin by deleting it.',
  );
