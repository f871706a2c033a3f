import { expect, it } from 'vitest';
import { startEngineTest } from './start-engine.ts';

it('an override of an owner reaches the records that were in step before', async () => {
  await using test = await startEngineTest({ seed: false });
  const first = await test.start();
  await test.systems.sales('POST', 'accounts', { name: 'X', accountnumber: 'X-1', creditlimit: 777 });
  await first.sync.idle();
  const limit = async () => (await test.systems.customer('X-1'))?.CreditLimit;
  expect(Number(await limit())).toBe(0);
  await first.stop();
  const overrides = 'owners:\n  SalesAccount.creditLimit: SALES\n';
  const second = await test.start({ overrides });
  await second.sync.idle();
  expect(Number(await limit())).toBe(777);
  // The same override again asks for no further look at all records.
  const before = (await second.ledger.runs({ limit: 100 })).length;
  await second.stop();
  const third = await test.start({ overrides });
  await third.sync.idle();
  expect((await third.ledger.runs({ limit: 100 })).length).toBe(before);
});
