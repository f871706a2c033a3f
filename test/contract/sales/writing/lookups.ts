import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { createAccount, createContact, newId, newNumber, read } from '../support/records.ts';
import { expectRefusal } from '../support/refusal.ts';
import { sources } from '../support/sources.ts';

const reference = (fact: string, print: (service: WireService, contact: string) => string): ContractCase => ({
  fact,
  source: sources.associate,
  async run(service) {
    const contact = await createContact(service);
    const id = await createAccount(service, { 'primarycontactid@odata.bind': print(service, contact) });
    expect(await read(service, `accounts(${id})`)).toMatchObject({ _primarycontactid_value: contact });
  },
});

/** Setting and clearing lookups. */
export const lookups: Chapter = {
  title: 'lookups',
  cases: [
    reference('A lookup is set by @odata.bind with a path from the root', (_, id) => `/contacts(${id})`),
    reference('A lookup is set by @odata.bind with a relative path', (_, id) => `contacts(${id})`),
    reference(
      'A lookup is set by @odata.bind with an absolute URL',
      ({ root }, id) => `${root}contacts(${id})`,
    ),
    {
      fact: 'A lookup is set by an alternate key',
      source: sources.associate,
      assumption: 'dv-account-alternate-key',
      async run(service) {
        const accountnumber = newNumber(service);
        const parent = await createAccount(service, { accountnumber });
        const id = await createAccount(service, {
          'parentaccountid@odata.bind': `/accounts(accountnumber='${accountnumber}')`,
        });
        expect(await read(service, `accounts(${id})`)).toMatchObject({ _parentaccountid_value: parent });
      },
    },
    {
      fact: 'A lookup is changed by an update',
      source: sources.associate,
      async run(service) {
        const [first, second] = [await createContact(service), await createContact(service)];
        const path = `accounts(${await createAccount(service, { 'primarycontactid@odata.bind': `/contacts(${first})` })})`;
        await service.patch(path, { 'primarycontactid@odata.bind': `/contacts(${second})` });
        expect(await read(service, path)).toMatchObject({ _primarycontactid_value: second });
      },
    },
    {
      fact: 'A lookup is cleared by @odata.bind: null',
      source: sources.associate,
      assumption: 'dv-clear-lookup-by-null-bind',
      async run(service) {
        const contact = await createContact(service);
        const path = `accounts(${await createAccount(service, { 'primarycontactid@odata.bind': `/contacts(${contact})` })})`;
        expect((await service.patch(path, { 'primarycontactid@odata.bind': null })).status).toBe(204);
        expect(await read(service, path)).toMatchObject({ _primarycontactid_value: null });
      },
    },
    {
      fact: 'A lookup is set by PUT of its reference, 204',
      source: sources.associate,
      async run(service) {
        const contact = await createContact(service);
        const path = `accounts(${await createAccount(service)})`;
        const body = { '@odata.id': `${service.root}contacts(${contact})` };
        expect((await service.put(`${path}/primarycontactid/$ref`, body)).status).toBe(204);
        expect(await read(service, path)).toMatchObject({ _primarycontactid_value: contact });
      },
    },
    {
      fact: 'A lookup is cleared by DELETE of its reference, 204',
      source: sources.associate,
      async run(service) {
        const contact = await createContact(service);
        const path = `accounts(${await createAccount(service, { 'primarycontactid@odata.bind': `/contacts(${contact})` })})`;
        expect((await service.delete(`${path}/primarycontactid/$ref`)).status).toBe(204);
        expect(await read(service, path)).toMatchObject({ _primarycontactid_value: null });
      },
    },
    {
      fact: 'A lookup of two tables is set by the navigation of one: an account',
      source: sources.create,
      async run(service) {
        const account = await createAccount(service);
        const id = await createContact(service, {
          'parentcustomerid_account@odata.bind': `/accounts(${account})`,
        });
        const prefer = 'odata.include-annotations="Microsoft.Dynamics.CRM.*"';
        const { json } = await service.get(`contacts(${id})?$select=_parentcustomerid_value`, { prefer });
        expect(json).toMatchObject({
          _parentcustomerid_value: account,
          '_parentcustomerid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'account',
          '_parentcustomerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty':
            'parentcustomerid_account',
        });
      },
    },
    {
      fact: 'A lookup of two tables is set by the navigation of the other: a contact',
      source: sources.create,
      async run(service) {
        const parent = await createContact(service);
        const id = await createContact(service, {
          'parentcustomerid_contact@odata.bind': `/contacts(${parent})`,
        });
        const prefer = 'odata.include-annotations="Microsoft.Dynamics.CRM.*"';
        const { json } = await service.get(`contacts(${id})?$select=_parentcustomerid_value`, { prefer });
        expect(json).toMatchObject({
          _parentcustomerid_value: parent,
          '_parentcustomerid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'contact',
        });
      },
    },
    {
      fact: 'The name of a lookup of two tables alone is no navigation',
      source: sources.create,
      async run(service) {
        const account = await createAccount(service);
        const values = { lastname: service.mark, 'parentcustomerid@odata.bind': `/accounts(${account})` };
        expectRefusal(await service.post('contacts', values), 400, '0x80048d19', /parentcustomerid/);
      },
    },
    {
      fact: 'The owner of a row is set to a user',
      source: sources.associate,
      async run(service) {
        const { json: me } = await service.get('WhoAmI');
        const id = await createAccount(service, { 'ownerid@odata.bind': `/systemusers(${me.UserId})` });
        expect(await read(service, `accounts(${id})`)).toMatchObject({ _ownerid_value: me.UserId });
      },
    },
    {
      fact: 'A lookup is not written as _x_value: 0x80060888',
      source: sources.create,
      async run(service) {
        const answer = await service.post('accounts', { _primarycontactid_value: newId() });
        const message =
          'CRM do not support direct update of Entity Reference properties, Use Navigation properties instead.';
        expectRefusal(answer, 400, '0x80060888', message);
      },
    },
    {
      fact: 'A lookup to a row that is not there is 404 with 0x80040217',
      source: sources.codes,
      async run(service) {
        const contact = newId();
        const answer = await service.post('accounts', {
          'primarycontactid@odata.bind': `/contacts(${contact})`,
        });
        expectRefusal(answer, 404, '0x80040217', `contact With Id = ${contact} Does Not Exist`);
      },
    },
    {
      fact: 'A lookup to a row of a table that it does not lead to is refused',
      source: sources.codes,
      async run(service) {
        const account = await createAccount(service);
        const answer = await service.post('accounts', {
          'primarycontactid@odata.bind': `/accounts(${account})`,
        });
        expectRefusal(answer, 400, '0x80048d19', /InnerException/);
      },
    },
  ],
};
