import {
  canonicalDecimal,
  type ODataClient,
  type Property,
  type RecordValues,
  type WriteOperation,
} from '@p2c/odata';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rejection, useConnector } from '../connector/use-connector.ts';
import { tables } from './round-trips/tables.ts';
import { outsideXml, type System, type Trip, tripOf } from './round-trips/values.ts';

/** `TRIP_RUNS=2000 TRIP_SEED=7 npm test -- test/properties/round-trips` looks further, or again. */
const runs = Number(process.env.TRIP_RUNS ?? 60);
const seed = Number(process.env.TRIP_SEED ?? Math.floor(Math.random() * 2 ** 31));
const beginWithinMs = process.env.TRIP_RUNS === undefined ? 10_000 : Number.POSITIVE_INFINITY;

const { connect } = useConnector({ seed: false });

type Trips = Readonly<Record<string, Trip>>;
const given = (trips: Trips): RecordValues =>
  Object.fromEntries(Object.entries(trips).map(([name, trip]) => [name, trip.given]));
const kept = (trips: Trips) =>
  Object.fromEntries(Object.entries(trips).map(([name, trip]) => [name, trip.kept]));

/** Numbers of records, none of which is given twice. */
let last = 0;
const next = () => {
  last += 1;
  return last;
};

describe.each<System>(['SALES', 'FINANCE_OPERATIONS'])('what is written to %s', (system) => {
  const { entitySet, columns, key, needed } = tables[system];
  const propertiesOf = ({ model }: ODataClient): Property[] =>
    columns.map((name) => {
      const property = model.entitySets.get(entitySet)?.properties.get(name);
      if (property === undefined) throw new Error(`${entitySet} has no ${name}.`);
      return property;
    });
  const tripsOf = (client: ODataClient): fc.Arbitrary<Trips> =>
    fc.record(
      Object.fromEntries(
        propertiesOf(client).map((property) => [property.name, tripOf(property, client.model, system)]),
      ),
    );
  const read = (client: ODataClient, n: number) => client.get(entitySet, key(n), { select: columns });

  it(
    `is read as it was given, after a creation and after an update (TRIP_SEED=${seed})`,
    async () => {
      const { client } = connect(system);
      const startedAt = performance.now();
      await fc.assert(
        fc.asyncProperty(tripsOf(client), tripsOf(client), async (first, second) => {
          if (performance.now() - startedAt > beginWithinMs) return;
          const n = next();
          const created = await client.create(entitySet, { ...needed(n), ...given(first) });
          expect(created).toMatchObject({ kind: 'written' });
          const before = await read(client, n);
          expect(before).toMatchObject(kept(first));
          const ifMatch = String(before?.['@odata.etag']);
          expect(await client.update(entitySet, key(n), given(second), { ifMatch })).toMatchObject({
            kind: 'written',
          });
          expect(await read(client, n)).toMatchObject(kept(second));
        }),
        { numRuns: runs, seed },
      );
    },
    60_000 + runs * 1_000,
  );

  it(
    `is read as it was given when many records are written at a time (TRIP_SEED=${seed})`,
    async () => {
      const { client } = connect(system, { batchSize: 3, bulkSize: 3 });
      const startedAt = performance.now();
      const pairs = fc.array(fc.tuple(tripsOf(client), tripsOf(client)), { minLength: 2, maxLength: 6 });
      await fc.assert(
        fc.asyncProperty(pairs, async (records) => {
          if (performance.now() - startedAt > beginWithinMs) return;
          const numbered = records.map(([first, second]) => ({ n: next(), first, second }));
          const write = async (operations: readonly WriteOperation[]) => {
            const outcomes = await client.writeMany(operations);
            expect(outcomes.filter(({ kind }) => kind !== 'written')).toEqual([]);
          };
          await write(
            numbered.map(({ n, first }) => ({
              kind: 'create',
              entitySet,
              values: { ...needed(n), ...given(first) },
            })),
          );
          for (const { n, first } of numbered) expect(await read(client, n)).toMatchObject(kept(first));
          await write(
            numbered.map(({ n, second }) => ({
              kind: 'update',
              entitySet,
              key: key(n),
              values: given(second),
              ifMatch: '*',
            })),
          );
          for (const { n, second } of numbered) expect(await read(client, n)).toMatchObject(kept(second));
        }),
        { numRuns: Math.ceil(runs / 4), seed },
      );
    },
    60_000 + runs * 1_000,
  );

  it(`is refused, and the record stays as it was, when a value is beyond its column (TRIP_SEED=${seed})`, async () => {
    const { client } = connect(system);
    const n = next();
    expect(await client.create(entitySet, needed(n))).toMatchObject({ kind: 'written' });
    const before = await read(client, n);
    const bad = fc.oneof(
      ...propertiesOf(client).flatMap((property) => {
        const values = beyond(property, system);
        return values ? [values.map((value) => ({ [property.name]: value }))] : [];
      }),
    );
    await fc.assert(
      fc.asyncProperty(bad, async (values) => {
        const outcome = await client.update(entitySet, key(n), values, { ifMatch: '*' });
        expect(outcome).toMatchObject({
          kind: 'rejected',
          message: expect.stringContaining(Object.keys(values)[0] ?? ''),
        });
        expect(await read(client, n)).toEqual(before);
      }),
      { numRuns: Math.min(runs, 200), seed },
    );
  });

  it('is not even sent when it is no number of its type', async () => {
    const { client } = connect(system);
    const numbers = propertiesOf(client).filter(({ type }) => type === 'Edm.Decimal' || type === 'Edm.Int64');
    for (const { name } of numbers)
      for (const value of ['', ' 1', '1,5', '0x1', 'NaN', '1e', '1e99999', '--1', '.5', '１'])
        expect(await rejection(client.create(entitySet, { ...needed(next()), [name]: value }))).toMatchObject(
          {
            code: 'BAD_REQUEST',
            message: expect.stringContaining(name),
          },
        );
  });
});

