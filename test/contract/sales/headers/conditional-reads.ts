import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { once } from '../../wire/once.ts';
import { createAccount, read } from '../support/records.ts';
import { sources } from '../support/sources.ts';

/** A row and the version that a client knows of it. */
const known = once(async (service) => {
  const path = `accounts(${await createAccount(service)})?$select=name`;
  return { path, etag: String((await read(service, path))['@odata.etag']) };
});

/** Reading what has changed only. */
export const conditionalReads: Chapter = {
  title: 'If-None-Match of a GET',
  cases: [
    {
      fact: 'A row whose version is known is 304 without body',
      source: sources.conditional,
      async run(service) {
        const { path, etag } = await known(service);
        const { status, text } = await service.get(path, { 'if-none-match': etag });
        expect([status, text]).toEqual([304, '']);
      },
    },
    {
      fact: 'A row with another version is 200',
      source: sources.conditional,
      async run(service) {
        const { path } = await known(service);
        expect((await service.get(path, { 'if-none-match': 'W/"1"' })).status).toBe(200);
      },
    },
    {
      fact: 'A row that was changed since is 200',
      source: sources.conditional,
      async run(service) {
        const path = `accounts(${await createAccount(service)})`;
        const etag = String((await read(service, path))['@odata.etag']);
        await service.patch(path, { fax: '1' });
        expect((await service.get(path, { 'if-none-match': etag })).status).toBe(200);
      },
    },
    {
      fact: 'With $expand a known version is not looked at',
      source: sources.conditional,
      async run(service) {
        const { path, etag } = await known(service);
        const answer = await service.get(`${path}&$expand=parentaccountid`, { 'if-none-match': etag });
        expect(answer.status).toBe(200);
      },
    },
    {
      fact: 'With annotations a known version is not looked at',
      source: sources.conditional,
      async run(service) {
        const { path, etag } = await known(service);
        const prefer = 'odata.include-annotations="*"';
        expect((await service.get(path, { 'if-none-match': etag, prefer })).status).toBe(200);
      },
    },
    {
      fact: 'If-None-Match: null, as clients of Microsoft send it, is no condition for a read',
      source: sources.http,
      async run(service) {
        const { path } = await known(service);
        expect((await service.get(path, { 'if-none-match': 'null' })).status).toBe(200);
      },
    },
    {
      fact: 'If-None-Match: null is no condition for a create',
      source: sources.http,
      async run(service) {
        const name = `${service.mark} null`;
        const prefer = 'return=representation';
        const answer = await service.post('accounts', { name }, { 'if-none-match': 'null', prefer });
        service.keep(`accounts(${answer.json.accountid})`);
        expect(answer.status).toBe(201);
      },
    },
    {
      fact: 'If-None-Match: null is no condition for an update',
      source: sources.http,
      async run(service) {
        const id = await createAccount(service);
        const answer = await service.patch(`accounts(${id})`, { fax: '1' }, { 'if-none-match': 'null' });
        expect(answer.status).toBe(204);
      },
    },
  ],
};
