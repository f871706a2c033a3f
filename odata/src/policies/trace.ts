import type { Policy } from '../pipeline.ts';

/** One line per request that left, with its attempts already folded in. */
export interface TraceEntry {
  readonly method: string;
  readonly url: string;
  /** Undefined when no answer came. */
  readonly status: number | undefined;
  readonly durationMs: number;
  readonly requestId: string;
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
        const { method, url, requestId } = request;
        onTrace({ method, url, status, durationMs: performance.now() - startedAt, requestId });
      }
    },
  };
}
