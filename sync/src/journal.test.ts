import { expect, it } from 'vitest';
import type { WrittenRecord } from './journal.ts';
import type { Ledger } from './ledger/ledger.ts';
import { openSqliteLedger } from './ledger/sqlite.ts';
import { defaultSyncOptions } from './options.ts';
import { createFakeWorld } from './testing/fake-world.ts';
import { accountId, inTime, plainAccount, settle } from './testing/fake-world-steps.ts';

/** No source asks on its own: what arrives, arrives by the journal. */
const silent = { deltaIntervalMs: 100_000_000, compareIntervalMs: 100_000_000 };
const account: WrittenRecord = { system: 'SALES', entitySet: 'accounts', key: accountId(1).toUpperCase() };
const customer: WrittenRecord = { system: 'FINANCE_OPERATIONS', entitySet: 'CustomersV3', key: 'usmf:us-1' };

async function start(ledger?: Ledger) {
  const opened = ledger ?? (await openSqliteLedger(':memory:'));
  const world = createFakeWorld({ ledger: opened });
  world.sales.put(accountId(1), plainAccount(1));
  const engine = await world.start(silent);
  await settle(world, engine);
  const during = <T>(act: () => Promise<T>) => inTime(world, act);
  const generation = async () => (await opened.byKeys('Customer', [accountId(1)]))[0]?.dirtyGen;
  return { ledger: opened, world, engine, during, generation };
}

it('a written record is carried over at once, without any source asking', async () => {
  const { world, engine, during } = await start();
  const intent = await during(() => engine.sync.journal.intend(account));
  world.sales.put(accountId(1), { fax: '555-0100' });
  await during(() => intent.written());
  const customerNow = () => world.financeOperations.customers.get('us-1')?.[0];
  await world.passUntil(() => customerNow()?.PrimaryContactFax === '555-0100');
});

it('a customer written in F&O has its account looked at, by number in any case', async () => {
  const { world, engine, during } = await start();
  const intent = await during(() => engine.sync.journal.intend(customer));
  world.financeOperations.put('US-1', { OrganizationName: 'Renamed' });
  await during(() => intent.written());
  const customerNow = () => world.financeOperations.customers.get('us-1')?.[0];
  await world.passUntil(() => customerNow()?.OrganizationName === 'Account 1');
});

it('a customer that only F&O knows, and a table that sync does not carry over, are written without a mark', async () => {
  const { engine, during, ledger, generation } = await start();
  const before = await generation();
  for (const record of [
    { ...customer, key: 'usmf:FO-1' },
    { ...account, entitySet: 'contacts' },
  ]) {
    const intent = await during(() => engine.sync.journal.intend(record));
    await during(() => intent.written());
  }
  expect(await generation()).toBe(before);
  expect(await ledger.staleIntents(Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
});

it('a refused write leaves nothing to do', async () => {
  const { engine, during, ledger, generation } = await start();
  const before = await generation();
  const intent = await during(() => engine.sync.journal.intend(account));
  await during(() => intent.refused());
  expect(await generation()).toBe(before);
  expect(await ledger.staleIntents(Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
});

it('an intent that nobody ended counts as written after its time, and not before', async () => {
  const { world, engine, during, generation } = await start();
  const before = await generation();
  await during(() => engine.sync.journal.intend(account));
  await world.pass(defaultSyncOptions.writeLifetimeMs - 10_000);
  expect(await generation()).toBe(before);
  await world.pass(20_000);
  expect(await generation()).toBe(Number(before) + 1);
});

it('an intent of a process that died counts as written as soon as the next one starts', async () => {
  const { world, engine, during, generation } = await start();
  const before = await generation();
  await during(() => engine.sync.journal.intend(account));
  world.sales.put(accountId(1), { fax: '555-0100' });
  engine.process.kill();
  // Only the intent knows of the write: the feed would find it as well.
  world.sales.breakChangeTracking();
  await settle(world, await world.start(silent));
  expect(await generation()).toBeGreaterThan(Number(before));
  expect(world.financeOperations.customers.get('us-1')?.[0]?.PrimaryContactFax).toBe('555-0100');
});

it('a ledger that takes nothing refuses the intent with LEDGER_UNAVAILABLE', async () => {
  const { ledger, engine, during } = await start();
  await ledger.close();
  await expect(during(() => engine.sync.journal.intend(account))).rejects.toMatchObject({
    code: 'LEDGER_UNAVAILABLE',
  });
});
