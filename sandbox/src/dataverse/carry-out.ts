import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Operated, Operations } from '../http/answer-batch.ts';
import type { ServiceResponse } from '../http/message.ts';
import type { Pause } from '../store/long-transaction.ts';
import type { Organization } from './organization.ts';
import { sendHeld } from './webhooks/send-held.ts';

/** Milliseconds after which a change set lets others be served. */
const sliceMs = 50;
/** A slice is at least so many times as long as it takes to set the changes aside and to put them back. */
const slicePerCost = 4;
/** Turns of the event loop in a pause: a request comes in one, and its answer goes out in another. */
const turnsOfPause = 5;

/** Makes the answer of a refusal. */
type Refuse = (error: unknown) => ServiceResponse;

/** Thrown in a transaction to undo it. */
class Undone extends Error {
  readonly response: ServiceResponse;

  constructor(response: ServiceResponse) {
    super('The operation was refused.');
    this.response = response;
  }
}

/** Carries out one operation with whatever synchronous steps have to say to it. */
export async function carryOutOperation(
  organization: Organization,
  answer: () => ServiceResponse,
  refuse: Refuse,
): Promise<ServiceResponse> {
  try {
    return await inOneTransaction(organization, async (pause) => {
      const response = answer();
      if (response.status >= 400) throw new Undone(response);
      await sendHeld(organization, pause);
      return response;
    });
  } catch (error) {
    return error instanceof Undone ? error.response : refuse(error);
  }
}

/** Carries out a change set as one transaction. A long one pauses, and nobody sees what it has done until all is done. */
export function carryOutChangeSet(
  organization: Organization,
  operations: Operations,
  refuse: Refuse,
): Promise<Operated> {
  return inOneTransaction(organization, async (pause) => {
    let began = performance.now();
    let slice = sliceMs;
    let refusal: ServiceResponse | undefined;
    for (;;) {
      const step = operations.next(refusal);
      if (step.done) return step.value;
      const paused = performance.now();
      refusal = await sendHeld(organization, pause).then(() => undefined, refuse);
      if (refusal || paused - began < slice) continue;
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

/** What is told to webhooks is told once all is committed, or, if the step is synchronous, before. */
async function inOneTransaction<T>(
  { database, webhooks }: Organization,
  work: (pause: Pause) => Promise<T>,
): Promise<T> {
  webhooks?.takeHeld();
  try {
    return await database.longTransaction(work);
  } finally {
    webhooks?.wake();
  }
}
