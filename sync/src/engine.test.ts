import { expect, it } from 'vitest';
import { SyncError } from './errors.ts';
import type { Ledger } from './ledger/ledger.ts';
import { openSqliteLedger } from './ledger/sqlite.ts';
import { createFakeWorld } from './testing/fake-world.ts';
import { accountId, plainAccount, settle } from './testing/fake-world-steps.ts';

/** A ledger whose disk can be full. */
async function openBreakable(broken: () => boolean): Promise<Ledger> {
  const ledger = await openSqliteLedger(':memory:');
  const refuse = () => {
    if (broken()) throw new SyncError('LEDGER_UNAVAILABLE');
  };
  return {
    ...ledger,
    async settle(...args) {
      refuse();
      return ledger.settle(...args);
    },
  };
}

it('when the ledger does not take an outcome, the record is done as soon as the ledger is back, long before its lease ends', async () => {
  let broken = true;
  const ledger = await openBreakable(() => broken);
  const world = createFakeWorld({ ledger });
  world.sales.put(accountId(1), plainAccount(1));
  const engine = await world.start();
  await world.passUntil(() => world.financeOperations.customers.has('us-1'));
  await world.pass(20_000);
  broken = false;
  const back = world.clock.now();
  await settle(world, engine);
  expect(world.clock.now() - back).toBeLessThan(15_000);
  expect(world.financeOperations.accepted).toHaveLength(1);
  expect(await ledger.byKeys('Customer', [accountId(1)])).toMatchObject([
    { state: 'SETTLED', targetKey: 'US-1' },
  ]);
});

it('a run waits for a record that changes while it is worked on', async () => {
  const ledger = await openSqliteLedger(':memory:');
  const world = createFakeWorld({ ledger });
  world.sales.put(accountId(1), plainAccount(1));
  const engine = await world.start();
  // Changed again when the first write has arrived and its outcome is not in the ledger yet.
  await world.passUntil(() => world.financeOperations.customers.has('us-1'));
  await ledger.hint([{ entity: 'Customer', key: accountId(1) }], world.clock.now());
  world.sales.put(accountId(1), { fax: '555-0100' });
  let overAtRest: boolean | undefined;
  await world.passUntil(async () => {
    const [run] = await ledger.runs({ limit: 1 });
    if (run?.state !== 'COMPLETED') return false;
    const [record] = await ledger.byKeys('Customer', [accountId(1)]);
    overAtRest = record?.dirtyGen === record?.syncedGen;
    return true;
  });
  expect(overAtRest).toBe(true);
  await settle(world, engine);
  expect(world.financeOperations.customers.get('us-1')?.[0]?.PrimaryContactFax).toBe('555-0100');
});

it('an outage is tried with growing pauses, not more, and everything arrives when it is over', async () => {
  const ledger = await openSqliteLedger(':memory:');
  const world = createFakeWorld({ ledger });
  const engine = await world.start();
  await settle(world, engine);
  for (let index = 0; index < 20; index += 1) world.sales.put(accountId(index), plainAccount(index));
  let requests = 0;
  const financeOperations = world.financeOperations;
  await world.passUntil(() => financeOperations.customers.size > 0);
  world.wire.weather = { unreachable: 1, throttled: 0, answerLost: 0, late: 0 };
  world.wire.onRequest = () => {
    requests += 1;
  };
  await world.pass(30 * 60_000);
  world.wire.onRequest = undefined;
  // 19 records, each at most 11 times while the pause doubles to five minutes and then every 1 to 5, and the sources.
  expect(requests).toBeLessThan(1_500);
  world.wire.weather = { unreachable: 0, throttled: 0, answerLost: 0, late: 0 };
  await settle(world, engine);
  expect(financeOperations.customers.size).toBe(20);
  expect(financeOperations.accepted).toHaveLength(20);
});

it('stop waits for the record under way and leaves the rest pending for the next start', async () => {
  const ledger = await openSqliteLedger(':memory:');
  const world = createFakeWorld({ ledger });
  for (let index = 0; index < 30; index += 1) world.sales.put(accountId(index), plainAccount(index));
  const first = await world.start({ concurrency: 2, backfillConcurrency: 2 });
  await world.passUntil(() => world.financeOperations.customers.size > 3);
  let stopped = false;
  void first.sync.stop().then(() => {
    stopped = true;
  });
  await world.passUntil(() => stopped);
  const now = world.clock.now();
  const { pending, settled } = await ledger.overview(now);
  expect(pending + settled).toBe(30);
  expect(pending).toBeGreaterThan(0);
  expect(settled).toBe(world.financeOperations.accepted.length);
  await settle(world, await world.start());
  expect(world.financeOperations.accepted).toHaveLength(30);
});
