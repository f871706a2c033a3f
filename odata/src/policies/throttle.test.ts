import { Agent } from 'undici';
import { afterAll, describe, expect, it } from 'vitest';
import { createTraffic } from '../flow/traffic.ts';
import { composePipeline } from '../pipeline.ts';
import { readRetryAfter } from '../retry-after.ts';
import { systemScheduler } from '../scheduler.ts';
import { rejection } from '../test-support/clients.ts';
import { manualScheduler } from '../test-support/manual-scheduler.ts';
import { requestTo } from '../test-support/requests.ts';
import { startScriptedServer } from '../test-support/scripted-server.ts';
import { createTransport } from '../transport.ts';
import { throttlePolicy } from './throttle.ts';

const agent = new Agent();
afterAll(() => agent.close());

const slowDown = (seconds: string) => ({ status: 429, headers: { 'retry-after': seconds } });
const ok = { status: 200, body: {} };

function throttled({ concurrency = 4, waitMaxMs = 60_000, scheduler = manualScheduler() } = {}) {
  const warned: object[] = [];
  const logger = { warn: (fields: object) => warned.push(fields) };
  const bounds = { start: concurrency, min: 1, max: concurrency };
  const traffic = createTraffic({ bounds, waitingMax: 100, scheduler });
  const policy = throttlePolicy({ traffic, waitMaxMs, scheduler, logger });
  return {
    warned,
    send: composePipeline([policy], createTransport(agent)),
    scheduler,
  };
}

describe('a system that asks to slow down', () => {
  it('is asked again by a read after the time it named, and a little later', async () => {
    await using server = await startScriptedServer([slowDown('7'), ok]);
    const { send, scheduler } = throttled();
    expect((await send(requestTo(server.origin))).status).toBe(200);
    expect(scheduler.sleeps).toEqual([7_000 + 125]);
    expect(server.seen).toHaveLength(2);
  });

  it('refuses a write at once: it was not carried out, and is not sent again', async () => {
    await using server = await startScriptedServer([slowDown('7')]);
    const { send, scheduler } = throttled();
    expect((await send(requestTo(server.origin, { method: 'PATCH' }))).status).toBe(429);
    expect(scheduler.sleeps).toEqual([]);
    expect(server.seen).toHaveLength(1);
  });

  it('pauses every request, not only the one it answered', async () => {
    await using server = await startScriptedServer([slowDown('3'), ok]);
    const { send, scheduler } = throttled();
    await send(requestTo(server.origin, { method: 'PATCH' }));
    await send(requestTo(server.origin, { method: 'POST' }));
    expect(scheduler.sleeps).toEqual([3_000 + 125]);
  });

  it('gets nothing more while the pause is longer than a request may wait, and the refusal names what is left of it', async () => {
    await using server = await startScriptedServer([slowDown('120'), ok]);
    const { send, scheduler } = throttled({ waitMaxMs: 60_000 });
    expect((await send(requestTo(server.origin))).status).toBe(429);
    await scheduler.sleep(50_000);
    const refused = await send(requestTo(server.origin, { method: 'PATCH' }));
    expect(readRetryAfter(refused, scheduler.now())).toBe(70_000);
    expect(server.seen).toHaveLength(1);
    await scheduler.sleep(70_000);
    expect((await send(requestTo(server.origin))).status).toBe(200);
  });

  it('is not asked in a tight loop when it names no time at all', async () => {
    await using server = await startScriptedServer(() => slowDown('0'));
    const { send, scheduler } = throttled();
    expect((await send(requestTo(server.origin))).status).toBe(429);
    expect(server.seen).toHaveLength(10);
    expect(scheduler.sleeps).toEqual(Array(9).fill(100 + 125));
  });

  it('is asked again after ten minutes where it named a longer time, which is logged once', async () => {
    await using server = await startScriptedServer([
      ...Array.from({ length: 3 }, () => slowDown('3600')),
      slowDown('7200'),
      ok,
    ]);
    const { send, scheduler, warned } = throttled();
    const write = () => send(requestTo(server.origin, { method: 'PATCH' }));
    const refused = await Promise.all([write(), write(), write()]);
    expect(refused.map(({ status }) => status)).toEqual([429, 429, 429]);
    const asked = { origin: server.origin, askedMs: 3_600_000, waitedMs: 600_000 };
    expect(warned).toEqual([asked]);
    await scheduler.sleep(600_000);
    expect((await write()).status).toBe(429);
    expect(warned).toEqual([asked, { ...asked, askedMs: 7_200_000 }]);
    await scheduler.sleep(600_000);
    expect((await write()).status).toBe(200);
  });

  it('holds back a request that waited for its turn when the pause began', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await using server = await startScriptedServer(async (_request, index) => {
      if (index > 0) return ok;
      await held;
      return slowDown('5');
    });
    const { send, scheduler } = throttled({ concurrency: 1 });
    const first = send(requestTo(server.origin, { method: 'PATCH' }));
    await server.arrived(1);
    const second = send(requestTo(server.origin));
    release();
    expect((await first).status).toBe(429);
    expect((await second).status).toBe(200);
    expect(scheduler.sleeps).toEqual([5_000 + 125]);
  });
});

