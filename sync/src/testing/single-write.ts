import type { PlannedChangeSet, PlannedWrite } from '../plan.ts';

/** The one write of a plan that must not be a change set. */
export function singleWrite(write: PlannedWrite | PlannedChangeSet): PlannedWrite {
  if (write.operation === 'change-set') throw new Error('Expected a single write, got a change set.');
  return write;
}
