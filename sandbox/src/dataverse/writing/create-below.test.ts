import { beforeAll, describe, expect, it } from 'vitest';
import { useSandbox } from '../../test-support/start-for-test.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

describe('Dataverse, creating below a record', () => {
  const test = useSandbox();
  const contacts = (account: string) => `accounts(${account})/contact_customer_accounts`;

  beforeAll(async () => {
    await test.sales.post('accounts', { accountid: id(1), accountnumber: 'A-1', name: 'One' });
    await test.sales.post('accounts', { accountid: id(2), accountnumber: 'A-2', name: 'Two' });
  });

  it('makes a record that points back, found by identifier or alternate key', async () => {
    const answer = await test.sales.post(contacts(id(1)), { contactid: id(11), lastname: 'Ann' });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('odata-entityid')).toBe(`${test.sandbox.sales.serviceRoot}contacts(${id(11)})`);
    const query = '?$select=lastname,_parentcustomerid_value';
    const represented = await test.sales.post(
      `${contacts("accountnumber='A-1'")}${query}`,
      { lastname: 'Bob' },
      { prefer: 'return=representation' },
    );
    expect(represented.status).toBe(201);
    expect(represented.json).toMatchObject({ lastname: 'Bob', _parentcustomerid_value: id(1) });
    const { value } = (await test.sales.get(`${contacts(id(1))}?$orderby=lastname`)).json;
    expect(value.map(({ lastname }) => lastname)).toEqual(['Ann', 'Bob']);
  });

  it('points back to the record of the address, whatever the body says', async () => {
    const bind = { 'parentcustomerid_account@odata.bind': `/accounts(${id(2)})` };
    await test.sales.post(contacts(id(1)), { contactid: id(12), lastname: 'Cid', ...bind });
    expect((await test.sales.get(`contacts(${id(12)})`)).json._parentcustomerid_value).toBe(id(1));
  });

  it('refuses a record that is not there, a column that is not there, and other methods', async () => {
    expect((await test.sales.post(contacts(id(9)), { contactid: id(13), lastname: 'Dan' })).status).toBe(404);
    expect((await test.sales.post(contacts(id(1)), { contactid: id(13), nocolumn: 1 })).status).toBe(400);
    expect((await test.sales.get(`contacts(${id(13)})`)).status).toBe(404);
    expect((await test.sales.patch(contacts(id(1)), { lastname: 'Eve' })).status).toBe(405);
  });
});
