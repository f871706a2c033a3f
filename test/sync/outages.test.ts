import { describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { startEngineTest } from './start-engine.ts';

const storm = { kind: 'status', status: 503 } as const;

/** As F&O answers a query for a column that was taken away. */
const unknownColumn = JSON.stringify({
  error: {
    code: '',
    message: 'An error has occurred.',
    innererror: {
      message:
        "Could not find a property named 'PrimaryContactFax' on type 'Microsoft.Dynamics.DataEntities.CustomerV3'.",
      type: 'Microsoft.OData.ODataException',
      stacktrace: '',
    },
  },
});

describe('when a system is away', () => {
  it('F&O is down at the start: sync says so, keeps what is pending, and brings everything over when F&O is back', async () => {
    await using test = await startEngineTest({ seed: false });
    const { admin } = test.sandbox.financeOperations;
    await admin.addFault({ match: { times: 100_000 }, action: storm });
    const numbers = ['DOWN-1', 'DOWN-2', 'DOWN-3'];
    for (const number of numbers)
      await test.systems.sales('POST', 'accounts', { name: number, accountnumber: number });
    const { sync, ledger } = await test.start();
    const waiting = await eventually(async () => {
      const records = await ledger.list({
        entity: 'Customer',
        states: ['WAITING'],
        now: Date.now(),
        limit: 10,
      });
      return records.length === numbers.length ? records : undefined;
    });
    expect(waiting.map(({ reason }) => reason?.code)).toEqual(numbers.map(() => 'SYSTEM_UNAVAILABLE'));
    expect((await sync.readiness()).ready).toBe(false);

    await admin.clearFaults();
    await sync.idle();
    const customers = await test.systems.customers();
    expect(customers.map((row) => row.CustomerAccount)).toEqual(numbers);
    expect(await ledger.writes({ kind: 'CREATE', limit: 10 })).toHaveLength(numbers.length);
    await eventually(async () => (await sync.readiness()).ready, { withinMs: 60_000 });
  });

  it.each([
    { status: 400, body: unknownColumn, code: 'SCHEMA_CHANGED' },
    { status: 403, body: undefined, code: 'ACCESS_REFUSED' },
  ])(
    'F&O answers $status: the record waits as $code, and arrives once that is mended',
    async ({ status, body, code }) => {
      await using test = await startEngineTest();
      const { sync, ledger } = await test.start();
      await sync.idle();
      const { admin } = test.sandbox.financeOperations;
      const { accountid } = await test.systems.account('US-001');
      const fault = { kind: 'status', status, ...(body === undefined ? {} : { body }) } as const;
      await admin.addFault({ match: { method: 'GET', times: 100_000 }, action: fault });
      await test.systems.sales('PATCH', `accounts(${accountid})`, { fax: '555-0404' });
      await eventually(async () => {
        const [record] = await ledger.byKeys('Customer', [String(accountid)]);
        return record?.state === 'WAITING' && record.reason?.code === code;
      });
      await admin.clearFaults();
      await sync.idle();
      expect(await test.systems.customer('US-001')).toMatchObject({ PrimaryContactFax: '555-0404' });
    },
  );

  it('through a storm of 503 every change arrives, and the storm is not fed: no record is asked for more often than its pauses allow', async () => {
    await using test = await startEngineTest();
    const { sync, ledger } = await test.start();
    await sync.idle();
    const { admin } = test.sandbox.financeOperations;
    await admin.clearRequests();
    const since = Date.now();
    await admin.addFault({ match: { times: 8 }, action: storm });
    const numbers = ['US-001', 'US-002', 'US-003', 'US-004', 'US-005'];
    for (const number of numbers) {
      const { accountid } = await test.systems.account(number);
      await test.systems.sales('PATCH', `accounts(${accountid})`, { fax: `503-${number}` });
    }
    const startedAt = performance.now();
    await sync.idle();
    const lasted = performance.now() - startedAt;
    for (const number of numbers)
      expect(await test.systems.customer(number)).toMatchObject({ PrimaryContactFax: `503-${number}` });
    // Singly or together in batches: each once.
    expect(await ledger.writes({ from: since, limit: 100 })).toHaveLength(numbers.length);
    const requests = await admin.requests();
    // The shortest pauses of a record are 0.1, 0.2, 0.4, … seconds: a second holds at most four of them.
    const failed = requests.filter(({ status }) => status === 503);
    expect(failed.length).toBeLessThanOrEqual(numbers.length * (4 + Math.log2(1 + lasted / 100)));
  });

  it('a long outage under many changes: F&O is asked by one record now and then, and afterwards all of them arrive', async () => {
    await using test = await startEngineTest({ seed: false });
    const { sync, ledger } = await test.start();
    await sync.idle();
    const { admin } = test.sandbox.financeOperations;
    await admin.addFault({ match: { times: 100_000 }, action: storm });
    const numbers = Array.from({ length: 120 }, (_, index) => `STORM-${100 + index}`);
    for (const number of numbers)
      await test.systems.sales('POST', 'accounts', { name: number, accountnumber: number });
    await eventually(async () => {
      const { pending, waiting } = await ledger.overview(Date.now());
      return pending + waiting >= numbers.length && waiting > 0;
    });
    await admin.clearRequests();
    const since = performance.now();
    // Pauses double up to two seconds.
    const asked = await eventually(
      async () => {
        const { length } = await admin.requests();
        return length >= 12 ? length : undefined;
      },
      { withinMs: 60_000 },
    );
    // Only now: a count that is older than the time that it is held against is never too high for it.
    const seconds = (performance.now() - since) / 1_000;
    // A probe is one record (its target and what it depends on); without it, each of 120 would ask at each of its own tries.
    expect(asked).toBeLessThan(6 + 2 * seconds);
    await admin.clearFaults();
    await sync.idle();
    const customers = await test.systems.customers();
    expect(customers.map((row) => row.CustomerAccount).toSorted()).toEqual(numbers);
  });

  it('Sales is down: nothing is written meanwhile, and its changes arrive afterwards', async () => {
    await using test = await startEngineTest();
    const { sync, ledger } = await test.start();
    await sync.idle();
    const { accountid } = await test.systems.account('US-001');
    await test.systems.sales('PATCH', `accounts(${accountid})`, { fax: '555-0001' });
    await sync.idle();
    const { admin } = test.sandbox.sales;
    await admin.addFault({ match: { method: 'GET', times: 100_000 }, action: storm });
    const writes = (await ledger.writes({ limit: 1_000 })).length;
    await test.systems.sales('PATCH', `accounts(${accountid})`, { fax: '555-0002' });
    await ledger.hint([{ entity: 'Customer', key: String(accountid) }], Date.now());
    await eventually(async () => {
      const [record] = await ledger.byKeys('Customer', [String(accountid)]);
      return record?.state === 'WAITING' && record.attempts >= 2;
    });
    expect(await ledger.writes({ limit: 1_000 })).toHaveLength(writes);
    await admin.clearFaults();
    await eventually(async () => (await test.systems.customer('US-001'))?.PrimaryContactFax === '555-0002', {
      withinMs: 60_000,
    });
  });

  it('a source that changes while the answer of its write is held ends as it is now', async () => {
    await using test = await startEngineTest();
    const { sync, ledger } = await test.start();
    await sync.idle();
    const { admin } = test.sandbox.financeOperations;
    const { accountid } = await test.systems.account('US-001');
    await admin.addFault({
      match: { method: 'PATCH', path: 'US-001', times: 1 },
      action: { kind: 'hold-after-commit' },
    });
    await test.systems.sales('PATCH', `accounts(${accountid})`, { fax: 'first' });
    await eventually(async () => (await admin.held()) === 1);
    await test.systems.sales('PATCH', `accounts(${accountid})`, { fax: 'second' });
    await eventually(async () => {
      const [record] = await ledger.byKeys('Customer', [String(accountid)]);
      return record !== undefined && record.dirtyGen > record.syncedGen + 1;
    });
    await admin.release();
    await sync.idle();
    expect(await test.systems.customer('US-001')).toMatchObject({ PrimaryContactFax: 'second' });
    expect((await ledger.writes({ number: 'US-001', limit: 2 })).map(({ fields }) => fields)).toMatchObject([
      [{ property: 'PrimaryContactFax', to: 'second' }],
      [{ property: 'PrimaryContactFax', to: 'first' }],
    ]);
  });

  it('a write that an engine sent before it was replaced comes too late and changes nothing', async () => {
    await using test = await startEngineTest();
    const zombie = await test.start();
    await zombie.sync.idle();
    const { admin } = test.sandbox.financeOperations;
    await admin.clearRequests();
    const { accountid } = await test.systems.account('US-001');
    await admin.addFault({
      match: { method: 'PATCH', path: 'US-001', times: 1 },
      action: { kind: 'hold-before' },
    });
    await test.systems.sales('PATCH', `accounts(${accountid})`, { fax: 'older' });
    await eventually(async () => (await admin.held()) === 1);
    await test.systems.sales('PATCH', `accounts(${accountid})`, { fax: 'newer' });
    const successor = await test.start();
    await successor.sync.idle();
    expect(await test.systems.customer('US-001')).toMatchObject({ PrimaryContactFax: 'newer' });

    await admin.release();
    await eventually(async () => (await admin.requests()).some(({ status }) => status === 412));
    await zombie.sync.idle();
    await successor.sync.idle();
    expect(await test.systems.customer('US-001')).toMatchObject({ PrimaryContactFax: 'newer' });
    const sent = (await admin.requests()).filter(({ method }) => method === 'PATCH');
    expect(sent.map(({ status }) => status).toSorted()).toEqual([204, 412]);
    expect(await successor.ledger.byKeys('Customer', [String(accountid)])).toMatchObject([
      { state: 'SETTLED', base: { header: { PrimaryContactFax: 'newer' } } },
    ]);
  });

  it('two engines on one ledger create each customer once, and what F&O owns survives both', async () => {
    await using test = await startEngineTest({ seed: false });
    const engines = [await test.start(), await test.start()] as const;
    const numbers = Array.from({ length: 12 }, (_, index) => `TWO-${10 + index}`);
    for (const number of numbers)
      await test.systems.sales('POST', 'accounts', { name: number, accountnumber: number });
    for (const { sync } of engines) await sync.idle();
    expect((await test.systems.customers()).map((row) => row.CustomerAccount)).toEqual(numbers);
    const [{ ledger }] = engines;
    expect(await ledger.writes({ kind: 'CREATE', limit: 100 })).toHaveLength(12);
    await test.systems.financeOperations(
      'PATCH',
      "CustomersV3(dataAreaId='usmf',CustomerAccount='TWO-10')?cross-company=true",
      { CreditRating: 'Kept' },
    );
    const { accountid } = await test.systems.account('TWO-10');
    await test.systems.sales('PATCH', `accounts(${accountid})`, { fax: '555-0100' });
    for (const { sync } of engines) await sync.idle();
    expect(await test.systems.customer('TWO-10')).toMatchObject({
      PrimaryContactFax: '555-0100',
      CreditRating: 'Kept',
    });
  });
});
