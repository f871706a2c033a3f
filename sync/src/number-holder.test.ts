import { expect, it } from 'vitest';
import { openSqliteLedger } from './ledger/sqlite.ts';
import { createFakeWorld } from './testing/fake-world.ts';
import { accountId, plainAccount, settle } from './testing/fake-world-steps.ts';

/** Sales without a unique key on the number, as a plain tenant has it. */
async function start() {
  const ledger = await openSqliteLedger(':memory:');
  const world = createFakeWorld({ ledger });
  const engine = await world.start();
  const stateOf = async (index: number) => {
    const [record] = await ledger.byKeys('Customer', [accountId(index)]);
    return `${record?.state} ${record?.reason?.code ?? ''}`.trim();
  };
  const nameInFinanceOperations = () => world.financeOperations.customers.get('us-1')?.[0]?.OrganizationName;
  return { world, engine, stateOf, nameInFinanceOperations };
}

it('of two accounts with one number the one that came first keeps the customer; the other takes over when it goes', async () => {
  const { world, engine, stateOf, nameInFinanceOperations } = await start();
  world.sales.put(accountId(2), { ...plainAccount(1), name: 'First' });
  await settle(world, engine);
  world.sales.put(accountId(1), { ...plainAccount(1), name: 'Second' });
  await settle(world, engine);
  const quiet = world.financeOperations.accepted.length;
  await world.pass(600_000);
  expect(world.financeOperations.accepted).toHaveLength(quiet);
  expect([await stateOf(1), await stateOf(2)]).toEqual(['PARKED NUMBER_TAKEN', 'SETTLED']);
  expect(nameInFinanceOperations()).toBe('First');
  world.sales.remove(accountId(2));
  await settle(world, engine);
  await world.passUntil(async () => (await stateOf(1)) === 'SETTLED');
  expect(nameInFinanceOperations()).toBe('Second');
});

it('two that came at the same moment come to rest', async () => {
  const { world, engine, stateOf, nameInFinanceOperations } = await start();
  world.sales.put(accountId(1), { ...plainAccount(1), name: 'One' });
  world.sales.put(accountId(2), { ...plainAccount(1), name: 'Two' });
  await settle(world, engine);
  await world.pass(120_000);
  const quiet = world.financeOperations.accepted.length;
  await world.pass(600_000);
  expect(world.financeOperations.accepted).toHaveLength(quiet);
  const states = [await stateOf(1), await stateOf(2)];
  expect(states.toSorted()).toEqual(['PARKED NUMBER_TAKEN', 'SETTLED']);
  expect(nameInFinanceOperations()).toBe(states[0] === 'SETTLED' ? 'One' : 'Two');
});
