import { beforeAll } from 'vitest';
import type { Answer } from './call.ts';
import { useSandbox } from './start-for-test.ts';

export const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const everything = { prefer: 'odata.include-annotations="*"' };

/** What must be encoded, and not more: the URL of a query is short. */
export function encoded(xml: string): string {
  return encodeURIComponent(xml).replaceAll('%20', '+').replaceAll('%3D', '=').replaceAll('%2F', '/');
}

/** Companies in a hierarchy with their contacts, and functions that ask for them in FetchXML. */
export function useFetchScene() {
  const test = useSandbox();

  beforeAll(async () => {
    const account = (n: number, name: string, values: object = {}) =>
      test.sales.post('accounts', { accountid: id(n), accountnumber: `A-${n}`, name, ...values });
    const contact = (n: number, lastname: string, company: number | undefined, values: object = {}) =>
      test.sales.post('contacts', {
        contactid: id(n),
        lastname,
        ...(company === undefined
          ? {}
          : { 'parentcustomerid_account@odata.bind': `/accounts(${id(company)})` }),
        ...values,
      });
    const answers = [
      await account(1, 'Head', {
        revenue: 100.25,
        numberofemployees: 5,
        industrycode: 1,
        address1_city: 'Rome',
      }),
      await account(2, 'Middle', {
        'parentaccountid@odata.bind': `/accounts(${id(1)})`,
        revenue: 50,
        numberofemployees: 2,
        industrycode: 7,
        address1_city: 'ROME',
      }),
      await account(3, 'Foot', {
        'parentaccountid@odata.bind': `/accounts(${id(2)})`,
        numberofemployees: 2,
        address1_city: 'Oslo',
        statecode: 1,
        statuscode: 2,
      }),
      await account(4, 'Alone', { yominame: 'alone', industrycode: 1, donotemail: true }),
      await contact(11, 'Ann', 1, { jobtitle: 'Buyer' }),
      await contact(12, 'Bob', 1, { jobtitle: 'Clerk' }),
      await contact(13, 'Cid', 2, { jobtitle: 'Buyer', firstname: 'Cid' }),
      await contact(14, 'Dee', undefined),
      await test.sales.patch(`accounts(${id(2)})`, { 'primarycontactid@odata.bind': `/contacts(${id(11)})` }),
    ];
    const failed = answers.find(({ status }) => status >= 300);
    if (failed) throw new Error(failed.text);
  });

  const fetchXml = (
    set: string,
    xml: string,
    headers: Record<string, string> = {},
    more = '',
  ): Promise<Answer> => test.sales.get(`${set}?fetchXml=${encoded(xml)}${more}`, headers);

  return {
    test,
    fetchXml,
    /** The accounts that a filter finds, by the last digit of their number. */
    async found(inside: string): Promise<string> {
      const xml = `<fetch><entity name="account"><attribute name="accountnumber"/><order attribute="accountnumber"/>${inside}</entity></fetch>`;
      const { status, text, json } = await fetchXml('accounts', xml);
      if (status !== 200) throw new Error(text);
      return json.value.map((row) => String(row.accountnumber).slice(2)).join('');
    },
  };
}
