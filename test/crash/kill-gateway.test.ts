import { expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { nothingPending, startTwoProcesses } from '../support/two-processes.ts';

it('kill -9 while F&O holds the answer to a committed create leaves one customer and the right state', async () => {
  await using world = await startTwoProcesses();
  const { sandbox, systems } = world;
  await using first = await world.start('--delta-interval-ms', '50');
  await nothingPending(first.client);

  await sandbox.financeOperations.admin.addFault({
    match: { method: 'POST', path: 'CustomersV3', times: 1 },
    action: { kind: 'hold-after-commit' },
  });
  const { createCustomer } = await first.client.data<{ createCustomer: { customer: { number: string } } }>(
    'mutation { createCustomer(input: { name: "Held After The Commit" }) { customer { number } } }',
  );
  const { number } = createCustomer.customer;
  await eventually(() => systems.customer(number));
  await first.process.signal('SIGKILL');
  await sandbox.financeOperations.admin.clearFaults();

  await using second = await world.start('--delta-interval-ms', '50');
  const { customer } = await eventually(async () => {
    const data = await second.client.data<{ customer: { sync: { state: string } } }>(
      'query ($id: ID!) { customer(id: $id) { name sales { name } financeOperations { name } sync { state pending } } }',
      { id: `usmf:${number}` },
    );
    return data.customer.sync.state === 'SETTLED' ? data : undefined;
  });
  expect(customer).toEqual({
    name: 'Held After The Commit',
    sales: { name: 'Held After The Commit' },
    financeOperations: { name: 'Held After The Commit' },
    sync: { state: 'SETTLED', pending: false },
  });
  const named = (await systems.customers()).filter((row) => row.OrganizationName === 'Held After The Commit');
  expect(named).toHaveLength(1);
});

it('kill -9 between the write in Sales and the answer of the mutation loses nothing', async () => {
  await using world = await startTwoProcesses();
  const { sandbox, systems } = world;
  // No change source asks again in this test: only the intent in the ledger can know of the write.
  const rarely = ['--delta-interval-ms', '600000', '--compare-interval-ms', '600000'];
  await using first = await world.start(...rarely);
  await nothingPending(first.client);

  await sandbox.sales.admin.addFault({
    match: { method: 'PATCH', path: 'accounts', times: 1 },
    action: { kind: 'hold-after-commit' },
  });
  const unanswered = first.client
    .request(
      'mutation { updateCustomer(input: { id: "usmf:US-004", phone: "555-0199" }) { customer { id } } }',
    )
    .catch(() => 'no answer');
  await eventually(async () => (await systems.account('US-004')).telephone1 === '555-0199');
  await first.process.signal('SIGKILL');
  expect(await unanswered).toBe('no answer');
  await sandbox.sales.admin.clearFaults();
  // Not by what changed in Sales either: its feed is away for good.
  const feed = { match: { method: 'GET', path: 'deltatoken', times: 100_000 } };
  await sandbox.sales.admin.addFault({ ...feed, action: { kind: 'status', status: 503 } });

  await using _second = await world.start(...rarely);
  await eventually(async () => (await systems.customer('US-004'))?.PrimaryContactPhone === '555-0199', {
    withinMs: 60_000,
  });
}, 90_000);
