import type { ODataClient } from '../client.ts';
import type { Lane } from '../flow/lane.ts';
import type { TrafficState } from '../flow/traffic.ts';
import type { HttpMethod } from '../pipeline.ts';
import { type Budget, budgetLimits, createBudget } from './budget.ts';

/** One request as it went over the wire; a repeated one is another. */
export interface MeasuredRequest {
  readonly system: ODataClient['system'];
  /** Client id of the application. */
  readonly application: string;
  readonly lane: Lane;
  readonly method: HttpMethod;
  /** Undefined when no answer came. */
  readonly status: number | undefined;
  readonly isThrottled: boolean;
  readonly isRepeated: boolean;
  readonly durationMs: number;
  readonly bytesSent: number;
  readonly bytesReceived: number;
  /** When it ended. */
  readonly at: number;
}

/** Counters of all clients of a pool. */
export interface Metrics {
  measure(request: MeasuredRequest): void;
  /** Has the turns of an application user in every snapshot; once per user. */
  watch(user: { system: ODataClient['system']; application: string }, state: () => TrafficState): void;
  snapshot(now?: number): MetricsSnapshot;
}

export interface MetricsSnapshot {
  readonly requests: readonly RequestCount[];
  readonly latencies: readonly Latency[];
  readonly users: readonly UserState[];
}

export interface RequestCount {
  readonly system: ODataClient['system'];
  readonly lane: Lane;
  readonly method: HttpMethod;
  readonly status: StatusClass;
  readonly count: number;
  readonly throttled: number;
  /** Of them, those that were sent again. */
  readonly repeated: number;
  readonly bytesSent: number;
  readonly bytesReceived: number;
}

export type StatusClass = '2xx' | '3xx' | '4xx' | '5xx' | 'none';

export interface Latency {
  readonly system: ODataClient['system'];
  readonly lane: Lane;
  /** Requests that took at most so long, by `latencyBoundsMs`. */
  readonly atMost: readonly number[];
  readonly count: number;
  readonly sumMs: number;
}

/** An application user of a system: what it does now, and what it has used of its budget. */
export interface UserState {
  readonly system: ODataClient['system'];
  readonly application: string;
  readonly traffic: TrafficState;
  readonly budget: ReturnType<Budget['spent']> & { readonly limits: typeof budgetLimits };
}

export const latencyBoundsMs = [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000] as const;

export function createMetrics(): Metrics {
  type Mutable<T> = { -readonly [key in keyof T]: T[key] };
  const counts = new Map<string, Mutable<RequestCount>>();
  const latencies = new Map<string, Mutable<Latency> & { atMost: number[] }>();
  const users = new Map<
    string,
    { budget: Budget; state: (() => TrafficState) | undefined; user: string[] }
  >();

  const userOf = (system: string, application: string) =>
    kept(users, JSON.stringify([system, application]), () => ({
      budget: createBudget(),
      state: undefined,
      user: [system, application],
    }));

  return {
    measure({ system, application, lane, method, status: code, durationMs, at, ...request }) {
      const status = classOf(code);
      const entry = kept(counts, JSON.stringify([system, lane, method, status]), () => ({
        ...{ system, lane, method, status },
        ...{ count: 0, throttled: 0, repeated: 0, bytesSent: 0, bytesReceived: 0 },
      }));
      entry.count += 1;
      entry.throttled += request.isThrottled ? 1 : 0;
      entry.repeated += request.isRepeated ? 1 : 0;
      entry.bytesSent += request.bytesSent;
      entry.bytesReceived += request.bytesReceived;
      const latency = kept(latencies, JSON.stringify([system, lane]), () => ({
        ...{ system, lane, count: 0, sumMs: 0 },
        atMost: latencyBoundsMs.map(() => 0),
      }));
      latency.count += 1;
      latency.sumMs += durationMs;
      for (const [index, bound] of latencyBoundsMs.entries())
        if (durationMs <= bound) latency.atMost[index] = (latency.atMost[index] ?? 0) + 1;
      userOf(system, application).budget.add(at, durationMs);
    },
    watch({ system, application }, state) {
      userOf(system, application).state = state;
    },
    snapshot: (now = Date.now()) => ({
      requests: [...counts.values()].map((entry) => ({ ...entry })),
      latencies: [...latencies.values()].map((entry) => ({ ...entry, atMost: [...entry.atMost] })),
      users: [...users.values()].flatMap(({ budget, state, user: [system = '', application = ''] }) =>
        state === undefined
          ? []
          : [
              {
                system: system as ODataClient['system'],
                application,
                traffic: state(),
                budget: { ...budget.spent(now), limits: budgetLimits },
              },
            ],
      ),
    }),
  };
}

function classOf(status: number | undefined): StatusClass {
  if (status === undefined) return 'none';
  if (status < 300) return '2xx';
  if (status < 400) return '3xx';
  return status < 500 ? '4xx' : '5xx';
}

function kept<T>(values: Map<string, T>, name: string, make: () => NoInfer<T>): T {
  const value = values.get(name) ?? make();
  values.set(name, value);
  return value;
}
