import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { createAccount, newId, read } from '../support/records.ts';
import { expectRefusal } from '../support/refusal.ts';
import { sources } from '../support/sources.ts';

/** Writing one column by its address. */
export const singleValues: Chapter = {
  title: 'writing one column',
  cases: [
    {
      fact: 'PUT of a column sets its value, 204',
      source: sources.update,
      async run(service) {
        const path = `accounts(${await createAccount(service)})`;
        expect((await service.put(`${path}/fax`, { value: '555' })).status).toBe(204);
        expect(await read(service, path)).toMatchObject({ fax: '555' });
      },
    },
    {
      fact: 'PUT of a column of numbers sets its value',
      source: sources.update,
      async run(service) {
        const path = `accounts(${await createAccount(service)})`;
        expect((await service.put(`${path}/numberofemployees`, { value: 12 })).status).toBe(204);
        expect(await read(service, path)).toMatchObject({ numberofemployees: 12 });
      },
    },
    {
      fact: 'DELETE of a column empties it, 204',
      source: sources.update,
      async run(service) {
        const path = `accounts(${await createAccount(service, { fax: '555' })})`;
        expect((await service.delete(`${path}/fax`)).status).toBe(204);
        expect(await read(service, path)).toMatchObject({ fax: null });
      },
    },
    {
      fact: 'PUT of a column that the platform writes itself is refused',
      source: sources.tables,
      async run(service) {
        const path = `accounts(${await createAccount(service)})`;
        expect((await service.put(`${path}/modifiedon`, { value: null })).status).toBe(400);
      },
    },
    {
      fact: 'PUT of a column of a row that is not there is 404',
      source: sources.codes,
      async run(service) {
        expectRefusal(await service.put(`accounts(${newId()})/fax`, { value: '1' }), 404, '0x80040217');
      },
    },
    {
      fact: 'PUT of a column obeys its length',
      source: sources.codes,
      async run(service) {
        const path = `accounts(${await createAccount(service)})`;
        expectRefusal(await service.put(`${path}/fax`, { value: 'x'.repeat(51) }), 400, '0x80044331');
      },
    },
  ],
};
