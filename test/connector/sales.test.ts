import type {
  EntityKey,
  FilterExpression,
  Literal,
  ODataClient,
  ODataRecord,
  WriteOutcome,
} from '@p2c/odata';
import { beforeEach, describe, expect, it } from 'vitest';
import { rejection, useConnector } from './use-connector.ts';

const connector = useConnector();
let sales: ODataClient;
beforeEach(() => {
  sales = connector.connect('SALES').client;
});

const accountKey = (record: ODataRecord): EntityKey => ({ kind: 'guid', value: String(record.accountid) });
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
    await connector.sandbox.sales.admin.expireDeltaTokens();
    expect(await rejection(follow(deltaLink))).toMatchObject({ code: 'DELTA_LINK_EXPIRED' });
    expect((await follow()).changed.length).toBeGreaterThan(20);
  });
});
