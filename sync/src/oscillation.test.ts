import { expect, it } from 'vitest';
import { openSqliteLedger } from './ledger/sqlite.ts';
import { createFakeWorld } from './testing/fake-world.ts';
import { accountId, inTime, plainAccount, settle } from './testing/fake-world-steps.ts';

async function start() {
  const ledger = await openSqliteLedger(':memory:');
  const world = createFakeWorld({ ledger });
  world.sales.put(accountId(1), plainAccount(1));
  const engine = await world.start();
  await settle(world, engine);
  const customer = () => world.financeOperations.customers.get('us-1')?.[0];
  const record = async () => (await ledger.byKeys('Customer', [accountId(1)]))[0];
  return { world, engine, ledger, customer, record };
}

it('a value that somebody takes back each time is given up after ten times, and said so', async () => {
  const { world, customer, record } = await start();
  for (let turn = 0; turn < 10; turn += 1) {
    world.financeOperations.put('US-1', { OrganizationName: 'Renamed' });
    await world.passUntil(() => customer()?.OrganizationName === 'Account 1');
  }
  world.financeOperations.put('US-1', { OrganizationName: 'Renamed' });
  await world.passUntil(async () => (await record())?.state === 'PARKED');
  expect((await record())?.reason?.code).toBe('TARGET_CONTESTED');
  const quiet = world.financeOperations.accepted.length;
  await world.pass(300_000);
  expect(world.financeOperations.accepted).toHaveLength(quiet);
  // A change of the record ends it.
  world.sales.put(accountId(1), { name: 'Another' });
  await world.passUntil(() => customer()?.OrganizationName === 'Another');
});

it('a record that changes to ever new values is carried over each time', async () => {
  const { world, customer, engine } = await start();
  for (let turn = 0; turn < 30; turn += 1) {
    world.sales.put(accountId(1), { fax: `555-${turn}` });
    await inTime(world, () => engine.sync.idle());
    expect(customer()?.PrimaryContactFax).toBe(`555-${turn}`);
  }
});
