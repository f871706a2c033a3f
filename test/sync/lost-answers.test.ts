import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { startApp, type TestApp } from '../support/start-app.ts';
import { openSystems, type Systems } from '../support/systems.ts';

describe('when F&O does not answer as it should', () => {
  let app: TestApp;
  let systems: Systems;

  beforeAll(async () => {
    app = await startApp();
    systems = await openSystems(app.sandbox);
  });
  afterAll(() => app[Symbol.asyncDispose]());

  const admin = () => app.sandbox.financeOperations.admin;
  const create = async (name: string) => {
    const { createCustomer } = await app.data<{
      createCustomer: { customer: { id: string; number: string } };
    }>('mutation ($name: String!) { createCustomer(input: { name: $name }) { customer { id number } } }', {
      name,
    });
    return createCustomer.customer;
  };
  const stateOf = async (id: string) => {
    const { customer } = await app.data<{
      customer: { sync: { state: string; reason: { code: string } | null } };
    }>('query ($id: ID!) { customer(id: $id) { sync { state reason { code } } } }', { id });
    return customer.sync;
  };
  const settled = (id: string) =>
    eventually(async () => (await stateOf(id)).state === 'SETTLED', { withinMs: 60_000 });
  const posts = async () => (await admin().requests()).filter(({ method }) => method === 'POST');

  it('a create whose answer was lost is adopted: one customer, created once', async () => {
    await admin().clearRequests();
    await admin().addFault({
      match: { method: 'POST', path: 'CustomersV3', times: 1 },
      action: { kind: 'drop-after-commit' },
    });
    const { id, number } = await create('Answer Lost After The Commit');
    await settled(id);
    expect(await systems.customer(number)).toMatchObject({
      OrganizationName: 'Answer Lost After The Commit',
    });
    expect(await posts()).toHaveLength(1);
  });

  it('a create that never arrived is sent again', async () => {
    await admin().clearRequests();
    await admin().addFault({
      match: { method: 'POST', path: 'CustomersV3', times: 1 },
      action: { kind: 'drop-before' },
    });
    const { id, number } = await create('Lost On The Way');
    await settled(id);
    expect(await systems.customer(number)).toMatchObject({ OrganizationName: 'Lost On The Way' });
    expect(
      (await systems.customers()).filter((row) => row.OrganizationName === 'Lost On The Way'),
    ).toHaveLength(1);
  });

  it('an update whose answer was lost ends in step', async () => {
    await admin().addFault({
      match: { method: 'PATCH', path: 'US-010', times: 1 },
      action: { kind: 'drop-after-commit' },
    });
    await app.data(
      'mutation { updateCustomer(input: { id: "usmf:US-010", phone: "555-0110" }) { customer { id } } }',
    );
    await eventually(async () => (await systems.customer('US-010'))?.PrimaryContactPhone === '555-0110');
    await settled('usmf:US-010');
  });

  it('a write that was throttled waits as long as it was asked to, and arrives', async () => {
    await admin().addFault({
      match: { method: 'PATCH', path: 'US-011', times: 1 },
      action: { kind: 'status', status: 429, retryAfterSeconds: 1 },
    });
    const startedAt = performance.now();
    await app.data(
      'mutation { updateCustomer(input: { id: "usmf:US-011", phone: "555-0111" }) { customer { id } } }',
    );
    await eventually(async () => (await systems.customer('US-011'))?.PrimaryContactPhone === '555-0111', {
      withinMs: 60_000,
    });
    expect(performance.now() - startedAt).toBeGreaterThan(900);
    await settled('usmf:US-011');
  });

  it('an edit in F&O between look and write survives, and the write follows it', async () => {
    await admin().addFault({
      match: { method: 'PATCH', path: 'US-012', times: 1 },
      action: { kind: 'hold-before' },
    });
    await app.data(
      'mutation { updateCustomer(input: { id: "usmf:US-012", phone: "555-0112" }) { customer { id } } }',
    );
    await eventually(async () => (await admin().held()) === 1);
    await systems.financeOperations(
      'PATCH',
      "CustomersV3(dataAreaId='usmf',CustomerAccount='US-012')?cross-company=true",
      { CreditRating: 'Edited' },
    );
    await admin().release();
    await eventually(async () => (await systems.customer('US-012'))?.PrimaryContactPhone === '555-0112');
    expect(await systems.customer('US-012')).toMatchObject({ CreditRating: 'Edited' });
    await settled('usmf:US-012');
  });

  it('a value that F&O does not know parks the record with its reason, and a trigger heals it', async () => {
    await systems.sales('POST', 'transactioncurrencies', {
      isocurrencycode: 'SEK',
      currencyname: 'Krona',
      currencysymbol: 'kr',
      exchangerate: 10,
      currencyprecision: 2,
    });
    const { createCustomer } = await app.data<{
      createCustomer: { customer: { id: string; number: string } };
    }>(
      'mutation { createCustomer(input: { name: "Kronor AB", currency: "SEK" }) { customer { id number } } }',
    );
    const { id, number } = createCustomer.customer;
    const parked = await eventually(async () => {
      const sync = await stateOf(id);
      return sync.state === 'PARKED' ? sync : undefined;
    });
    expect(parked.reason).toEqual({ code: 'REFERENCE_NOT_FOUND' });
    expect(await systems.customer(number)).toBeUndefined();
    await systems.financeOperations('POST', 'Currencies', {
      CurrencyCode: 'SEK',
      Name: 'Krona',
      Symbol: 'kr',
    });
    await app.data('mutation ($keys: [ID!]) { triggerSync(entity: CUSTOMER, keys: $keys) { state } }', {
      keys: [id],
    });
    await settled(id);
    expect(await systems.customer(number)).toMatchObject({ SalesCurrencyCode: 'SEK' });
  });
});
