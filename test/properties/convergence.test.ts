import fc from 'fast-check';
import { expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { startApp, type TestApp } from '../support/start-app.ts';
import { openSystems, type Systems } from '../support/systems.ts';

const accounts = 4;
const text = fc.stringMatching(/^[A-Za-z0-9äß東 .,'*&-]{1,20}$/).filter((value) => value.trim() === value);
const which = fc.nat({ max: accounts - 1 });

/** Whatever people and programs do in both systems, in any order. */
const edit = fc.oneof(
  fc.record({ kind: fc.constant('in Sales' as const), which, name: text, fax: text }),
  fc.record({ kind: fc.constant('by mutation' as const), which, phone: text }),
  fc.record({ kind: fc.constant('overreach in F&O' as const), which, name: text }),
  fc.record({
    kind: fc.constant('of what F&O owns' as const),
    which,
    rating: text.map((value) => value.slice(0, 10).trim() || 'A'),
  }),
  fc.record({
    kind: fc.constant('fault' as const),
    method: fc.constantFrom('POST', 'PATCH'),
    action: fc.constantFrom('drop-after-commit' as const, 'drop-before' as const),
  }),
);
type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

it('after any edits in both systems, with answers lost on the way, the two agree by the rules and a further pass writes nothing', async () => {
  await using app = await startApp({ seed: false, compareIntervalMs: 100, deltaIntervalMs: 20 });
  const systems = await openSystems(app.sandbox);
  let world = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 10, maxLength: 25 }), async (edits) => {
      world += 1;
      const numbers = Array.from({ length: accounts }, (_, index) => `P-${world}-${index}`);
      const ratings = new Map<string, string>();
      for (const number of numbers)
        await systems.sales('POST', 'accounts', { name: number, accountnumber: number });
      for (const each of edits) await carryOut(each, numbers, ratings, app, systems);
      await app.sandbox.financeOperations.admin.clearFaults();

      await agreed(numbers, systems);
      await app.settled();
      for (const [number, rating] of ratings)
        expect(await systems.customer(number)).toMatchObject({ CreditRating: rating });
      const rows = (await systems.customers()).filter((row) => numbers.includes(String(row.CustomerAccount)));
      expect(rows).toHaveLength(accounts);

      await app.sandbox.financeOperations.admin.clearRequests();
      await app.data('mutation ($keys: [ID!]) { triggerSync(entity: CUSTOMER, keys: $keys) { state } }', {
        keys: numbers.map((number) => `usmf:${number}`),
      });
      await app.settled();
      const writes = (await app.sandbox.financeOperations.admin.requests()).filter(
        ({ method }) => method !== 'GET',
      );
      expect(writes).toEqual([]);
    }),
    { numRuns: 15, interruptAfterTimeLimit: 25_000, markInterruptAsFailure: false },
  );
}, 120_000);

async function carryOut(
  each: Edit,
  numbers: readonly string[],
  ratings: Map<string, string>,
  app: TestApp,
  systems: Systems,
): Promise<void> {
  const number = 'which' in each ? (numbers[each.which] ?? '') : '';
  // The fault may take this person's own answer.
  const inFinanceOperations = (values: object) =>
    systems
      .financeOperations(
        'PATCH',
        `CustomersV3(dataAreaId='usmf',CustomerAccount='${number}')?cross-company=true`,
        values,
      )
      .catch(() => undefined);
  switch (each.kind) {
    case 'in Sales': {
      const { accountid } = await systems.account(number);
      await systems.sales('PATCH', `accounts(${accountid})`, { name: each.name, fax: each.fax });
      return;
    }
    case 'by mutation':
      await app.data(
        'mutation ($id: ID!, $phone: String) { updateCustomer(input: { id: $id, phone: $phone }) { customer { id } } }',
        { id: `usmf:${number}`, phone: each.phone },
      );
      return;
    case 'overreach in F&O':
      await inFinanceOperations({ OrganizationName: each.name });
      return;
    case 'of what F&O owns':
      // Only where F&O holds the customer already; the answer may be the one that a fault takes.
      if ((await inFinanceOperations({ CreditRating: each.rating }))?.status === 204)
        ratings.set(number, each.rating);
      else ratings.delete(number);
      return;
    case 'fault':
      await app.sandbox.financeOperations.admin.addFault({
        match: { method: each.method, path: 'CustomersV3', times: 1 },
        action: { kind: each.action },
      });
      return;
    default:
      throw new Error(`Unknown edit ${JSON.stringify(each satisfies never)}.`);
  }
}

/** Every owned value of F&O is that of Sales. */
async function agreed(numbers: readonly string[], systems: Systems): Promise<void> {
  for (const number of numbers) {
    await eventually(
      async () => {
        const [account, customer] = [await systems.account(number), await systems.customer(number)];
        return (
          customer?.OrganizationName === account.name &&
          customer?.PrimaryContactPhone === (account.telephone1 ?? '') &&
          customer?.PrimaryContactFax === (account.fax ?? '')
        );
      },
      { withinMs: 60_000 },
    );
  }
}
