import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { once } from '../../wire/once.ts';
import { create, createAccount, read, rows } from '../support/records.ts';
import { expectRefusal } from '../support/refusal.ts';
import { sources } from '../support/sources.ts';

/** An account with two contacts, the first of them its primary one. */
const family = once(async (service) => {
  const account = await createAccount(service, { name: `${service.mark} family`, websiteurl: null });
  const contact = (lastname: string) =>
    create(service, 'contacts', {
      lastname: `${service.mark} ${lastname}`,
      'parentcustomerid_account@odata.bind': `/accounts(${account})`,
    });
  const [ann, bob] = [await contact('Ann'), await contact('Bob')];
  await service.patch(`accounts(${account})`, { 'primarycontactid@odata.bind': `/contacts(${ann})` });
  return { account, ann, bob };
});

/** What stands below a row. */
export const subResources: Chapter = {
  title: 'below a row',
  cases: [
    {
      fact: 'A column of a row is an object with its value and its context',
      source: sources.retrieve,
      async run(service) {
        const { account } = await family(service);
        const { status, json } = await service.get(`accounts(${account})/name`);
        expect(status).toBe(200);
        expect(json).toEqual({
          '@odata.context': `${service.root}$metadata#accounts(${account})/name`,
          value: `${service.mark} family`,
        });
      },
    },
    {
      fact: '$value behind a column is its raw text',
      source: sources.retrieve,
      async run(service) {
        const { account } = await family(service);
        const { status, headers, text } = await service.get(`accounts(${account})/name/$value`);
        expect([status, text]).toEqual([200, `${service.mark} family`]);
        expect(headers.get('content-type')).toMatch(/^text\/plain/);
      },
    },
    {
      fact: 'A column without value is 204',
      source: sources.retrieve,
      async run(service) {
        const { account } = await family(service);
        const { status, text } = await service.get(`accounts(${account})/websiteurl`);
        expect([status, text]).toEqual([204, '']);
      },
    },
    {
      fact: 'A lookup in the path is the row behind it',
      source: sources.retrieve,
      async run(service) {
        const { account, ann } = await family(service);
        const found = await read(service, `accounts(${account})/primarycontactid?$select=lastname`);
        expect(found['@odata.context']).toBe(`${service.root}$metadata#contacts(lastname)/$entity`);
        expect(found).toMatchObject({ contactid: ann, lastname: `${service.mark} Ann` });
      },
    },
    {
      fact: 'A collection in the path is the rows behind it, and takes options',
      source: sources.retrieve,
      async run(service) {
        const { account, bob } = await family(service);
        const path = `accounts(${account})/contact_customer_accounts`;
        expect(await rows(service, path)).toHaveLength(2);
        const options = `?$select=lastname&$filter=endswith(lastname,'bob')&$orderby=lastname`;
        expect(await rows(service, path + options)).toMatchObject([{ contactid: bob }]);
      },
    },
    {
      fact: '$count behind a collection is a number as text',
      source: sources.count,
      async run(service) {
        const { account } = await family(service);
        const answer = await service.get(`accounts(${account})/contact_customer_accounts/$count`);
        expect([answer.status, answer.text]).toEqual([200, '2']);
      },
    },
    {
      fact: '$ref behind a lookup is the URL of the row',
      source: sources.retrieve,
      async run(service) {
        const { account, ann } = await family(service);
        const { status, json } = await service.get(`accounts(${account})/primarycontactid/$ref`);
        expect([status, json['@odata.id']]).toEqual([200, `${service.root}contacts(${ann})`]);
      },
    },
    {
      fact: '$ref behind a collection is the URLs of its rows',
      source: sources.retrieve,
      async run(service) {
        const { account, ann, bob } = await family(service);
        const found = await rows(service, `accounts(${account})/contact_customer_accounts/$ref`);
        const urls = found.map((row) => row['@odata.id']).sort();
        expect(urls).toEqual([ann, bob].map((id) => `${service.root}contacts(${id})`).sort());
      },
    },
    {
      fact: 'A segment behind a row that is no column is 404',
      source: sources.codes,
      async run(service) {
        const { account } = await family(service);
        const message = "Resource not found for the segment 'nothing'.";
        expectRefusal(await service.get(`accounts(${account})/nothing`), 404, '0x8006088a', message);
      },
    },
  ],
};
