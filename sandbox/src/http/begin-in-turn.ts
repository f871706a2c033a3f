import { setImmediate as nextTurn } from 'node:timers/promises';

/** Requests that came while another held everybody up begin one by one. */
export interface Beginnings {
  /** Waits until the request may begin, and tells whether anybody still waits for its answer. */
  mayBegin(isGone: () => boolean): Promise<boolean>;
}

/** Turns of the event loop before a request begins: its end of the connection comes in one, and is told of in the next. */
const turnsBefore = 2;

/**
 * Lets the event loop look at its connections before each request begins. Without, all that came meanwhile would be
 * carried out in one go, also for clients that have given up.
 */
export function createBeginnings(): Beginnings {
  let last: Promise<void> = Promise.resolve();
  return {
    async mayBegin(isGone) {
      last = last.then(async () => {
        for (let turn = 0; turn < turnsBefore; turn += 1) await nextTurn();
      });
      await last;
      return !isGone();
    },
  };
}
