import { type EntityKey, type ODataClient, ODataError, type ODataRecord } from '@p2c/odata';
import { type Sandbox, type SandboxOptions, startSandbox } from '@p2c/sandbox';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { connectTo, rejection } from './use-connector.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** A sandbox of its own for one test: faults and pauses of one must not reach another. */
async function start(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({
    salesPort: 0,
    financeOperationsPort: 0,
    auth: 'required',
    ...options,
  });
  open.push(() => sandbox.stop());
  return sandbox;
}

function connect(...[sandbox, system, options]: Parameters<typeof connectTo>) {
  const connected = connectTo(sandbox, system, options);
  open.push(() => connected.client.close());
  return connected;
}

const account: EntityKey = { kind: 'alternate', parts: { accountnumber: 'US-001' } };
const customer = (CustomerAccount: string): EntityKey => ({
  kind: 'composite',
  parts: { dataAreaId: 'usmf', CustomerAccount },
});
const newCustomer = (number: string, more: object = {}) => ({
  dataAreaId: 'usmf',
  CustomerAccount: number,
  CustomerGroupId: '10',
  SalesCurrencyCode: 'USD',
  OrganizationName: 'In trouble',
  PartyType: 'Organization',
  ...more,
});

async function readAccount(client: ODataClient): Promise<ODataRecord> {
  const record = await client.get('accounts', account, { select: ['fax'] });
  return record ?? expect.unreachable('Expected the account US-001.');
}

describe('a system that fails', () => {
  it('answers a read after a while, and leaves open whether a write was carried out', async () => {
    const { client, admin } = connect(await start(), 'SALES');
    await admin.addFault({ match: { method: 'GET', times: 2 }, action: { kind: 'status', status: 503 } });
    const { accountid } = await readAccount(client);
    expect((await admin.requests()).map(({ status }) => status)).toEqual([503, 503, 200]);

    await admin.clearRequests();
    await admin.addFault({ match: { method: 'PATCH' }, action: { kind: 'status', status: 503 } });
    const key: EntityKey = { kind: 'guid', value: String(accountid) };
    const error = await rejection(client.update('accounts', key, { fax: '1' }, { ifMatch: '*' }));
    expect(error).toMatchObject({ code: 'SERVER', status: 503, mayHaveCommitted: true });
    expect((await admin.requests()).map(({ status }) => status)).toEqual([503]);
  });

  it.each([429, 503])('and asks F&O callers to wait (%i) was not written to', async (status) => {
    const { client, admin } = connect(await start(), 'FINANCE_OPERATIONS');
    const busy = { kind: 'status', status, retryAfterSeconds: 600 } as const;
    await admin.addFault({ match: { method: 'POST' }, action: busy });
    expect(await client.create('CustomersV3', newCustomer('BUSY'))).toEqual({
      kind: 'throttled',
      retryAfterMs: 600_000,
    });
    const error = await rejection(client.get('CustomersV3', customer('BUSY')));
    expect(error).toMatchObject({ code: 'THROTTLED', retryAfterMs: expect.any(Number) });
    expect(await admin.requests()).toHaveLength(1);
  });
});

describe('a connection that breaks under a write', () => {
  it('after it was carried out: the version that was named is stale from then on', async () => {
    const { client, admin } = connect(await start(), 'SALES');
    const before = await readAccount(client);
    const key: EntityKey = { kind: 'guid', value: String(before.accountid) };
    const ifMatch = String(before['@odata.etag']);
    await admin.addFault({ match: { method: 'PATCH' }, action: { kind: 'drop-after-commit' } });
    const error = await rejection(client.update('accounts', key, { fax: 'lost' }, { ifMatch }));
    expect(error).toMatchObject({ code: 'NETWORK', mayHaveCommitted: true });
    expect(await client.update('accounts', key, { fax: 'again' }, { ifMatch })).toEqual({
      kind: 'precondition-failed',
    });
    expect(await readAccount(client)).toMatchObject({ fax: 'lost' });
  });

  it('before it was carried out is the same to its caller, and it is not sent again', async () => {
    const { client, admin } = connect(await start(), 'FINANCE_OPERATIONS');
    await admin.addFault({ match: { method: 'POST' }, action: { kind: 'drop-before' } });
    const error = await rejection(client.create('CustomersV3', newCustomer('NEVER')));
    expect(error).toMatchObject({ code: 'NETWORK', mayHaveCommitted: true });
    expect(await client.get('CustomersV3', customer('NEVER'))).toBeUndefined();
  });
});

describe('an answer that is held back', () => {
  it('for longer than the time limit leaves open whether a write was carried out, and it was', async () => {
    const { client, admin } = connect(await start(), 'FINANCE_OPERATIONS', { timeoutMs: 300 });
    // The token and the connection are there before the time begins to count.
    expect(await client.get('CustomersV3', customer('LATE'))).toBeUndefined();
    await admin.addFault({ match: { method: 'POST' }, action: { kind: 'hold-after-commit' } });
    const error = await rejection(client.create('CustomersV3', newCustomer('LATE')));
    expect(error).toMatchObject({ code: 'TIMEOUT', mayHaveCommitted: true });
    await admin.release();
    expect(await client.create('CustomersV3', newCustomer('LATE'))).toMatchObject({ kind: 'duplicate' });
  });

  it('is not waited for by a caller that gives up, whose turn is free at once', async () => {
    const { client, admin } = connect(await start(), 'SALES', { concurrency: 1, concurrencyMax: 1 });
    await admin.addFault({ match: { method: 'POST' }, action: { kind: 'hold-before' } });
    const caller = new AbortController();
    const held = rejection(client.create('accounts', { name: 'Held' }, { signal: caller.signal }));
    await vi.waitFor(async () => expect(await admin.held()).toBe(1));
    caller.abort(new Error('gone'));
    expect(await held).toMatchObject({ message: 'gone' });
    const isHeld = { kind: 'compare', property: 'name', operator: 'eq' } as const;
    const filter = { ...isHeld, value: { type: 'string', value: 'Held' } } as const;
    expect((await client.list({ entitySet: 'accounts', filter })).records).toEqual([]);
  });
});

