import { describe, expect, it } from 'vitest';
import { createConnectionPool } from '../pool.ts';
import { salesClient } from '../test-support/clients.ts';
import { manualScheduler } from '../test-support/manual-scheduler.ts';
import { startScriptedServer } from '../test-support/scripted-server.ts';
import { page, useConnection } from '../test-support/use-connection.ts';
import { createTraffic, type Traffic } from './traffic.ts';

const connect = useConnection();
const query = { entitySet: 'accounts' };

/** Answers a request only when told to, and keeps the most that it had at once. */
function heldAnswers(headers: Record<string, string> = {}) {
  const held: (() => void)[] = [];
  let most = 0;
  return {
    held,
    most: () => most,
    script: async () => {
      await new Promise<void>((resolve) => {
        held.push(resolve);
        most = Math.max(most, held.length);
      });
      return { status: 200, body: { value: [] }, headers };
    },
    answerAll() {
      for (const answer of held.splice(0)) answer();
    },
  };
}

describe('the requests of an application user', () => {
  it('grow in number while answers come, and begin with what Dataverse recommends', async () => {
    const answers = heldAnswers({ 'x-ms-dop-hint': '4' });
    const { client, server } = await connect(answers.script, { concurrency: 2, concurrencyMax: 6 });
    const first = client.list(query);
    await server.arrived(1);
    answers.answerAll();
    await first;
    let done = false;
    const all = Promise.all(Array.from({ length: 60 }, () => client.list(query))).then(() => {
      done = true;
    });
    await server.arrived(1 + 4);
    expect(answers.held).toHaveLength(4);
    while (!done) {
      answers.answerAll();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await all;
    expect(answers.most()).toBeLessThanOrEqual(6);
    expect(server.seen).toHaveLength(61);
  });

  it('share their turns with those of another client of the same user, not with those of another user', async () => {
    const answers = heldAnswers();
    const pool = createConnectionPool();
    const { client, server } = await connect(answers.script, { pool, concurrency: 1, concurrencyMax: 1 });
    const second = salesClient(server.origin, { pool });
    const credentials = {
      tenantId: 'contoso',
      clientId: 'other',
      clientSecret: 's',
      authority: server.origin,
    };
    const other = salesClient(server.origin, { pool, credentials, concurrency: 1, concurrencyMax: 1 });
    const asked = [client.list(query), second.list(query), other.list(query)];
    await server.arrived(2);
    expect(server.tokenRequests).toHaveLength(2);
    answers.answerAll();
    await server.arrived(3);
    answers.answerAll();
    await Promise.all(asked);
    expect(answers.most()).toBe(2);
    await Promise.all([second.close(), other.close()]);
  });

  it('all keep to a pause that one of them was asked for, in every lane', async () => {
    await using server = await startScriptedServer([
      { status: 429, headers: { 'retry-after': '20' } },
      ...Array(3).fill(page([])),
    ]);
    const pool = createConnectionPool();
    const scheduler = manualScheduler();
    const [client, second] = [1, 2].map(() => salesClient(server.origin, { pool, scheduler }));
    if (!client || !second) throw new Error('Expected two clients.');
    expect(await client.create('accounts', { name: 'A' })).toMatchObject({ kind: 'throttled' });
    await second.list(query, { lane: 'backfill' });
    expect(scheduler.sleeps).toEqual([20_000 + 125]);
    await Promise.all([client.close(), second.close()]);
  });
});

describe('a limit', () => {
  const bounds = { start: 4, min: 1, max: 8 };
  const ok = { status: 200, headers: {}, body: '' };
  const turnsOf = async (traffic: Traffic, count: number) =>
    Promise.all(Array.from({ length: count }, () => traffic.enter('live')));

  it('is halved once by all that were refused together', async () => {
    const traffic = createTraffic({ bounds, waitingMax: 10, scheduler: manualScheduler() });
    const turns = await turnsOf(traffic, 4);
    for (const turn of turns) {
      traffic.learn(turn, { ...ok, status: 429 });
      traffic.leave(turn);
    }
    expect(traffic.state()).toMatchObject({ limit: 2, pauseLeftMs: 30_000 });
  });

  it('does not grow by answers that come one by one, nor by a system that fails', async () => {
    const traffic = createTraffic({ bounds, waitingMax: 10, scheduler: manualScheduler() });
    for (let n = 0; n < 20; n += 1) {
      const turn = await traffic.enter('live');
      traffic.learn(turn, ok);
      traffic.leave(turn);
    }
    for (const turn of await turnsOf(traffic, 4)) {
      for (let n = 0; n < 20; n += 1) traffic.learn(turn, { ...ok, status: 502 });
      traffic.leave(turn);
    }
    expect(traffic.state().limit).toBe(4);
    for (const turn of await turnsOf(traffic, 4)) traffic.learn(turn, ok);
    expect(traffic.state().limit).toBe(5);
  });
});
