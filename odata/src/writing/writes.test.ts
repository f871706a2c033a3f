import { describe, expect, it } from 'vitest';
import type { ODataClient } from '../client.ts';
import { financeOperationsClient, rejection } from '../test-support/clients.ts';
import type { Answer } from '../test-support/scripted-server.ts';
import { customerKey, id, key, page, row, useConnection } from '../test-support/use-connection.ts';

const connect = useConnection();

describe('a creation', () => {
  it('in Sales asks for the record back and writes decimals as exact numbers', async () => {
    const body = { ...row('A'), accountid: id };
    const { client, server } = await connect([{ status: 201, body }]);
    const outcome = await client.create(
      'accounts',
      { name: 'A', creditlimit: '0.10', 'transactioncurrencyid@odata.bind': '/transactioncurrencies(1)' },
      { select: ['accountid', 'name'] },
    );
    expect(outcome).toEqual({ kind: 'written', created: true, record: body, etag: 'W/"1"' });
    expect(server.seen).toMatchObject([
      {
        method: 'POST',
        url: '/api/data/v9.2/accounts?$select=accountid,name',
        body: '{"name":"A","creditlimit":0.1,"transactioncurrencyid@odata.bind":"/transactioncurrencies(1)"}',
        headers: { prefer: 'return=representation', 'content-type': 'application/json' },
      },
    ]);
  });

  it('in F&O gets the record as it is answered, without asking', async () => {
    const headers = { location: "https://f.example/data/CustomersV3(dataAreaId='usmf',CustomerAccount='A')" };
    const body = { '@odata.etag': 'W/"x"', CustomerAccount: 'A', CreditLimit: 0 };
    const { client, server } = await connect([{ status: 201, headers, body }], {}, financeOperationsClient);
    const outcome = await client.create(
      'CustomersV3',
      { dataAreaId: 'usmf' },
      { select: ['CustomerAccount'] },
    );
    expect(outcome).toEqual({
      kind: 'written',
      created: true,
      record: { ...body, CreditLimit: '0' },
      etag: 'W/"x"',
      entityId: headers.location,
    });
    expect(server.seen[0]?.url).toBe('/data/CustomersV3?cross-company=true');
    expect(server.seen[0]?.headers).not.toHaveProperty('prefer');
  });
});

describe('an answer without a record', () => {
  it('to a creation says that there is one', async () => {
    const headers = { 'odata-entityid': `https://org.example/api/data/v9.2/accounts(${id})` };
    const { client } = await connect([{ status: 204, headers }]);
    expect(await client.create('accounts', { name: 'A' })).toEqual({
      kind: 'written',
      created: true,
      entityId: headers['odata-entityid'],
    });
  });
});

describe('an update', () => {
  it('in Sales names the version it is for and learns the new one', async () => {
    const body = { '@odata.etag': 'W/"2"', accountid: id };
    const { client, server } = await connect([{ status: 200, body }]);
    expect(await client.update('accounts', key, { name: 'B' }, { ifMatch: 'W/"1"' })).toEqual({
      kind: 'written',
      created: false,
      record: body,
      etag: 'W/"2"',
    });
    expect(server.seen[0]).toMatchObject({
      method: 'PATCH',
      url: `/api/data/v9.2/accounts(${id})?$select=accountid`,
      headers: { 'if-match': 'W/"1"', prefer: 'return=representation' },
    });
    expect(server.seen[0]?.headers).not.toHaveProperty('if-none-match');
  });

  it.each(['', 'undefined', 'W/1', 'W/"1"\r\nx: y'])(
    'under %o, which is no version, is not sent',
    async (ifMatch) => {
      const { client, server } = await connect([]);
      const refused = { code: 'BAD_REQUEST', mayHaveCommitted: false };
      expect(await rejection(client.update('accounts', key, {}, { ifMatch }))).toMatchObject(refused);
      expect(await rejection(client.delete('accounts', key, { ifMatch }))).toMatchObject(refused);
      expect(server.seen).toEqual([]);
    },
  );

  it('in F&O is answered without a version', async () => {
    const { client, server } = await connect([{ status: 204 }], {}, financeOperationsClient);
    const outcome = await client.update('CustomersV3', customerKey, { CreditLimit: '5' }, { ifMatch: '*' });
    expect(outcome).toEqual({ kind: 'written', created: false });
    expect(server.seen[0]).toMatchObject({ headers: { 'if-match': '*' }, body: '{"CreditLimit":5}' });
  });
});

describe('an upsert', () => {
  const alternate = { kind: 'alternate', parts: { accountnumber: 'A' } } as const;

  it.each([
    [201, true],
    [200, false],
  ])('answered %i tells whether it created the record', async (status, created) => {
    const { client, server } = await connect([{ status, body: { '@odata.etag': 'W/"1"', accountid: id } }]);
    expect(await client.upsert('accounts', alternate, { name: 'A' })).toMatchObject({
      kind: 'written',
      created,
    });
    expect(server.seen[0]?.url).toBe("/api/data/v9.2/accounts(accountnumber='A')?$select=accountid");
    expect(server.seen[0]?.headers).not.toHaveProperty('if-match');
  });

  it('is not sent to F&O, which has none', async () => {
    const { client, server } = await connect([], {}, financeOperationsClient);
    expect(await rejection(client.upsert('CustomersV3', customerKey, {}))).toMatchObject({
      code: 'BAD_REQUEST',
    });
    expect(server.seen).toEqual([]);
  });
});

