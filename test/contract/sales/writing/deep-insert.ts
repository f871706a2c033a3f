import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { createdId, read, rows } from '../support/records.ts';
import { sources } from '../support/sources.ts';

async function insert(service: WireService, values: object): Promise<string> {
  const answer = await service.post('accounts', values);
  expect(answer.status, answer.text).toBe(204);
  const id = createdId(answer);
  service.keep(`accounts(${id})`);
  const row = await read(service, `accounts(${id})`);
  if (row._primarycontactid_value !== null) service.keep(`contacts(${row._primarycontactid_value})`);
  const contacts = await rows(service, `contacts?$select=lastname&$filter=_parentcustomerid_value eq ${id}`);
  for (const { contactid } of contacts) service.keep(`contacts(${contactid})`);
  return id;
}

/** Rows within rows, in one request. */
export const deepInsert: Chapter = {
  title: 'creating rows with others in them',
  cases: [
    {
      fact: 'An object under a lookup is created, and the lookup set to it',
      source: sources.create,
      async run(service) {
        const id = await insert(service, {
          name: `${service.mark} deep`,
          primarycontactid: { firstname: 'John', lastname: `${service.mark} Smith` },
        });
        const row = await read(service, `accounts(${id})?$expand=primarycontactid($select=lastname)`);
        expect(row.primarycontactid).toMatchObject({ lastname: `${service.mark} Smith` });
      },
    },
    {
      fact: 'A list under a collection is created, and its rows point to the row',
      source: sources.create,
      async run(service) {
        const id = await insert(service, {
          name: `${service.mark} deep list`,
          contact_customer_accounts: [{ lastname: `${service.mark} A` }, { lastname: `${service.mark} B` }],
        });
        const filter = `$select=lastname&$orderby=lastname&$filter=_parentcustomerid_value eq ${id}`;
        const found = await rows(service, `contacts?${filter}`);
        expect(found.map((row) => row.lastname)).toEqual([`${service.mark} A`, `${service.mark} B`]);
      },
    },
    {
      fact: 'Objects stand within objects',
      source: sources.create,
      async run(service) {
        const id = await insert(service, {
          name: `${service.mark} deeper`,
          primarycontactid: {
            lastname: `${service.mark} C`,
            parentcustomerid_account: { name: `${service.mark} other` },
          },
        });
        const expand = 'primarycontactid($select=lastname;$expand=parentcustomerid_account($select=name))';
        const row = await read(service, `accounts(${id})?$expand=${expand}`);
        const contact = row.primarycontactid as Record<string, { accountid?: string }>;
        service.keep(`accounts(${contact.parentcustomerid_account?.accountid})`);
        service.keep(`contacts(${contact.contactid})`);
        expect(contact.parentcustomerid_account).toMatchObject({ name: `${service.mark} other` });
      },
    },
    {
      fact: 'A refusal of a row within another creates neither',
      source: sources.create,
      async run(service) {
        const name = `${service.mark} refused`;
        const values = { name, contact_customer_accounts: [{ lastname: 'x'.repeat(51) }] };
        expect((await service.post('accounts', values)).status).toBe(400);
        expect(await rows(service, `accounts?$select=name&$filter=name eq '${name}'`)).toEqual([]);
      },
    },
  ],
};
