import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { once } from '../../wire/once.ts';
import { createAccount, createContact, read, rows } from '../support/records.ts';
import { sources } from '../support/sources.ts';

const account = once(async (service) => {
  const contact = await createContact(service, { firstname: 'Jim', lastname: `${service.mark} Glynn` });
  const id = await createAccount(service, {
    name: `${service.mark} select`,
    revenue: 5_000_000,
    'primarycontactid@odata.bind': `/contacts(${contact})`,
  });
  return { id, contact };
});

/** What is read, and its shape. */
export const select: Chapter = {
  title: '$select and the shape of rows',
  cases: [
    {
      fact: 'What is selected comes with the primary key and the version, and the context names it',
      source: sources.select,
      async run(service) {
        const { id } = await account(service);
        expect(await read(service, `accounts(${id})?$select=name,fax`)).toEqual({
          '@odata.context': `${service.root}$metadata#accounts(name,fax)/$entity`,
          '@odata.etag': expect.stringMatching(/^W\/"[0-9a-fA-F]+"$/),
          name: `${service.mark} select`,
          fax: null,
          accountid: id,
        });
      },
    },
    {
      fact: 'A list has its context and its rows',
      source: sources.select,
      async run(service) {
        const { id } = await account(service);
        const { json } = await service.get(`accounts?$select=name&$filter=accountid eq ${id}`);
        expect(json).toEqual({
          '@odata.context': `${service.root}$metadata#accounts(name)`,
          value: [
            {
              '@odata.etag': expect.stringMatching(/^W\/"[0-9a-fA-F]+"$/),
              name: `${service.mark} select`,
              accountid: id,
            },
          ],
        });
      },
    },
    {
      fact: 'Without $select every column comes, empty ones as null',
      source: sources.select,
      async run(service) {
        const { id } = await account(service);
        const row = await read(service, `accounts(${id})`);
        expect(row['@odata.context']).toBe(`${service.root}$metadata#accounts/$entity`);
        expect(Object.keys(row).length).toBeGreaterThan(100);
        expect(row).toMatchObject({ name: `${service.mark} select`, fax: null, statecode: 0, statuscode: 1 });
      },
    },
    {
      fact: 'The primary key comes once when it is selected itself',
      source: sources.select,
      async run(service) {
        const { id } = await account(service);
        const { text } = await service.get(`accounts(${id})?$select=accountid`);
        expect(text.split('"accountid"')).toHaveLength(2);
      },
    },
    {
      fact: 'A column of money brings its currency along',
      source: sources.select,
      async run(service) {
        const { id } = await account(service);
        const row = await read(service, `accounts(${id})?$select=revenue`);
        expect(row._transactioncurrencyid_value).toMatch(/^[0-9a-f-]{36}$/);
      },
    },
    {
      fact: 'Money is a number with four digits behind the point',
      source: sources.select,
      async run(service) {
        const { id } = await account(service);
        const { text } = await service.get(`accounts(${id})?$select=revenue`);
        expect(text).toContain('"revenue":5000000.0000');
      },
    },
    {
      fact: 'A lookup is selected as _x_value and is an identifier',
      source: sources.select,
      async run(service) {
        const { id, contact } = await account(service);
        const row = await read(service, `accounts(${id})?$select=_primarycontactid_value`);
        expect(row._primarycontactid_value).toBe(contact);
        expect(row['@odata.context']).toContain('#accounts(_primarycontactid_value)/$entity');
      },
    },
    {
      fact: 'Choices are numbers',
      source: sources.select,
      async run(service) {
        const { id } = await account(service);
        expect(await read(service, `accounts(${id})?$select=statecode,statuscode`)).toMatchObject({
          statecode: 0,
          statuscode: 1,
        });
      },
    },
    {
      fact: 'A date and time is UTC in whole seconds',
      source: sources.select,
      async run(service) {
        const { id } = await account(service);
        const row = await read(service, `accounts(${id})?$select=createdon`);
        expect(row.createdon).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      },
    },
    {
      fact: 'Blanks around the names in $select do not matter',
      source: sources.select,
      async run(service) {
        const { id } = await account(service);
        const [row] = await rows(service, `accounts?$select=name, fax&$filter=accountid eq ${id}`);
        expect(row).toMatchObject({ name: `${service.mark} select`, fax: null });
      },
    },
  ],
};
