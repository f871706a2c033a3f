import { expect } from 'vitest';
import type { JsonAnswer } from '../../../../sandbox/src/test-support/call.ts';
import type { Chapter } from '../../wire/contract-case.ts';
import { once } from '../../wire/once.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { createAccount, update } from '../support/records.ts';
import { expectRefusal } from '../support/refusal.ts';
import { sources } from '../support/sources.ts';

const five = once(async (service) => {
  const ids: string[] = [];
  for (const n of [1, 2, 3, 4, 5])
    ids.push(
      await createAccount(service, { name: `${service.mark} page ${n}`, fax: n < 4 ? 'same' : 'other' }),
    );
  return ids;
});

const own = (service: WireService) => `accounts?$select=name&$filter=startswith(name,'${service.mark} page')`;
const digits = (page: JsonAnswer) => page.value.map((row) => String(row.name).slice(-1)).join('');

/** All pages of a query, by their links. */
async function pages(service: WireService, query: string, size: number): Promise<readonly JsonAnswer[]> {
  await five(service);
  const prefer = { prefer: `odata.maxpagesize=${size}` };
  const found: JsonAnswer[] = [];
  for (let url: string | undefined = own(service) + query; url !== undefined; ) {
    const answer = await service.get(url, prefer);
    expect(answer.status, answer.text).toBe(200);
    found.push(answer.json);
    url = answer.json['@odata.nextLink'];
  }
  return found;
}

/** Page after page. */
export const paging: Chapter = {
  title: 'paging',
  cases: [
    {
      fact: 'Pages hold as many rows as odata.maxpagesize says, and each row comes once',
      source: sources.page,
      async run(service) {
        const found = await pages(service, '&$orderby=name', 2);
        expect(found.map(digits)).toEqual(['12', '34', '5']);
      },
    },
    {
      fact: 'Rows that are equal in the order come once, too',
      source: sources.page,
      async run(service) {
        const found = await pages(service, '&$orderby=fax', 2);
        expect(found.map(digits).join('').split('').sort().join('')).toBe('12345');
      },
    },
    {
      fact: 'Without an order each row comes once, too',
      source: sources.page,
      async run(service) {
        const found = await pages(service, '', 2);
        expect(found.map(digits).join('').split('').sort().join('')).toBe('12345');
      },
    },
    {
      fact: 'A page that holds the last row has no link',
      source: sources.page,
      async run(service) {
        const found = await pages(service, '', 5);
        expect(found).toHaveLength(1);
      },
    },
    {
      fact: 'A link is the query again with $skiptoken, a cookie that numbers the page',
      source: sources.page,
      async run(service) {
        const [first] = await pages(service, '&$orderby=name', 2);
        const url = new URL(first?.['@odata.nextLink'] ?? '');
        expect(url.href.startsWith(`${service.root}accounts?`)).toBe(true);
        expect(url.searchParams.get('$select')).toBe('name');
        expect(url.searchParams.get('$orderby')).toBe('name');
        const cookie = url.searchParams.get('$skiptoken') ?? '';
        expect(cookie).toMatch(/^<cookie pagenumber="2" pagingcookie="[^"]*" istracking="False" \/>$/);
        const inner = decodeURIComponent(
          decodeURIComponent(/pagingcookie="([^"]*)"/.exec(cookie)?.[1] ?? ''),
        );
        expect(inner).toMatch(/^<cookie page="1"/);
      },
    },
    {
      fact: 'Every page has the same context',
      source: sources.page,
      async run(service) {
        const found = await pages(service, '&$orderby=name', 2);
        expect(new Set(found.map((page) => page['@odata.context']))).toEqual(
          new Set([`${service.root}$metadata#accounts(name)`]),
        );
      },
    },
    {
      fact: 'A cookie that was edited is refused',
      source: sources.page,
      async run(service) {
        await five(service);
        const { json } = await service.get(own(service), { prefer: 'odata.maxpagesize=2' });
        const link = String(json['@odata.nextLink']).replace(/(\$skiptoken=).*/, '$1%3Ccookie%20pagenumber');
        expectRefusal(await service.get(link), 400, '0x80060888', 'Malformed XML in the Paging Cookie.');
      },
    },
    {
      fact: 'A row that left the filter after the first page moves no other row',
      source: sources.page,
      async run(service) {
        const ids: string[] = [];
        for (const n of [1, 2, 3, 4])
          ids.push(await createAccount(service, { name: `${service.mark} moving ${n}` }));
        const prefer = { prefer: 'odata.maxpagesize=2' };
        const query = `accounts?$select=name&$orderby=name&$filter=startswith(name,'${service.mark} moving')`;
        const first = await service.get(query, prefer);
        await update(service, `accounts(${ids[0]})`, { name: `${service.mark} gone` });
        const second = await service.get(String(first.json['@odata.nextLink']), prefer);
        expect([digits(first.json), digits(second.json)]).toEqual(['12', '34']);
      },
    },
    {
      fact: 'Without odata.maxpagesize a page holds up to 5,000 rows',
      source: sources.page,
      async run(service) {
        await five(service);
        const { json } = await service.get(own(service));
        expect(json.value).toHaveLength(5);
        expect(json['@odata.nextLink']).toBeUndefined();
      },
    },
    {
      fact: 'A page of more than 5,000 rows is cut to 5,000: asking for more is taken',
      source: sources.page,
      async run(service) {
        await five(service);
        const { status, json } = await service.get(own(service), { prefer: 'odata.maxpagesize=6000' });
        expect([status, json.value.length]).toEqual([200, 5]);
      },
    },
  ],
};
