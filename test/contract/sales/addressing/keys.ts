import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { createAccount, newId, newNumber, read } from '../support/records.ts';
import { expectRefusal } from '../support/refusal.ts';
import { sources } from '../support/sources.ts';

const invalidKey =
  "The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM.account'. Ensure that the names and number of key properties match the declared or alternate key properties for the resource 'Microsoft.Dynamics.CRM.account'.";

/** How one row is named in a URL. */
export const keys: Chapter = {
  title: 'keys in a URL',
  cases: [
    {
      fact: 'A row is found by its primary key alone or with the name of the column',
      source: sources.retrieve,
      async run(service) {
        const id = await createAccount(service, { name: `${service.mark} key` });
        for (const key of [id, `accountid=${id}`, id.toUpperCase()])
          expect(await read(service, `accounts(${key})?$select=name`), key).toMatchObject({
            name: `${service.mark} key`,
            accountid: id,
          });
      },
    },
    {
      fact: 'A row is found by an alternate key, in any case',
      source: sources.retrieve,
      assumption: 'dv-account-alternate-key',
      async run(service) {
        const accountnumber = newNumber(service);
        const accountid = await createAccount(service, { accountnumber });
        for (const value of [accountnumber, accountnumber.toLowerCase()])
          expect(await read(service, `accounts(accountnumber='${value}')?$select=name`)).toMatchObject({
            accountid,
          });
      },
    },
    {
      fact: 'A quote in a key value is doubled',
      source: sources.retrieve,
      async run(service) {
        const accountnumber = `${newNumber(service)}'N`;
        const accountid = await createAccount(service, { accountnumber });
        const key = accountnumber.replace("'", "''");
        expect(await read(service, `accounts(accountnumber='${key}')`)).toMatchObject({ accountid });
      },
    },
    {
      fact: 'A key value is percent-encoded, a slash and a quote in it, too',
      source: sources.retrieve,
      async run(service) {
        const accountnumber = `${newNumber(service)}/ö'%`;
        const accountid = await createAccount(service, { accountnumber });
        const key = encodeURIComponent(accountnumber.replace("'", "''"));
        expect(await read(service, `accounts(accountnumber='${key}')`)).toMatchObject({ accountid });
      },
    },
    {
      fact: 'A key that no table declares is 400 in the words of the OData library',
      source: sources.http,
      readsOnly: true,
      async run(service) {
        expectRefusal(await service.get("accounts(name='x')"), 400, '0x0', invalidKey);
      },
    },
    {
      fact: 'A text in place of the primary key is no key',
      source: sources.http,
      readsOnly: true,
      async run(service) {
        expectRefusal(await service.get("accounts('ACC-1')"), 400, '0x0', invalidKey);
      },
    },
    {
      fact: 'A part of a key of several columns is no key',
      source: sources.keys,
      assumption: 'dv-order-invoice-alternate-keys',
      readsOnly: true,
      async run(service) {
        const answer = await service.get('salesorderdetails(sequencenumber=1)');
        expectRefusal(answer, 400, '0x0', /^The key in the request URI is not valid for resource/);
      },
    },
    {
      fact: 'A row that is not there is 404 by its primary key, with 0x80040217',
      source: sources.codes,
      readsOnly: true,
      async run(service) {
        const id = newId();
        const message = `account With Id = ${id} Does Not Exist`;
        expectRefusal(await service.get(`accounts(${id})`), 404, '0x80040217', message);
      },
    },
    {
      fact: 'A row that is not there is 404 by an alternate key, with 0x80060891',
      source: sources.codes,
      readsOnly: true,
      async run(service) {
        const answer = await service.get(`accounts(accountnumber='${newNumber(service)}')`);
        const message = 'A record with the specified key values does not exist in account entity';
        expectRefusal(answer, 404, '0x80060891', message);
      },
    },
  ],
};
