/**
 * How many requests one application user may have under way in one system. Neither system has a number that holds:
 * Dataverse counts per web server, F&O by what its machines can take. So it is found out: one more per round of
 * answers while all turns are used, half of it when the system asks to slow down (Microsoft Learn, "Service protection
 * API limits": raise the rate until limits are hit and obey Retry-After).
 */
export interface Concurrency {
  /** A fraction counts towards the next whole request. */
  readonly limit: number;
  /** Counts the cuts. What was sent before a cut says nothing about the limit after it. */
  readonly epoch: number;
  /** Whether the system has said how many it recommends. */
  readonly hinted: boolean;
}

export interface ConcurrencyBounds {
  readonly start: number;
  readonly min: number;
  readonly max: number;
}

/** What an answer says about the limit; `epoch` is that of the moment at which its request was sent. */
export type ConcurrencyEvent =
  /** `saturated`: all turns were used while it was under way. */
  | { readonly kind: 'answered'; readonly epoch: number; readonly saturated: boolean }
  | { readonly kind: 'throttled'; readonly epoch: number }
  /** `x-ms-dop-hint` of Dataverse: the recommended degree of parallelism. */
  | { readonly kind: 'hinted'; readonly degree: number };

export function startConcurrency(bounds: ConcurrencyBounds): Concurrency {
  return { limit: within(bounds.start, bounds), epoch: 0, hinted: false };
}

/** Additive increase, multiplicative decrease, once per cut; the first hint is where it starts from. */
export function nextConcurrency(
  now: Concurrency,
  event: ConcurrencyEvent,
  bounds: ConcurrencyBounds,
): Concurrency {
  switch (event.kind) {
    case 'answered':
      if (!event.saturated || event.epoch !== now.epoch) return now;
      return { ...now, limit: within(now.limit + 1 / Math.floor(now.limit), bounds) };
    case 'throttled':
      // Requests that were under way together are refused together; they are one sign.
      if (event.epoch !== now.epoch) return now;
      return { ...now, limit: within(Math.floor(now.limit / 2), bounds), epoch: now.epoch + 1 };
    case 'hinted':
      if (now.hinted || !(event.degree >= 1)) return now;
      // What was learnt from a refusal is worth more.
      return { ...now, hinted: true, limit: now.epoch > 0 ? now.limit : within(event.degree, bounds) };
    default: {
      const unknown: never = event;
      throw new TypeError(`Expected an event, got ${JSON.stringify(unknown)}.`);
    }
  }
}

const within = (limit: number, { min, max }: ConcurrencyBounds) => Math.min(max, Math.max(min, limit));
