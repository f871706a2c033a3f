import { setTimeout } from 'node:timers/promises';
import type { Caller } from '../../../sandbox/src/test-support/call.ts';

/** How often a request is sent again that the environment asked to come later. */
const triesMax = 6;
/** Seconds to wait where it does not say how long, and at most. */
const [usually, atMost] = [30, 300];

/**
 * Sends a request again once the time is over that a busy environment asks for (429 with Retry-After): hundreds of cases
 * come near to the limits of a tenant. A case about the limits themselves runs in the sandbox alone, whose answers it
 * gets as they are.
 */
export function patient(send: Caller['send']): Caller['send'] {
  return async (...request) => {
    for (let tries = 1; ; tries += 1) {
      const answer = await send(...request);
      if (answer.status !== 429 || tries === triesMax) return answer;
      const asked = Number(answer.headers.get('retry-after') ?? usually);
      await setTimeout(Math.min(Number.isFinite(asked) ? asked : usually, atMost) * 1_000);
    }
  };
}
