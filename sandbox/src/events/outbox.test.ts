import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../store/database.ts';
import { type Receiver, startReceiver } from '../test-support/receiver.ts';
import { waitFor } from './deliver.ts';
import { openOutbox } from './outbox.ts';

describe('The outbox, when something goes wrong that is not the endpoint', () => {
  let receiver: Receiver;
  beforeAll(async () => {
    receiver = await startReceiver();
  });
  afterAll(() => receiver.close());
  beforeEach(() => receiver.clear());

  const policy = { tries: 1, delayMs: 0 };
  const message = (n: number) => ({ url: receiver.url, headers: {}, body: `{"n":${n}}` });
  const warned = async () => (await once(process, 'warning')) as [Error];

  it('warns, and goes on with the next message', async () => {
    const database = openDatabase(undefined);
    let faults = 1;
    const over = () => {
      if (faults-- > 0) throw new Error('no room in the log');
    };
    const outbox = openOutbox(database, { policy, wait: waitFor, over });
    const warning = warned();
    outbox.add('event', message(1));
    outbox.add('event', message(2));
    await outbox.idle();
    expect((await warning)[0].message).toBe(
      `Messages to ${receiver.url} stay in the outbox: Error: no room in the log`,
    );
    expect(outbox.waiting(10)).toBe(1);
    outbox.add('event', message(3));
    await outbox.idle();
    expect(receiver.received.map(({ json }) => json.n)).toEqual([1, 2, 3]);
    expect(outbox.waiting(10)).toBe(0);
    await outbox.stop();
    database.close();
  });

  it('warns when it cannot look what waits, and does so at the next call', async () => {
    const database = openDatabase(undefined);
    const outbox = openOutbox(database, { policy, wait: waitFor });
    database.execute('alter table "$outbox" rename to "$away"');
    const warning = warned();
    outbox.wake();
    await outbox.idle();
    expect((await warning)[0].message).toMatch(/^Messages stay in the outbox: Error: no such table/);
    database.execute('alter table "$away" rename to "$outbox"');
    outbox.add('event', message(1));
    await outbox.idle();
    expect(receiver.received).toHaveLength(1);
    await outbox.stop();
    database.close();
  });

  it('says nothing when its database has been closed meanwhile', async () => {
    const database = openDatabase(undefined);
    const outbox = openOutbox(database, { policy, wait: waitFor });
    const warnings: Error[] = [];
    const note = (warning: Error) => warnings.push(warning);
    process.on('warning', note);
    outbox.wake();
    database.close();
    await outbox.idle();
    process.off('warning', note);
    expect(warnings).toEqual([]);
  });
});

it('The outbox looks at no message but the next one of an address, however many wait', async () => {
  const receiver = await startReceiver();
  const database = openDatabase(undefined);
  const asked = new Set<string>();
  const watched: Database = {
    ...database,
    prepare(sql) {
      asked.add(sql);
      return database.prepare(sql);
    },
  };
  const outbox = openOutbox(watched, { policy: { tries: 1, delayMs: 0 }, wait: waitFor });
  const urls = ['/a', '/b', '/c'].map((path) => `${receiver.url}${path}`);
  for (let n = 0; n < 30; n += 1)
    for (const url of urls) outbox.add('event', { url, headers: {}, body: `{"n":${n}}` });
  expect(outbox.waiting(1_000)).toBe(90);
  await outbox.idle();
  expect(outbox.waiting(1_000)).toBe(0);
  for (const url of urls) {
    const own = receiver.received.filter(({ path }) => url.endsWith(path));
    expect(own.map(({ json }) => json.n)).toEqual(Array.from({ length: 30 }, (_, n) => n));
  }
  const plans = [...asked]
    .filter((sql) => /^\s*(select|with)/.test(sql))
    .flatMap((sql) => database.prepare(`explain query plan ${sql}`).all(...(sql.includes('?') ? [1] : [])))
    .map(({ detail }) => String(detail))
    .filter((detail) => /outbox|TEMP B-TREE/.test(detail));
  expect(plans.length).toBeGreaterThanOrEqual(4);
  for (const detail of plans) expect(detail).toMatch(/INDEX \$outbox\.waiting/);
  await outbox.stop();
  database.close();
  await receiver.close();
});
