import { lanes } from '../flow/lane.ts';
import { latencyBoundsMs, type MetricsSnapshot } from './metrics.ts';

type Labels = Readonly<Record<string, string>>;
type Sample = readonly [labels: Labels, value: number, suffix?: string];

/** A snapshot in the text format of Prometheus, version 0.0.4. */
export function printMetrics({ requests, latencies, users }: MetricsSnapshot): string {
  const counted = (value: (entry: MetricsSnapshot['requests'][number]) => number): Sample[] =>
    requests.map((entry) => {
      const { system, lane, method, status } = entry;
      return [{ system, lane, method, status }, value(entry)];
    });
  const ofUsers = (value: (entry: MetricsSnapshot['users'][number]) => number): Sample[] =>
    users.map((entry) => [{ system: entry.system, application: entry.application }, value(entry)]);
  const ofLanes = (kind: 'running' | 'waiting'): Sample[] =>
    users.flatMap(({ system, application, traffic }) =>
      lanes.map((lane): Sample => [{ system, application, lane }, traffic[kind][lane]]),
    );
  const durations = latencies.flatMap(({ system, lane, atMost, count, sumMs }): Sample[] => [
    ...latencyBoundsMs.map(
      (bound, index): Sample => [{ system, lane, le: String(bound / 1_000) }, atMost[index] ?? 0, '_bucket'],
    ),
    [{ system, lane, le: '+Inf' }, count, '_bucket'],
    [{ system, lane }, sumMs / 1_000, '_sum'],
    [{ system, lane }, count, '_count'],
  ]);

  return [
    print(
      'requests_total',
      'counter',
      'Requests sent, repeated ones included.',
      counted((e) => e.count),
    ),
    print(
      'throttled_total',
      'counter',
      'Requests that the system refused as too many.',
      counted((e) => e.throttled),
    ),
    print(
      'repeated_total',
      'counter',
      'Reads that were sent again.',
      counted((e) => e.repeated),
    ),
    print(
      'sent_bytes_total',
      'counter',
      'Bytes of request bodies.',
      counted((e) => e.bytesSent),
    ),
    print(
      'received_bytes_total',
      'counter',
      'Bytes of answers, decoded.',
      counted((e) => e.bytesReceived),
    ),
    print('request_duration_seconds', 'histogram', 'From sending a request to its whole answer.', durations),
    print('in_flight', 'gauge', 'Requests under way.', ofLanes('running')),
    print('waiting', 'gauge', 'Requests that wait for their turn.', ofLanes('waiting')),
    print(
      'concurrency_limit',
      'gauge',
      'Requests that may be under way at the same time.',
      ofUsers((e) => e.traffic.limit),
    ),
    print(
      'pause_seconds',
      'gauge',
      'What is left of the time that the system asked to wait.',
      ofUsers((e) => e.traffic.pauseLeftMs / 1_000),
    ),
    print(
      'budget_requests',
      'gauge',
      'Requests of the last five minutes.',
      ofUsers((e) => e.budget.requests),
    ),
    print(
      'budget_requests_max',
      'gauge',
      'Requests that Dataverse allows in five minutes, per web server.',
      ofUsers((e) => e.budget.limits.requests),
    ),
    print(
      'budget_execution_seconds',
      'gauge',
      'Time of the requests of the last five minutes, as seen from here.',
      ofUsers((e) => e.budget.executionMs / 1_000),
    ),
    print(
      'budget_execution_seconds_max',
      'gauge',
      'Execution time that Dataverse allows in five minutes, per web server.',
      ofUsers((e) => e.budget.limits.executionMs / 1_000),
    ),
  ].join('');
}

function print(
  name: string,
  type: 'counter' | 'gauge' | 'histogram',
  help: string,
  samples: readonly Sample[],
): string {
  const full = `p2c_odata_${name}`;
  const lines = samples.map(
    ([labels, value, suffix = '']) => `${full}${suffix}{${printLabels(labels)}} ${value}`,
  );
  return [`# HELP ${full} ${help}`, `# TYPE ${full} ${type}`, ...lines, ''].join('\n');
}

const printLabels = (labels: Labels) =>
  Object.entries(labels)
    .map(([name, value]) => `${name}="${value.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`)
    .join(',');
