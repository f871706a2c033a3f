import { readModel } from '@p2c/models';
import {
  createODataClient,
  type EntityKey,
  type FilterExpression,
  type Literal,
  type ODataClient,
  ODataError,
  type ODataRecord,
  parseModel,
  type WriteOutcome,
} from '@p2c/odata';
import { type Sandbox, startSandbox } from '@p2c/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

let sandbox: Sandbox;
let sales: ODataClient;
let operations: ODataClient;

function connect(
  system: ODataClient['system'],
  clientSecret = sandbox.credentials.clientSecret,
): ODataClient {
  const isSales = system === 'SALES';
  const dialect = isSales ? 'dataverse' : 'finance-operations';
  return createODataClient({
    system,
    dialect,
    serviceRoot: (isSales ? sandbox.sales : sandbox.financeOperations).serviceRoot,
    model: parseModel(readModel(dialect)),
    credentials: { ...sandbox.credentials, clientSecret, authority: sandbox.authority },
  });
}

beforeAll(async () => {
  sandbox = await startSandbox({ salesPort: 0, financeOperationsPort: 0, auth: 'required' });
  sales = connect('SALES');
  operations = connect('FINANCE_OPERATIONS');
});
afterAll(async () => {
  await Promise.all([sales.close(), operations.close()]);
  await sandbox.stop();
});
afterEach(async () => {
  await Promise.all([sandbox.sales.admin.clearFaults(), sandbox.financeOperations.admin.clearFaults()]);
});

const accountKey = (record: ODataRecord): EntityKey => ({ kind: 'guid', value: String(record.accountid) });
const customerKey = (CustomerAccount: string, dataAreaId = 'usmf'): EntityKey => ({
  kind: 'composite',
  parts: { dataAreaId, CustomerAccount },
});
const text = (value: string): Literal => ({ type: 'string', value });
const equals = (property: string, value: string): FilterExpression => ({
  kind: 'compare',
  property,
  operator: 'eq',
  value: text(value),
});
const among = (property: string, values: readonly string[]): FilterExpression => ({
  kind: 'in',
  property,
  values: values.map(text),
});
const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.unreachable('Expected a rejection.'),
    (error: unknown) => error,
  );

async function createAccount(values: Record<string, unknown>): Promise<ODataRecord> {
  const outcome = await sales.create('accounts', values, { select: ['accountid', 'accountnumber', 'name'] });
  if (outcome.kind !== 'written' || outcome.record === undefined) throw new Error(JSON.stringify(outcome));
  return outcome.record;
}

async function namesOf(filter: FilterExpression): Promise<unknown[]> {
  const names: unknown[] = [];
  const query = { entitySet: 'accounts', select: ['name'], filter, maxPageSize: 2 };
  for await (const { records } of sales.pages(query)) names.push(...records.map(({ name }) => name));
  return names.sort();
}

const customer = (number: string, more: object = {}) => ({
  dataAreaId: 'usmf',
  CustomerAccount: number,
  CustomerGroupId: '10',
  SalesCurrencyCode: 'USD',
  OrganizationName: `Customer ${number}`,
  PartyType: 'Organization',
  ...more,
});

