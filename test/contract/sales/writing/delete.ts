import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { create, createAccount, createContact, newId, newNumber, read, rows } from '../support/records.ts';
import { expectRefusal } from '../support/refusal.ts';
import { sources } from '../support/sources.ts';

/** A unit group of this run that nothing else uses, and its base unit. */
async function newUnitGroup(service: WireService): Promise<{ group: string; unit: string }> {
  const group = await create(service, 'uomschedules', { name: newNumber(service), baseuomname: 'crate' });
  const [unit] = await rows(service, `uoms?$select=name&$filter=_uomscheduleid_value eq ${group}`);
  return { group, unit: String(unit?.uomid) };
}

/** DELETE of a row. */
export const deletion: Chapter = {
  title: 'deleting',
  cases: [
    {
      fact: 'A deletion is 204 without body, and the row is gone',
      source: sources.update,
      async run(service) {
        const path = `accounts(${await createAccount(service)})`;
        const { status, text } = await service.delete(path);
        expect([status, text]).toEqual([204, '']);
        expect((await service.get(path)).status).toBe(404);
      },
    },
    {
      fact: 'The deletion of a row that is not there is 404 with 0x80040217',
      source: sources.update,
      async run(service) {
        const id = newId();
        const message = `account With Id = ${id} Does Not Exist`;
        expectRefusal(await service.delete(`accounts(${id})`), 404, '0x80040217', message);
      },
    },
    {
      fact: 'The deletion of a row by an alternate key that nothing has is 404 with 0x80060891',
      source: sources.codes,
      assumption: 'dv-account-alternate-key',
      async run(service) {
        const answer = await service.delete(`accounts(accountnumber='${service.mark}-none')`);
        expectRefusal(answer, 404, '0x80060891');
      },
    },
    {
      fact: 'A deletion that a relationship forbids is 405',
      source: sources.http,
      async run(service) {
        const { group, unit } = await newUnitGroup(service);
        await create(service, 'products', {
          name: `${service.mark} crate`,
          productnumber: newNumber(service),
          quantitydecimal: 0,
          'defaultuomscheduleid@odata.bind': `/uomschedules(${group})`,
          'defaultuomid@odata.bind': `/uoms(${unit})`,
        });
        expect((await service.delete(`uomschedules(${group})`)).status).toBe(405);
        await read(service, `uomschedules(${group})`);
      },
    },
    {
      fact: 'With a company that is deleted the lookups of those below it are cleared',
      source: 'Learn: account table/entity reference',
      async run(service) {
        const parent = await createAccount(service);
        const child = await createAccount(service, { 'parentaccountid@odata.bind': `/accounts(${parent})` });
        expect((await service.delete(`accounts(${parent})`)).status).toBe(204);
        expect(await read(service, `accounts(${child})`)).toMatchObject({ _parentaccountid_value: null });
      },
    },
    {
      fact: 'With a contact that is deleted the companies lose their primary contact',
      source: 'Learn: contact table/entity reference',
      async run(service) {
        const contact = await createContact(service);
        const id = await createAccount(service, { 'primarycontactid@odata.bind': `/contacts(${contact})` });
        expect((await service.delete(`contacts(${contact})`)).status).toBe(204);
        expect(await read(service, `accounts(${id})`)).toMatchObject({ _primarycontactid_value: null });
      },
    },
    {
      fact: 'A company with contacts is kept',
      source: 'Learn: account table/entity reference',
      assumption: 'dv-customer-delete',
      async run(service) {
        const id = await createAccount(service);
        await createContact(service, { 'parentcustomerid_account@odata.bind': `/accounts(${id})` });
        expectRefusal(await service.delete(`accounts(${id})`), 405, '0x80040227');
      },
    },
    {
      fact: 'A set is not deleted: 405',
      source: sources.http,
      async run(service) {
        expect((await service.delete('accounts')).status).toBe(405);
      },
    },
    {
      fact: 'A row is not replaced: PUT is 405',
      source: sources.http,
      async run(service) {
        const id = await createAccount(service);
        expect((await service.put(`accounts(${id})`, { name: 'x' })).status).toBe(405);
      },
    },
    {
      fact: 'A function is not posted to: 405',
      source: sources.http,
      async run(service) {
        expect((await service.post('WhoAmI', {})).status).toBe(405);
      },
    },
  ],
};