describe('a deletion', () => {
  it('may name the version it is for', async () => {
    const { client, server } = await connect([{ status: 204 }, { status: 204 }]);
    await client.delete('accounts', key, { ifMatch: 'W/"1"' });
    await client.delete('accounts', key);
    expect(server.seen.map(({ method, headers }) => [method, headers['if-match']])).toEqual([
      ['DELETE', 'W/"1"'],
      ['DELETE', undefined],
    ]);
  });
});

describe('a write', () => {
  const update = (client: ODataClient) => client.update('accounts', key, { name: 'B' }, { ifMatch: '*' });

  it('that is throttled is an outcome, with the time to wait', async () => {
    const { client, server } = await connect([{ status: 429, headers: { 'retry-after': '7' } }]);
    expect(await update(client)).toEqual({ kind: 'throttled', retryAfterMs: 7_000 });
    expect(server.seen).toHaveLength(1);
  });

  it('during a pause that is too long is the same outcome, and is not sent', async () => {
    const { client, server } = await connect([{ status: 503, headers: { 'retry-after': '120' } }]);
    await update(client);
    expect(await update(client)).toEqual({ kind: 'throttled', retryAfterMs: 120_000 });
    expect(server.seen).toHaveLength(1);
  });

  it.each<[string, Answer, string]>([
    ['without an answer', 'drop', 'NETWORK'],
    ['whose answer breaks off', 'cut', 'NETWORK'],
    ['answered by a server error', { status: 500, body: 'x' }, 'SERVER'],
    ['answered by a gateway that gave up', { status: 504 }, 'SERVER'],
    ['whose success cannot be read', { status: 201, body: '{"a":' }, 'INVALID_ANSWER'],
    ['whose success is no record', { status: 200, body: '[]' }, 'INVALID_ANSWER'],
  ])('%s may have been carried out, and is not sent again', async (_what, answer, code) => {
    const { client, server } = await connect([answer]);
    expect(await rejection(update(client))).toMatchObject({ code, mayHaveCommitted: true });
    expect(server.seen).toHaveLength(1);
  });

  it.each<[string, Answer, string]>([
    [
      'without a privilege',
      { status: 403, body: { error: { code: '0x80040220', message: 'No.' } } },
      'PERMISSION',
    ],
    ['refused by its token twice', { status: 401 }, 'AUTHENTICATION'],
  ])('%s was certainly not carried out', async (_what, answer, code) => {
    const { client } = await connect(() => answer);
    expect(await rejection(update(client))).toMatchObject({ code, mayHaveCommitted: false });
  });

  it.each<[string, () => Record<string, unknown>]>([
    ['a decimal that is none', () => ({ creditlimit: '1,5' })],
    ['a text where a whole number belongs', () => ({ versionnumber: '1.5' })],
  ])('with %s is refused before it is sent', async (_what, values) => {
    const { client, server } = await connect([]);
    expect(await rejection(client.create('accounts', values()))).toMatchObject({
      code: 'BAD_REQUEST',
      mayHaveCommitted: false,
    });
    expect(server.seen).toEqual([]);
  });

  it('under too long a key is refused before it is sent', async () => {
    const { client, server } = await connect([]);
    const long = { kind: 'alternate', parts: { accountnumber: '北'.repeat(4_000) } } as const;
    const refused = { code: 'BAD_REQUEST', mayHaveCommitted: false };
    expect(await rejection(client.update('accounts', long, {}, { ifMatch: '*' }))).toMatchObject(refused);
    expect(await rejection(client.upsert('accounts', long, {}))).toMatchObject(refused);
    expect(await rejection(client.delete('accounts', long))).toMatchObject(refused);
    expect(server.seen).toEqual([]);
  });

  it('carries the tag that plug-ins look for, a read does not, and F&O has none', async () => {
    const sales = await connect([{ status: 204 }, { status: 204 }, page([])], { tag: 'p2c sync&1' });
    await sales.client.delete('accounts', key);
    await update(sales.client);
    await sales.client.list({ entitySet: 'accounts' });
    expect(sales.server.seen.map(({ url }) => url.replace(/.*accounts/, ''))).toEqual([
      `(${id})?tag=p2c%20sync%261`,
      `(${id})?$select=accountid&tag=p2c%20sync%261`,
      '',
    ]);
    const operations = await connect([{ status: 204 }], { tag: 'p2c' }, financeOperationsClient);
    await operations.client.delete('CustomersV3', customerKey);
    expect(operations.server.seen[0]?.url).toMatch(/\)\?cross-company=true$/);
  });
});
