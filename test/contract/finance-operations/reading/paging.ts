import { expect } from 'vitest';
import type { Answer } from '../../../../sandbox/src/test-support/call.ts';
import { batchBody, type Operation } from '../../wire/batch.ts';
import type { Chapter } from '../../wire/contract-case.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { askPanel } from '../scene/panel.ts';
import { sources } from '../sources.ts';

const pagesOf = (rows: number) => ({ prefer: `odata.maxpagesize=${rows}` });
const next = (answer: Answer): string => String(answer.json['@odata.nextLink']);
const letters = ({ json }: Answer): string => json.value.map(({ NameAlias }) => NameAlias).join('');

/** Rows of one answer. */
const pageSize = 10_000;

/** Puts so many units of measure into the sandbox, in batches of 5,000. */
async function makeUnits(service: WireService, count: number): Promise<void> {
  const units = Array.from(
    { length: count },
    (_, at): Operation => ({
      method: 'POST',
      url: 'UnitsOfMeasure',
      body: { UnitSymbol: `~${at}` },
    }),
  );
  for (let at = 0; at < count; at += 5000) {
    const { contentType, body } = batchBody([units.slice(at, at + 5000)]);
    const { status } = await service.send('POST', '$batch', { 'content-type': contentType }, body);
    expect(status).toBe(200);
  }
}

/** How F&O cuts long lists. */
export const paging: Chapter = {
  title: 'paging',
  cases: [
    {
      fact: `An answer has at most 10,000 rows, and a link to the rest`,
      source: sources.odata,
      onlySandbox: 'it needs ten thousand records',
      async run(service) {
        await makeUnits(service, pageSize + 1);
        const query = 'UnitsOfMeasure?$select=UnitSymbol&$orderby=UnitSymbol desc&$count=true';
        const first = await service.get(query);
        expect(first.json.value).toHaveLength(pageSize);
        const second = await service.get(next(first));
        const total = Number(first.json['@odata.count']);
        expect(second.json.value).toHaveLength(total - pageSize);
        expect(second.json).not.toHaveProperty(['@odata.nextLink']);
        const symbols = [...first.json.value, ...second.json.value].map(({ UnitSymbol }) => UnitSymbol);
        expect(new Set(symbols).size).toBe(total);
        const large = await service.get(query, pagesOf(pageSize + 1));
        expect(large.json.value).toHaveLength(pageSize);
      },
    },
    {
      fact: 'Prefer: odata.maxpagesize makes pages smaller',
      source: sources.odata,
      assumption: 'fo-maxpagesize',
      async run(service) {
        const first = (await askPanel(service, {}, pagesOf(2))).answer;
        expect(letters(first)).toBe('AB');
        const second = await service.get(next(first), pagesOf(2));
        expect([letters(second), second.json['@odata.nextLink']]).toEqual(['C', undefined]);
      },
    },
    {
      fact: 'The answer says that it kept to the page size',
      source: sources.odataProtocol,
      assumption: 'fo-maxpagesize',
      async run(service) {
        const { answer } = await askPanel(service, {}, pagesOf(2));
        expect(answer.headers.get('preference-applied')).toContain('odata.maxpagesize=2');
      },
    },
    {
      fact: 'The link to the next page is a whole URL and keeps filter, order, selection and company',
      source: sources.odataJson,
      assumption: 'fo-maxpagesize',
      async run(service) {
        const { answer } = await askPanel(service, { $select: 'NameAlias' }, pagesOf(1));
        expect(next(answer).startsWith(`${service.root}CustomersV3?`)).toBe(true);
        expect(next(answer)).toContain('cross-company=true');
        const second = await service.get(next(answer), pagesOf(1));
        expect(second.json.value).toEqual([{ '@odata.etag': expect.any(String), NameAlias: 'B' }]);
      },
    },
    {
      fact: '$top counts over all pages',
      source: sources.odataProtocol,
      assumption: 'fo-maxpagesize',
      async run(service) {
        const first = (await askPanel(service, { $top: '2' }, pagesOf(1))).answer;
        const second = await service.get(next(first), pagesOf(1));
        expect([letters(first), letters(second)]).toEqual(['A', 'B']);
        expect(second.json).not.toHaveProperty(['@odata.nextLink']);
      },
    },
    {
      fact: 'A page that is exactly full and the last has no link',
      source: sources.odataJson,
      assumption: 'fo-maxpagesize',
      async run(service) {
        const { answer } = await askPanel(service, {}, pagesOf(3));
        expect(letters(answer)).toBe('ABC');
        expect(answer.json).not.toHaveProperty(['@odata.nextLink']);
      },
    },
    {
      fact: 'A client that orders by the key pages by $top and $skip without gap or repetition',
      source: sources.odata,
      async run(service) {
        const pages = [];
        for (const $skip of ['0', '1', '2', '3'])
          pages.push((await askPanel(service, { $skip, $top: '1', $orderby: 'CustomerAccount' })).letters);
        expect(pages.join('')).toBe('ABC');
      },
    },
  ],
};
