import { describe, expect, it } from 'vitest';
import { createConnectionPool } from '../pool.ts';
import { rejection } from '../test-support/clients.ts';
import { key, page, useConnection } from '../test-support/use-connection.ts';
import { printMetrics } from './print-metrics.ts';

const connect = useConnection();
const query = { entitySet: 'accounts' };

describe('metrics', () => {
  it('count every request that left, by lane, method and status, the repeated and the refused ones apart', async () => {
    const pool = createConnectionPool();
    const { client } = await connect(
      [
        page(['a']),
        { status: 502 },
        'drop',
        page(['b']),
        { status: 429, headers: { 'retry-after': '1' } },
        { status: 401 },
        { status: 204 },
      ],
      { pool },
    );
    await client.list(query);
    await client.list(query, { lane: 'backfill' });
    await client.update('accounts', key, { name: 'ü' }, { ifMatch: '*', lane: 'live' });
    await client.delete('accounts', key);
    const { requests } = pool.metrics.snapshot();
    const none = { throttled: 0, repeated: 0 };
    expect(requests).toMatchObject([
      { lane: 'interactive', method: 'GET', status: '2xx', count: 1, ...none, bytesSent: 0 },
      { lane: 'backfill', method: 'GET', status: '5xx', count: 1, ...none },
      { lane: 'backfill', method: 'GET', status: 'none', count: 1, repeated: 1, bytesReceived: 0 },
      { lane: 'backfill', method: 'GET', status: '2xx', count: 1, repeated: 1 },
      { lane: 'live', method: 'PATCH', status: '4xx', count: 1, throttled: 1, bytesSent: 13 },
      { lane: 'interactive', method: 'DELETE', status: '4xx', count: 1, ...none },
      // With a fresh token.
      { lane: 'interactive', method: 'DELETE', status: '2xx', count: 1, repeated: 1 },
    ]);
    expect(requests.every(({ system }) => system === 'SALES')).toBe(true);
  });

  it('tell what each user does now and has used of its budget', async () => {
    const pool = createConnectionPool();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { client, server } = await connect(
      async () => {
        await held;
        return page([]);
      },
      { pool, concurrency: 2, concurrencyMax: 2 },
    );
    const asked = Array.from({ length: 5 }, () => client.list(query, { lane: 'live' }));
    await server.arrived(2);
    const now = 1_000_000;
    expect(pool.metrics.snapshot(now).users).toMatchObject([
      {
        system: 'SALES',
        application: 'app',
        traffic: { limit: 2, running: { live: 2 }, waiting: { live: 3 } },
        budget: { requests: 0, limits: { requests: 6_000, executionMs: 1_200_000 } },
      },
    ]);
    release();
    await Promise.all(asked);
    expect(pool.metrics.snapshot(now).users).toMatchObject([
      { traffic: { running: { live: 0 }, waiting: { live: 0 } }, budget: { requests: 5 } },
    ]);
  });

  it('do not count what never left', async () => {
    const pool = createConnectionPool();
    const { client } = await connect([], { pool });
    await client.close();
    await rejection(client.list(query, { signal: AbortSignal.abort(new Error('gone')) }));
    expect(pool.metrics.snapshot().requests).toEqual([]);
  });

  it('are printed as Prometheus reads them', async () => {
    const pool = createConnectionPool();
    const { client, server } = await connect(() => page(['a']), {
      pool,
      credentials: { tenantId: 't', clientId: 'a"b\\c', clientSecret: 's' },
    });
    await client.close();
    const named = pool.metrics;
    named.measure({
      ...{ system: 'SALES', application: 'a"b\\c', lane: 'live', method: 'GET', status: 200 },
      ...{ isThrottled: false, isRepeated: false, durationMs: 30, bytesSent: 1, bytesReceived: 2, at: 0 },
    });
    const text = printMetrics(named.snapshot(0));
    expect(server.seen).toEqual([]);
    for (const line of text.trimEnd().split('\n'))
      expect(line).toMatch(
        /^(# (HELP|TYPE) p2c_odata_\w+ .+|p2c_odata_\w+\{([a-z]+="(\\.|[^"\\])*",?)+\} [\d.e+-]+)$/,
      );
    expect(text).toContain(
      'p2c_odata_requests_total{system="SALES",lane="live",method="GET",status="2xx"} 1\n',
    );
    expect(text).toContain(
      'p2c_odata_request_duration_seconds_bucket{system="SALES",lane="live",le="0.025"} 0\n',
    );
    expect(text).toContain(
      'p2c_odata_request_duration_seconds_bucket{system="SALES",lane="live",le="0.05"} 1\n',
    );
    expect(text).toContain('p2c_odata_budget_requests{system="SALES",application="a\\"b\\\\c"} 1\n');
    expect(text).toContain('# TYPE p2c_odata_request_duration_seconds histogram\n');
  });
});
