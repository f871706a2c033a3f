import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { createAccount, createContact, createdId, newId, newNumber, read } from '../support/records.ts';
import { expectRefusal } from '../support/refusal.ts';
import { sources } from '../support/sources.ts';

/** POST on a set. */
export const create: Chapter = {
  title: 'creating',
  cases: [
    {
      fact: 'A create is 204 without body, with the address in OData-EntityId and Location',
      source: sources.create,
      async run(service) {
        const answer = await service.post('accounts', { name: `${service.mark} made` });
        const id = createdId(answer);
        service.keep(`accounts(${id})`);
        expect([answer.status, answer.text]).toEqual([204, '']);
        expect(answer.headers.get('odata-entityid')).toBe(`${service.root}accounts(${id})`);
        expect(answer.headers.get('location')).toBe(answer.headers.get('odata-entityid'));
      },
    },
    {
      fact: 'With return=representation a create is 201 with the row, and without OData-EntityId',
      source: sources.create,
      async run(service) {
        const name = `${service.mark} represented`;
        const answer = await service.post('accounts', { name }, { prefer: 'return=representation' });
        service.keep(`accounts(${answer.json.accountid})`);
        expect(answer.status).toBe(201);
        expect(answer.headers.get('odata-entityid')).toBeNull();
        expect(answer.json['@odata.context']).toBe(`${service.root}$metadata#accounts/$entity`);
        expect(answer.json).toMatchObject({ name, fax: null, statecode: 0 });
      },
    },
    {
      fact: 'The row of a create is selected by $select',
      source: sources.create,
      async run(service) {
        const name = `${service.mark} selected`;
        const prefer = 'return=representation';
        const answer = await service.post('accounts?$select=name', { name }, { prefer });
        service.keep(`accounts(${answer.json.accountid})`);
        const names = Object.keys(answer.json).filter((key) => !key.startsWith('@'));
        expect(names.sort()).toEqual(['accountid', 'name']);
      },
    },
    {
      fact: 'The row of a create is expanded by $expand',
      source: sources.create,
      async run(service) {
        const parent = await createAccount(service, { name: `${service.mark} above` });
        const answer = await service.post(
          'accounts?$select=name&$expand=parentaccountid($select=name)',
          { name: `${service.mark} below`, 'parentaccountid@odata.bind': `/accounts(${parent})` },
          { prefer: 'return=representation' },
        );
        service.keep(`accounts(${answer.json.accountid})`);
        expect(answer.json.parentaccountid).toMatchObject({ name: `${service.mark} above` });
      },
    },
    {
      fact: 'The client may give the identifier of a new row',
      source: sources.create,
      async run(service) {
        const accountid = newId();
        expect(await createAccount(service, { accountid })).toBe(accountid);
      },
    },
    {
      fact: 'An identifier that is taken is 412 with 0x80040237',
      source: sources.codes,
      async run(service) {
        const accountid = await createAccount(service);
        const answer = await service.post('accounts', { accountid, name: `${service.mark} again` });
        expectRefusal(answer, 412, '0x80040237', 'A record with matching key values already exists.');
      },
    },
    {
      fact: 'A value of an alternate key that is taken is 412 with 0x80060892',
      source: sources.codes,
      assumption: 'dv-account-alternate-key',
      async run(service) {
        const accountnumber = newNumber(service);
        await createAccount(service, { accountnumber });
        const answer = await service.post('accounts', { accountnumber });
        expectRefusal(answer, 412, '0x80060892', /^A record that has the attribute values .*already exists/);
      },
    },
    {
      fact: 'A new row is active, owned by its creator in its business unit, and stamped',
      source: sources.create,
      async run(service) {
        const { json: me } = await service.get('WhoAmI');
        const row = await read(service, `accounts(${await createAccount(service)})`);
        expect(row).toMatchObject({
          statecode: 0,
          statuscode: 1,
          _ownerid_value: me.UserId,
          _owningbusinessunit_value: me.BusinessUnitId,
          _createdby_value: me.UserId,
          _modifiedby_value: me.UserId,
        });
        expect(Math.abs(Date.parse(String(row.createdon)) - Date.now())).toBeLessThan(600_000);
        expect(row.modifiedon).toBe(row.createdon);
      },
    },
    {
      fact: 'A new row has the currency of the organization unless it names another, and the rate of it',
      source: sources.create,
      async run(service) {
        const row = await read(service, `accounts(${await createAccount(service, { creditlimit: 1 })})`);
        expect(row._transactioncurrencyid_value).toMatch(/^[0-9a-f-]{36}$/);
        expect(row.exchangerate).toEqual(expect.any(Number));
      },
    },
    {
      fact: 'overriddencreatedon says when a row that is brought in was created',
      source: sources.create,
      async run(service) {
        const id = await createAccount(service, { overriddencreatedon: '2020-01-02T03:04:05Z' });
        expect(await read(service, `accounts(${id})`)).toMatchObject({ createdon: '2020-01-02T03:04:05Z' });
      },
    },
    {
      fact: 'The full name of a contact is composed by the platform',
      source: 'Learn: contact table/entity reference',
      assumption: 'dv-fullname-format',
      async run(service) {
        const id = await createContact(service, { firstname: 'Ann', lastname: service.mark });
        expect(await read(service, `contacts(${id})`)).toMatchObject({ fullname: `Ann ${service.mark}` });
      },
    },
    {
      fact: 'Annotations that a client sends with a row are passed over',
      source: sources.create,
      async run(service) {
        const id = await createAccount(service, {
          '@odata.type': 'Microsoft.Dynamics.CRM.account',
          customertypecode: 3,
          'customertypecode@OData.Community.Display.V1.FormattedValue': 'Competitor',
        });
        expect(await read(service, `accounts(${id})`)).toMatchObject({ customertypecode: 3 });
      },
    },
    {
      fact: 'An empty text is stored as null',
      source: sources.create,
      async run(service) {
        const id = await createAccount(service, { fax: '' });
        expect(await read(service, `accounts(${id})`)).toMatchObject({ fax: null });
      },
    },
  ],
};
