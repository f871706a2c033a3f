import { expect, it } from 'vitest';
import { waitFor } from '../../events/deliver.ts';
import { type Database, openDatabase } from '../../store/database.ts';
import { startReceiver } from '../../test-support/receiver.ts';
import { createDeliveryLog } from './deliveries.ts';
import { openWebhooks } from './webhooks.ts';

const body = JSON.stringify({
  Mode: 1,
  MessageName: 'Create',
  OperationCreatedOn: '/Date(1720000000000)/',
  PrimaryEntityName: 'account',
  PrimaryEntityId: '00000000-0000-4000-8000-000000000001',
  OwningExtension: { Id: '00000000-0000-4000-8000-000000000002', Name: 'step' },
  padding: 'x'.repeat(10_000),
});
const message = { url: 'http://127.0.0.1:1/', headers: {}, body };

it('The log of deliveries keeps the last thousand, and the beginning of each body', () => {
  const log = createDeliveryLog();
  for (let n = 0; n < 1_200; n += 1) log.add(message, { kind: 'delivered', tries: 1, status: 200 });
  const entries = log.since(0);
  expect(entries).toHaveLength(1_000);
  expect([entries[0]?.n, entries.at(-1)?.n]).toEqual([201, 1_200]);
  expect(entries[0]?.body).toHaveLength(8_192);
  expect(entries[0]?.createdMs).toBe(1_720_000_000_000);
  expect(log.since(1_198).map(({ n }) => n)).toEqual([1_199, 1_200]);
});

it('What comes while too many messages wait for a silent endpoint is not kept, and stands in the log as failed', async () => {
  const receiver = await startReceiver();
  receiver.answer = 'nothing';
  const database = openDatabase(undefined);
  const webhooks = openWebhooks(database, { wait: waitFor, timeoutMs: 60_000, waitingMax: 3 });
  const post = () => webhooks.post({ ...message, url: receiver.url });
  for (let n = 0; n < 5; n += 1) post();
  expect(webhooks.waiting()).toBe(3);
  expect(webhooks.deliveries.since(0)).toMatchObject([
    { outcome: 'failed', tries: 0, error: expect.stringContaining('3 messages wait already') },
    { outcome: 'failed', tries: 0 },
  ]);
  await receiver.messages(1);
  await webhooks.stop();
  expect(webhooks.waiting()).toBe(3);
  database.close();
  await receiver.close();
});

it('What is rolled back while too many messages wait is not in the log, and what is committed is there once', async () => {
  const receiver = await startReceiver();
  receiver.answer = 'nothing';
  const database = openDatabase(undefined);
  const webhooks = openWebhooks(database, { wait: waitFor, timeoutMs: 60_000, waitingMax: 1 });
  const post = () => webhooks.post({ ...message, url: receiver.url });
  post();
  const undone = database.longTransaction(async (pause) => {
    post();
    await pause(async () => undefined);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(() =>
    database.transaction(() => {
      post();
      throw new Error('undone');
    }),
  ).toThrow('undone');
  expect(webhooks.deliveries.since(0)).toEqual([]);
  await database.longTransaction(async (pause) => {
    post();
    await pause(async () => expect(webhooks.deliveries.since(0)).toEqual([]));
  });
  expect(webhooks.deliveries.since(0)).toHaveLength(1);
  await webhooks.stop();
  database.close();
  await receiver.close();
});

it('What waits is counted only when there may be no more room, however many messages a change brings', async () => {
  const receiver = await startReceiver();
  receiver.answer = 'nothing';
  const database = openDatabase(undefined);
  let counts = 0;
  const watched: Database = {
    ...database,
    prepare(sql) {
      if (/count\(\*\)/.test(sql)) counts += 1;
      return database.prepare(sql);
    },
  };
  const webhooks = openWebhooks(watched, { wait: waitFor, timeoutMs: 60_000, waitingMax: 500 });
  const post = (times: number) => {
    for (let n = 0; n < times; n += 1) webhooks.post({ ...message, url: receiver.url });
  };
  database.transaction(() => post(400));
  // What is rolled back takes no room, though it is found out only by a count.
  expect(() =>
    database.transaction(() => {
      post(99);
      throw new Error('undone');
    }),
  ).toThrow('undone');
  database.transaction(() => post(100));
  expect(counts).toBeLessThan(5);
  expect(webhooks.waiting()).toBe(500);
  expect(webhooks.deliveries.since(0)).toEqual([]);
  post(1);
  expect(webhooks.deliveries.since(0)).toHaveLength(1);
  await webhooks.stop();
  database.close();
  await receiver.close();
});
