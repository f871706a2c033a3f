import { describe, expect, it } from 'vitest';
import type { ODataClient } from '../client.ts';
import { ODataError } from '../errors.ts';
import { financeOperationsClient, rejection } from '../test-support/clients.ts';
import { type ScriptedServer, startScriptedServer } from '../test-support/scripted-server.ts';
import { customerKey, id, key, page, row, useConnection } from '../test-support/use-connection.ts';

const connect = useConnection();

describe('a record read by key', () => {
  it('comes with exact decimals, and asks for what was selected', async () => {
    const body = '{"@odata.etag":"W/\\"7\\"","name":"A","creditlimit":12345678901234567.8900}';
    const { client, server } = await connect([{ status: 200, body }]);
    const expand = [{ navigationProperty: 'transactioncurrencyid', select: ['isocurrencycode'] }];
    expect(await client.get('accounts', key, { select: ['name', 'creditlimit'], expand })).toEqual({
      '@odata.etag': 'W/"7"',
      name: 'A',
      creditlimit: '12345678901234567.89',
    });
    expect(server.seen[0]?.url).toBe(
      `/api/data/v9.2/accounts(${id})?$select=name,creditlimit&$expand=transactioncurrencyid($select=isocurrencycode)`,
    );
    expect(server.seen[0]?.headers).toMatchObject({
      accept: 'application/json',
      'odata-version': '4.0',
      'odata-maxversion': '4.0',
      'if-none-match': 'null',
      authorization: 'Bearer token-1',
      'user-agent': 'prospect-to-cash-gateway',
    });
  });

  it('under too long a key is refused before it is asked for', async () => {
    const { client, server } = await connect([]);
    const long = { kind: 'alternate', parts: { accountnumber: 'x'.repeat(32_500) } } as const;
    expect(await rejection(client.get('accounts', long))).toMatchObject({
      code: 'BAD_REQUEST',
      message: expect.stringMatching(/^Expected a URL of at most 32512 characters, got 32526/),
    });
    expect(server.seen).toEqual([]);
  });

  it('is asked for again when its answer breaks off', async () => {
    const { client, server } = await connect(['cut', { status: 200, body: row('A') }]);
    expect(await client.get('accounts', key)).toEqual(row('A'));
    expect(server.seen).toHaveLength(2);
  });

  it('is undefined where there is none', async () => {
    const error = { code: '0x80040217', message: `account With Id = ${id} Does Not Exist` };
    const { client } = await connect([{ status: 404, body: { error } }]);
    expect(await client.get('accounts', key)).toBeUndefined();
  });

  it('is broken where the entity set does not exist', async () => {
    const error = { code: '0x8006088a', message: "Resource not found for the segment 'acounts'." };
    const { client } = await connect([{ status: 404, body: { error } }]);
    expect(await rejection(client.get('acounts', key))).toMatchObject({
      code: 'NOT_FOUND',
      serviceCode: '0x8006088a',
      status: 404,
    });
  });

  it('of F&O is asked for in every company', async () => {
    const { client, server } = await connect([{ status: 200, body: row('A') }], {}, financeOperationsClient);
    await client.get('CustomersV3', customerKey, { select: ['OrganizationName'] });
    expect(server.seen[0]?.url).toBe(
      "/data/CustomersV3(dataAreaId='usmf',CustomerAccount='US-001')?cross-company=true&$select=OrganizationName",
    );
    expect(server.seen[0]?.headers.accept).toBe('application/json;odata.metadata=minimal');
    expect(server.seen[0]?.headers).not.toHaveProperty('if-none-match');
  });
});

