import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { once } from '../../wire/once.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { createAccount, rows } from '../support/records.ts';
import { expectNotSupported } from '../support/refusal.ts';
import { sources } from '../support/sources.ts';

const scene = once(async (service) => {
  const account = (
    n: number,
    customertypecode: number,
    creditlimit: number | null,
    numberofemployees: number,
  ) =>
    createAccount(service, {
      name: `${service.mark} sum ${n}`,
      customertypecode,
      creditlimit,
      numberofemployees,
    });
  await account(1, 3, 10.5, 1);
  await account(2, 3, 20, 2);
  await account(3, 8, 0.25, 4);
  await account(4, 8, null, 8);
});

async function aggregated(service: WireService, transformation: string, more = '') {
  await scene(service);
  const filter = `filter(startswith(name,'${service.mark} sum'))`;
  return rows(service, `accounts?$apply=${encodeURIComponent(`${filter}/${transformation}`)}${more}`);
}

const answers = (
  fact: string,
  transformation: string,
  expected: unknown,
  assumption?: string,
): ContractCase => ({
  fact,
  source: sources.aggregate,
  ...(assumption === undefined ? {} : { assumption }),
  async run(service) {
    expect(await aggregated(service, transformation)).toMatchObject(expected as object);
  },
});

const refused = (fact: string, query: string): ContractCase => ({
  fact,
  source: sources.aggregate,
  readsOnly: true,
  async run(service) {
    expectNotSupported(await service.get(`accounts?${query}`));
  },
});

/** Sums and groups. */
export const aggregate: Chapter = {
  title: '$apply',
  cases: [
    answers('sum adds amounts up', 'aggregate(creditlimit with sum as total)', [{ total: 30.75 }]),
    answers(
      'average passes empty ones over',
      'aggregate(creditlimit with average as mean)',
      [{ mean: 10.25 }],
      'dv-aggregate-numbers',
    ),
    answers('min is the smallest', 'aggregate(creditlimit with min as least)', [{ least: 0.25 }]),
    answers('max is the greatest', 'aggregate(creditlimit with max as most)', [{ most: 20 }]),
    answers('$count counts rows', 'aggregate($count as rows)', [{ rows: 4 }]),
    answers('sum adds whole numbers up', 'aggregate(numberofemployees with sum as staff)', [{ staff: 15 }]),
    answers(
      'Several aggregates stand beside each other',
      'aggregate(numberofemployees with sum as staff,$count as rows)',
      [{ staff: 15, rows: 4 }],
    ),
    answers(
      'groupby makes a row of each value',
      'groupby((customertypecode))',
      [{ customertypecode: 3 }, { customertypecode: 8 }],
      'dv-aggregate-numbers',
    ),
    answers(
      'groupby aggregates within each group',
      'groupby((customertypecode),aggregate(creditlimit with sum as total,$count as rows))',
      [
        { customertypecode: 3, total: 30.5, rows: 2 },
        { customertypecode: 8, total: 0.25, rows: 2 },
      ],
      'dv-aggregate-numbers',
    ),
    answers(
      'groupby takes several columns',
      'groupby((customertypecode,statecode),aggregate($count as rows))',
      [
        { customertypecode: 3, statecode: 0, rows: 2 },
        { customertypecode: 8, statecode: 0, rows: 2 },
      ],
      'dv-aggregate-numbers',
    ),
    answers(
      'A lookup is grouped by as _x_value',
      'groupby((_parentaccountid_value),aggregate($count as rows))',
      [{ rows: 4 }],
    ),
    {
      fact: 'A leading filter may hold a parent',
      source: sources.aggregate,
      async run(service) {
        const apply = `filter(parentaccountid/name eq '${service.mark} nobody')/aggregate($count as rows)`;
        const [row] = await rows(service, `accounts?$apply=${encodeURIComponent(apply)}`);
        expect(row).toMatchObject({ rows: 0 });
      },
    },
    {
      fact: 'Groups are ordered by what they are grouped by',
      source: sources.aggregate,
      async run(service) {
        const groups = 'groupby((customertypecode),aggregate($count as rows))';
        const found = await aggregated(service, groups, '&$orderby=customertypecode desc');
        expect(found.map((row) => row.customertypecode)).toEqual([8, 3]);
      },
    },
    refused(
      'Groups are not ordered by an aggregate',
      '$apply=groupby((statecode),aggregate($count as rows))&$orderby=rows',
    ),
    refused('Nothing is grouped by a date and time', '$apply=groupby((createdon),aggregate($count as rows))'),
    refused(
      'A method that Dataverse does not have is refused',
      '$apply=aggregate(creditlimit with median as x)',
    ),
    refused('A transformation that Dataverse does not have is refused', '$apply=topcount(1,creditlimit)'),
  ],
};
