import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printUnits } from '../edm/decimal.ts';
import { useSandbox } from '../test-support/start-for-test.ts';

let last = 0;
const newId = () => {
  last += 1;
  return `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;
};

describe('Dataverse, writing', () => {
  const test = useSandbox();
  const read = async (id: string) => (await test.sales.get(`accounts(${id})`)).json;
  const create = async (values: object) => {
    const id = newId();
    expect(await test.sales.post('accounts', { accountid: id, ...values })).toMatchObject({ status: 204 });
    return id;
  };
  const etagOf = async (id: string) => String((await read(id))['@odata.etag']);

  it('creates a record and says where it is', async () => {
    const { status, headers, text } = await test.sales.post('accounts', { name: 'New' });
    expect(status).toBe(204);
    expect(text).toBe('');
    const url = headers.get('odata-entityid') ?? '';
    expect(headers.get('location')).toBe(url);
    expect((await test.sales.get(url)).json.name).toBe('New');
  });

  it('gives the created record back on demand, with its selection', async () => {
    const { status, headers, json } = await test.sales.post(
      'accounts?$select=name&$expand=transactioncurrencyid($select=isocurrencycode)',
      { name: 'New' },
      { prefer: 'return=representation' },
    );
    expect(status).toBe(201);
    expect(headers.get('preference-applied')).toBe('return=representation');
    expect(headers.get('odata-entityid')).toBeNull();
    expect(json).toMatchObject({ name: 'New', transactioncurrencyid: { isocurrencycode: 'USD' } });
    expect(json).not.toHaveProperty('fax');
  });

  it('fills in owner, business unit, times, currency, rate, state and the amounts in base currency', async () => {
    const { json: me } = await test.sales.get('WhoAmI');
    const row = await read(await create({ name: 'New', creditlimit: 2.5 }));
    expect(row).toMatchObject({
      _ownerid_value: me.UserId,
      _owninguser_value: me.UserId,
      _createdby_value: me.UserId,
      _modifiedby_value: me.UserId,
      _owningbusinessunit_value: me.BusinessUnitId,
      statecode: 0,
      statuscode: 1,
      exchangerate: 1,
      creditlimit_base: 2.5,
    });
    expect(row.createdon).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(`W/"${row.versionnumber}"`).toBe(row['@odata.etag']);
  });

  it('converts amounts by the rate of the currency that the record has', async () => {
    const currency = newId();
    await test.sales.post('transactioncurrencies', {
      transactioncurrencyid: currency,
      isocurrencycode: 'EUR',
      currencyname: 'Euro',
      currencysymbol: '€',
      exchangerate: 0.92,
      currencyprecision: 2,
    });
    const id = await create({
      creditlimit: 100,
      'transactioncurrencyid@odata.bind': `/transactioncurrencies(${currency})`,
    });
    expect(await read(id)).toMatchObject({ exchangerate: 0.92, creditlimit_base: 108.6957 });
  });

  it('numbers an account that has no number, as the Prospect-to-Cash solution does', async () => {
    const given = await Promise.all([
      create({}),
      create({ accountnumber: null }),
      create({ accountnumber: '' }),
    ]);
    const numbers = await Promise.all(given.map(async (id) => (await read(id)).accountnumber));
    for (const number of numbers) expect(number).toMatch(/^ACC-\d{5}-[A-Z0-9]{6}$/);
    expect(new Set(numbers).size).toBe(3);
  });

  it('keeps every digit of an amount, and rounds to four', async () => {
    const id = await create({ name: 'Money' });
    for (const [sent, kept] of [
      ['99999999999999.9999', '99999999999999.9999'],
      ['0.00005', '0.0001'],
      ['1e3', '1000.0000'],
    ] as const) {
      await test.sales.patch(`accounts(${id})`, `{"creditlimit":${sent}}`);
      expect((await test.sales.get(`accounts(${id})?$select=creditlimit`)).text).toContain(
        `"creditlimit":${kept},`,
      );
    }
  });

  it('keeps any text and any amount as they are', async () => {
    const id = await create({ name: 'Any' });
    const amount = fc.bigInt({ min: 0n, max: 10n ** 18n }).map((units) => printUnits(units, 4));
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter((text) => text.length <= 160);
    await fc.assert(
      fc.asyncProperty(name, amount, async (text, money) => {
        await test.sales.patch(`accounts(${id})`, `{"name":${JSON.stringify(text)},"creditlimit":${money}}`);
        const answer = await test.sales.get(`accounts(${id})?$select=name,creditlimit`);
        expect(answer.json.name).toBe(text);
        expect(answer.text).toContain(`"creditlimit":${money},`);
        const filter = `accountid eq ${id} and name eq '${text.replaceAll("'", "''")}' and creditlimit eq ${money}`;
        expect((await test.sales.get(`accounts/$count?$filter=${encodeURIComponent(filter)}`)).text).toBe(
          '1',
        );
      }),
      { numRuns: 50 },
    );
  });

  it('stores an empty text as null', async () => {
    expect((await read(await create({ name: '', fax: 'x' }))).name).toBeNull();
  });

  it('accepts an account without a name: that is a rule of the forms', async () => {
    expect((await test.sales.post('accounts', {})).status).toBe(204);
  });

  it.each([
    [
      { name: 'x'.repeat(161) },
      '0x80044331',
      "The length of the 'name' attribute of the 'account' entity exceeded the maximum allowed length of '160'.",
    ],
    [{ name: 'a\u0000b' }, '0x80040278', "The field 'name' contains one or more invalid characters."],
    [
      { customertypecode: 99 },
      '0x8004431a',
      "The value 99 of 'customertypecode' on record of type 'account' is outside the valid range. Accepted Values: 1,2,3",
    ],
    [{ numberofemployees: -1 }, '0x80044330', 'Accepted Values: 0 to 1000000000'],
    [{ creditlimit: 100000000000001 }, '0x80044330', 'Accepted Values: 0 to 100000000000000'],
    [{ address1_latitude: 90.5 }, '0x80044330', 'Accepted Values: -90 to 90'],
    [
      { numberofemployees: '5' },
      '0x80048d19',
      "Cannot convert the literal '5' to the expected type 'Edm.Int32'.",
    ],
    [
      { numberofemployees: 1.5 },
      '0x80048d19',
      "Cannot convert the literal '1.5' to the expected type 'Edm.Int32'.",
    ],
    [{ name: 5 }, '0x80048d19', "Cannot convert the literal '5' to the expected type 'Edm.String'."],
    [{ creditonhold: 'yes' }, '0x80048d19', "to the expected type 'Edm.Boolean'."],
    [{ creditlimit: '5' }, '0x80048d19', "to the expected type 'Edm.Decimal'."],
    [{ name: { a: 1 } }, '0x80048d19', "A 'PrimitiveValue' node was expected."],
    [
      { nothing: 1 },
      '0x80048d19',
      "Invalid property 'nothing' was found in entity 'Microsoft.Dynamics.CRM.account'.",
    ],
    [{ Name: 'x' }, '0x80048d19', "Invalid property 'Name' was found"],
    [
      { modifiedon: '2026-01-01T00:00:00Z' },
      '0x80040203',
      "The property 'modifiedon' of entity 'account' is read-only",
    ],
    [{ versionnumber: 1 }, '0x80040203', 'is read-only'],
    [
      { _parentaccountid_value: null },
      '0x80060888',
      'CRM do not support direct update of Entity Reference properties, Use Navigation properties instead.',
    ],
    [
      { 'nothing@odata.bind': '/accounts(1)' },
      '0x80048d19',
      "An undeclared property 'nothing' which only has property annotations",
    ],
    [
      { 'parentaccountid@odata.bind': `/systemusers(${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)})` },
      '0x80048d19',
      'is not a valid reference',
    ],
    [{ 'parentaccountid@odata.bind': '/accounts(x)' }, '0x0', 'The key in the request URI is not valid'],
    [{ 'ownerid@odata.bind': null }, '0x80048d19', 'cannot be cleared'],
    [{ statecode: null }, '0x80040200', 'cannot be set to NULL'],
    [
      { statecode: 0, statuscode: 2 },
      '0x80048408',
      '2 is not a valid status code for state code AccountState.Active on account with Id',
    ],
  ])('refuses to create %j', async (values, code, message) => {
    const before = (await test.sales.get('accounts/$count')).text;
    const { status, json } = await test.sales.post('accounts', values);
    expect(status).toBe(400);
    expect(json.error.code).toBe(code);
    expect(json.error.message).toContain(message);
    expect((await test.sales.get('accounts/$count')).text).toBe(before);
  });

  it.each([
    ['', 'Stream was not readable'],
    ['{"name":', 'ODataException'],
    ['[]', "A 'StartObject' node was expected."],
    ['null', "A 'StartObject' node was expected."],
  ])('refuses the body %j', async (body, message) => {
    const { status, json } = await test.sales.send(
      'POST',
      'accounts',
      { 'content-type': 'application/json' },
      body,
    );
    expect(status).toBe(400);
    expect(json.error.code).toBe('0x80048d19');
    expect(json.error.message).toContain(message);
  });

  it('refuses a body that is not sent as JSON', async () => {
    expect((await test.sales.post('accounts', '{}', { 'content-type': 'text/plain' })).status).toBe(415);
  });

  it('refuses a second record under the same identifier, and under the same number in any case', async () => {
    const id = await create({ accountnumber: 'Dup-1' });
    const sameId = await test.sales.post('accounts', { accountid: id });
    expect(sameId).toMatchObject({ status: 412, json: { error: { code: '0x80040237' } } });
    const sameNumber = await test.sales.post('accounts', { accountnumber: 'DUP-1' });
    expect(sameNumber).toMatchObject({ status: 412, json: { error: { code: '0x80060892' } } });
    const other = await create({});
    const renamed = await test.sales.patch(`accounts(${other})`, { accountnumber: 'dup-1' });
    expect(renamed).toMatchObject({ status: 412, json: { error: { code: '0x80060892' } } });
  });

  it('changes only what a PATCH names, and gives it a new version', async () => {
    const id = await create({ name: 'Old', fax: '1' });
    const before = await etagOf(id);
    const { status, headers } = await test.sales.patch(`accounts(${id})`, { name: 'New' });
    expect(status).toBe(204);
    expect(headers.get('odata-entityid')).toBe(`${test.sandbox.sales.serviceRoot}accounts(${id})`);
    expect(await read(id)).toMatchObject({ name: 'New', fax: '1' });
    expect(await etagOf(id)).not.toBe(before);
  });

  it('creates by PATCH when there is no such record', async () => {
    const id = newId();
    expect((await test.sales.patch(`accounts(${id})`, { name: 'Made' })).status).toBe(204);
    expect((await read(id)).name).toBe('Made');
    const other = newId();
    const { status, json } = await test.sales.patch(
      `accounts(${other})`,
      { name: 'Made' },
      { prefer: 'return=representation' },
    );
    expect([status, json.accountid]).toEqual([201, other]);
  });

  it('updates only, with If-Match: *', async () => {
    const { status, json } = await test.sales.patch(
      `accounts(${newId()})`,
      { name: 'x' },
      { 'if-match': '*' },
    );
    expect(status).toBe(404);
    expect(json.error.code).toBe('0x80040217');
  });

  it('creates only, with If-None-Match: *', async () => {
    const id = newId();
    const once = { 'if-none-match': '*' };
    expect((await test.sales.patch(`accounts(${id})`, { name: 'x' }, once)).status).toBe(204);
    const again = await test.sales.patch(`accounts(${id})`, { name: 'y' }, once);
    expect(again.status).toBe(412);
    expect(again.json.error).toEqual({
      code: '0x80040237',
      message: 'A record with matching key values already exists.',
    });
    expect((await read(id)).name).toBe('x');
  });

  it('writes and deletes on the version that was read only, when asked to', async () => {
    const id = await create({ name: 'x' });
    const etag = await etagOf(id);
    expect((await test.sales.patch(`accounts(${id})`, { name: 'y' }, { 'if-match': etag })).status).toBe(204);
    for (const stale of [
      await test.sales.patch(`accounts(${id})`, { name: 'z' }, { 'if-match': etag }),
      await test.sales.delete(`accounts(${id})`, { 'if-match': etag }),
    ]) {
      expect(stale.status).toBe(412);
      expect(stale.json.error).toEqual({
        code: '0x80060882',
        message: "The version of the existing record doesn't match the RowVersion property provided.",
      });
    }
    expect((await read(id)).name).toBe('y');
  });

  it('upserts by alternate key, and ignores the key columns of the body when it updates', async () => {
    const path = "accounts(accountnumber='Up-1')";
    const made = await test.sales.patch(path, { name: 'Made' });
    expect(made.status).toBe(204);
    expect(made.headers.get('odata-entityid')).toBe(`${test.sandbox.sales.serviceRoot}${path}`);
    await test.sales.patch("accounts(accountnumber='UP-1')", { name: 'Changed', accountnumber: 'Other' });
    expect((await test.sales.get(path)).json).toMatchObject({ name: 'Changed', accountnumber: 'Up-1' });
  });

  it('refuses another identifier in the body of an update', async () => {
    const id = await create({});
    expect((await test.sales.patch(`accounts(${id})`, { accountid: newId() })).status).toBe(400);
    expect((await test.sales.patch(`accounts(${id})`, { accountid: id, name: 'x' })).status).toBe(204);
  });

  it('sets a lookup by any form of reference, and clears it', async () => {
    const parent = await create({ accountnumber: `P-${last}` });
    const number = (await read(parent)).accountnumber;
    const id = await create({});
    const root = test.sandbox.sales.serviceRoot;
    for (const reference of [
      `/accounts(${parent})`,
      `accounts(${parent})`,
      `${root}accounts(${parent})`,
      `/accounts(accountnumber='${number}')`,
    ]) {
      await test.sales.patch(`accounts(${id})`, { 'parentaccountid@odata.bind': null });
      expect((await read(id))._parentaccountid_value).toBeNull();
      expect(
        (await test.sales.patch(`accounts(${id})`, { 'parentaccountid@odata.bind': reference })).status,
      ).toBe(204);
      expect((await read(id))._parentaccountid_value).toBe(parent);
    }
    const missing = await test.sales.patch(`accounts(${id})`, {
      'parentaccountid@odata.bind': `/accounts(${newId()})`,
    });
    expect(missing).toMatchObject({ status: 404, json: { error: { code: '0x80040217' } } });
  });

  it('sets and clears a lookup through its reference', async () => {
    const [parent, id] = [await create({}), await create({})];
    const path = `accounts(${id})/parentaccountid/$ref`;
    const set = await test.sales.put(path, {
      '@odata.id': `${test.sandbox.sales.serviceRoot}accounts(${parent})`,
    });
    expect(set.status).toBe(204);
    expect((await read(id))._parentaccountid_value).toBe(parent);
    expect((await test.sales.delete(path)).status).toBe(204);
    expect((await read(id))._parentaccountid_value).toBeNull();
  });

  it('sets and clears a single property', async () => {
    const id = await create({ fax: '1' });
    expect((await test.sales.put(`accounts(${id})/fax`, { value: '2' })).status).toBe(204);
    expect((await read(id)).fax).toBe('2');
    expect((await test.sales.delete(`accounts(${id})/fax`)).status).toBe(204);
    expect((await read(id)).fax).toBeNull();
    expect((await test.sales.put(`accounts(${id})/modifiedon`, { value: null })).status).toBe(400);
  });

  it('deactivates with the state alone, and refuses a status reason of another state', async () => {
    const id = await create({});
    await test.sales.patch(`accounts(${id})`, { statecode: 1 });
    expect(await read(id)).toMatchObject({ statecode: 1, statuscode: 2 });
    const { status, json } = await test.sales.patch(`accounts(${id})`, { statuscode: 1 });
    expect([status, json.error.code]).toEqual([400, '0x80048408']);
    await test.sales.patch(`accounts(${id})`, { statecode: 0, statuscode: 1 });
    expect(await read(id)).toMatchObject({ statecode: 0, statuscode: 1 });
  });

  it('refuses after creation what may be given at creation only', async () => {
    const id = await create({ overriddencreatedon: '2020-01-01T00:00:00Z' });
    expect((await read(id)).createdon).toBe('2020-01-01T00:00:00Z');
    const { status } = await test.sales.patch(`accounts(${id})`, {
      overriddencreatedon: '2021-01-01T00:00:00Z',
    });
    expect(status).toBe(400);
  });

  it('passes over annotations that a client sends back', async () => {
    const id = await create({ '@odata.type': 'Microsoft.Dynamics.CRM.account' });
    const values = {
      '@odata.etag': 'W/"1"',
      name: 'x',
      'statuscode@OData.Community.Display.V1.FormattedValue': 'Active',
    };
    expect((await test.sales.patch(`accounts(${id})`, values)).status).toBe(204);
  });

  it('deletes, clears the lookups of children, and is gone', async () => {
    const parent = await create({});
    const child = await create({ 'parentaccountid@odata.bind': `/accounts(${parent})` });
    expect((await test.sales.delete(`accounts(${parent})`)).status).toBe(204);
    expect((await test.sales.get(`accounts(${parent})`)).status).toBe(404);
    expect((await test.sales.delete(`accounts(${parent})`)).status).toBe(404);
    expect((await read(child))._parentaccountid_value).toBeNull();
  });

  it('does not delete a currency that accounts have', async () => {
    const id = await create({});
    const currency = (await read(id))._transactioncurrencyid_value;
    expect((await test.sales.delete(`transactioncurrencies(${currency})`)).status).toBe(405);
  });

  it('knows no other methods', async () => {
    for (const [method, path] of [
      ['PUT', `accounts(${newId()})`],
      ['POST', `accounts(${newId()})`],
      ['DELETE', 'accounts'],
      ['POST', 'WhoAmI'],
    ] as const)
      expect((await test.sales.send(method, path, {}, {})).status).toBe(405);
  });
});

describe('Dataverse without the Prospect-to-Cash solution', () => {
  const test = useSandbox({ p2cNumbers: false });

  it('leaves an account without number as it is, as often as one likes', async () => {
    for (const name of ['a', 'b']) expect((await test.sales.post('accounts', { name })).status).toBe(204);
    const { json } = await test.sales.get('accounts?$select=accountnumber');
    expect(json.value.map((row) => row.accountnumber)).toEqual([null, null]);
  });
});
