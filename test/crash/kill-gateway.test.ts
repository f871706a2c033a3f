import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '@p2c/sandbox';
import { expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { createGraphQLClient } from '../support/graphql-client.ts';
import { startProcess } from '../support/processes.ts';
import { openSystems } from '../support/systems.ts';

const address = /GraphQL +(http:\/\/\S+?)\/graphql/;

it('kill -9 while F&O holds the answer to a committed create leaves one customer and the right state', async () => {
  await using sandbox = await startSandbox({
    salesPort: 0,
    financeOperationsPort: 0,
    auth: 'required',
    seed: true,
  });
  const systems = await openSystems(sandbox);
  const dataDir = mkdtempSync(join(tmpdir(), 'p2c-crash-'));
  const { tenantId, clientId, clientSecret } = sandbox.credentials;
  const start = () =>
    startProcess(
      'gateway/src/main.ts',
      [
        '--port',
        '0',
        '--data-dir',
        dataDir,
        '--sales-url',
        sandbox.sales.serviceRoot,
        '--finance-operations-url',
        sandbox.financeOperations.serviceRoot,
        '--authority',
        sandbox.authority,
        '--delta-interval-ms',
        '50',
      ],
      { P2C_TENANT_ID: tenantId, P2C_CLIENT_ID: clientId, P2C_CLIENT_SECRET: clientSecret },
    );

  await using first = start();
  const client = createGraphQLClient((await first.printed(address))[1] ?? '');
  await eventually(
    async () =>
      (await client.data<{ syncOverview: { pending: number } }>('{ syncOverview { pending } }')).syncOverview
        .pending === 0,
  );

  await sandbox.financeOperations.admin.addFault({
    match: { method: 'POST', path: 'CustomersV3', times: 1 },
    action: { kind: 'hold-after-commit' },
  });
  const { createCustomer } = await client.data<{ createCustomer: { customer: { number: string } } }>(
    'mutation { createCustomer(input: { name: "Held After The Commit" }) { customer { number } } }',
  );
  const { number } = createCustomer.customer;
  await eventually(() => systems.customer(number));
  await first.signal('SIGKILL');
  await sandbox.financeOperations.admin.clearFaults();

  await using second = start();
  const again = createGraphQLClient((await second.printed(address))[1] ?? '');
  const { customer } = await eventually(async () => {
    const data = await again.data<{ customer: { sync: { state: string; pending: boolean } } }>(
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
}, 60_000);

it('kill -9 between the write in Sales and the answer of the mutation loses nothing', async () => {
  await using sandbox = await startSandbox({
    salesPort: 0,
    financeOperationsPort: 0,
    auth: 'required',
    seed: true,
  });
  const systems = await openSystems(sandbox);
  const dataDir = mkdtempSync(join(tmpdir(), 'p2c-crash-'));
  const { tenantId, clientId, clientSecret } = sandbox.credentials;
  // The delta feed never asks again in this test: only the intent in the ledger can know of the write.
  const start = () =>
    startProcess(
      'gateway/src/main.ts',
      [
        '--port',
        '0',
        '--data-dir',
        dataDir,
        '--sales-url',
        sandbox.sales.serviceRoot,
        '--finance-operations-url',
        sandbox.financeOperations.serviceRoot,
        '--authority',
        sandbox.authority,
        '--delta-interval-ms',
        '600000',
        '--compare-interval-ms',
        '600000',
      ],
      { P2C_TENANT_ID: tenantId, P2C_CLIENT_ID: clientId, P2C_CLIENT_SECRET: clientSecret },
    );
  await using first = start();
  const client = createGraphQLClient((await first.printed(address))[1] ?? '');
  await eventually(
    async () =>
      (await client.data<{ syncOverview: { pending: number } }>('{ syncOverview { pending } }')).syncOverview
        .pending === 0,
  );

  await sandbox.sales.admin.addFault({
    match: { method: 'PATCH', path: 'accounts', times: 1 },
    action: { kind: 'hold-after-commit' },
  });
  const unanswered = client
    .request(
      'mutation { updateCustomer(input: { id: "usmf:US-004", phone: "555-0199" }) { customer { id } } }',
    )
    .catch(() => 'no answer');
  await eventually(async () => (await systems.account('US-004')).telephone1 === '555-0199');
  await first.signal('SIGKILL');
  expect(await unanswered).toBe('no answer');
  await sandbox.sales.admin.clearFaults();

  await using second = start();
  await second.printed(address);
  await eventually(async () => (await systems.customer('US-004'))?.PrimaryContactPhone === '555-0199', {
    withinMs: 30_000,
  });
}, 90_000);
