import { expect, it } from 'vitest';
import { rejection, salesClient } from '../test-support/clients.ts';
import { manualScheduler } from '../test-support/manual-scheduler.ts';
import { startScriptedServer } from '../test-support/scripted-server.ts';
import type { TraceEntry } from './trace.ts';

it('every request is told once, when it is over: what was asked, its last answer, how often it was sent', async () => {
  const entries: TraceEntry[] = [];
  await using server = await startScriptedServer([
    { status: 502 },
    { status: 429, headers: { 'retry-after': '2' } },
    { status: 200, body: { value: [] } },
  ]);
  const scheduler = manualScheduler();
  const client = salesClient(server.origin, { scheduler, onTrace: (entry) => entries.push(entry) });
  await client.list({ entitySet: 'accounts', top: 1 }, { requestId: 'request-7' });
  await client.close();
  expect(entries).toEqual([
    {
      method: 'GET',
      url: `${server.origin}/api/data/v9.2/accounts?$top=1`,
      status: 200,
      durationMs: expect.any(Number),
      requestId: 'request-7',
      attempts: 3,
    },
  ]);
  expect(server.seen.map(({ headers }) => headers['x-ms-client-request-id'])).toEqual(
    Array(3).fill('request-7'),
  );
});

it('a request without an answer has no status, and one that never left no attempts', async () => {
  const entries: TraceEntry[] = [];
  const onTrace = (entry: TraceEntry) => entries.push(entry);
  await using server = await startScriptedServer(['drop']);
  const client = salesClient(server.origin, { onTrace });
  await rejection(client.create('accounts', {}));
  await client.close();
  const gone = salesClient(server.origin, {
    onTrace,
    credentials: { tenantId: 't', clientId: 'c', clientSecret: 's', authority: 'http://127.0.0.1:1' },
  });
  await rejection(gone.create('accounts', {}));
  await gone.close();
  expect(entries.map(({ status, attempts }) => [status, attempts])).toEqual([
    [undefined, 1],
    [undefined, 0],
  ]);
});
