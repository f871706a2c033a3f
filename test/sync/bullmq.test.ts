import { expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { startApp } from '../support/start-app.ts';
import { openSystems } from '../support/systems.ts';
import { startValkey } from '../support/valkey.ts';

it('with the queue on Redis a change arrives as it does without, and a queue that was emptied loses nothing', async () => {
  await using valkey = await startValkey();
  await using app = await startApp({ redisUrl: valkey.url });
  const systems = await openSystems(app.sandbox);
  expect(await systems.customers()).toHaveLength(42);

  await app.data(
    'mutation { updateCustomer(input: { id: "usmf:US-001", phone: "555-0123" }) { customer { id } } }',
  );
  await eventually(async () => (await systems.customer('US-001'))?.PrimaryContactPhone === '555-0123');

  const { Redis } = await import('ioredis');
  const redis = new Redis(valkey.url);
  for (let turn = 0; turn < 5; turn += 1) {
    const phone = `555-${turn}`;
    await app.data(
      'mutation ($phone: String) { updateCustomer(input: { id: "usmf:US-002", phone: $phone }) { customer { id } } }',
      { phone },
    );
    await redis.flushall();
  }
  redis.disconnect();
  await eventually(async () => (await systems.customer('US-002'))?.PrimaryContactPhone === '555-4', {
    withinMs: 60_000,
  });
}, 90_000);