describe('the lane', () => {
  it('has no more requests under way than it may', async () => {
    let underWay = 0;
    let most = 0;
    await using server = await startScriptedServer(async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setImmediate(resolve));
      underWay -= 1;
      return ok;
    });
    const { send } = throttled({ concurrency: 3 });
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(requestTo(server.origin))));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(most).toBeLessThanOrEqual(3);
    expect(most).toBeGreaterThan(1);
  });

  it('lets a caller that gives up leave the queue, and keeps the turns of the others', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await using server = await startScriptedServer(async () => {
      await held;
      return ok;
    });
    const { send } = throttled({ concurrency: 1 });
    const first = send(requestTo(server.origin));
    await server.arrived(1);
    const caller = new AbortController();
    const second = rejection(send(requestTo(server.origin, { signal: caller.signal })));
    const third = send(requestTo(server.origin));
    caller.abort(new Error('gone'));
    expect(await second).toMatchObject({ message: 'gone' });
    release();
    expect([(await first).status, (await third).status]).toEqual([200, 200]);
    expect(server.seen).toHaveLength(2);
  });
});

describe('a caller that gives up', () => {
  it('during a pause gets its reason, and nothing is sent', async () => {
    await using server = await startScriptedServer([slowDown('50'), ok]);
    const { send } = throttled({ scheduler: { ...systemScheduler, sleeps: [] } });
    await send(requestTo(server.origin, { method: 'PATCH' }));
    const caller = new AbortController();
    const waiting = rejection(send(requestTo(server.origin, { signal: caller.signal })));
    caller.abort(new Error('gone'));
    expect(await waiting).toMatchObject({ message: 'gone' });
    expect(server.seen).toHaveLength(1);
  });

  it('while it waits for its answer leaves its turn to the next', async () => {
    await using server = await startScriptedServer(['silence', ok]);
    const { send } = throttled({ concurrency: 1 });
    const caller = new AbortController();
    const first = rejection(send(requestTo(server.origin, { signal: caller.signal })));
    await server.arrived(1);
    const second = send(requestTo(server.origin));
    caller.abort(new Error('gone'));
    expect(await first).toMatchObject({ message: 'gone' });
    expect((await second).status).toBe(200);
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-11-23T10:00:00Z');
  it.each([
    ['seconds', 429, '12', 12_000],
    ['parts of a second', 429, '0.25', 250],
    ['an HTTP date', 429, 'Mon, 23 Nov 2026 10:00:30 GMT', 30_000],
    ['a date that is over', 429, 'Mon, 23 Nov 2026 09:00:00 GMT', 0],
    ['nothing, with 429', 429, undefined, 30_000],
    ['nonsense', 429, 'soon', 30_000],
    ['ten minutes', 429, '600', 600_000],
    ['more than ten minutes, which is cut', 429, '601', 600_000],
    ['more than any clock counts, which is cut', 429, '9'.repeat(400), 600_000],
    ['a date far off, which is cut', 429, 'Fri, 01 Jan 2100 00:00:00 GMT', 600_000],
    ['seconds, with 503', 503, '4', 4_000],
    ['nothing, with 503', 503, undefined, undefined],
    ['seconds, with an answer that is none of the two', 500, '4', undefined],
  ])('may be %s', (_what, status, text, expected) => {
    expect(readRetryAfter({ status, headers: { 'retry-after': text } }, now)).toBe(expected);
  });
});
