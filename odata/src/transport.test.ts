import { Agent } from 'undici';
import { afterAll, describe, expect, it } from 'vitest';
import { rejection } from './test-support/clients.ts';
import { requestTo } from './test-support/requests.ts';
import { startScriptedServer } from './test-support/scripted-server.ts';
import { createTransport, isClosed } from './transport.ts';

const agent = new Agent();
afterAll(() => agent.close());
const send = createTransport(agent);

it('an answer comes with its status, its headers in lower case and its body', async () => {
  await using server = await startScriptedServer([{ status: 201, headers: { ETag: 'W/"1"' }, body: 'ü' }]);
  const headers = { 'if-match': 'W/"0"', 'if-none-match': '' };
  expect(await send(requestTo(server.origin, { method: 'PATCH', headers, body: 'ä' }))).toMatchObject({
    status: 201,
    headers: { etag: 'W/"1"' },
    body: 'ü',
  });
  expect(server.seen).toMatchObject([{ method: 'PATCH', headers: { 'if-match': 'W/"0"' }, body: 'ä' }]);
  expect(server.seen[0]?.headers).not.toHaveProperty('if-none-match');
});

it('a redirection is an answer, not a way to go', async () => {
  await using other = await startScriptedServer([]);
  await using server = await startScriptedServer([{ status: 307, headers: { location: other.origin } }]);
  expect((await send(requestTo(server.origin, { method: 'POST', body: '{}' }))).status).toBe(307);
  expect(other.seen).toEqual([]);
});

describe('a connection that breaks', () => {
  it.each([
    ['GET', 'drop', false],
    ['GET', 'cut', false],
    ['POST', 'drop', true],
    ['POST', 'cut', true],
    ['PATCH', 'cut', true],
    ['DELETE', 'cut', true],
  ] as const)(
    'under a %s (%s) may hide that it was carried out: %s',
    async (method, answer, mayHaveCommitted) => {
      await using server = await startScriptedServer([answer]);
      expect(await rejection(send(requestTo(server.origin, { method })))).toMatchObject({
        code: 'NETWORK',
        mayHaveCommitted,
      });
      expect(server.seen).toHaveLength(1);
    },
  );
});

describe('a write that never left was certainly not carried out', () => {
  it.each([
    ['a port that nobody listens on', 'http://127.0.0.1:1'],
    // The address of everybody: no connection can be made to it, and nothing leaves this machine.
    ['an address without a way to it', 'http://255.255.255.255:9'],
  ])('for want of a connection to %s', async (_what, origin) => {
    expect(await rejection(send(requestTo(origin, { method: 'POST', body: '{}' })))).toMatchObject({
      code: 'NETWORK',
      mayHaveCommitted: false,
    });
  });

  it('for a header that cannot be sent', async () => {
    await using server = await startScriptedServer([]);
    const headers = { 'if-match': 'a\r\nb: c' };
    expect(await rejection(send(requestTo(server.origin, { method: 'PATCH', headers })))).toMatchObject({
      code: 'NETWORK',
      mayHaveCommitted: false,
    });
    expect(server.seen).toEqual([]);
  });

  it('for an agent that was closed', async () => {
    await using server = await startScriptedServer([]);
    const closed = new Agent();
    await closed.close();
    const error = await rejection(createTransport(closed)(requestTo(server.origin, { method: 'POST' })));
    expect(error).toMatchObject({ code: 'NETWORK', mayHaveCommitted: false });
    expect(isClosed((error as Error).cause)).toBe(true);
    expect(server.seen).toEqual([]);
  });
});

it('a caller that gave up before is not sent for', async () => {
  await using server = await startScriptedServer([]);
  const request = requestTo(server.origin, { signal: AbortSignal.abort(new Error('gone')) });
  expect(await rejection(send(request))).toMatchObject({ message: 'gone' });
  expect([request.wire.sends, server.seen.length]).toEqual([0, 0]);
});
