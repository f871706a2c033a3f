import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Operated, Operations } from '../http/answer-batch.ts';
import type { Organization } from './organization.ts';

/** Milliseconds after which a change set lets others be served. */
const sliceMs = 50;
/** A slice is at least so many times as long as it takes to set the changes aside and to put them back. */
const slicePerCost = 4;
/** Turns of the event loop in a pause: a request comes in one, and its answer goes out in another. */
const turnsOfPause = 5;

/** Carries out a change set as one transaction. A long one pauses, and nobody sees what it has done until all is done. */
export function carryOutChangeSet(organization: Organization, operations: Operations): Promise<Operated> {
  return organization.database.longTransaction(async (pause) => {
    let began = performance.now();
    let slice = sliceMs;
    for (;;) {
      const step = operations.next();
      if (step.done) return step.value;
      const paused = performance.now();
      if (paused - began < slice) continue;
      let served = 0;
      await pause(async () => {
        const free = performance.now();
        for (let turn = 0; turn < turnsOfPause; turn += 1) await nextTurn();
        served = performance.now() - free;
      });
      began = performance.now();
      slice = Math.max(sliceMs, slicePerCost * (began - paused - served));
    }
  });
}
