import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readModel } from '@p2c/models';
import { beforeAll, describe, expect, it } from 'vitest';
import { entitySetOf } from '../../model/model.ts';
import { parseModel } from '../../model/parse-model.ts';
import { startSandbox } from '../../start-sandbox.ts';
import { openDatabase } from '../../store/database.ts';
import { openRecordStore } from '../../store/record-store.ts';
import { caller } from '../../test-support/call.ts';
import { useSandbox } from '../../test-support/start-for-test.ts';

const account = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const formatted = 'OData.Community.Display.V1.FormattedValue';

describe('Dataverse, reading', () => {
  const test = useSandbox();

  beforeAll(async () => {
    const rows = [
      {
        accountid: account(1),
        accountnumber: 'A-1',
        name: 'Müller & Söhne',
        creditlimit: 12345678901.5,
        statecode: 0,
      },
      {
        accountid: account(2),
        accountnumber: 'A-2',
        name: "O'Neil",
        numberofemployees: 7,
        creditonhold: true,
      },
      { accountid: account(3), accountnumber: 'A-3', name: '100% Card_Board', creditlimit: 10 },
      {
        accountid: account(4),
        accountnumber: 'A-4',
        'parentaccountid@odata.bind': `/accounts(${account(1)})`,
      },
    ];
    for (const row of rows) expect((await test.sales.post('accounts', row)).status).toBe(204);
  });

  const numbers = async (query: string) => {
    const { status, json } = await test.sales.get(`accounts?$select=accountnumber&${query}`);
    expect(status).toBe(200);
    return json.value.map((row) => String(row.accountnumber).slice(2)).join('');
  };
  const filtered = (filter: string) =>
    numbers(`$orderby=accountnumber&$filter=${encodeURIComponent(filter)}`);

  it('lists its entity sets in the service document', async () => {
    const { json } = await test.sales.get('');
    expect(json['@odata.context']).toBe(`${test.sandbox.sales.serviceRoot}$metadata`);
    expect(json.value).toContainEqual({ name: 'accounts', kind: 'EntitySet', url: 'accounts' });
  });

  it('gives its CSDL under $metadata', async () => {
    const { text, headers } = await test.sales.get('$metadata');
    expect(headers.get('content-type')).toBe('application/xml');
    expect(text).toContain('<EntityType Name="account" ');
  });

  it('tells who is calling', async () => {
    const { json } = await test.sales.get('WhoAmI');
    const users = await test.sales.get('systemusers?$select=systemuserid');
    expect(json.UserId).toBe(users.json.value[0]?.systemuserid);
    expect(json.OrganizationId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('answers with its headers', async () => {
    const { headers } = await test.sales.get('accounts?$top=1');
    expect(headers.get('odata-version')).toBe('4.0');
    expect(headers.get('content-type')).toBe('application/json; odata.metadata=minimal');
    expect(headers.get('req_id')).toBe(headers.get('x-ms-service-request-id'));
  });

  it('gives what was selected and the primary key, and names it in the context', async () => {
    const { json } = await test.sales.get(`accounts(${account(2)})?$select=name,_parentaccountid_value`);
    expect(json).toEqual({
      '@odata.context': `${test.sandbox.sales.serviceRoot}$metadata#accounts(name,_parentaccountid_value)/$entity`,
      '@odata.etag': expect.stringMatching(/^W\/"\d+"$/),
      name: "O'Neil",
      _parentaccountid_value: null,
      accountid: account(2),
    });
  });

  it('gives every column when nothing is selected', async () => {
    const { json } = await test.sales.get(`accounts(${account(2)})`);
    expect(Object.keys(json).length).toBeGreaterThan(140);
    expect(json).toMatchObject({
      statecode: 0,
      statuscode: 1,
      creditonhold: true,
      exchangerate: 1,
      fax: null,
    });
  });

  it('brings the currency along with a money column, and writes money to four digits', async () => {
    const { text, json } = await test.sales.get(`accounts(${account(1)})?$select=creditlimit`);
    expect(text).toContain('"creditlimit":12345678901.5000,');
    expect(json._transactioncurrencyid_value).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('annotates values on demand', async () => {
    const select = '$select=creditlimit,numberofemployees,statuscode,creditonhold,_parentaccountid_value';
    const { json, headers } = await test.sales.get(`accounts?${select}&$orderby=accountnumber`, {
      prefer: 'odata.include-annotations="*"',
    });
    expect(headers.get('preference-applied')).toBe('odata.include-annotations="*"');
    expect(json.value[0]).toMatchObject({
      [`creditlimit@${formatted}`]: '$12,345,678,901.50',
      [`statuscode@${formatted}`]: 'Active',
      [`creditonhold@${formatted}`]: 'No',
    });
    expect(json.value[3]).toMatchObject({
      [`_parentaccountid_value@${formatted}`]: 'Müller & Söhne',
      '_parentaccountid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'account',
      '_parentaccountid_value@Microsoft.Dynamics.CRM.associatednavigationproperty': 'parentaccountid',
    });
  });

  it('gives only the annotations that were named', async () => {
    const { text } = await test.sales.get('accounts?$select=_parentaccountid_value', {
      prefer: 'odata.include-annotations="Microsoft.Dynamics.CRM.lookup*"',
    });
    expect(text).toContain('lookuplogicalname');
    expect(text).not.toContain('FormattedValue');
  });

  it('expands a lookup, selecting inside, and gives null where it is empty', async () => {
    const { json } = await test.sales.get(
      'accounts?$select=name&$orderby=accountnumber&$expand=parentaccountid($select=name),transactioncurrencyid($select=isocurrencycode)',
    );
    expect(json['@odata.context']).toContain(
      '#accounts(name,parentaccountid(name),transactioncurrencyid(isocurrencycode))',
    );
    expect(json.value[0]).toMatchObject({
      parentaccountid: null,
      transactioncurrencyid: { isocurrencycode: 'USD' },
    });
    expect(json.value[3]).toMatchObject({
      parentaccountid: { name: 'Müller & Söhne', accountid: account(1) },
    });
  });

  it.each([
    ["accountnumber eq 'a-1'", '1'],
    ["name eq 'MÜLLER & SÖHNE'", '1'],
    ["name ne 'O''Neil'", '134'],
    ['name eq null', '4'],
    ['creditlimit gt 9.99995 and creditlimit lt 10.00005', '3'],
    ['creditlimit ge 1e10', '1'],
    ['numberofemployees lt 7.5', '2'],
    ['creditonhold eq true', '2'],
    [`_parentaccountid_value eq ${account(1)}`, '4'],
    [`_parentaccountid_value ne ${account(1)}`, '123'],
    ["parentaccountid/accountnumber eq 'A-1'", '4'],
    ["transactioncurrencyid/isocurrencycode eq 'usd'", '1234'],
    ["contains(name,'CARD')", '3'],
    ["contains(name,'100[%]')", '3'],
    ["startswith(name,'o%eil')", '2'],
    ["endswith(name,'b_ard')", '3'],
    ["not contains(name,'o')", '14'],
    ["not (accountnumber eq 'A-1' or accountnumber eq 'A-2')", '34'],
    [`Microsoft.Dynamics.CRM.In(PropertyName='accountnumber',PropertyValues=["a-2","A-4"])`, '24'],
    [`Microsoft.Dynamics.CRM.In(PropertyName='accountid',PropertyValues=['${account(3)}'])`, '3'],
    ['createdon gt 2020-01-01T00:00:00Z and createdon lt 2999-01-01', '1234'],
    ['versionnumber gt 0 and name ne yominame', '123'],
  ])('filters %s', async (filter, expected) => {
    expect(await filtered(filter)).toBe(expected);
  });

  it.each([
    ['name eq 5', "Found operand types 'Edm.String' and 'Edm.Int32' for operator kind 'Equal'."],
    [`_parentaccountid_value eq '${account(1)}'`, "Found operand types 'Edm.Guid' and 'Edm.String'"],
    ["numberofemployees gt '5'", "Found operand types 'Edm.Int32' and 'Edm.String'"],
    ['creditonhold eq 1', "Found operand types 'Edm.Boolean' and 'Edm.Int32'"],
    ["createdon gt '2026-01-01'", "Found operand types 'Edm.DateTimeOffset' and 'Edm.String'"],
    ["Name eq 'x'", "Could not find a property named 'Name' on type 'Microsoft.Dynamics.CRM.account'."],
    ["parentaccountid/nam eq 'x'", "Could not find a property named 'nam'"],
    ["name eq '*' and substringof(name,'x')", "An unknown function with name 'substringof' was found."],
    ['contains(numberofemployees,5)', "No function signature for the function with name 'contains' matches"],
    ['name eq', 'Expression expected at position'],
  ])('refuses the filter %s', async (filter, message) => {
    const { status, json } = await test.sales.get(`accounts?$filter=${encodeURIComponent(filter)}`);
    expect(status).toBe(400);
    expect(json.error.code).toBe('0x80060888');
    expect(json.error.message).toContain(message);
  });

  it('takes 500 conditions and refuses 501', async () => {
    const filter = (count: number) => Array.from({ length: count }, (_, n) => `name eq '${n}'`).join(' or ');
    expect((await test.sales.get(`accounts?$filter=${encodeURIComponent(filter(500))}`)).status).toBe(200);
    const { status, json } = await test.sales.get(`accounts?$filter=${encodeURIComponent(filter(501))}`);
    expect(status).toBe(400);
    expect(json.error).toEqual({
      code: '0x8004430C',
      message: 'Number of conditions in query exceeded maximum limit.',
    });
  });

  it.each([
    ['$skip=1', 'Skip Clause is not supported in CRM'],
    ['$search=x', '"$search" is not supported'],
    ['$format=json', '"$format" is not supported'],
    ['$compute=1', '"$compute" is not supported'],
    ['foo=1', 'The query parameter foo is not supported'],
    ['$select=name,foo', "Could not find a property named 'foo' on type 'Microsoft.Dynamics.CRM.account'."],
    ['$select=parentaccountid', "Could not find a property named 'parentaccountid'"],
    ['$orderby=foo', "Could not find a property named 'foo'"],
    ['$top=-1', 'requires a non-negative integer value'],
    ['$expand=foo', "Could not find a property named 'foo'"],
    ['$expand=name', 'Only navigation properties can be expanded.'],
    ['$expand=parentaccountid($filter=name eq null)', 'Only $select and $filter clause can be provided'],
    ['$select=name&$select=name', 'was specified more than once'],
    ['$filter=%E0%A4%A', 'malformed percent escape'],
    ['$skiptoken=x', 'Malformed XML in the Paging Cookie.'],
  ])('refuses %s', async (query, message) => {
    const { status, json } = await test.sales.get(`accounts?${query}`);
    expect(status).toBe(400);
    expect(json.error.code).toBe('0x80060888');
    expect(json.error.message).toContain(message);
  });

  it('orders without regard to case, nulls first, last when descending', async () => {
    expect(await numbers('$orderby=name')).toBe('4312');
    expect(await numbers('$orderby=name desc')).toBe('2134');
    expect(await numbers('$orderby=creditlimit desc,accountnumber desc')).toBe('1342');
  });

  it('counts, alone and beside the rows', async () => {
    const { json } = await test.sales.get('accounts?$count=true&$top=1&$filter=creditlimit%20ne%20null');
    expect(json['@odata.count']).toBe(2);
    expect(json.value).toHaveLength(1);
    const alone = await test.sales.get("accounts/$count?$filter=name eq 'o''neil'");
    expect(alone.headers.get('content-type')).toBe('text/plain');
    expect(alone.text).toBe('1');
  });

  it.each([
    ['$orderby=name', '4312'],
    ['$orderby=name desc', '2134'],
    ['$orderby=creditlimit,accountnumber', '2431'],
    ['$orderby=creditlimit desc,accountnumber desc', '1342'],
  ])('pages through %s one row at a time, each row once', async (query, expected) => {
    const prefer = { prefer: 'odata.maxpagesize=1' };
    let page = await test.sales.get(`accounts?$select=accountnumber&${query}&$top=2`, prefer);
    expect(page.headers.get('preference-applied')).toBe('odata.maxpagesize=1');
    let found = '';
    for (;;) {
      found += String(page.json.value[0]?.accountnumber).slice(2);
      const next = page.json['@odata.nextLink'];
      if (next === undefined) break;
      page = await test.sales.get(next, prefer);
    }
    expect(found).toBe(expected);
  });

  it('keeps its place when rows come and go between two pages', async () => {
    const prefer = { prefer: 'odata.maxpagesize=2' };
    const first = await test.sales.get('accounts?$select=accountnumber&$orderby=accountnumber', prefer);
    await test.sales.post('accounts', { accountid: account(9), accountnumber: 'A-0' });
    const second = await test.sales.get(first.json['@odata.nextLink'] ?? '', prefer);
    await test.sales.delete(`accounts(${account(9)})`);
    expect(second.json.value.map((row) => row.accountnumber)).toEqual(['A-3', 'A-4']);
    expect(second.json['@odata.nextLink']).toBeUndefined();
  });

  it('finds a record by its primary key, named or not, and by its alternate key in any case', async () => {
    for (const key of [
      account(2),
      account(2).toUpperCase(),
      `accountid=${account(2)}`,
      "accountnumber='a-2'",
    ])
      expect((await test.sales.get(`accounts(${key})?$select=name`)).json.name).toBe("O'Neil");
  });

  it.each([
    [`accounts(${account(99)})`, 404, '0x80040217', `account With Id = ${account(99)} Does Not Exist`],
    [
      "accounts(accountnumber='nope')",
      404,
      '0x80060891',
      'A record with the specified key values does not exist',
    ],
    ["accounts(name='x')", 400, '0x0', 'The key in the request URI is not valid for resource'],
    ["accounts('A-1')", 400, '0x0', 'The key in the request URI is not valid for resource'],
    ["transactioncurrencies(isocurrencycode='USD')", 400, '0x0', 'The key in the request URI is not valid'],
    ['nothing', 404, '0x8006088a', "Resource not found for the segment 'nothing'."],
    [`accounts(${account(1)})/nothing`, 404, '0x8006088a', "Resource not found for the segment 'nothing'."],
    ['accounts(', 400, '0x80060888', 'is not closed'],
    ['accounts(%E0)', 400, '0x80060888', 'malformed percent escape'],
  ])('answers %s with %i %s', async (path, status, code, message) => {
    const answer = await test.sales.get(path);
    expect(answer.status).toBe(status);
    expect(answer.json.error.code).toBe(code);
    expect(answer.json.error.message).toContain(message);
  });

  it('answers 304 when the version is known, unless an expansion or annotations were asked for', async () => {
    const path = `accounts(${account(1)})?$select=name`;
    const etag = (await test.sales.get(path)).headers.get('etag') ?? '';
    const known = { 'if-none-match': etag };
    expect((await test.sales.get(path, known)).status).toBe(304);
    expect((await test.sales.get(`${path}&$expand=parentaccountid`, known)).status).toBe(200);
    expect((await test.sales.get(path, { ...known, prefer: 'odata.include-annotations="*"' })).status).toBe(
      200,
    );
    expect((await test.sales.get(path, { 'if-none-match': 'null' })).status).toBe(200);
    expect((await test.sales.get(path, { 'if-none-match': 'W/"1"' })).status).toBe(200);
  });

  it('reads a single property, its raw value, and the record behind a lookup', async () => {
    const path = `accounts(${account(4)})`;
    const name = await test.sales.get(`accounts(${account(1)})/name`);
    expect(name.json).toEqual({
      '@odata.context': `${test.sandbox.sales.serviceRoot}$metadata#accounts(${account(1)})/name`,
      value: 'Müller & Söhne',
    });
    expect((await test.sales.get(`accounts(${account(1)})/name/$value`)).text).toBe('Müller & Söhne');
    expect((await test.sales.get(`${path}/name`)).status).toBe(204);
    expect((await test.sales.get(`${path}/parentaccountid`)).json.accountid).toBe(account(1));
    expect((await test.sales.get(`${path}/parentaccountid/$ref`)).json['@odata.id']).toBe(
      `${test.sandbox.sales.serviceRoot}accounts(${account(1)})`,
    );
  });
});

describe('Dataverse, counting far', () => {
  it('counts no further than 5,000 and gives no more rows on a page', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'sandbox-'));
    const options = {
      salesPort: 0,
      financeOperationsPort: 0,
      seed: false,
      auth: 'loopback-open',
      dataDir,
    } as const;
    try {
      await (await startSandbox(options)).stop();
      fillWithAccounts(join(dataDir, 'sandbox-sales.sqlite'), 5001);
      await using sandbox = await startSandbox(options);
      const sales = caller(sandbox.sales.serviceRoot);
      expect((await sales.get('accounts/$count')).text).toBe('5000');
      const { json } = await sales.get('accounts?$select=name&$count=true', {
        prefer: 'odata.include-annotations="*"',
      });
      expect(json['@odata.count']).toBe(5000);
      expect(json['@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded']).toBe(true);
      expect(json.value).toHaveLength(5000);
      expect((await sales.get(json['@odata.nextLink'] ?? '')).json.value).toHaveLength(1);
    } finally {
      rmSync(dataDir, { recursive: true });
    }
  });
});

/** Writes accounts straight into the file of a sandbox that is not running. */
function fillWithAccounts(file: string, count: number): void {
  const database = openDatabase(file);
  const store = openRecordStore(database, entitySetOf(parseModel(readModel('dataverse')), 'accounts'));
  database.transaction(() => {
    for (let n = 1; n <= count; n += 1) store.insert({ accountid: account(n), name: `n${n}` }, BigInt(n));
  });
  database.close();
}
