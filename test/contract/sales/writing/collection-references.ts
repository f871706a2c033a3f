import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { sendBatch } from '../../wire/send-batch.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { changeSet, keepAll } from '../support/batch.ts';
import { createAccount, createContact, newId, read } from '../support/records.ts';
import { sources } from '../support/sources.ts';

async function pair(service: WireService, isIn = false) {
  const account = await createAccount(service);
  const contact = await createContact(
    service,
    isIn ? { 'parentcustomerid_account@odata.bind': `/accounts(${account})` } : {},
  );
  return { account, contact, collection: `accounts(${account})/contact_customer_accounts` };
}
const company = async (service: WireService, contact: string) =>
  (await read(service, `contacts(${contact})?$select=_parentcustomerid_value`))._parentcustomerid_value;

const takesOut = (
  fact: string,
  path: (collection: string, contact: string, root: string) => string,
): ContractCase => ({
  fact,
  source: sources.associate,
  async run(service) {
    const { contact, collection } = await pair(service, true);
    expect((await service.delete(path(collection, contact, service.root))).status).toBe(204);
    expect(await company(service, contact)).toBeNull();
  },
});

/** Putting rows into collections, and taking them out. */
export const collectionReferences: Chapter = {
  title: 'references of collections',
  cases: [
    {
      fact: 'POST of a reference puts a row into a collection, 204',
      source: sources.associate,
      async run(service) {
        const { account, contact, collection } = await pair(service);
        const body = { '@odata.id': `${service.root}contacts(${contact})` };
        const { status, text } = await service.post(`${collection}/$ref`, body);
        expect([status, text]).toEqual([204, '']);
        expect(await company(service, contact)).toBe(account);
      },
    },
    takesOut(
      'DELETE of a reference by its key takes a row out of a collection, 204',
      (collection, contact) => `${collection}(${contact})/$ref`,
    ),
    takesOut(
      'DELETE of a reference by $id takes a row out of a collection, 204',
      (collection, contact, root) => `${collection}/$ref?$id=${root}contacts(${contact})`,
    ),
    {
      fact: 'A row that is not there is not put into a collection: 404',
      source: sources.associate,
      async run(service) {
        const { collection } = await pair(service);
        const body = { '@odata.id': `${service.root}contacts(${newId()})` };
        expect((await service.post(`${collection}/$ref`, body)).status).toBe(404);
      },
    },
    {
      fact: 'A row of another table is not put into a collection: 400',
      source: sources.associate,
      async run(service) {
        const { account, collection } = await pair(service);
        const body = { '@odata.id': `${service.root}accounts(${account})` };
        expect((await service.post(`${collection}/$ref`, body)).status).toBe(400);
      },
    },
    {
      fact: 'A request of a change set is posted to a collection of $1',
      source: sources.batch,
      async run(service) {
        const set = changeSet([
          { method: 'POST', url: 'accounts', body: { name: `${service.mark} first` } },
          {
            method: 'POST',
            url: '$1/contact_customer_accounts',
            body: { lastname: `${service.mark} second` },
          },
        ]);
        const answer = await sendBatch(service, [set]);
        expect(answer.status, answer.text).toBe(200);
        const paths = keepAll(service, answer);
        const [account = '', contact = ''] = paths;
        expect(`accounts(${await company(service, /\((.*)\)/.exec(contact)?.[1] ?? '')})`).toBe(account);
      },
    },
  ],
};