describe('accounts of Sales', () => {
  it('are read by number with their currency, and a number that nobody has is nobody', async () => {
    const key: EntityKey = { kind: 'alternate', parts: { accountnumber: 'US-001' } };
    const record = await sales.get('accounts', key, {
      select: ['name'],
      expand: [{ navigationProperty: 'transactioncurrencyid', select: ['isocurrencycode', 'exchangerate'] }],
    });
    expect(record).toMatchObject({
      '@odata.etag': expect.stringMatching(/^W\/"\d+"$/),
      name: 'Contoso Retail San Diego',
      transactioncurrencyid: { isocurrencycode: 'USD', exchangerate: '1' },
    });
    const nobody: EntityKey = { kind: 'alternate', parts: { accountnumber: 'NOBODY' } };
    expect(await sales.get('accounts', nobody)).toBeUndefined();
    expect(await rejection(sales.get('acounts', nobody))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('are found by texts that are full of quotes, wildcards and letters of other scripts', async () => {
    expect(await namesOf(equals('name', 'O\'Neil & Söhne "Präzision" GmbH'))).toHaveLength(1);
    expect(
      await namesOf({ kind: 'text', property: 'name', match: 'contains', value: '0% Card_Board [' }),
    ).toEqual(['100% Card_Board [West]']);
    expect(await namesOf({ kind: 'text', property: 'name', match: 'startswith', value: '東京' })).toEqual([
      '東京電機株式会社',
    ]);
    const names = ['Star*Light Trading', 'O\'Neil & Söhne "Präzision" GmbH', 'Łódź Żółw Meble 🐢', 'nobody'];
    expect(await namesOf(among('name', names))).toEqual(names.slice(0, 3).sort());
  });

  it('are paged over without loss, and counted', async () => {
    const query = { entitySet: 'accounts', select: ['accountid'], count: true, maxPageSize: 7 };
    const pages = await Array.fromAsync(sales.pages(query));
    const ids = new Set(pages.flatMap(({ records }) => records.map(({ accountid }) => accountid)));
    expect(pages.length).toBeGreaterThan(3);
    expect(pages[0]?.count).toEqual({ value: ids.size, exact: true });
  });

  it('keep money to the last digit', async () => {
    const record = await createAccount({
      name: 'Money',
      creditlimit: '12345678901234.5678',
      revenue: '0.10',
    });
    expect(
      await sales.get('accounts', accountKey(record), { select: ['creditlimit', 'revenue'] }),
    ).toMatchObject({
      creditlimit: '12345678901234.5678',
      revenue: '0.1',
    });
  });

  it('are updated under the version that was read, once', async () => {
    const record = await createAccount({ name: 'Versions' });
    const key = accountKey(record);
    const ifMatch = String(record['@odata.etag']);
    const first = await sales.update('accounts', key, { fax: '1' }, { ifMatch });
    expect(first).toMatchObject({ kind: 'written', created: false, etag: expect.stringMatching(/^W\//) });
    expect(first).not.toMatchObject({ etag: ifMatch });
    expect(await sales.update('accounts', key, { fax: '2' }, { ifMatch })).toEqual({
      kind: 'precondition-failed',
    });
    expect(await sales.get('accounts', key, { select: ['fax'] })).toMatchObject({
      fax: '1',
      '@odata.etag': first.kind === 'written' ? first.etag : '',
    });
  });

  it('that are not there are neither updated nor created by an update, nor deleted twice', async () => {
    const record = await createAccount({ name: 'Gone' });
    const key = accountKey(record);
    const ifMatch = String(record['@odata.etag']);
    expect(await sales.delete('accounts', key, { ifMatch: 'W/"1"' })).toEqual({
      kind: 'precondition-failed',
    });
    expect(await sales.delete('accounts', key, { ifMatch })).toMatchObject({ kind: 'written' });
    expect(await sales.delete('accounts', key)).toEqual({ kind: 'not-found' });
    expect(await sales.update('accounts', key, { fax: '1' }, { ifMatch: '*' })).toEqual({
      kind: 'not-found',
    });
    expect(await sales.get('accounts', key)).toBeUndefined();
  });

  it('are created or updated by number', async () => {
    const key: EntityKey = { kind: 'alternate', parts: { accountnumber: "UP'SERT/1" } };
    expect(await sales.upsert('accounts', key, { name: 'First' })).toMatchObject({
      kind: 'written',
      created: true,
    });
    const second = await sales.upsert('accounts', key, { name: 'Second' });
    expect(second).toMatchObject({
      kind: 'written',
      created: false,
      record: { accountid: expect.any(String) },
    });
    expect(await namesOf(equals('accountnumber', "UP'SERT/1"))).toEqual(['Second']);
    expect(await namesOf(among('accountnumber', ["UP'SERT/1", 'US-003']))).toEqual([
      'Forest Wholesales',
      'Second',
    ]);
  });

  it.each<[string, Record<string, unknown>, Partial<WriteOutcome>]>([
    ['a number that is taken', { accountnumber: 'US-001' }, { kind: 'duplicate' }],
    [
      'too long a name',
      { name: 'x'.repeat(161) },
      { kind: 'rejected', code: '0x80044331', property: 'name' },
    ],
    [
      'a currency that does not exist',
      { 'transactioncurrencyid@odata.bind': '/transactioncurrencies(00000000-0000-4000-8000-000000000000)' },
      { kind: 'rejected', missingReference: true },
    ],
    ['a column that does not exist', { nonsense: 1 }, { kind: 'rejected' }],
  ])('are refused for %s, on create and on update', async (_what, values, outcome) => {
    expect(await sales.create('accounts', { name: 'Refused', ...values })).toMatchObject(outcome);
    const key = accountKey(await createAccount({ name: 'Refused later' }));
    expect(await sales.update('accounts', key, values, { ifMatch: '*' })).toMatchObject(outcome);
    expect(await namesOf(equals('name', 'Refused'))).toEqual([]);
  });
});

describe('changes of Sales', () => {
  const query = { entitySet: 'accounts', select: ['name'], maxPageSize: 10 };
  const follow = async (from?: string) => {
    const changed: unknown[] = [];
    const deleted: string[] = [];
    for (let link = from; ; ) {
      const page = await sales.changes(query, link);
      changed.push(...page.changed.map(({ name }) => name));
      deleted.push(...page.deleted);
      if (page.deltaLink !== undefined) return { changed, deleted, deltaLink: page.deltaLink };
      expect(page.nextLink).toEqual(expect.any(String));
      link = page.nextLink;
    }
  };

  it('are all records first, then what was written and deleted since', async () => {
    const first = await follow();
    expect(first.changed.length).toBeGreaterThan(20);
    const kept = await createAccount({ name: 'Changed' });
    const gone = await createAccount({ name: 'Deleted' });
    await sales.delete('accounts', accountKey(gone));
    const second = await follow(first.deltaLink);
    expect(second).toMatchObject({ changed: ['Changed'], deleted: [gone.accountid] });
    await sales.update('accounts', accountKey(kept), { name: 'Changed again' }, { ifMatch: '*' });
    expect(await follow(second.deltaLink)).toMatchObject({ changed: ['Changed again'], deleted: [] });
  });

  it('are lost to a token that is too old, and the caller is told so', async () => {
    const { deltaLink } = await follow();
    await sandbox.sales.admin.expireDeltaTokens();
    expect(await rejection(follow(deltaLink))).toMatchObject({ code: 'DELTA_LINK_EXPIRED' });
    expect((await follow()).changed.length).toBeGreaterThan(20);
  });
});

describe('customers of F&O', () => {
  it('are read by company and number, in any company', async () => {
    const record = await operations.get('CustomersV3', customerKey('US-001'), {
      select: ['CustomerAccount', 'CreditLimit'],
    });
    expect(record).toMatchObject({
      CustomerAccount: 'US-001',
      CreditLimit: expect.stringMatching(/^\d+(\.\d+)?$/),
    });
    expect(await operations.get('CustomersV3', customerKey('NOBODY'))).toBeUndefined();
    const { records } = await operations.list({ entitySet: 'CustomersV3', select: ['dataAreaId'] });
    expect(new Set(records.map(({ dataAreaId }) => dataAreaId)).size).toBeGreaterThan(1);
  });

  it('are created once, with exact numbers, and the answer is the record', async () => {
    const values = customer('CONTRACT-1', { CreditLimit: '1234567890123.45' });
    expect(await operations.create('CustomersV3', values)).toMatchObject({
      kind: 'written',
      created: true,
      record: { CustomerAccount: 'CONTRACT-1', CreditLimit: '1234567890123.45' },
      etag: expect.stringMatching(/^W\//),
    });
    expect(await operations.create('CustomersV3', values)).toMatchObject({
      kind: 'duplicate',
      message: expect.stringMatching(/already exists/),
    });
  });

  it('are updated under the version that was read, once', async () => {
    await operations.create('CustomersV3', customer('CONTRACT-2'));
    const key = customerKey('CONTRACT-2');
    const before = await operations.get('CustomersV3', key);
    const ifMatch = String(before?.['@odata.etag']);
    const values = { CreditLimit: '5.5' };
    expect(await operations.update('CustomersV3', key, values, { ifMatch })).toMatchObject({
      kind: 'written',
      created: false,
    });
    expect(await operations.update('CustomersV3', key, values, { ifMatch })).toEqual({
      kind: 'precondition-failed',
    });
    expect(await operations.get('CustomersV3', key)).toMatchObject({ CreditLimit: '5.5' });
    expect(await operations.delete('CustomersV3', key)).toMatchObject({ kind: 'written' });
    expect(await operations.update('CustomersV3', key, values, { ifMatch: '*' })).toEqual({
      kind: 'not-found',
    });
  });

  it('are refused for a group that does not exist, and for a column that does not', async () => {
    const noGroup = customer('CONTRACT-3', { CustomerGroupId: 'NONE' });
    expect(await operations.create('CustomersV3', noGroup)).toMatchObject({
      kind: 'rejected',
      missingReference: true,
    });
    expect(await operations.create('CustomersV3', customer('CONTRACT-3', { Nonsense: 1 }))).toMatchObject({
      kind: 'rejected',
    });
    expect(await operations.get('CustomersV3', customerKey('CONTRACT-3'))).toBeUndefined();
  });

  it('are found by numbers, texts and enums, and counted', async () => {
    const numbers = ['US-001', 'US-002', "O'NEIL"];
    const filter: FilterExpression = {
      kind: 'and',
      operands: [equals('dataAreaId', 'usmf'), among('CustomerAccount', numbers)],
    };
    const query = { entitySet: 'CustomersV3', select: ['CustomerAccount'], count: true };
    const { records, count } = await operations.list({ ...query, filter });
    expect(records.map(({ CustomerAccount }) => CustomerAccount).sort()).toEqual(['US-001', 'US-002']);
    expect(count).toEqual({ value: 2, exact: true });

    const noYes = 'Microsoft.Dynamics.DataEntities.NoYes';
    const { records: some } = await operations.list({
      ...query,
      filter: {
        kind: 'and',
        operands: [
          { kind: 'text', property: 'OrganizationName', match: 'contains', value: 'Wholesales' },
          {
            kind: 'not',
            operand: {
              kind: 'compare',
              property: 'IsOneTimeCustomer',
              operator: 'eq',
              value: { type: 'enum', enumType: noYes, member: 'Yes' },
            },
          },
        ],
      },
      maxPageSize: 3,
    });
    expect(some.length).toBe(3);
  });

  it('are paged over without loss', async () => {
    const query = {
      entitySet: 'CustomersV3',
      select: ['dataAreaId', 'CustomerAccount'],
      orderby: [
        { property: 'dataAreaId', direction: 'asc' as const },
        { property: 'CustomerAccount', direction: 'asc' as const },
      ],
      count: true,
      maxPageSize: 6,
    };
    const pages = await Array.fromAsync(operations.pages(query));
    const keys = pages.flatMap(({ records }) =>
      records.map(({ dataAreaId, CustomerAccount }) => `${dataAreaId}:${CustomerAccount}`),
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect(pages[0]?.count).toEqual({ value: keys.length, exact: true });
  });
});

describe('trouble', () => {
  it('with the answer to a creation: it may have been carried out, and it was, once', async () => {
    await sandbox.financeOperations.admin.addFault({
      match: { method: 'POST', path: 'CustomersV3' },
      action: { kind: 'drop-after-commit' },
    });
    const error = await rejection(operations.create('CustomersV3', customer('CONTRACT-LOST')));
    expect(error).toBeInstanceOf(ODataError);
    expect(error).toMatchObject({ code: 'NETWORK', mayHaveCommitted: true });
    expect(await operations.create('CustomersV3', customer('CONTRACT-LOST'))).toMatchObject({
      kind: 'duplicate',
    });
  });

  it('with the connection of a read is not noticed', async () => {
    await sandbox.sales.admin.addFault({
      match: { method: 'GET', times: 2 },
      action: { kind: 'drop-before' },
    });
    expect((await sales.list({ entitySet: 'accounts', top: 1 })).records).toHaveLength(1);
  });

  it('of a busy system delays a read and is the outcome of a write, which was not carried out', async () => {
    await using apart = await startSandbox({ salesPort: 0, financeOperationsPort: 0, auth: 'required' });
    const client = createODataClient({
      system: 'SALES',
      dialect: 'dataverse',
      serviceRoot: apart.sales.serviceRoot,
      model: sales.model,
      credentials: { ...apart.credentials, authority: apart.authority },
    });
    const busy = { kind: 'status', status: 429, retryAfterSeconds: 0 } as const;
    await apart.sales.admin.addFault({ match: { method: 'GET' }, action: busy });
    expect((await client.list({ entitySet: 'accounts', top: 1 })).records).toHaveLength(1);
    expect((await apart.sales.admin.requests()).map(({ status }) => status)).toEqual([429, 200]);
    await apart.sales.admin.addFault({
      match: { method: 'POST' },
      action: { ...busy, retryAfterSeconds: 600 },
    });
    expect(await client.create('accounts', { name: 'Busy' })).toEqual({
      kind: 'throttled',
      retryAfterMs: 600_000,
    });
    expect(await rejection(client.list({ entitySet: 'accounts' }))).toMatchObject({ code: 'THROTTLED' });
    await client.close();
  });

  it('with the secret is told in the words of the authority, without the secret', async () => {
    const client = connect('SALES', 'not~the~secret');
    const error = await rejection(client.list({ entitySet: 'accounts', top: 1 }));
    expect(error).toMatchObject({ code: 'AUTHENTICATION' });
    expect(String(error)).toMatch(/AADSTS|invalid_client/);
    expect(String(error)).not.toContain('not~the~secret');
    await client.close();
  });
});
