/** Which requests a fault strikes, and how often. All that is given must hold. */
export interface FaultMatch {
  /** One method, or several. */
  readonly method?: string | readonly string[];
  /** Part of the URL (path and query, encoded or decoded), or a regular expression over it. */
  readonly path?: string;
  /**
   * Requests as they come over HTTP, or the operations inside a `$batch`, one by one. Operations can only be
   * answered with a status. @default request
   */
  readonly of?: 'request' | 'operation';
  /** Of the matching requests, this many are let through first. @default 0 */
  readonly after?: number;
  /** Strikes every nth of the matching requests. @default 1 */
  readonly every?: number;
  /** Strikes with this probability, above 0 and up to 1, drawn from a sequence that the seed decides. */
  readonly probability?: number;
  /** @default 1 */
  readonly seed?: number;
  /** How often it strikes before it is spent. @default 1, or without end where `every` or `probability` is given */
  readonly times?: number;
}

export type FaultAction =
  /** The request is carried out; its answer is kept back until released. */
  | { readonly kind: 'hold-after-commit' }
  /** The request is carried out only when released. */
  | { readonly kind: 'hold-before' }
  /** The request is carried out, then the connection breaks without an answer. */
  | { readonly kind: 'drop-after-commit' }
  /** The connection breaks and nothing is carried out. */
  | { readonly kind: 'drop-before' }
  /** The request is carried out; the connection breaks in the middle of its answer. */
  | { readonly kind: 'cut-answer' }
  /** Nothing is carried out; this is the answer. Without `body` it is in the system's own words. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly retryAfterSeconds?: number;
      /** Of the limits of a caller, the one that a 429 names. @default requests in Dataverse, in F&O the load of the system */
      readonly limit?: ProtectionLimit;
      readonly body?: string;
    }
  /** The request is carried out `ms` milliseconds late, or between `ms` and `upToMs`. */
  | { readonly kind: 'delay'; readonly ms: number; readonly upToMs?: number }
  /** The request is carried out at once, and answered that late. */
  | { readonly kind: 'delay-answer'; readonly ms: number; readonly upToMs?: number }
  /** Nothing is carried out: the token counts as expired, whatever its age. */
  | { readonly kind: 'expired-token' }
  /**
   * A GET is answered from a copy of the data as they were when the fault was added, like a replica that lags
   * behind. Other methods are not struck.
   */
  | { readonly kind: 'stale-read' };

/** Microsoft Learn, "Service protection API limits": requests, execution time, concurrent requests. */
export type ProtectionLimit = 'requests' | 'time' | 'concurrency';

export const protectionLimits: readonly ProtectionLimit[] = ['requests', 'time', 'concurrency'];

export interface Fault {
  readonly match: FaultMatch;
  readonly action: FaultAction;
}

/** A fault that waits, and what it has done so far. */
export interface FaultState extends Fault {
  /** Matching requests seen. */
  readonly matched: number;
  /** Times it struck. */
  readonly struck: number;
}
