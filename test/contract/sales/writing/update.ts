import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { createAccount, newId, read } from '../support/records.ts';
import { expectRefusal } from '../support/refusal.ts';
import { sources } from '../support/sources.ts';

/** PATCH by the primary key. */
export const update: Chapter = {
  title: 'updating',
  cases: [
    {
      fact: 'An update is 204 without body, with the address in OData-EntityId',
      source: sources.update,
      async run(service) {
        const path = `accounts(${await createAccount(service)})`;
        const { status, headers, text } = await service.patch(path, { fax: '1' });
        expect([status, text]).toEqual([204, '']);
        expect(headers.get('odata-entityid')).toBe(`${service.root}${path}`);
      },
    },
    {
      fact: 'An update changes what it names and nothing else',
      source: sources.update,
      async run(service) {
        const path = `accounts(${await createAccount(service, { fax: '1', telephone1: '2' })})`;
        await service.patch(path, { fax: '3' });
        expect(await read(service, path)).toMatchObject({ fax: '3', telephone1: '2' });
      },
    },
    {
      fact: 'An update to null empties a column',
      source: sources.update,
      async run(service) {
        const path = `accounts(${await createAccount(service, { fax: '1' })})`;
        await service.patch(path, { fax: null });
        expect(await read(service, path)).toMatchObject({ fax: null });
      },
    },
    {
      fact: 'With return=representation an update is 200 with the row',
      source: sources.update,
      async run(service) {
        const path = `accounts(${await createAccount(service)})`;
        const { status, json } = await service.patch(
          `${path}?$select=fax`,
          { fax: '1' },
          { prefer: 'return=representation' },
        );
        expect(status).toBe(200);
        expect(json).toMatchObject({ fax: '1' });
        expect(json['@odata.context']).toBe(`${service.root}$metadata#accounts(fax)/$entity`);
      },
    },
    {
      fact: '$expand is passed over by an update',
      source: sources.update,
      async run(service) {
        const path = `accounts(${await createAccount(service)})`;
        const { status, json } = await service.patch(
          `${path}?$select=fax&$expand=transactioncurrencyid($select=isocurrencycode)`,
          { fax: '1' },
          { prefer: 'return=representation' },
        );
        expect(status).toBe(200);
        expect(json).not.toHaveProperty('transactioncurrencyid');
      },
    },
    {
      fact: 'PATCH of a row that is not there creates it, 204',
      source: sources.upsert,
      async run(service) {
        const path = `accounts(${newId()})`;
        service.keep(path);
        const name = `${service.mark} patched`;
        const { status, headers } = await service.patch(path, { name });
        expect([status, headers.get('odata-entityid')]).toEqual([204, `${service.root}${path}`]);
        expect(await read(service, path)).toMatchObject({ name });
      },
    },
    {
      fact: 'With return=representation PATCH of a row that is not there is 201 with the row',
      source: sources.upsert,
      async run(service) {
        const id = newId();
        service.keep(`accounts(${id})`);
        const name = `${service.mark} patched, too`;
        const answer = await service.patch(`accounts(${id})`, { name }, { prefer: 'return=representation' });
        expect(answer.status).toBe(201);
        expect(answer.json).toMatchObject({ accountid: id, name });
      },
    },
    {
      fact: 'An update stamps the row: modifiedon does not go back, createdon stays',
      source: sources.update,
      async run(service) {
        const path = `accounts(${await createAccount(service)})`;
        const before = await read(service, path);
        await service.patch(path, { fax: '1' });
        const after = await read(service, path);
        expect(after.createdon).toBe(before.createdon);
        expect(Date.parse(String(after.modifiedon))).toBeGreaterThanOrEqual(
          Date.parse(String(before.modifiedon)),
        );
        expect(Number(after.versionnumber)).toBeGreaterThan(Number(before.versionnumber));
      },
    },
    {
      fact: 'A row does not change its identifier',
      source: sources.update,
      async run(service) {
        const id = await createAccount(service);
        expect((await service.patch(`accounts(${id})`, { accountid: newId() })).status).toBe(400);
        expect((await service.patch(`accounts(${id})`, { accountid: id, fax: '1' })).status).toBe(204);
      },
    },
    {
      fact: 'A column that the platform writes itself is refused',
      source: sources.tables,
      async run(service) {
        const path = `accounts(${await createAccount(service)})`;
        const answer = await service.patch(path, { modifiedon: '2026-01-01T00:00:00Z' });
        expect(answer.status, answer.text).toBe(400);
        expect(answer.json.error.message).toContain("'modifiedon'");
      },
    },
    {
      fact: 'A list is not updated: PATCH of a set is 405',
      source: sources.http,
      async run(service) {
        expect((await service.patch('accounts', { fax: '1' })).status).toBe(405);
      },
    },
    {
      fact: 'A column that the table does not have is 400 with 0x80048d19',
      source: sources.codes,
      async run(service) {
        const path = `accounts(${await createAccount(service)})`;
        expectRefusal(
          await service.patch(path, { nothing: 1 }),
          400,
          '0x80048d19',
          /Invalid property 'nothing'/,
        );
      },
    },
  ],
};
