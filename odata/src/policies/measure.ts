import type { ODataClient } from '../client.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Policy } from '../pipeline.ts';
import { readRetryAfter } from '../retry-after.ts';
import type { Scheduler } from '../scheduler.ts';

/** Counts every request that leaves, the repeated ones too; stands next to the transport. */
export function measurePolicy({
  metrics,
  scheduler,
  ...user
}: {
  metrics: Metrics;
  scheduler: Scheduler;
  system: ODataClient['system'];
  application: string;
}): Policy {
  return {
    name: 'measure',
    async sendRequest(request, next) {
      const startedAt = performance.now();
      const { lane, method, body = '', wire } = request;
      const sentBefore = wire.sends;
      const measured = (answer: { status: number; isThrottled: boolean; bytes: number } | undefined) => {
        // What was refused before it left is no request.
        if (wire.sends === sentBefore) return;
        metrics.measure({
          ...user,
          lane,
          method,
          status: answer?.status,
          isThrottled: answer?.isThrottled ?? false,
          isRepeated: sentBefore > 0,
          durationMs: performance.now() - startedAt,
          bytesSent: Buffer.byteLength(body),
          bytesReceived: answer?.bytes ?? 0,
          at: scheduler.now(),
        });
      };
      try {
        const answer = await next(request);
        const isThrottled = readRetryAfter(answer, scheduler.now()) !== undefined;
        measured({ status: answer.status, isThrottled, bytes: Buffer.byteLength(answer.body) });
        return answer;
      } catch (error) {
        measured(undefined);
        throw error;
      }
    },
  };
}
