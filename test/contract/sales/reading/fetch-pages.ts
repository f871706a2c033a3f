import { expect } from 'vitest';
import type { JsonAnswer } from '../../../../sandbox/src/test-support/call.ts';
import type { Chapter } from '../../wire/contract-case.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { sources } from '../support/sources.ts';
import { companies, fetchAccounts, ofTheRun } from './fetch-scene.ts';

const cookieName = '@Microsoft.Dynamics.CRM.fetchxmlpagingcookie';
const moreName = '@Microsoft.Dynamics.CRM.morerecords';
const asked = {
  prefer:
    'odata.include-annotations="Microsoft.Dynamics.CRM.fetchxmlpagingcookie,Microsoft.Dynamics.CRM.morerecords"',
};

const digits = ({ value }: JsonAnswer) => value.map(({ name }) => String(name).slice(-1)).join('');

async function page(service: WireService, attributes: string, headers: Record<string, string> = asked) {
  await companies(service);
  const inside = `<attribute name='name'/><order attribute='name'/>${ofTheRun(service)}`;
  const answer = await fetchAccounts(service, inside, attributes, headers);
  expect(answer.status, answer.text).toBe(200);
  return answer.json;
}

/** What a client gives back: the `pagingcookie` of the annotation, decoded twice and written as an attribute. */
function pagingCookie(answer: JsonAnswer): string {
  const [, encoded = ''] = /pagingcookie="([^"]*)"/.exec(String(answer[cookieName])) ?? [];
  return decodeURIComponent(decodeURIComponent(encoded))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll("'", '&apos;');
}

/** Page after page of FetchXML. */
export const fetchPages: Chapter = {
  title: 'pages of FetchXML',
  cases: [
    {
      fact: 'Cookie and morerecords come where they are asked for, and only while there is more',
      source: sources.fetchPage,
      async run(service) {
        const first = await page(service, "count='2' page='1'");
        expect(first[moreName]).toBe(true);
        expect(first[cookieName]).toMatch(
          /^<cookie pagenumber="2" pagingcookie="%253ccookie%2520page%253d%25221%2522/,
        );
        expect(Object.keys(await page(service, "count='2' page='1'", {}))).toEqual([
          '@odata.context',
          'value',
        ]);
        const last = await page(service, "count='2' page='2'");
        expect(Object.keys(last)).toEqual(['@odata.context', 'value']);
      },
    },
    {
      fact: 'A cookie names the order and the key with the values of the first and the last row',
      source: sources.fetchPage,
      async run(service) {
        const cookie = pagingCookie(await page(service, "count='2' page='1'")).replaceAll('&lt;', '<');
        expect(cookie).toMatch(
          /^<cookie page="1"><name last="[^"]* fetch 2" first="[^"]* fetch 1" \/><accountid last="\{[0-9A-F-]{36}\}" first="\{[0-9A-F-]{36}\}" \/><\/cookie>$/,
        );
      },
    },
    {
      fact: 'The decoded cookie and the next number lead through all rows, each once',
      source: sources.fetchPage,
      async run(service) {
        const first = await page(service, "count='2' page='1'");
        const second = await page(service, `count='2' page='2' paging-cookie='${pagingCookie(first)}'`);
        expect([digits(first), digits(second)]).toEqual(['12', '3']);
      },
    },
    {
      fact: 'Pages without cookie are found by their number',
      source: sources.fetchPage,
      async run(service) {
        expect(digits(await page(service, "count='1' page='3'"))).toBe('3');
      },
    },
    {
      fact: 'top gives the first rows and tells of no more',
      source: sources.fetch,
      async run(service) {
        const answer = await page(service, "top='2'");
        expect([digits(answer), answer[moreName]]).toEqual(['12', undefined]);
      },
    },
    {
      fact: 'returntotalrecordcount counts the rows of all pages',
      source: sources.fetchCount,
      async run(service) {
        expect((await page(service, "count='1' returntotalrecordcount='true'"))['@odata.count']).toBe(3);
      },
    },
    {
      fact: 'An order by a joined table leads on without cookie',
      source: sources.fetchPage,
      assumption: 'dv-fetch-without-cookie',
      async run(service) {
        await companies(service);
        const inside = `<attribute name='name'/>${ofTheRun(service)}<link-entity name='contact' from='parentcustomerid' to='accountid'><order attribute='lastname'/></link-entity>`;
        const answer = await fetchAccounts(service, inside, "count='1' page='1'", asked);
        expect(answer.json[cookieName], answer.text).toBe('<cookie pagenumber="2" istracking="False" />');
      },
    },
  ],
};
