import { beforeAll, describe, expect, it } from 'vitest';
import { everything, id, useFetchScene } from '../../test-support/fetch-scene.ts';

const fetchXml = (table: string, inside = '<attribute name="name"/>') =>
  `<fetch><entity name="${table}">${inside}</entity></fetch>`;

describe('Dataverse, views', () => {
  const { test } = useFetchScene();
  const createdId = (url: string | null) => /\(([^)]+)\)$/.exec(url ?? '')?.[1] ?? '';

  it('finds a view of the system by its name, and runs it over its table', async () => {
    const { json } = await test.sales.get(
      "savedqueries?$select=name,savedqueryid&$filter=name eq 'Active Accounts'",
    );
    expect(json.value).toEqual([
      { name: 'Active Accounts', savedqueryid: '00000000-0000-0000-00aa-000010001002' },
    ]);
    const found = await test.sales.get(
      'accounts?savedQuery=00000000-0000-0000-00aa-000010001002&$count=true',
      everything,
    );
    expect(found.json['@odata.count']).toBe(3);
    expect(found.json.value.map(({ name }) => name)).toEqual(['Alone', 'Head', 'Middle']);
    expect(found.json.value[0]).not.toHaveProperty('address1_city');
  });

  it('runs a view over a collection of a record', async () => {
    const { json: views } = await test.sales.get("savedqueries?$filter=name eq 'Active Contacts'");
    const { json } = await test.sales.get(
      `accounts(${id(1)})/contact_customer_accounts?savedQuery={${String(views.value[0]?.savedqueryid)}}`,
    );
    expect(json.value.map(({ fullname }) => fullname)).toEqual(['Ann', 'Bob']);
  });

  it('has for each table views that run, the first of them its default', async () => {
    const { json } = await test.sales.get('savedqueries');
    const { json: definitions } = await test.sales.get('EntityDefinitions?$select=LogicalName,EntitySetName');
    const sets = new Map(definitions.value.map((row) => [row.LogicalName, row.EntitySetName]));
    const tables = new Set<unknown>();
    for (const { savedqueryid, returnedtypecode, name, isdefault } of json.value) {
      const { status, text } = await test.sales.get(
        `${String(sets.get(returnedtypecode))}?savedQuery=${String(savedqueryid)}`,
      );
      expect([name, status], text).toEqual([name, 200]);
      expect(isdefault).toBe(!tables.has(returnedtypecode));
      tables.add(returnedtypecode);
    }
    expect(tables.size).toBeGreaterThanOrEqual(12);
  });

  it('keeps a view for its user: made, run, changed, dropped', async () => {
    const made = await test.sales.post('userqueries', {
      name: 'Romans',
      returnedtypecode: 'account',
      querytype: 0,
      fetchxml: fetchXml(
        'account',
        '<attribute name="name"/><filter><condition attribute="address1_city" operator="eq" value="rome"/></filter>',
      ),
    });
    expect(made.status).toBe(204);
    const own = createdId(made.headers.get('odata-entityid'));
    const run = async () => {
      const { status, json } = await test.sales.get(`accounts?userQuery=${own}`);
      return status === 200 ? json.value.map(({ name }) => name) : status;
    };
    expect(await run()).toEqual(['Head', 'Middle']);
    expect((await test.sales.get(`userqueries(${own})?$select=name`)).json).toMatchObject({ name: 'Romans' });
    const changed = await test.sales.patch(
      `userqueries(${own})`,
      {
        fetchxml: fetchXml(
          'account',
          '<attribute name="name"/><filter><condition attribute="name" operator="eq" value="Foot"/></filter>',
        ),
      },
      { prefer: 'return=representation' },
    );
    expect([changed.status, changed.json.name]).toEqual([200, 'Romans']);
    expect(await run()).toEqual(['Foot']);
    expect((await test.sales.delete(`userqueries(${own})`)).status).toBe(204);
    expect(await run()).toBe(404);
  });

  describe('of somebody else', () => {
    let other: string;
    beforeAll(async () => {
      const user = await test.sales.post('systemusers', { fullname: 'Somebody' });
      other = createdId(user.headers.get('odata-entityid'));
    });

    it('are not seen', async () => {
      const body = { name: 'Mine', returnedtypecode: 'account', fetchxml: fetchXml('account') };
      const made = await test.sales.post('userqueries', body, { MSCRMCallerID: other });
      const view = createdId(made.headers.get('odata-entityid'));
      expect((await test.sales.get(`accounts?userQuery=${view}`)).status).toBe(404);
      expect((await test.sales.get('userqueries')).json.value).toEqual([]);
      expect((await test.sales.get('userqueries', { MSCRMCallerID: other })).json.value).toHaveLength(1);
      expect((await test.sales.delete(`userqueries(${view})`)).status).toBe(404);
    });
  });

  it('keeps no two of one identifier, whoever owns them', async () => {
    const user = await test.sales.post('systemusers', { fullname: 'Another' });
    const other = { MSCRMCallerID: createdId(user.headers.get('odata-entityid')) };
    const userqueryid = id(900);
    const body = { userqueryid, returnedtypecode: 'account', fetchxml: fetchXml('account') };
    expect((await test.sales.post('userqueries', { ...body, name: 'First' })).status).toBe(204);
    for (const headers of [{}, other]) {
      const { status, json } = await test.sales.post('userqueries', { ...body, name: 'Second' }, headers);
      expect([status, json.error.code]).toEqual([412, '0x80040237']);
    }
    const path = `userqueries(${userqueryid})`;
    expect((await test.sales.get(path)).json.name).toBe('First');
    expect((await test.sales.delete(path)).status).toBe(204);
  });

  it('takes no name of the language for a column', async () => {
    const body = { name: 'x', returnedtypecode: 'account', fetchxml: fetchXml('account') };
    for (const column of ['toString', 'constructor', 'hasOwnProperty', 'valueOf']) {
      const { status, json } = await test.sales.post('userqueries', { ...body, [column]: 'x' });
      expect([status, json.error.code]).toEqual([400, '0x80048d19']);
      expect(json.error.message).toContain(`'${column}'`);
    }
  });

  it.each([
    [{ returnedtypecode: 'account', fetchxml: fetchXml('account') }, '0x80048d19', "'name' needs a value"],
    [{ name: 'x', returnedtypecode: 'nope', fetchxml: fetchXml('nope') }, '0x80041102', "'nope'"],
    [{ name: 'x', returnedtypecode: 'account', fetchxml: '<fetch>' }, '0x80040203', 'Invalid XML'],
    [
      { name: 'x', returnedtypecode: 'account', fetchxml: fetchXml('contact', '') },
      '0x80041128',
      'does not match',
    ],
    [
      { name: 'x', returnedtypecode: 'account', fetchxml: fetchXml('account'), color: 'red' },
      '0x80048d19',
      "'color'",
    ],
    [
      { name: 'x', returnedtypecode: 'account', fetchxml: fetchXml('account'), querytype: 64 },
      '0x80048d19',
      "'querytype'",
    ],
  ])('keeps no %s', async (body, code, words) => {
    const { status, json } = await test.sales.post('userqueries', body);
    expect([status, json.error.code]).toEqual([400, code]);
    expect(json.error.message).toContain(words);
  });

  it.each([
    [
      'accounts?savedQuery=00000000-0000-4000-8000-000000000001',
      404,
      'savedquery With Id = 00000000-0000-4000-8000-000000000001 Does Not Exist',
    ],
    ['accounts?userQuery=00000000-0000-4000-8000-000000000001', 404, 'userquery With Id'],
    ['contacts?savedQuery=00000000-0000-0000-00aa-000010001002', 400, 'does not match the entity name'],
    ['accounts?savedQuery=Active', 400, 'a GUID is expected'],
    [
      'accounts?savedQuery=00000000-0000-0000-00aa-000010001002&userQuery=00000000-0000-0000-00aa-000010001002',
      400,
      '"userQuery"',
    ],
  ])('refuses %s', async (path, status, words) => {
    const answer = await test.sales.get(path);
    expect(answer.status).toBe(status);
    expect(answer.json.error.message).toContain(words);
  });

  it('lets nobody write the views of the system', async () => {
    expect((await test.sales.post('savedqueries', { name: 'x' })).status).toBe(405);
    expect((await test.sales.put('userqueries(00000000-0000-4000-8000-000000000001)', {})).status).toBe(404);
  });
});
