import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { once } from '../../wire/once.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { createAccount } from '../support/records.ts';
import { expectNotSupported } from '../support/refusal.ts';
import { sources } from '../support/sources.ts';

const three = once(async (service) => {
  for (const n of [1, 2, 3])
    await createAccount(service, { name: `${service.mark} count ${n}`, fax: `${n}` });
});
const own = (service: WireService) => `startswith(name,'${service.mark} count')`;

/** How many rows there are. */
export const count: Chapter = {
  title: '$count',
  cases: [
    {
      fact: '$count=true tells how many rows there are beside those of the page',
      source: sources.count,
      async run(service) {
        await three(service);
        const { json } = await service.get(
          `accounts?$select=name&$top=1&$count=true&$filter=${own(service)}`,
        );
        expect(json['@odata.count']).toBe(3);
        expect(json.value).toHaveLength(1);
      },
    },
    {
      fact: '$count=false tells nothing',
      source: sources.count,
      async run(service) {
        await three(service);
        const { json } = await service.get(`accounts?$select=name&$count=false&$filter=${own(service)}`);
        expect(json).not.toHaveProperty(['@odata.count']);
      },
    },
    {
      fact: '/$count is a number as plain text',
      source: sources.count,
      async run(service) {
        await three(service);
        const { status, headers, text } = await service.get(`accounts/$count?$filter=${own(service)}`);
        expect([status, text]).toEqual([200, '3']);
        expect(headers.get('content-type')).toMatch(/^text\/plain/);
      },
    },
    {
      fact: '/$count without filter counts the table, up to 5,000',
      source: sources.count,
      async run(service) {
        await three(service);
        const { text } = await service.get('accounts/$count');
        expect(Number(text)).toBeGreaterThanOrEqual(3);
        expect(Number(text)).toBeLessThanOrEqual(5000);
      },
    },
    {
      fact: '@odata.count counts all rows of the query on each page',
      source: sources.count,
      async run(service) {
        await three(service);
        const prefer = { prefer: 'odata.maxpagesize=2' };
        const query = `accounts?$select=name&$count=true&$filter=${own(service)}`;
        const first = await service.get(query, prefer);
        expect([first.json['@odata.count'], first.json.value.length]).toEqual([3, 2]);
      },
    },
    {
      fact: 'RetrieveTotalRecordCount tells the rows of a table as of the last day',
      source: 'Learn: RetrieveTotalRecordCount function',
      readsOnly: true,
      async run(service) {
        const { status, json } = await service.get("RetrieveTotalRecordCount(EntityNames=['account'])");
        expect(status).toBe(200);
        expect(json).toMatchObject({
          EntityRecordCountCollection: { Count: 1, Keys: ['account'], Values: [expect.any(Number)] },
        });
      },
    },
    {
      fact: '/$count knows no $skip either',
      source: sources.count,
      readsOnly: true,
      async run(service) {
        expectNotSupported(await service.get('accounts/$count?$skip=1'));
      },
    },
  ],
};
