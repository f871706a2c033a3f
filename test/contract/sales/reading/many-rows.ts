import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { once } from '../../wire/once.ts';
import { sources } from '../support/sources.ts';

const most = 5000;

/** One contact more than a page holds. They are left to the sandbox, which is thrown away. */
const many = once(async (service) => {
  const target = (n: number) => ({
    '@odata.type': 'Microsoft.Dynamics.CRM.contact',
    lastname: `${service.mark} many ${n}`,
  });
  for (let made = 0; made <= most; made += 1000) {
    const Targets = Array.from({ length: Math.min(1000, most + 1 - made) }, (_, n) => target(made + n));
    const { status, text } = await service.post('contacts/Microsoft.Dynamics.CRM.CreateMultiple', {
      Targets,
    });
    expect(status, text).toBe(200);
  }
  return `startswith(lastname,'${service.mark} many')`;
});

const withMany = (fact: string, source: string, run: ContractCase['run']): ContractCase => ({
  fact,
  source,
  onlySandbox: 'it makes more rows than a table of others should have to hold',
  run,
});

/** What ends at 5,000 rows. */
export const manyRows: Chapter = {
  title: 'more rows than a page holds',
  cases: [
    withMany('/$count counts to 5,000 and no further', sources.count, async (service) => {
      expect((await service.get(`contacts/$count?$filter=${await many(service)}`)).text).toBe(String(most));
    }),
    withMany(
      '@odata.count counts to 5,000, and totalrecordcountlimitexceeded says that there are more',
      sources.count,
      async (service) => {
        const prefer = 'odata.include-annotations="*",odata.maxpagesize=1';
        const { json } = await service.get(
          `contacts?$select=lastname&$count=true&$filter=${await many(service)}`,
          { prefer },
        );
        expect(json['@odata.count']).toBe(most);
        expect(json['@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded']).toBe(true);
      },
    ),
    withMany('A page holds 5,000 rows, the next one the rest', sources.page, async (service) => {
      const first = await service.get(`contacts?$select=lastname&$filter=${await many(service)}`);
      expect(first.json.value).toHaveLength(most);
      const second = await service.get(String(first.json['@odata.nextLink']));
      expect(second.json.value).toHaveLength(1);
      expect(second.json['@odata.nextLink']).toBeUndefined();
    }),
    withMany(
      'A page does not hold more than 5,000 rows when more are preferred',
      sources.page,
      async (service) => {
        const prefer = 'odata.maxpagesize=6000';
        const { json } = await service.get(`contacts?$select=lastname&$filter=${await many(service)}`, {
          prefer,
        });
        expect(json.value).toHaveLength(most);
      },
    ),
  ],
};
