import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { create, newId, rows } from '../support/records.ts';
import { expectRefusal } from '../support/refusal.ts';
import { sources } from '../support/sources.ts';
import { companies } from './fetch-scene.ts';

/** Queries that are kept. */
export const views: Chapter = {
  title: 'views',
  cases: [
    {
      fact: 'A view of the system is found by name, and run by its identifier',
      source: sources.views,
      readsOnly: true,
      async run(service) {
        const [view] = await rows(
          service,
          "savedqueries?$select=name,savedqueryid,returnedtypecode&$filter=name eq 'Active Accounts'",
        );
        expect(view).toMatchObject({ name: 'Active Accounts', returnedtypecode: 'account' });
        const answer = await service.get(`accounts?savedQuery=${String(view?.savedqueryid)}`);
        expect(answer.status, answer.text).toBe(200);
        const [some, ...more] = answer.json.value.map(({ accountid }) => `accountid eq ${String(accountid)}`);
        const shown = [some, ...more.slice(0, 9)].join(' or ');
        const states = await rows(service, `accounts?$select=statecode&$filter=${shown}`);
        expect(new Set(states.map(({ statecode }) => statecode))).toEqual(new Set([0]));
      },
    },
    {
      fact: 'A view that a user keeps is run by userQuery, and leaves out what is null',
      source: sources.views,
      async run(service) {
        const { third } = await companies(service);
        const view = await create(service, 'userqueries', {
          name: `${service.mark} view`,
          returnedtypecode: 'account',
          querytype: 0,
          fetchxml: `<fetch><entity name='account'><attribute name='fax'/><attribute name='creditlimit'/><filter><condition attribute='accountid' operator='eq' value='${third}'/></filter></entity></fetch>`,
        });
        const [row, ...others] = await rows(service, `accounts?userQuery=${view}`);
        expect(row).toMatchObject({ fax: 'other', accountid: third });
        expect(row).not.toHaveProperty('creditlimit');
        expect(others).toEqual([]);
      },
    },
    {
      fact: 'A view filters a collection, too',
      source: sources.views,
      async run(service) {
        const { first } = await companies(service);
        const view = await create(service, 'userqueries', {
          name: `${service.mark} people`,
          returnedtypecode: 'contact',
          querytype: 0,
          fetchxml:
            "<fetch><entity name='contact'><attribute name='lastname'/><filter><condition attribute='lastname' operator='ne' value='Ann'/></filter></entity></fetch>",
        });
        const found = await rows(service, `accounts(${first})/contact_customer_accounts?userQuery=${view}`);
        expect(found.map(({ lastname }) => lastname)).toEqual(['Bob']);
      },
    },
    {
      fact: 'A view that is not there is not found',
      source: sources.codes,
      readsOnly: true,
      async run(service) {
        for (const option of ['savedQuery', 'userQuery'])
          expectRefusal(await service.get(`accounts?${option}=${newId()}`), 404, '0x80040217');
      },
    },
  ],
};
