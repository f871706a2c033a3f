import { Agent } from 'undici';
import { afterAll, describe, expect, it } from 'vitest';
import { ODataError } from '../errors.ts';
import { composePipeline } from '../pipeline.ts';
import { rejection } from '../test-support/clients.ts';
import { manualScheduler } from '../test-support/manual-scheduler.ts';
import { requestTo } from '../test-support/requests.ts';
import { startScriptedServer } from '../test-support/scripted-server.ts';
import { createTransport } from '../transport.ts';
import { retryPolicy } from './retry.ts';

const agent = new Agent();
afterAll(() => agent.close());

function retrying({ retriesMax = 3, retriesServerErrors = true, scheduler = manualScheduler() } = {}) {
  const policy = retryPolicy({ retriesMax, retriesServerErrors, scheduler });
  return { send: composePipeline([policy], createTransport(agent)), scheduler };
}

describe('a read', () => {
  it('is repeated after a broken connection and passing server errors, with growing waits', async () => {
    await using server = await startScriptedServer([
      'drop',
      { status: 502 },
      { status: 504 },
      { status: 200 },
    ]);
    const { send, scheduler } = retrying();
    const request = requestTo(server.origin);
    expect((await send(request)).status).toBe(200);
    expect(request.wire.sends).toBe(4);
    expect(scheduler.sleeps).toEqual([100, 200, 400]);
  });

  it('hands on the last answer, or the last error, when all repeats fail', async () => {
    await using failing = await startScriptedServer(() => ({ status: 503 }));
    expect((await retrying({ retriesMax: 2 }).send(requestTo(failing.origin))).status).toBe(503);
    expect(failing.seen).toHaveLength(3);

    await using breaking = await startScriptedServer(() => 'drop');
    const error = await rejection(retrying({ retriesMax: 2 }).send(requestTo(breaking.origin)));
    expect(error).toBeInstanceOf(ODataError);
    expect(error).toMatchObject({ code: 'NETWORK', mayHaveCommitted: false });
    expect(breaking.seen).toHaveLength(3);
  });

  it('answered 500 is repeated only where 500 is no verdict', async () => {
    await using server = await startScriptedServer([{ status: 500 }, { status: 500 }, { status: 200 }]);
    expect((await retrying({ retriesServerErrors: false }).send(requestTo(server.origin))).status).toBe(500);
    expect((await retrying({ retriesServerErrors: true }).send(requestTo(server.origin))).status).toBe(200);
  });

  it.each([400, 401, 404, 429, 501])('answered %i is not repeated', async (status) => {
    await using server = await startScriptedServer([{ status }]);
    expect((await retrying().send(requestTo(server.origin))).status).toBe(status);
  });

  it('that the system asked to delay is left to the throttle', async () => {
    await using server = await startScriptedServer([{ status: 503, headers: { 'retry-after': '9' } }]);
    const { send, scheduler } = retrying();
    expect((await send(requestTo(server.origin))).status).toBe(503);
    expect(scheduler.sleeps).toEqual([]);
  });

  it('is not repeated for a caller that has gone', async () => {
    await using server = await startScriptedServer(() => 'silence');
    const caller = new AbortController();
    const { send, scheduler } = retrying();
    const answer = rejection(send(requestTo(server.origin, { signal: caller.signal })));
    await server.arrived(1);
    caller.abort(new Error('gone'));
    expect(await answer).toMatchObject({ message: 'gone' });
    expect(scheduler.sleeps).toEqual([]);
  });
});

describe('a write', () => {
  it.each(['POST', 'PATCH', 'DELETE'] as const)('(%s) is sent once, whatever comes of it', async (method) => {
    await using server = await startScriptedServer([{ status: 503 }, 'drop']);
    expect((await retrying().send(requestTo(server.origin, { method }))).status).toBe(503);
    const error = await rejection(retrying().send(requestTo(server.origin, { method })));
    expect(error).toMatchObject({ code: 'NETWORK', mayHaveCommitted: true });
    expect(server.seen).toHaveLength(2);
  });

  it('that met a closed port was certainly not carried out', async () => {
    const server = await startScriptedServer([]);
    await server[Symbol.asyncDispose]();
    const error = await rejection(retrying().send(requestTo(server.origin, { method: 'POST' })));
    expect(error).toMatchObject({ code: 'NETWORK', mayHaveCommitted: false });
  });
});
