import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { createAccount, createContact } from '../support/records.ts';
import { expectNotSupported, expectRefusal } from '../support/refusal.ts';
import { sources } from '../support/sources.ts';
import { follow, track } from './follow.ts';

const refused = (option: string): ContractCase => ({
  fact: `${option.split('=')[0]} does not go with change tracking`,
  source: sources.changes,
  readsOnly: true,
  async run(service) {
    const answer = await service.get(`accounts?$select=name&${option}`, track);
    expectNotSupported(
      answer,
      `The "${option.split('=')[0]}" query parameter isn't supported when Change Tracking is enabled.`,
    );
  },
});

/** How changes are asked for, and what is refused. */
export const deltaLinks: Chapter = {
  title: 'delta links',
  cases: [
    {
      fact: 'With odata.track-changes a list ends in a delta link, the query again with $deltatoken',
      source: sources.changes,
      readsOnly: true,
      async run(service) {
        const { link, pages } = await follow(service, 'quotes?$select=name');
        expect(link.startsWith(`${service.root}quotes?`)).toBe(true);
        expect(new URL(link).searchParams.get('$select')).toBe('name');
        expect(new URL(link).searchParams.get('$deltatoken')).toMatch(
          /^\d+!\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d$/,
        );
        expect(pages[0]?.['@odata.context']).toBe(`${service.root}$metadata#quotes(name)`);
      },
    },
    {
      fact: 'Without odata.track-changes there is no delta link',
      source: sources.changes,
      readsOnly: true,
      async run(service) {
        expect((await service.get('quotes?$select=name')).json).not.toHaveProperty(['@odata.deltaLink']);
      },
    },
    {
      fact: 'The pages of a tracked list say so in their cookies, and only the last has the delta link',
      source: sources.changes,
      async run(service) {
        for (const n of [1, 2, 3]) await createContact(service, { lastname: `${service.mark} tracked ${n}` });
        const prefer = { prefer: 'odata.track-changes,odata.maxpagesize=2' };
        const { json } = await service.get('contacts?$select=lastname', prefer);
        expect(json['@odata.deltaLink']).toBeUndefined();
        const cookie = new URL(String(json['@odata.nextLink'])).searchParams.get('$skiptoken');
        expect(cookie).toContain('istracking="True"');
      },
    },
    {
      fact: 'Changes end in a new delta link, which tells of what came after',
      source: sources.changes,
      async run(service) {
        const { link } = await follow(service, 'accounts?$select=name');
        const first = await createAccount(service);
        const { link: second } = await follow(service, link);
        const later = await createAccount(service);
        const { rows } = await follow(service, second);
        const ids = rows.map((row) => row.accountid);
        expect(ids).toContain(later);
        expect(ids).not.toContain(first);
      },
    },
    {
      fact: 'A delta link answers the same changes as often as it is asked',
      source: sources.changes,
      async run(service) {
        const { link } = await follow(service, 'accounts?$select=name');
        const id = await createAccount(service);
        for (const { rows } of [await follow(service, link), await follow(service, link)])
          expect(rows.map((row) => row.accountid)).toContain(id);
      },
    },
    {
      fact: 'Changes are counted by /$count with the token',
      source: sources.changes,
      async run(service) {
        const { link } = await follow(service, 'accounts?$select=name');
        await createAccount(service);
        const token = encodeURIComponent(new URL(link).searchParams.get('$deltatoken') ?? '');
        const { status, text } = await service.get(`accounts/$count?$deltatoken=${token}`);
        expect(status).toBe(200);
        expect(Number(text)).toBeGreaterThanOrEqual(1);
      },
    },
    {
      fact: 'Changes come in pages, too, and only the last page has the new delta link',
      source: sources.changes,
      async run(service) {
        const { link } = await follow(service, 'accounts?$select=name');
        const ids: string[] = [];
        for (let n = 0; n < 3; n += 1) ids.push(await createAccount(service));
        const { pages, rows } = await follow(service, link, { prefer: 'odata.maxpagesize=2' });
        expect(pages.map((page) => page['@odata.deltaLink'] !== undefined)).toEqual([false, true]);
        expect(rows.map((row) => row.accountid)).toEqual(expect.arrayContaining(ids));
      },
    },
    refused("$filter=name eq 'x'"),
    refused('$orderby=name'),
    refused('$expand=primarycontactid'),
    refused('$top=1'),
    {
      fact: 'A token that is too old is refused, so that a client begins anew',
      source: sources.changes,
      onlySandbox: 'a token is too old after seven days',
      async run(service) {
        const { link } = await follow(service, 'accounts?$select=name');
        await service.sandbox().sales.admin.expireDeltaTokens();
        const { status, json } = await service.get(link);
        expect([status, json.error.code]).toEqual([400, '0x80044352']);
      },
    },
    {
      fact: 'A token that is none is refused',
      source: sources.changes,
      readsOnly: true,
      async run(service) {
        expectRefusal(await service.get('accounts?$select=name&$deltatoken=nothing'), 400, '0x80060888');
      },
    },
  ],
};
