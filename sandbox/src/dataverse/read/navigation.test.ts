import { beforeAll, describe, expect, it } from 'vitest';
import { useSandbox } from '../../test-support/start-for-test.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

describe('Dataverse, addresses below a record', () => {
  const test = useSandbox();
  const root = () => test.sandbox.sales.serviceRoot;
  const contacts = `accounts(${id(1)})/contact_customer_accounts`;

  beforeAll(async () => {
    await test.sales.post('accounts', { accountid: id(1), accountnumber: "A'1", name: 'One/Two' });
    for (const [n, lastname] of ['Ann', 'Bob', 'Cid'].entries())
      await test.sales.post('contacts', {
        contactid: id(11 + n),
        lastname,
        'parentcustomerid_account@odata.bind': `/accounts(${id(1)})`,
      });
    await test.sales.post('contacts', {
      contactid: id(20),
      lastname: 'Dan',
      'parentcustomerid_contact@odata.bind': `/contacts(${id(11)})`,
    });
    await test.sales.patch(`accounts(${id(1)})`, { 'primarycontactid@odata.bind': `/contacts(${id(12)})` });
  });

  it('reads a collection with every option of a list, paged', async () => {
    const query = `${contacts}?$select=lastname&$filter=lastname ne 'Bob'&$orderby=lastname desc&$count=true`;
    const { json } = await test.sales.get(query, { prefer: 'odata.maxpagesize=1' });
    expect(json).toMatchObject({
      '@odata.context': `${root()}$metadata#contacts(lastname)`,
      '@odata.count': 2,
      value: [{ lastname: 'Cid' }],
    });
    expect(json['@odata.nextLink']).toContain(`${root()}${contacts}?$select=lastname`);
    const next = await test.sales.get(json['@odata.nextLink'] ?? '', { prefer: 'odata.maxpagesize=1' });
    expect(next.json.value).toMatchObject([{ lastname: 'Ann' }]);
  });

  it('counts a collection and gives its addresses', async () => {
    expect((await test.sales.get(`${contacts}/$count`)).text).toBe('3');
    expect((await test.sales.get(`${contacts}/$count?$filter=lastname gt 'Ann'`)).text).toBe('2');
    const { json } = await test.sales.get(`${contacts}/$ref?$orderby=lastname&$top=1`);
    expect(json).toEqual({
      '@odata.context': `${root()}$metadata#Collection($ref)`,
      value: [{ '@odata.id': `${root()}contacts(${id(11)})` }],
    });
  });

  it('aggregates over a collection', async () => {
    const { json } = await test.sales.get(`${contacts}?$apply=aggregate($count as rows)`);
    expect(json.value).toEqual([{ rows: 3 }]);
  });

  it('follows a lookup, with options, and on from there', async () => {
    const path = `accounts(${id(1)})/primarycontactid`;
    const { json, headers } = await test.sales.get(
      `${path}?$select=lastname&$expand=parentcustomerid_account($select=name)`,
    );
    expect(json).toMatchObject({
      '@odata.context': `${root()}$metadata#contacts(lastname,parentcustomerid_account(name))/$entity`,
      lastname: 'Bob',
      parentcustomerid_account: { name: 'One/Two' },
    });
    expect(headers.get('etag')).toBe(json['@odata.etag']);
    expect((await test.sales.get(`${path}/lastname/$value`)).text).toBe('Bob');
    expect(
      (await test.sales.get(`${path}/parentcustomerid_account/contact_customer_accounts/$count`)).text,
    ).toBe('3');
  });

  it('finds nothing behind an empty lookup, or one that points to another table', async () => {
    const of = async (path: string) => (await test.sales.get(path)).status;
    expect(await of(`accounts(${id(1)})/parentaccountid`)).toBe(204);
    expect(await of(`contacts(${id(20)})/parentcustomerid_account`)).toBe(204);
    expect(await of(`contacts(${id(20)})/parentcustomerid_account/$ref`)).toBe(204);
    expect(await of(`contacts(${id(20)})/parentcustomerid_contact`)).toBe(200);
  });

  it('goes from an alternate key, quotes doubled, to what stands below', async () => {
    const key = encodeURIComponent("accountnumber='A''1'");
    expect((await test.sales.get(`accounts(${key})/name/$value`)).text).toBe('One/Two');
    expect((await test.sales.get(`accounts(${key})/contact_customer_accounts/$count`)).text).toBe('3');
  });

  it.each([
    [`accounts(${id(9)})/contact_customer_accounts`, 404, '0x80040217'],
    [`accounts(${id(9)})/primarycontactid`, 404, '0x80040217'],
    [`${contacts}/nothing`, 404, '0x8006088a'],
    [`${contacts}/$count/x`, 404, '0x8006088a'],
    [`accounts(${id(1)})/primarycontactid/nothing`, 404, '0x8006088a'],
    [`${contacts}?$deltatoken=1!01/01/2026 00:00:00`, 400, '0x80060888'],
  ])('answers %s with %i %s', async (path, status, code) => {
    const answer = await test.sales.get(path);
    expect([answer.status, answer.json.error.code]).toEqual([status, code]);
  });
});

describe('Dataverse, alternate keys of several columns', () => {
  const test = useSandbox({ seed: true });

  it('find a line by its quote and its number', async () => {
    const { json } = await test.sales.get(
      'quotedetails?$select=_quoteid_value,sequencenumber&$filter=sequencenumber ne null&$top=1',
    );
    const [line] = json.value;
    const key = `_quoteid_value=${line?._quoteid_value},sequencenumber=${line?.sequencenumber}`;
    const found = await test.sales.get(`quotedetails(${key})?$select=sequencenumber`);
    expect(found.json.quotedetailid).toBe(line?.quotedetailid);
    expect((await test.sales.get(`quotedetails(${key.replace(/\d+$/, '999')})`)).status).toBe(404);
    expect((await test.sales.get(`quotedetails(sequencenumber=1)`)).status).toBe(400);
  });
});
