import { canonicalDecimal } from '@p2c/odata';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSalesWorld } from '../subgraphs/sales-world.ts';
import { at, startSubgraphs, type TestSubgraphs } from '../subgraphs/start-subgraphs.ts';
import { outsideXml, tripOf } from './round-trips/values.ts';

/** `TRIP_RUNS=2000 TRIP_SEED=7 npm test -- test/properties/round-trips` looks further, or again. */
const runs = Number(process.env.TRIP_RUNS ?? 40);
const seed = Number(process.env.TRIP_SEED ?? Math.floor(Math.random() * 2 ** 31));

let subgraphs: TestSubgraphs;
beforeAll(async () => {
  subgraphs = await startSubgraphs();
  const world = createSalesWorld(subgraphs.clients.sales);
  await world.account('T-A1');
  await world.contact('T-1', 'T-A1');
});
afterAll(() => subgraphs[Symbol.asyncDispose]());

describe('a value in a mutation', () => {
  const update = (description: string) =>
    subgraphs.run(
      'sales',
      'mutation ($description: String) { updateContact(input: { id: "usmf:T-1", description: $description }) { contact { sales { description } } } }',
      { description },
    );
  const descriptionNow = async () =>
    at(
      (await subgraphs.run('sales', '{ contact(id: "usmf:T-1") { sales { description } } }')).data,
      'contact.sales.description',
    );

  it(`is a text that comes back as it was given (TRIP_SEED=${seed})`, async () => {
    const { model } = subgraphs.clients.sales;
    const property = model.entitySets.get('contacts')?.properties.get('description');
    if (property === undefined) throw new Error('contacts has no description.');
    await fc.assert(
      fc.asyncProperty(tripOf(property, model, 'SALES'), async ({ given, kept }) => {
        const { data, errors } = await update(String(given));
        expect(errors).toEqual([]);
        expect(at(data, 'updateContact.contact.sales.description')).toBe(kept);
        expect(await descriptionNow()).toBe(kept);
      }),
      { numRuns: runs, seed },
    );
  });

  it(`is a text that is refused with a code, and changes nothing, when the column cannot hold it (TRIP_SEED=${seed})`, async () => {
    await update('before');
    const broken = fc
      .string({ unit: fc.constantFrom('a', '\u0000', '\u001f', '\ufffe', '\ud800'), maxLength: 5 })
      .filter((text) => outsideXml.test(text));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.constant('x'.repeat(2_001)), broken), async (text) => {
        const { errors } = await update(text);
        expect(errors).toMatchObject([
          { extensions: { code: expect.stringMatching(/^(VALUE_TOO_LONG|INVALID_VALUE|SYSTEM_REJECTED)$/) } },
        ]);
        expect(await descriptionNow()).toBe('before');
      }),
      { numRuns: Math.min(runs, 40), seed },
    );
  });

  const setLimit = (creditLimit: unknown) =>
    subgraphs.run(
      'financeOperations',
      'mutation ($creditLimit: Decimal!) { setCustomerCreditLimit(input: { id: "usmf:US-001", creditLimit: $creditLimit }) { customer { creditLimit } } }',
      { creditLimit },
    );
  const limitNow = async () =>
    at(
      (
        await subgraphs.run(
          'financeOperations',
          '{ financeOperationsCustomer(id: "usmf:US-001") { creditLimit } }',
        )
      ).data,
      'financeOperationsCustomer.creditLimit',
    );

  it(`is a decimal that comes back with every digit (TRIP_SEED=${seed})`, async () => {
    const digits = (most: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: most });
    const decimal = fc
      .tuple(fc.nat({ max: 9 }), digits(26), digits(10))
      .map(([first, whole, fraction]) => `${first}${whole}${fraction === '' ? '' : `.${fraction}`}`);
    await fc.assert(
      fc.asyncProperty(decimal, async (text) => {
        const { data, errors } = await setLimit(text);
        expect(errors).toEqual([]);
        expect(at(data, 'setCustomerCreditLimit.customer.creditLimit')).toBe(canonicalDecimal(text));
        expect(await limitNow()).toBe(canonicalDecimal(text));
      }),
      { numRuns: runs, seed },
    );
  });

  it.each([
    '1e3',
    '+1',
    '1.',
    '.5',
    '',
    ' 1',
    '0x1',
    'NaN',
    '１',
    '9'.repeat(39),
    12.5,
    true,
    null,
    '-1',
    '0.12345678901',
  ])('is no decimal of a credit limit, and is refused: %j', async (value) => {
    await setLimit('17.5');
    const { errors } = await setLimit(value);
    expect(errors).toHaveLength(1);
    expect(await limitNow()).toBe('17.5');
  });
});
