import { expect, it } from 'vitest';
import { openSqliteLedger } from '../ledger/sqlite.ts';
import type { CompanyMap } from '../ports.ts';
import { createFakeWorld } from '../testing/fake-world.ts';
import { accountId, inTime, plainAccount, settle } from '../testing/fake-world-steps.ts';

const minuteMs = 60_000;
const ignore = () => {};

/** Two accounts in step, after which the test edits F&O; what sync warned of is kept. */
async function start(companies?: CompanyMap) {
  const ledger = await openSqliteLedger(':memory:');
  const warnings: object[] = [];
  const world = createFakeWorld({
    ledger,
    ...(companies && { companies }),
    logger: {
      debug: ignore,
      info: ignore,
      warn: (fields, message) => warnings.push({ message, ...fields }),
      error: ignore,
    },
  });
  for (const index of [1, 2]) world.sales.put(accountId(index), plainAccount(index));
  const engine = await world.start();
  await settle(world, engine);
  return { ledger, world, engine, warnings };
}

it('what Sales owns is taken back within an interval, what F&O owns stays, and agreement costs no write', async () => {
  const { ledger, world } = await start();
  const { customers, accepted } = world.financeOperations;
  world.financeOperations.put('US-1', { OrganizationName: 'Renamed', CustomerGroupId: '30' });
  world.financeOperations.put('US-2', { CustomerGroupId: '40' });
  await world.passUntil(() => customers.get('us-1')?.[0]?.OrganizationName === 'Account 1');
  await world.pass(10 * minuteMs);
  expect(customers.get('us-1')?.[0]).toMatchObject({ CustomerGroupId: '30' });
  expect(customers.get('us-2')?.[0]).toMatchObject({ CustomerGroupId: '40' });
  expect(accepted.slice(2)).toEqual([
    { operation: 'update', number: 'US-1', values: { OrganizationName: 'Account 1' } },
  ]);
  const [run, ...older] = await ledger.runs({ limit: 10 });
  expect(run).toMatchObject({ kind: 'COMPARE', state: 'COMPLETED', total: 1, written: 1 });
  expect(older).toMatchObject([{ kind: 'INITIAL' }]);
  expect(await ledger.writes({ limit: 1 })).toMatchObject([
    { kind: 'REVERT', runId: run?.id, number: 'US-1' },
  ]);
});

it('a copy that was deleted in F&O is made again', async () => {
  const { world } = await start();
  world.financeOperations.remove('US-1');
  await world.passUntil(() => world.financeOperations.customers.has('us-1'));
  expect(world.financeOperations.accepted.at(-1)).toMatchObject({ operation: 'create', number: 'US-1' });
});

it('drift is found on every page', async () => {
  const { world } = await start();
  for (let index = 0; index < 2_100; index += 1)
    world.financeOperations.put(`A-${index}`, { IsExternallyMaintained: 'No' });
  world.financeOperations.put('US-2', { OrganizationName: 'Renamed' });
  const { customers } = world.financeOperations;
  await world.passUntil(() => customers.get('us-2')?.[0]?.OrganizationName === 'Account 2');
  expect(world.financeOperations.accepted).toHaveLength(3);
});

it('a company that F&O closes to the user does not keep those after it from being compared', async () => {
  const { world, engine } = await start({ companyOf: () => 'usmf', companies: ['gone', 'usmf'] });
  world.financeOperations.closed.add('gone');
  world.financeOperations.put('US-1', { OrganizationName: 'Renamed' });
  const { customers } = world.financeOperations;
  await world.passUntil(() => customers.get('us-1')?.[0]?.OrganizationName === 'Account 1');
  const { checks } = await inTime(world, () => engine.sync.readiness());
  expect(checks).toMatchObject({
    'finance-operations.CustomersV3 compare': 'The company is closed to this user.',
  });
});

it('a customer that only F&O knows is left alone, and named once if it is marked as coming from Sales', async () => {
  const { world, warnings } = await start();
  world.financeOperations.put('FO-1', { OrganizationName: 'Of F&O', IsExternallyMaintained: 'No' });
  await world.pass(5 * minuteMs);
  expect(warnings).toEqual([]);
  world.financeOperations.put('FO-2', { OrganizationName: 'Orphan', IsExternallyMaintained: 'Yes' });
  await world.pass(5 * minuteMs);
  expect(warnings).toEqual([
    {
      message: 'The target holds records that are marked as coming from the source, which does not know them',
      company: 'usmf',
      records: 1,
      numbers: ['fo-2'],
    },
  ]);
  expect(world.financeOperations.accepted).toHaveLength(2);
});

it('while F&O does not answer the source says so, and it finds the drift when F&O is back', async () => {
  const { world, engine } = await start();
  world.wire.weather = { unreachable: 1, throttled: 0, answerLost: 0, late: 0 };
  world.financeOperations.put('US-1', { OrganizationName: 'Renamed' });
  await world.pass(5 * minuteMs);
  const name = 'finance-operations.CustomersV3 compare';
  const { ready, checks } = await inTime(world, () => engine.sync.readiness());
  expect({ ready, checks }).toMatchObject({
    ready: false,
    checks: { [name]: 'The connection was refused.' },
  });
  world.wire.weather = { unreachable: 0, throttled: 0, answerLost: 0, late: 0 };
  const { customers } = world.financeOperations;
  await world.passUntil(() => customers.get('us-1')?.[0]?.OrganizationName === 'Account 1');
});
