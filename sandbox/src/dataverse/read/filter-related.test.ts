import { beforeAll, describe, expect, it } from 'vitest';
import { useSandbox } from '../../test-support/start-for-test.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

describe('Dataverse, filters over related records', () => {
  const test = useSandbox();

  beforeAll(async () => {
    const account = (n: number, values: object = {}) =>
      test.sales.post('accounts', { accountid: id(n), accountnumber: `A-${n}`, ...values });
    await account(1, { name: 'Head' });
    await account(2, { name: 'Middle', 'parentaccountid@odata.bind': `/accounts(${id(1)})` });
    await account(3, { name: 'Foot', 'parentaccountid@odata.bind': `/accounts(${id(2)})` });
    await account(4, { name: 'Alone', yominame: 'Alone' });
    const contact = (n: number, company: number, values: object) =>
      test.sales.post('contacts', {
        contactid: id(n),
        'parentcustomerid_account@odata.bind': `/accounts(${id(company)})`,
        ...values,
      });
    await contact(11, 1, { lastname: 'Ann', jobtitle: 'Buyer' });
    await contact(12, 1, { lastname: 'Bob', jobtitle: 'Clerk' });
    await contact(13, 2, { lastname: 'Cid', jobtitle: 'Buyer', firstname: 'Cid' });
    await test.sales.patch(`accounts(${id(2)})`, { 'primarycontactid@odata.bind': `/contacts(${id(11)})` });
  });

  const found = async (filter: string) => {
    const query = `$select=accountnumber&$orderby=accountnumber&$filter=${encodeURIComponent(filter)}`;
    const { text, json } = await test.sales.get(`accounts?${query}`);
    expect(text).not.toContain('"error"');
    return json.value.map((row) => String(row.accountnumber).slice(2)).join('');
  };

  it.each([
    ["parentaccountid/parentaccountid/name eq 'HEAD'", '3'],
    ["primarycontactid/parentcustomerid_account/name eq 'Head'", '2'],
    ["contains(parentaccountid/primarycontactid/lastname,'n')", '3'],
    ['parentaccountid/parentaccountid/name eq null', '124'],
    ["parentaccountid/name ne 'Head'", '134'],
    ["primarycontactid/parentcustomerid_contact/lastname eq 'Ann'", ''],
    ["contact_customer_accounts/any(c:c/lastname eq 'ann')", '1'],
    ["contact_customer_accounts/any(c:c/jobtitle eq 'Buyer' and c/lastname eq 'Bob')", ''],
    ["contact_customer_accounts/any(c:c/jobtitle eq 'Buyer')", '12'],
    ["contact_customer_accounts/all(c:c/jobtitle eq 'Buyer')", '234'],
    ["not contact_customer_accounts/any(c:c/jobtitle eq 'Clerk')", '234'],
    ["not contact_customer_accounts/all(c:c/jobtitle eq 'Buyer')", '1'],
    ['contact_customer_accounts/any()', '12'],
    ['not contact_customer_accounts/any()', '34'],
    ["account_parent_account/any(a:a/contact_customer_accounts/any(c:c/lastname eq 'Cid'))", '1'],
    ["account_parent_account/any(a:a/name eq 'Foot' and a/parentaccountid/name eq 'Middle')", '2'],
    ['contact_customer_accounts/any(c:c/firstname eq c/lastname)', '2'],
    ["contact_customer_accounts/any(c:startswith(c/lastname,'c') or endswith(c/lastname,'b'))", '12'],
    ["contact_customer_accounts/any(c:c/parentcustomerid_contact/lastname eq null and name eq 'Head')", '1'],
    ['name eq yominame', '4'],
    ['name ne yominame', '123'],
    ["name eq 'Head' or name eq 'Foot' and accountnumber eq 'A-1'", '1'],
    ["(name eq 'Head' or name eq 'Foot') and accountnumber eq 'A-3'", '3'],
    ["not (name eq 'Head') and not startswith(name,'F')", '24'],
  ])('filters %s', async (filter, expected) => {
    expect(await found(filter)).toBe(expected);
  });

  it.each([
    ["parentaccountid/contact_customer_accounts/any(c:c/lastname eq 'x')", 'CollectionNavigationNode'],
    ["nothing/any(c:c/lastname eq 'x')", "Could not find a property named 'nothing'"],
    ["contact_customer_accounts/any(c:c/nothing eq 'x')", "Could not find a property named 'nothing'"],
    ["contact_customer_accounts/any(c:lastname eq 'x')", "Could not find a property named 'lastname'"],
    ["parentaccountid/nothing/name eq 'x'", "Could not find a property named 'nothing'"],
    ['name eq parentaccountid/name', 'columns of the same table only'],
    ['contact_customer_accounts/any(c:c/lastname eq name)', 'columns of the same table only'],
    ['name eq numberofemployees', "Found operand types 'Edm.String' and 'Edm.Int32'"],
    [
      "contact_customer_accounts/lastname eq 'x'",
      "Could not find a property named 'contact_customer_accounts'",
    ],
  ])('refuses %s', async (filter, message) => {
    const { status, json } = await test.sales.get(`accounts?$filter=${encodeURIComponent(filter)}`);
    expect(status).toBe(400);
    expect(json.error.message).toContain(message);
  });

  it('counts the conditions inside of lambdas, too', async () => {
    const inside = (count: number) =>
      Array.from({ length: count }, (_, n) => `c/lastname eq '${n}'`).join(' or ');
    const path = (count: number) =>
      `accounts?$filter=${encodeURIComponent(`name eq 'x' or contact_customer_accounts/any(c:${inside(count)})`)}`;
    expect((await test.sales.get(path(499))).status).toBe(200);
    expect((await test.sales.get(path(500))).json.error.code).toBe('0x8004430C');
  });
});
