import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { once } from '../../wire/once.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { createAccount } from '../support/records.ts';
import { expectNotSupported } from '../support/refusal.ts';
import { sources } from '../support/sources.ts';

const scene = once(async (service) => {
  const account = (n: number, values: object) =>
    createAccount(service, { name: `${service.mark} order ${n}`, ...values });
  const one = await account(1, { fax: 'b', creditlimit: 10, customertypecode: 8 });
  await account(2, {
    fax: 'A',
    creditlimit: 9,
    customertypecode: 1,
    'parentaccountid@odata.bind': `/accounts(${one})`,
  });
  await account(3, { fax: null, creditlimit: 10, customertypecode: 3 });
  await account(4, { fax: 'C', creditlimit: null, customertypecode: 3 });
});

async function ordered(service: WireService, query: string) {
  await scene(service);
  const own = `$select=name&$filter=startswith(name,'${service.mark} order')`;
  const answer = await service.get(`accounts?${own}&${query}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.json.value.map((row) => String(row.name).slice(-1)).join('');
}

const answers = (fact: string, query: string, expected: string): ContractCase => ({
  fact,
  source: sources.order,
  async run(service) {
    expect(await ordered(service, query)).toBe(expected);
  },
});

/** The order of rows, and how many of them. */
export const order: Chapter = {
  title: '$orderby and $top',
  cases: [
    answers('Rows come in ascending order, in any case, empty ones first', '$orderby=fax', '3214'),
    answers('asc says the same', '$orderby=fax asc', '3214'),
    answers('desc turns the order round, empty ones last', '$orderby=fax desc', '4123'),
    answers('Numbers are ordered as numbers', '$orderby=creditlimit,name', '4213'),
    answers('Several columns have their own directions', '$orderby=creditlimit desc,name desc', '3124'),
    answers('A choice is ordered by its label', '$orderby=customertypecode,name', '2341'),
    answers('$top gives that many of the first', '$orderby=name&$top=2', '12'),
    answers('$top=0 gives none', '$orderby=name&$top=0', ''),
    answers('An alias stands for a column in $orderby', '$orderby=@p1 desc&@p1=name', '4321'),
    {
      fact: 'A lookup is a column to order by as _x_value',
      source: sources.order,
      async run(service) {
        expect(await ordered(service, '$orderby=_parentaccountid_value desc&$top=1')).toBe('2');
      },
    },
    {
      fact: 'A column of a parent is nothing to order by',
      source: sources.order,
      readsOnly: true,
      async run(service) {
        expectNotSupported(await service.get('accounts?$orderby=parentaccountid/name'));
      },
    },
    {
      fact: '$top is passed over when odata.maxpagesize is sent',
      source: sources.order,
      async run(service) {
        await scene(service);
        const own = `$select=name&$filter=startswith(name,'${service.mark} order')`;
        const prefer = 'odata.maxpagesize=3';
        const { json } = await service.get(`accounts?${own}&$top=1`, { prefer });
        expect(json.value).toHaveLength(3);
      },
    },
  ],
};
