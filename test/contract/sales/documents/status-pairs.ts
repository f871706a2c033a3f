import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { create, createAccount, createContact, read, update } from '../support/records.ts';
import { expectRefusal } from '../support/refusal.ts';
import { sources } from '../support/sources.ts';

interface Pairs {
  readonly table: string;
  make(service: WireService): Promise<string>;
  /** State, status, and another status that is none of the state. */
  readonly pairs: readonly (readonly [number, number, number])[];
}

const all: readonly Pairs[] = [
  {
    table: 'account',
    make: async (service) => `accounts(${await createAccount(service)})`,
    pairs: [
      [1, 2, 1],
      [0, 1, 2],
    ],
  },
  {
    table: 'contact',
    make: async (service) => `contacts(${await createContact(service)})`,
    pairs: [
      [1, 2, 1],
      [0, 1, 2],
    ],
  },
  {
    table: 'pricelevel',
    make: async (service) =>
      `pricelevels(${await create(service, 'pricelevels', { name: `${service.mark} pair` })})`,
    pairs: [
      [1, 100002, 100001],
      [0, 100001, 100002],
    ],
  },
  {
    table: 'uomschedule',
    make: async (service) =>
      `uomschedules(${await create(service, 'uomschedules', { name: `${service.mark} pair`, baseuomname: 'ea' })})`,
    pairs: [
      [1, 2, 1],
      [0, 1, 2],
    ],
  },
];

function casesOf({ table, make, pairs }: Pairs): readonly ContractCase[] {
  return pairs.flatMap(([statecode, statuscode, other]): ContractCase[] => [
    {
      fact: `${table} takes state ${statecode} with status ${statuscode}`,
      source: sources.tables,
      async run(service) {
        const path = await make(service);
        await update(service, path, { statecode: 1 - statecode });
        await update(service, path, { statecode, statuscode });
        expect(await read(service, path)).toMatchObject({ statecode, statuscode });
      },
    },
    {
      fact: `${table} does not take state ${statecode} with status ${other}: 0x80048408`,
      source: sources.codes,
      async run(service) {
        expectRefusal(
          await service.patch(await make(service), { statecode, statuscode: other }),
          400,
          '0x80048408',
        );
      },
    },
    {
      fact: `${table} takes state ${statecode} alone, with the status that comes first`,
      source: sources.update,
      async run(service) {
        const path = await make(service);
        await update(service, path, { statecode: 1 - statecode });
        await update(service, path, { statecode });
        expect(await read(service, path)).toMatchObject({ statecode, statuscode });
      },
    },
  ]);
}

/** States are set by updates, in pairs with their status. */
export const statusPairs: Chapter = {
  title: 'pairs of state and status',
  cases: [
    ...all.flatMap(casesOf),
    {
      fact: 'A row is created in another state than the first',
      source: sources.tables,
      assumption: 'dv-create-in-other-state',
      async run(service) {
        const id = await createAccount(service, { statecode: 1, statuscode: 2 });
        expect(await read(service, `accounts(${id})`)).toMatchObject({ statecode: 1, statuscode: 2 });
      },
    },
  ],
};
