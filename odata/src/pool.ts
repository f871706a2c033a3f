import type { ODataClient } from './client.ts';
import { createTraffic, type Traffic } from './flow/traffic.ts';
import { createMetrics, type Metrics } from './metrics/metrics.ts';
import type { ConnectionSettings } from './options.ts';
import type { Scheduler } from './scheduler.ts';
import { type Credentials, createTokenSource, type TokenSource } from './tokens.ts';

/**
 * What the clients of one process share, however many there are: the tokens of an application, the counters, and the requests that
 * an application user may have under way in a system. The first client decides on the settings of both.
 */
export interface ConnectionPool {
  readonly metrics: Metrics;
  tokens(credentials: Credentials, options: { scope: string; timeoutMs: number }): TokenSource;
  traffic(user: {
    readonly system: ODataClient['system'];
    readonly serviceRoot: string;
    readonly credentials: Credentials;
    readonly settings: ConnectionSettings;
    readonly scheduler: Scheduler;
  }): Traffic;
}

export function createConnectionPool(): ConnectionPool {
  const metrics = createMetrics();
  const tokenSources = new Map<string, TokenSource>();
  const traffics = new Map<string, Traffic>();
  return {
    metrics,
    tokens(credentials, options) {
      // With the secret: whoever has a wrong one gets no token that the right one has earned.
      const { tenantId, clientId, clientSecret, authority = '' } = credentials;
      const name = JSON.stringify([authority, tenantId, clientId, clientSecret, options.scope]);
      return kept(tokenSources, name, () => createTokenSource(credentials, options));
    },
    traffic({ system, serviceRoot, credentials: { tenantId, clientId }, settings, scheduler }) {
      const { concurrency, concurrencyMin, concurrencyMax, waitingMax } = settings;
      const bounds = { start: concurrency, min: concurrencyMin, max: concurrencyMax };
      return kept(traffics, JSON.stringify([new URL(serviceRoot).origin, tenantId, clientId]), () => {
        const traffic = createTraffic({ bounds, waitingMax, scheduler });
        metrics.watch({ system, application: clientId }, traffic.state);
        return traffic;
      });
    },
  };
}

function kept<T>(values: Map<string, T>, name: string, make: () => T): T {
  const value = values.get(name) ?? make();
  values.set(name, value);
  return value;
}
