/**
 * What Dataverse allows an application user in any five minutes, per web server (Microsoft Learn, "Service protection
 * API limits"). F&O had the same figures until it kept only the limit by load; there they are a measure, not a bound.
 */
export const budgetLimits = { windowMs: 300_000, requests: 6_000, executionMs: 1_200_000 } as const;

const slots = 60;
const slotMs = budgetLimits.windowMs / slots;

/** Requests and their time over the last five minutes, to the slot of five seconds. */
export interface Budget {
  add(at: number, durationMs: number): void;
  spent(now: number): { readonly requests: number; readonly executionMs: number };
}

export function createBudget(): Budget {
  const ring = Array.from({ length: slots }, () => ({ number: -1, requests: 0, executionMs: 0 }));
  const slotAt = (at: number) => Math.floor(at / slotMs);
  return {
    add(at, durationMs) {
      const number = slotAt(at);
      const index = number % slots;
      const slot = ring[index];
      if (slot === undefined) return;
      if (slot.number !== number) ring[index] = { number, requests: 1, executionMs: durationMs };
      else {
        slot.requests += 1;
        slot.executionMs += durationMs;
      }
    },
    spent(now) {
      const oldest = slotAt(now) - slots;
      const recent = ring.filter(({ number }) => number > oldest);
      return {
        requests: recent.reduce((sum, { requests }) => sum + requests, 0),
        executionMs: recent.reduce((sum, { executionMs }) => sum + executionMs, 0),
      };
    },
  };
}