describe('a token', () => {
  it('that is over is replaced without anybody noticing', async () => {
    const { client } = connect(await start({ tokenLifetimeSeconds: 0.2 }), 'SALES');
    const first = await readAccount(client);
    const until = performance.now() + 400;
    while (performance.now() < until) expect(await readAccount(client)).toEqual(first);
  });

  it('that is refused is replaced once, under a write too', async () => {
    const { client, admin } = connect(await start(), 'FINANCE_OPERATIONS');
    await admin.addFault({ match: { method: 'POST' }, action: { kind: 'status', status: 401 } });
    expect(await client.create('CustomersV3', newCustomer('REFUSED'))).toMatchObject({ kind: 'written' });
    expect((await admin.requests()).map(({ status }) => status)).toEqual([401, 201]);

    await admin.addFault({ match: { method: 'POST', times: 2 }, action: { kind: 'status', status: 401 } });
    const error = await rejection(client.create('CustomersV3', newCustomer('REFUSED-2')));
    expect(error).toMatchObject({ code: 'AUTHENTICATION', status: 401, mayHaveCommitted: false });
    expect(await client.get('CustomersV3', customer('REFUSED-2'))).toBeUndefined();
  });
});

describe('an amount of more digits than a JavaScript number has', () => {
  const amount = '12345678901234567.89';

  it('reaches F&O and comes back to the last digit', async () => {
    const { client } = connect(await start(), 'FINANCE_OPERATIONS');
    const created = await client.create('CustomersV3', newCustomer('EXACT', { CreditLimit: amount }));
    expect(created).toMatchObject({ kind: 'written', record: { CreditLimit: amount } });
    expect(await client.get('CustomersV3', customer('EXACT'))).toMatchObject({ CreditLimit: amount });
    const { records } = await client.list({
      entitySet: 'CustomersV3',
      select: ['CustomerAccount', 'CreditLimit'],
      filter: {
        kind: 'compare',
        property: 'CreditLimit',
        operator: 'eq',
        value: { type: 'decimal', value: amount },
      },
    });
    expect(records).toMatchObject([{ CustomerAccount: 'EXACT', CreditLimit: amount }]);
  });

  it('is refused by Sales, whose credit limits end before, and is told whole', async () => {
    const { client } = connect(await start(), 'SALES');
    const outcome = await client.create('accounts', { name: 'Rich', creditlimit: amount });
    expect(outcome).toMatchObject({ kind: 'rejected', property: 'creditlimit' });
  });
});

describe('a single disturbance', () => {
  it('with the answer to a creation: it may have been carried out, and it was, once', async () => {
    const { client, admin } = connect(await start(), 'FINANCE_OPERATIONS');
    await admin.addFault({
      match: { method: 'POST', path: 'CustomersV3' },
      action: { kind: 'drop-after-commit' },
    });
    const error = await rejection(client.create('CustomersV3', newCustomer('CONTRACT-LOST')));
    expect(error).toBeInstanceOf(ODataError);
    expect(error).toMatchObject({ code: 'NETWORK', mayHaveCommitted: true });
    expect(await client.create('CustomersV3', newCustomer('CONTRACT-LOST'))).toMatchObject({
      kind: 'duplicate',
    });
  });

  it('with the connection of a read is not noticed', async () => {
    const { client, admin } = connect(await start(), 'SALES');
    await admin.addFault({ match: { method: 'GET', times: 2 }, action: { kind: 'drop-before' } });
    expect((await client.list({ entitySet: 'accounts', top: 1 })).records).toHaveLength(1);
  });

  it('of a busy system delays a read and is the outcome of a write, which was not carried out', async () => {
    const { client, admin } = connect(await start(), 'SALES');
    const busy = { kind: 'status', status: 429, retryAfterSeconds: 0 } as const;
    await admin.addFault({ match: { method: 'GET' }, action: busy });
    expect((await client.list({ entitySet: 'accounts', top: 1 })).records).toHaveLength(1);
    expect((await admin.requests()).map(({ status }) => status)).toEqual([429, 200]);
    await admin.addFault({
      match: { method: 'POST' },
      action: { ...busy, retryAfterSeconds: 600 },
    });
    expect(await client.create('accounts', { name: 'Busy' })).toEqual({
      kind: 'throttled',
      retryAfterMs: 600_000,
    });
    expect(await rejection(client.list({ entitySet: 'accounts' }))).toMatchObject({ code: 'THROTTLED' });
  });

  it('with the secret is told in the words of the authority, without the secret', async () => {
    const sandbox = await start();
    const credentials = {
      ...sandbox.credentials,
      authority: sandbox.authority,
      clientSecret: 'not~the~secret',
    };
    const { client } = connect(sandbox, 'SALES', { credentials });
    const error = await rejection(client.list({ entitySet: 'accounts', top: 1 }));
    expect(error).toMatchObject({ code: 'AUTHENTICATION' });
    expect(String(error)).toMatch(/AADSTS|invalid_client/);
    expect(String(error)).not.toContain('not~the~secret');
  });
});
