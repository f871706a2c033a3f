import { expect } from 'vitest';
import type { Answer, Row } from '../../../../sandbox/src/test-support/call.ts';
import { once } from '../../wire/once.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { create, createAccount, update } from '../support/records.ts';

/** Asks for accounts in FetchXML; `inside` stands in the entity. */
export const fetchAccounts = (
  service: WireService,
  inside: string,
  attributes = '',
  headers: Record<string, string> = {},
): Promise<Answer> => {
  const xml = `<fetch ${attributes}><entity name='account'>${inside}</entity></fetch>`;
  return service.get(`accounts?fetchXml=${encodeURIComponent(xml)}`, headers);
};

/** Three companies: the first has two contacts, the second one and the first as its parent, the third none. */
export const companies = once(async (service: WireService) => {
  const account = (n: number, values: object) =>
    createAccount(service, { name: `${service.mark} fetch ${n}`, ...values });
  const first = await account(1, { creditlimit: 10.5, numberofemployees: 4, fax: 'same' });
  const second = await account(2, {
    creditlimit: 20,
    numberofemployees: 4,
    fax: 'SAME',
    'parentaccountid@odata.bind': `/accounts(${first})`,
  });
  const third = await account(3, { fax: 'other' });
  const contact = (lastname: string, company: string) =>
    create(service, 'contacts', { lastname, 'parentcustomerid_account@odata.bind': `/accounts(${company})` });
  const ann = await contact('Ann', first);
  await contact('Bob', first);
  await contact('Cid', second);
  await update(service, `accounts(${second})`, { 'primarycontactid@odata.bind': `/contacts(${ann})` });
  return { first, second, third, ann };
});

/** The condition that those companies alone meet. */
export const ofTheRun = ({ mark }: WireService): string =>
  `<filter><condition attribute='name' operator='begins-with' value='${mark} fetch'/></filter>`;

/** Those companies with more to the query; the answer must be one. */
export async function companyRows(
  service: WireService,
  inside: string,
  attributes = '',
  headers: Record<string, string> = {},
): Promise<readonly Row[]> {
  await companies(service);
  const answer = await fetchAccounts(service, `${inside}${ofTheRun(service)}`, attributes, headers);
  expect(answer.status, answer.text).toBe(200);
  return answer.json.value;
}

/** The last characters of their names, in the order of the answer. */
export async function companiesFound(service: WireService, inside: string, attributes = ''): Promise<string> {
  const order = inside.includes('<order') ? '' : "<order attribute='name'/>";
  const rows = await companyRows(service, `<attribute name='name'/>${order}${inside}`, attributes);
  return rows.map(({ name }) => String(name).slice(-1)).join('');
}
