import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { createAccount, newId, read } from '../support/records.ts';
import { expectRefusal } from '../support/refusal.ts';
import { sources } from '../support/sources.ts';

const stale = "The version of the existing record doesn't match the RowVersion property provided.";

/** Writing on a condition. */
export const conditionalWrites: Chapter = {
  title: 'If-Match and If-None-Match of a write',
  cases: [
    {
      fact: 'PATCH with the current version is carried out',
      source: sources.concurrency,
      async run(service) {
        const path = `accounts(${await createAccount(service)})`;
        const etag = String((await read(service, path))['@odata.etag']);
        expect((await service.patch(path, { fax: '1' }, { 'if-match': etag })).status).toBe(204);
      },
    },
    {
      fact: 'PATCH with a stale version is 412 with 0x80060882, and changes nothing',
      source: sources.concurrency,
      async run(service) {
        const path = `accounts(${await createAccount(service)})`;
        const etag = String((await read(service, path))['@odata.etag']);
        await service.patch(path, { fax: '1' });
        const answer = await service.patch(path, { fax: '2' }, { 'if-match': etag });
        expectRefusal(answer, 412, '0x80060882', stale);
        expect(await read(service, path)).toMatchObject({ fax: '1' });
      },
    },
    {
      fact: 'DELETE with a stale version is 412 with 0x80060882, and deletes nothing',
      source: sources.concurrency,
      async run(service) {
        const path = `accounts(${await createAccount(service)})`;
        const etag = String((await read(service, path))['@odata.etag']);
        await service.patch(path, { fax: '1' });
        expectRefusal(await service.delete(path, { 'if-match': etag }), 412, '0x80060882', stale);
        await read(service, path);
      },
    },
    {
      fact: 'DELETE with the current version is carried out',
      source: sources.concurrency,
      async run(service) {
        const path = `accounts(${await createAccount(service)})`;
        const etag = String((await read(service, path))['@odata.etag']);
        expect((await service.delete(path, { 'if-match': etag })).status).toBe(204);
        expect((await service.get(path)).status).toBe(404);
      },
    },
    {
      fact: 'Every write gives a row another version',
      source: sources.concurrency,
      async run(service) {
        const path = `accounts(${await createAccount(service)})`;
        const versions = [String((await read(service, path))['@odata.etag'])];
        for (const fax of ['1', '2']) {
          await service.patch(path, { fax });
          versions.push(String((await read(service, path))['@odata.etag']));
        }
        expect(new Set(versions).size).toBe(3);
      },
    },
    {
      fact: 'A version is the number of the row version in weak form',
      source: sources.concurrency,
      async run(service) {
        const row = await read(service, `accounts(${await createAccount(service)})?$select=versionnumber`);
        expect(row['@odata.etag']).toBe(`W/"${row.versionnumber}"`);
      },
    },
    {
      fact: 'If-Match: * of a PATCH updates a row that is there',
      source: sources.conditional,
      async run(service) {
        const path = `accounts(${await createAccount(service)})`;
        expect((await service.patch(path, { fax: '1' }, { 'if-match': '*' })).status).toBe(204);
        expect(await read(service, path)).toMatchObject({ fax: '1' });
      },
    },
    {
      fact: 'If-Match: * of a PATCH creates nothing: 404 with 0x80040217',
      source: sources.conditional,
      async run(service) {
        const id = newId();
        const answer = await service.patch(`accounts(${id})`, { fax: '1' }, { 'if-match': '*' });
        expectRefusal(answer, 404, '0x80040217', `account With Id = ${id} Does Not Exist`);
        expect((await service.get(`accounts(${id})`)).status).toBe(404);
      },
    },
    {
      fact: 'If-None-Match: * of a PATCH creates a row that is not there',
      source: sources.conditional,
      async run(service) {
        const path = `accounts(${newId()})`;
        service.keep(path);
        const values = { name: `${service.mark} once` };
        expect((await service.patch(path, values, { 'if-none-match': '*' })).status).toBe(204);
        expect(await read(service, path)).toMatchObject(values);
      },
    },
    {
      fact: 'If-None-Match: * of a PATCH updates nothing: 412 with 0x80040237',
      source: sources.conditional,
      async run(service) {
        const path = `accounts(${await createAccount(service, { fax: '1' })})`;
        const answer = await service.patch(path, { fax: '2' }, { 'if-none-match': '*' });
        expectRefusal(answer, 412, '0x80040237', 'A record with matching key values already exists.');
        expect(await read(service, path)).toMatchObject({ fax: '1' });
      },
    },
  ],
};
