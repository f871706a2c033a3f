import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { createAccount, newId, newNumber, read, rows } from '../support/records.ts';
import { expectRefusal } from '../support/refusal.ts';
import { sources } from '../support/sources.ts';

const type = { '@odata.type': 'Microsoft.Dynamics.CRM.account' };
const target = (values: object) => ({ ...type, ...values });

const send = (service: WireService, message: string, Targets: readonly object[]) =>
  service.post(`accounts/Microsoft.Dynamics.CRM.${message}`, { Targets });
const named = (service: WireService, name: string) =>
  rows(service, `accounts?$select=name&$filter=startswith(name,'${service.mark} ${name}')`);

/** CreateMultiple, UpdateMultiple and UpsertMultiple. */
export const bulkMessages: Chapter = {
  title: 'bulk messages',
  cases: [
    {
      fact: 'CreateMultiple is 200 with the identifiers in the order of the targets',
      source: sources.bulk,
      async run(service) {
        const names = [1, 2, 3].map((n) => `${service.mark} bulk ${n}`);
        const { status, json } = await send(
          service,
          'CreateMultiple',
          names.map((name) => target({ name })),
        );
        const ids = json.Ids as readonly string[];
        for (const id of ids) service.keep(`accounts(${id})`);
        expect(status).toBe(200);
        expect(json['@odata.context']).toBe(
          `${service.root}$metadata#Microsoft.Dynamics.CRM.CreateMultipleResponse`,
        );
        const made = await Promise.all(ids.map((id) => read(service, `accounts(${id})?$select=name`)));
        expect(made.map((row) => row.name)).toEqual(names);
      },
    },
    {
      fact: 'UpdateMultiple changes the targets by their primary keys, 204',
      source: sources.bulk,
      async run(service) {
        const [one, two] = [await createAccount(service), await createAccount(service)];
        const answer = await send(service, 'UpdateMultiple', [
          target({ accountid: one, fax: '1' }),
          target({ accountid: two, fax: '2' }),
        ]);
        expect([answer.status, answer.text]).toEqual([204, '']);
        expect(await read(service, `accounts(${one})`)).toMatchObject({ fax: '1' });
        expect(await read(service, `accounts(${two})`)).toMatchObject({ fax: '2' });
      },
    },
    {
      fact: 'UpdateMultiple takes the address of a target in @odata.id',
      source: sources.bulk,
      async run(service) {
        const id = await createAccount(service);
        const answer = await send(service, 'UpdateMultiple', [
          target({ '@odata.id': `accounts(${id})`, fax: '3' }),
        ]);
        expect(answer.status, answer.text).toBe(204);
        expect(await read(service, `accounts(${id})`)).toMatchObject({ fax: '3' });
      },
    },
    {
      fact: 'UpsertMultiple creates and updates by an alternate key in @odata.id, 204 without body',
      source: sources.bulk,
      assumption: 'dv-account-alternate-key',
      async run(service) {
        const [old, fresh] = [newNumber(service), newNumber(service)];
        const accountid = await createAccount(service, { accountnumber: old });
        const path = (number: string) => `accounts(accountnumber='${number}')`;
        service.keep(path(fresh));
        const answer = await send(service, 'UpsertMultiple', [
          target({ '@odata.id': path(old), name: `${service.mark} upserted old` }),
          target({ '@odata.id': path(fresh), name: `${service.mark} upserted new` }),
        ]);
        expect([answer.status, answer.text]).toEqual([204, '']);
        expect(await read(service, path(old))).toMatchObject({
          accountid,
          name: `${service.mark} upserted old`,
        });
        expect(await read(service, path(fresh))).toMatchObject({ accountnumber: fresh });
      },
    },
    {
      fact: 'UpsertMultiple creates and updates by the primary key',
      source: sources.bulk,
      async run(service) {
        const [old, fresh] = [await createAccount(service), newId()];
        service.keep(`accounts(${fresh})`);
        const answer = await send(service, 'UpsertMultiple', [
          target({ accountid: old, fax: '5' }),
          target({ accountid: fresh, name: `${service.mark} with a key` }),
        ]);
        expect(answer.status, answer.text).toBe(204);
        expect(await read(service, `accounts(${old})`)).toMatchObject({ fax: '5' });
        expect(await read(service, `accounts(${fresh})`)).toMatchObject({
          name: `${service.mark} with a key`,
        });
      },
    },
    {
      fact: 'UpsertMultiple creates a target without any key',
      source: sources.bulk,
      async run(service) {
        const name = `${service.mark} without a key`;
        expect((await send(service, 'UpsertMultiple', [target({ name })])).status).toBe(204);
        const [row] = await named(service, 'without a key');
        service.keep(`accounts(${row?.accountid})`);
        expect(row).toMatchObject({ name });
      },
    },
    {
      fact: 'UpsertMultiple refuses a target that repeats the column of its key',
      source: sources.bulk,
      assumption: 'dv-upsertmultiple-key-in-body',
      async run(service) {
        const accountnumber = newNumber(service);
        const id = `accounts(accountnumber='${accountnumber}')`;
        const answer = await send(service, 'UpsertMultiple', [target({ '@odata.id': id, accountnumber })]);
        expectRefusal(answer, 400, '0x80040216');
        expect((await service.get(id)).status).toBe(404);
      },
    },
    {
      fact: 'One target that is refused undoes all of CreateMultiple',
      source: sources.bulk,
      async run(service) {
        const name = `${service.mark} rolled back`;
        const answer = await send(service, 'CreateMultiple', [
          target({ name }),
          target({ name: 'x'.repeat(161) }),
        ]);
        expect(answer.status).toBe(400);
        expect(await named(service, 'rolled back')).toEqual([]);
      },
    },
    {
      fact: 'One target that is not there undoes all of UpdateMultiple',
      source: sources.bulk,
      async run(service) {
        const id = await createAccount(service, { fax: '1' });
        const answer = await send(service, 'UpdateMultiple', [
          target({ accountid: id, fax: '2' }),
          target({ accountid: newId(), fax: '2' }),
        ]);
        expect(answer.status).toBe(404);
        expect(await read(service, `accounts(${id})`)).toMatchObject({ fax: '1' });
      },
    },
    {
      fact: 'A target names its type in @odata.type, or the message is refused',
      source: sources.bulk,
      async run(service) {
        const answer = await send(service, 'CreateMultiple', [{ name: `${service.mark} untyped` }]);
        expect(answer.status).toBe(400);
        expect(await named(service, 'untyped')).toEqual([]);
      },
    },
    {
      fact: 'A target of another type is refused',
      source: sources.bulk,
      async run(service) {
        const contact = { '@odata.type': 'Microsoft.Dynamics.CRM.contact', lastname: service.mark };
        expect((await send(service, 'CreateMultiple', [contact])).status).toBe(400);
      },
    },
    {
      fact: 'DeleteMultiple is a message of elastic tables alone',
      source: sources.bulk,
      async run(service) {
        const id = await createAccount(service);
        const answer = await send(service, 'DeleteMultiple', [target({ accountid: id })]);
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect((await service.get(`accounts(${id})?$select=name`)).status).toBe(200);
      },
    },
  ],
};
