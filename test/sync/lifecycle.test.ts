import { describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import type { Systems } from '../support/systems.ts';
import { type EngineTest, startEngineTest } from './start-engine.ts';

const financeOperationsPath = (number: string) =>
  `CustomersV3(dataAreaId='usmf',CustomerAccount='${number}')?cross-company=true`;

async function createAccount(systems: Systems, values: object): Promise<string> {
  const answer = await systems.sales('POST', 'accounts', values, { prefer: 'return=representation' });
  expect(answer.status).toBe(201);
  return String(answer.body.accountid);
}

async function writesSince(test: EngineTest, act: () => Promise<unknown>) {
  const { admin } = test.sandbox.financeOperations;
  await admin.clearRequests();
  await act();
  return (await admin.requests()).filter(({ method }) => method !== 'GET').map(({ method }) => method);
}

describe('the life of an account', () => {
  it('deleted in Sales: its customer stays as it is, and the record says why it is not sent', async () => {
    await using test = await startEngineTest();
    const { sync, ledger } = await test.start();
    await sync.idle();
    const before = await test.systems.customer('US-025');
    const { accountid } = await test.systems.account('US-025');
    const writes = await writesSince(test, async () => {
      await test.systems.sales('DELETE', `accounts(${accountid})`);
      await sync.idle();
    });
    expect(writes).toEqual([]);
    expect(await test.systems.customer('US-025')).toEqual(before);
    expect(await ledger.byKeys('Customer', [String(accountid)])).toMatchObject([
      { state: 'NOT_SENT', reason: { code: 'SOURCE_MISSING' } },
    ]);
  });

  it('deactivated in Sales: a customer that is there stays in step, one that is not there is not made', async () => {
    await using test = await startEngineTest();
    const { sync, ledger } = await test.start();
    await sync.idle();
    const { accountid } = await test.systems.account('US-001');
    await test.systems.sales('PATCH', `accounts(${accountid})`, {
      statecode: 1,
      statuscode: 2,
      fax: '555-0100',
    });
    const inactive = await createAccount(test.systems, { name: 'Inactive', accountnumber: 'INACTIVE-1' });
    await sync.idle();
    expect(await test.systems.customer('US-001')).toMatchObject({ PrimaryContactFax: '555-0100' });

    // Its customer goes while the account is inactive: it is not made again before the account is active.
    expect(await test.systems.customer('INACTIVE-1')).toBeDefined();
    await test.systems.sales('PATCH', `accounts(${inactive})`, { statecode: 1, statuscode: 2 });
    await sync.idle();
    await test.systems.financeOperations('DELETE', financeOperationsPath('INACTIVE-1'));
    await test.systems.sales('PATCH', `accounts(${inactive})`, { fax: '1' });
    await sync.idle();
    expect(await test.systems.customer('INACTIVE-1')).toBeUndefined();
    expect(await ledger.byKeys('Customer', [inactive])).toMatchObject([
      { state: 'NOT_SENT', reason: { code: 'SOURCE_INACTIVE' } },
    ]);
    await test.systems.sales('PATCH', `accounts(${inactive})`, { statecode: 0, statuscode: 1 });
    await sync.idle();
    expect(await test.systems.customer('INACTIVE-1')).toMatchObject({ PrimaryContactFax: '1' });
  });

  it('parked for a currency that F&O does not know: tried again as soon as the account changes', async () => {
    await using test = await startEngineTest();
    const { sync, ledger } = await test.start();
    await sync.idle();
    const currency = await test.systems.sales(
      'POST',
      'transactioncurrencies',
      {
        isocurrencycode: 'SEK',
        currencyname: 'Krona',
        currencysymbol: 'kr',
        exchangerate: 10,
        currencyprecision: 2,
      },
      { prefer: 'return=representation' },
    );
    const account = await createAccount(test.systems, {
      name: 'Kronor AB',
      accountnumber: 'SEK-1',
      'transactioncurrencyid@odata.bind': `/transactioncurrencies(${currency.body.transactioncurrencyid})`,
    });
    await sync.idle();
    expect(await ledger.byKeys('Customer', [account])).toMatchObject([
      { state: 'PARKED', reason: { code: 'REFERENCE_NOT_FOUND' } },
    ]);
    const { body } = await test.systems.sales(
      'GET',
      "transactioncurrencies?$filter=isocurrencycode eq 'USD'",
    );
    const [usd] = body.value as { transactioncurrencyid: string }[];
    await test.systems.sales('PATCH', `accounts(${account})`, {
      'transactioncurrencyid@odata.bind': `/transactioncurrencies(${usd?.transactioncurrencyid})`,
    });
    await sync.idle();
    expect(await test.systems.customer('SEK-1')).toMatchObject({ SalesCurrencyCode: 'USD' });
    expect(await ledger.byKeys('Customer', [account])).toMatchObject([
      { state: 'SETTLED', reason: undefined },
    ]);
  });
});

describe('the life of a customer', () => {
  it('deleted in F&O: it is made again from its account', async () => {
    await using test = await startEngineTest();
    const { sync } = await test.start({ compareIntervalMs: 50 });
    await sync.idle();
    const before = await test.systems.customer('US-013');
    const { status } = await test.systems.financeOperations('DELETE', financeOperationsPath('US-013'));
    expect(status).toBe(204);
    const after = await eventually(() => test.systems.customer('US-013'));
    expect(after.OrganizationName).toBe(before?.OrganizationName);
    await sync.idle();
    expect((await test.systems.customers()).filter((row) => row.CustomerAccount === 'US-013')).toHaveLength(
      1,
    );
  });
});

describe('the ledger', () => {
  it('that was lost is made again by the numbers: no second customer, and nothing is written that agrees already', async () => {
    await using test = await startEngineTest();
    const first = await test.start({ ledger: 'lost' });
    await first.sync.idle();
    await first.stop();
    const before = await test.systems.customers();
    const { accountid } = await test.systems.account('US-002');
    await test.systems.sales('PATCH', `accounts(${accountid})`, { fax: '555-0100' });
    let known: readonly object[] = [];
    const writes = await writesSince(test, async () => {
      const second = await test.start({ ledger: 'new' });
      await second.sync.idle();
      known = await second.ledger.list({
        entity: 'Customer',
        states: ['SETTLED'],
        now: Date.now(),
        limit: 1_000,
      });
    });
    expect(writes).toEqual(['PATCH']);
    expect(await test.systems.customer('US-002')).toMatchObject({ PrimaryContactFax: '555-0100' });
    expect((await test.systems.customers()).map((row) => row.CustomerAccount)).toEqual(
      before.map((row) => row.CustomerAccount),
    );
    expect(known.length).toBeGreaterThan(0);
  });
});

describe('a deployment that lets Sales own the credit limit', () => {
  it('sends it, and takes it back when it is changed in F&O', async () => {
    await using test = await startEngineTest();
    const { sync } = await test.start({
      overrides: 'owners:\n  SalesAccount.creditLimit: SALES\n',
      compareIntervalMs: 50,
    });
    await sync.idle();
    const { accountid } = await test.systems.account('US-001');
    await test.systems.sales('PATCH', `accounts(${accountid})`, { creditlimit: 4321.09 });
    await sync.idle();
    expect(await test.systems.customer('US-001')).toMatchObject({ CreditLimit: 4321.09 });
    await test.systems.financeOperations('PATCH', financeOperationsPath('US-001'), {
      CreditLimit: 1,
      CreditRating: 'Kept',
    });
    await eventually(async () => (await test.systems.customer('US-001'))?.CreditLimit === 4321.09);
    expect(await test.systems.customer('US-001')).toMatchObject({ CreditRating: 'Kept' });
  });

  it('as shipped it is of F&O, and a change in Sales does not arrive', async () => {
    await using test = await startEngineTest();
    const { sync } = await test.start();
    await sync.idle();
    const before = await test.systems.customer('US-001');
    const { accountid } = await test.systems.account('US-001');
    await test.systems.sales('PATCH', `accounts(${accountid})`, { creditlimit: 4321.09, fax: '555-0100' });
    await sync.idle();
    expect(await test.systems.customer('US-001')).toMatchObject({
      CreditLimit: before?.CreditLimit,
      PrimaryContactFax: '555-0100',
    });
  });
});
