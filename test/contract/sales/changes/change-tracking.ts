import { expect } from 'vitest';
import type { JsonAnswer } from '../../../../sandbox/src/test-support/call.ts';
import type { Chapter } from '../../wire/contract-case.ts';
import { createAccount, update } from '../support/records.ts';
import { sources } from '../support/sources.ts';
import { follow } from './follow.ts';

/** Delta links. */
export const changeTracking: Chapter = {
  title: 'change tracking',
  cases: [
    {
      fact: 'A delta link tells of new and changed rows with all that is selected, in a context that ends in /$delta',
      source: sources.changes,
      async run(service) {
        const old = await createAccount(service, { name: `${service.mark} old`, fax: '1' });
        const { link } = await follow(service, 'accounts?$select=name,fax');
        await update(service, `accounts(${old})`, { fax: '2' });
        const fresh = await createAccount(service, { name: `${service.mark} fresh` });
        const { pages, rows } = await follow(service, link);
        expect(pages[0]?.['@odata.context']).toBe(`${service.root}$metadata#accounts(name,fax)/$delta`);
        expect(rows).toContainEqual({
          '@odata.etag': expect.stringMatching(/^W\/"\d+"$/),
          accountid: old,
          name: `${service.mark} old`,
          fax: '2',
        });
        expect(rows).toContainEqual(
          expect.objectContaining({ accountid: fresh, name: `${service.mark} fresh` }),
        );
      },
    },
    {
      fact: 'A row that did not change since is not told of',
      source: sources.changes,
      async run(service) {
        const id = await createAccount(service);
        const { link } = await follow(service, 'accounts?$select=name');
        const { rows } = await follow(service, link);
        expect(rows.map((row) => row.accountid)).not.toContain(id);
      },
    },
    {
      fact: 'A row that changed several times is told of once, as it is now',
      source: sources.changes,
      async run(service) {
        const id = await createAccount(service);
        const { link } = await follow(service, 'accounts?$select=fax');
        for (const fax of ['1', '2', '3']) await update(service, `accounts(${id})`, { fax });
        const { rows } = await follow(service, link);
        expect(rows.filter((row) => row.accountid === id)).toMatchObject([{ fax: '3' }]);
      },
    },
    {
      fact: 'A change of a column that is not selected is told of, too',
      source: sources.changes,
      async run(service) {
        const id = await createAccount(service);
        const { link } = await follow(service, 'accounts?$select=name');
        await update(service, `accounts(${id})`, { telephone1: '5' });
        const { rows } = await follow(service, link);
        expect(rows.map((row) => row.accountid)).toContain(id);
      },
    },
    {
      fact: 'A deleted row is told of by its identifier alone, behind the others',
      source: sources.changes,
      async run(service) {
        const id = await createAccount(service);
        const { link } = await follow(service, 'accounts?$select=name');
        await service.delete(`accounts(${id})`);
        const other = await createAccount(service);
        const { rows } = await follow(service, link);
        expect(rows).toContainEqual({
          '@odata.context': `${service.root}$metadata#accounts/$deletedEntity`,
          id,
          reason: 'deleted',
        });
        const place = (match: (row: JsonAnswer['value'][number]) => boolean) => rows.findIndex(match);
        expect(place((row) => row.accountid === other)).toBeLessThan(place((row) => row.id === id));
      },
    },
    {
      fact: 'A row that was made and deleted between two looks is told of as deleted',
      source: sources.changes,
      async run(service) {
        const { link } = await follow(service, 'accounts?$select=name');
        const id = await createAccount(service);
        await service.delete(`accounts(${id})`);
        const { rows } = await follow(service, link);
        expect(rows).toContainEqual(expect.objectContaining({ id, reason: 'deleted' }));
      },
    },
  ],
};
