import type { Policy } from '../pipeline.ts';

/** One entry per request of the client, with its attempts folded in. */
export interface TraceEntry {
  readonly method: string;
  readonly url: string;
  /** Of the last answer; undefined when none came. */
  readonly status: number | undefined;
  /** From the call to its answer, waiting included. */
  readonly durationMs: number;
  readonly requestId: string;
  /** How often it was sent; 0 when it never left (no token, the system asked to wait for too long). */
  readonly attempts: number;
}

/** Tells of every request once it is over. */
export function tracePolicy(onTrace: (entry: TraceEntry) => void): Policy {
  return {
    name: 'trace',
    async sendRequest(request, next) {
      const startedAt = performance.now();
      let status: number | undefined;
      try {
        const answer = await next(request);
        status = answer.status;
        return answer;
      } finally {
        const { method, url, requestId, wire } = request;
        const durationMs = performance.now() - startedAt;
        onTrace({ method, url, status, durationMs, requestId, attempts: wire.sends });
      }
    },
  };
}