describe('a list', () => {
  it.each([
    [4_999, { value: 4_999, exact: true }],
    [5_000, { value: 5_000, exact: false }],
    [0, { value: 0, exact: true }],
  ])('of Sales with a count of %i says whether it is exact', async (count, expected) => {
    const { client } = await connect([page(['a'], { '@odata.count': count })]);
    expect((await client.list({ entitySet: 'accounts', count: true })).count).toEqual(expected);
  });

  it('of F&O is counted exactly, however long', async () => {
    const { client } = await connect([page([], { '@odata.count': 123_456 })], {}, financeOperationsClient);
    const { count } = await client.list({ entitySet: 'CustomersV3', count: true });
    expect(count).toEqual({ value: 123_456, exact: true });
  });

  it.each<[number, string, string]>([
    [400, 'BAD_REQUEST', '0x80060888'],
    [403, 'PERMISSION', '0x80040220'],
    [404, 'NOT_FOUND', '0x8006088a'],
    [501, 'BAD_REQUEST', ''],
    [500, 'SERVER', ''],
  ])('answered %i is broken with %s', async (status, code, serviceCode) => {
    const { client } = await connect(() => ({
      status,
      body: { error: { code: serviceCode, message: 'No.' } },
    }));
    const error = await rejection(client.list({ entitySet: 'accounts' }));
    expect(error).toBeInstanceOf(ODataError);
    expect(error).toMatchObject({ code, status, message: 'No.', mayHaveCommitted: false });
  });

  it('that must wait for longer than it may is broken with the time to wait', async () => {
    const { client } = await connect([{ status: 429, headers: { 'retry-after': '300' } }]);
    expect(await rejection(client.list({ entitySet: 'accounts' }))).toMatchObject({
      code: 'THROTTLED',
      retryAfterMs: 300_000,
    });
  });

  it.each(['', 'null', '[]', '<html/>', '{}', '{"value":{}}', '{"value":[1]}', '{"value":['])(
    'is broken by an answer that is no list: %s',
    async (body) => {
      const { client } = await connect([{ status: 200, body }]);
      expect(await rejection(client.list({ entitySet: 'accounts' }))).toMatchObject({
        code: 'INVALID_ANSWER',
      });
    },
  );
});

describe('pages', () => {
  const namesOf = async (client: ODataClient) => {
    const names: unknown[] = [];
    for await (const { records } of client.pages({ entitySet: 'accounts', select: ['name'], maxPageSize: 2 }))
      names.push(...records.map(({ name }) => name));
    return names;
  };

  it('are followed to the last one, each asked with the same preferences', async () => {
    const { client, server } = await connect(({ url, headers }) => {
      const next = `http://${headers.host}/api/data/v9.2/accounts?$select=name&$skiptoken=%3Ccookie%20page=%222%22/%3E`;
      return url.includes('skiptoken') ? page(['c']) : page(['a', 'b'], { '@odata.nextLink': next });
    });
    expect(await namesOf(client)).toEqual(['a', 'b', 'c']);
    expect(server.seen.map(({ url, headers }) => [url, headers.prefer])).toEqual([
      ['/api/data/v9.2/accounts?$select=name', 'odata.maxpagesize=2'],
      ['/api/data/v9.2/accounts?$select=name&$skiptoken=%3Ccookie%20page=%222%22/%3E', 'odata.maxpagesize=2'],
    ]);
  });

  it('are not followed to another host, which would get the token', async () => {
    await using thief = await startScriptedServer([page([])]);
    const { client } = await connect([
      page(['a'], { '@odata.nextLink': `${thief.origin}/api/data/v9.2/accounts` }),
    ]);
    expect(await rejection(namesOf(client))).toMatchObject({ code: 'INVALID_ANSWER' });
    expect(thief.seen).toEqual([]);
  });

  it('end with an error where the next one is the same, or where they never end', async () => {
    const same = await connect(() => page(['a'], { '@odata.nextLink': 'accounts?$skiptoken=1' }));
    expect(await rejection(namesOf(same.client))).toMatchObject({ code: 'INVALID_ANSWER' });
    expect(same.server.seen).toHaveLength(2);

    const endless = await connect(
      (_request, index) => page(['a'], { '@odata.nextLink': `accounts?$skiptoken=${index}` }),
      { pagesMax: 5 },
    );
    expect(await rejection(namesOf(endless.client))).toMatchObject({
      code: 'INVALID_ANSWER',
      message: 'Expected at most 5 pages of accounts, got more.',
    });
    expect(endless.server.seen).toHaveLength(5);
  });

  it('are asked for one by one: who stops early asks for no more', async () => {
    const { client, server } = await connect((_request, index) =>
      page(['a'], { '@odata.nextLink': `accounts?$skiptoken=${index}` }),
    );
    for await (const { records } of client.pages({ entitySet: 'accounts' })) {
      expect(records).toHaveLength(1);
      break;
    }
    expect(server.seen).toHaveLength(1);
  });
});