it(`amounts below zero, on lines of Sales, are read as they were given (TRIP_SEED=${seed})`, async () => {
  const { client } = connect('SALES');
  const quoteid = '00000000-0000-4000-8000-000000000001';
  expect(await client.create('quotes', { quoteid, name: 'Quote' })).toMatchObject({ kind: 'written' });
  const amount = fc
    .tuple(
      fc.constantFrom('', '-'),
      fc.bigInt({ min: 0n, max: 999_999_999_999n }),
      fc.stringMatching(/^\d{1,4}$/),
    )
    .map(([sign, whole, fraction]) => `${sign}${whole}.${fraction}`);
  await fc.assert(
    fc.asyncProperty(amount, amount, async (priceperunit, tax) => {
      const line = {
        'quoteid@odata.bind': `/quotes(${quoteid})`,
        isproductoverridden: true,
        productdescription: 'x',
        quantity: '1',
      };
      const created = await client.create('quotedetails', { ...line, priceperunit, tax });
      expect(created).toMatchObject({ kind: 'written' });
      const value = String((created as { record?: { quotedetailid?: string } }).record?.quotedetailid);
      const record = await client.get(
        'quotedetails',
        { kind: 'guid', value },
        { select: ['priceperunit', 'tax'] },
      );
      expect(record).toMatchObject({
        priceperunit: canonicalDecimal(priceperunit),
        tax: canonicalDecimal(tax),
      });
      expect(await client.delete('quotedetails', { kind: 'guid', value })).toMatchObject({ kind: 'written' });
    }),
    { numRuns: Math.min(runs, 200), seed },
  );
});

/** Characters that are half of one. */
const halves = ['\ud800', '\udfff'];

/** Values of the right type that the column has no room for; undefined for a type that takes all of them. */
function beyond(
  { type, maxLength, minimum, maximum, options, scale = 0 }: Property,
  system: System,
): fc.Arbitrary<unknown> | undefined {
  switch (type) {
    case 'Edm.String': {
      const long =
        maxLength === undefined
          ? []
          : [fc.constantFrom('x'.repeat(maxLength + 1), '東'.repeat(maxLength * 2))];
      const broken =
        system === 'SALES'
          ? [
              fc
                .string({ unit: fc.constantFrom(...halves, 'a', '\u0000', '\ufffe', '\u001f'), maxLength: 5 })
                .filter((text) => outsideXml.test(text)),
            ]
          : [];
      return long.length + broken.length === 0 ? undefined : fc.oneof(...long, ...broken);
    }
    case 'Edm.Decimal':
      return minimum === undefined || maximum === undefined
        ? undefined
        : fc.constantFrom(
            `${BigInt(maximum) + 1n}`,
            `${BigInt(minimum) - 1n}`,
            `${maximum}.${'0'.repeat(Math.max(0, scale - 1))}1`,
          );
    case 'Edm.Int32':
      return options
        ? fc.integer({ min: 1000, max: 2 ** 31 - 1 })
        : minimum === undefined
          ? undefined
          : fc.constantFrom(Number(minimum) - 1, Number(maximum) + 1);
    case 'Edm.Double':
      return fc.constantFrom(Number(minimum) - 0.5, Number(maximum) + 1e-9);
    default:
      return undefined;
  }
}
