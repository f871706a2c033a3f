import { expect } from 'vitest';
import { once } from '../../wire/once.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { makeCustomer } from './customers.ts';
import { nextName } from './names.ts';
import { listOf } from './read.ts';

/** Three customers that differ in what filters ask for; each shows its letter as NameAlias. */
const customers = {
  A: {
    OrganizationName: 'Retail North',
    CreditLimit: 1000.5,
    OrganizationNumberOfEmployees: 7,
    IsExternallyMaintained: 'Yes',
    OnHoldStatus: 'Invoice',
  },
  B: { OrganizationName: 'Northern retailers', CreditLimit: 200, OrganizationNumberOfEmployees: 5 },
  C: { OrganizationName: 'Wholesale 100%', CreditLimit: 0, OrganizationNumberOfEmployees: 0 },
};

/** What the three have in common and nobody else. */
const panel = once(async (service) => {
  const mark = nextName(service, 'P');
  for (const [NameAlias, values] of Object.entries(customers))
    await makeCustomer(service, { ...values, NameAlias, KnownAs: mark });
  return mark;
});

/** A query over the three customers: their letters in its order, and the whole answer. */
export async function askPanel(
  service: WireService,
  { $filter, ...query }: Readonly<Record<string, string>>,
  headers: Record<string, string> = {},
) {
  const own = `KnownAs eq '${await panel(service)}'`;
  const answer = await service.get(
    listOf('CustomersV3', {
      $filter: $filter === undefined ? own : `${own} and (${$filter})`,
      $orderby: 'NameAlias',
      ...query,
    }),
    headers,
  );
  return { answer, letters: (answer.json.value ?? []).map(({ NameAlias }) => NameAlias).join('') };
}

/** The letters of those that meet a filter. */
export async function lettersOf(service: WireService, $filter: string): Promise<string> {
  const { answer, letters } = await askPanel(service, { $filter });
  expect(answer.status, answer.text).toBe(200);
  return letters;
}
