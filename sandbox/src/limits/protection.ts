import type { ProtectionLimit } from '../faults/fault.ts';
import type { ProtectionSettings } from './protection-settings.ts';
import { createSlidingWindow, type SlidingWindow } from './sliding-window.ts';

/** What a caller meets: entry, or the limit that it has reached and when to come again. */
export type Admission =
  | {
      readonly kind: 'admitted';
      readonly remaining: Remaining;
      /** To be called once, when the request has been answered. */
      readonly leave: (now: number) => void;
    }
  | { readonly kind: 'refused'; readonly limit: ProtectionLimit; readonly retryAfterSeconds: number };

/** What is left of the window. Dataverse tells it in headers. */
export interface Remaining {
  readonly requests: number;
  readonly executionSeconds: number;
}

/**
 * The service protection limits of one server: requests, execution time and concurrent requests of a caller over a
 * sliding window. A refused request counts as none. All times are milliseconds of one clock.
 */
export interface Protection {
  readonly settings: ProtectionSettings;
  enter(caller: string, now: number): Admission;
}

interface Usage {
  readonly requests: SlidingWindow;
  readonly execution: SlidingWindow;
  running: number;
}

/** How long, of a caller who is only measured, amounts are added up together. */
const measuringGrainMs = 1_000;

/** Holds callers to the settings; or, when nothing is enforced, only tells what would be left to them. */
export function createProtection(
  settings: ProtectionSettings,
  mode: 'enforce' | 'measure' = 'enforce',
): Protection {
  const grainMs = mode === 'measure' ? measuringGrainMs : 0;
  const windowMs = settings.windowSeconds * 1000;
  const executionMs = settings.executionSeconds * 1000;
  const usages = new Map<string, Usage>();

  function usageOf(caller: string): Usage {
    const known = usages.get(caller);
    if (known) return known;
    const usage = {
      requests: createSlidingWindow(windowMs, grainMs),
      execution: createSlidingWindow(windowMs, grainMs),
      running: 0,
    };
    usages.set(caller, usage);
    return usage;
  }

  function refusalOf({ running, requests, execution }: Usage, now: number): Admission | undefined {
    const refused = (limit: ProtectionLimit, waitMs: number): Admission => ({
      kind: 'refused',
      limit,
      retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)),
    });
    if (running >= settings.concurrent) return refused('concurrency', 0);
    const requestsWaitMs = requests.untilBelow(settings.requests, now);
    if (requestsWaitMs > 0) return refused('requests', requestsWaitMs);
    const executionWaitMs = execution.untilBelow(executionMs, now);
    return executionWaitMs > 0 ? refused('time', executionWaitMs) : undefined;
  }

  return {
    settings,
    enter(caller, now) {
      const usage = usageOf(caller);
      const refusal = mode === 'enforce' ? refusalOf(usage, now) : undefined;
      if (refusal) return refusal;
      usage.requests.add(1, now);
      usage.running += 1;
      return {
        kind: 'admitted',
        remaining: {
          requests: Math.max(0, Math.floor(settings.requests - usage.requests.sum(now))),
          executionSeconds: Math.max(0, (executionMs - usage.execution.sum(now)) / 1000),
        },
        leave(end) {
          usage.running -= 1;
          usage.execution.add(end - now, end);
        },
      };
    },
  };
}