describe('change tracking', () => {
  const query = { entitySet: 'accounts', select: ['name'], maxPageSize: 3 };
  const link = (server: ScriptedServer, token: string) =>
    `${server.origin}/api/data/v9.2/accounts?$select=name&$${token}`;

  it('begins with all records, goes from page to page and ends with a delta link', async () => {
    const { client, server } = await connect(({ url, headers }) => {
      const root = `http://${headers.host}/api/data/v9.2/accounts?$select=name`;
      return url.includes('skiptoken')
        ? page(['c'], { '@odata.deltaLink': `${root}&$deltatoken=9%2111` })
        : page(['a', 'b'], { '@odata.nextLink': `${root}&$skiptoken=2` });
    });
    const first = await client.changes(query);
    expect(first).toMatchObject({ changed: [row('a'), row('b')], deleted: [] });
    expect(first).not.toHaveProperty('deltaLink');
    const second = await client.changes(query, first.nextLink);
    expect(second).toEqual({
      changed: [row('c')],
      deleted: [],
      deltaLink: link(server, 'deltatoken=9%2111'),
    });
    expect(server.seen.map(({ headers }) => headers.prefer)).toEqual(
      Array(2).fill('odata.track-changes,odata.maxpagesize=3'),
    );
  });

  it('tells changed records from deleted ones', async () => {
    const gone = { '@odata.context': 'x/$metadata#accounts/$deletedEntity', id, reason: 'deleted' };
    const { client, server } = await connect([
      { status: 200, body: { value: [{ ...row('a'), creditlimit: 1.5 }, gone] } },
    ]);
    expect(await client.changes(query, link(server, 'deltatoken=9'))).toEqual({
      changed: [{ ...row('a'), creditlimit: '1.5' }],
      deleted: [id],
    });
    expect(server.seen[0]?.headers.prefer).toBe('odata.maxpagesize=3');
  });

  it('says that a token is too old', async () => {
    const error = { code: '0x80044352', message: 'Version stamp associated with the client has expired.' };
    const { client, server } = await connect([{ status: 400, body: { error } }]);
    expect(await rejection(client.changes(query, link(server, 'deltatoken=9')))).toMatchObject({
      code: 'DELTA_LINK_EXPIRED',
      status: 400,
    });
  });

  it('takes a link of another address for too old, and does not follow it', async () => {
    const { client, server } = await connect([]);
    const from = 'https://old.crm.dynamics.com/api/data/v9.2/accounts?$deltatoken=9';
    expect(await rejection(client.changes(query, from))).toMatchObject({ code: 'DELTA_LINK_EXPIRED' });
    expect(server.seen).toEqual([]);
  });

  it('keeps other refusals apart', async () => {
    const error = { code: '0x80060888', message: 'Change tracking is not enabled.' };
    const { client, server } = await connect([{ status: 400, body: { error } }]);
    expect(await rejection(client.changes(query, link(server, 'deltatoken=9')))).toMatchObject({
      code: 'BAD_REQUEST',
    });
  });

  it('is not asked of F&O, which has none', async () => {
    const { client, server } = await connect([], {}, financeOperationsClient);
    expect(await rejection(client.changes({ entitySet: 'CustomersV3' }))).toMatchObject({
      code: 'BAD_REQUEST',
    });
    expect(server.seen).toEqual([]);
  });
});
