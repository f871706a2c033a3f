import type { RecordValues, WriteOutcome } from '@p2c/odata';
import {
  type CustomerKey,
  codedError,
  createRecord,
  type GivenValue,
  readOptions,
} from '@p2c/subgraph-runtime';
import type { FinanceOperationsContext } from '../context.ts';
import type { CreateProductInput } from '../generated/resolvers.ts';
import { chooseProductCompany } from '../loaders/product-company.ts';
import { productTypeMembers } from '../mappers/enum-members.ts';
import type { WrittenEntity } from '../mappers/records.ts';

/**
 * A new product takes two records: the product, which all companies share, and its release to a company, from which
 * on it can be sold. The intent names what is sold before either is written. A call that was cut off between the two
 * is repeated: the product that is there is taken when it is the same one, and the release goes on.
 */
export async function createProduct(
  context: FinanceOperationsContext,
  input: CreateProductInput,
): Promise<WrittenEntity> {
  const key = { company: chooseProductCompany(context, input.company), number: input.number.trim() };
  if (key.number === '')
    throw codedError('INVALID_VALUE', 'A product needs a number; got a blank one.', {
      field: 'number',
      expected: 'a number',
      got: input.number,
    });
  const given = readValues(context, input);
  await createRecord(context.write, {
    entitySet: 'SellableReleasedProducts',
    journalKey: `${key.company}:${key.number}`,
    keyValues: {},
    given: [],
    send: async () => {
      const shared = await context.client.create('ProductsV2', {
        ProductNumber: key.number,
        ...given.shared,
      });
      if (shared.kind !== 'written' && !(await isSame(context, key, given.shared, shared))) return shared;
      return context.client.create('ReleasedProductsV2', {
        dataAreaId: key.company,
        ItemNumber: key.number,
        ProductNumber: key.number,
        ...given.released,
      });
    },
    refused: () => given.values,
    readExisting: async () =>
      (await context.client.get('ReleasedProductsV2', releaseKey(key), {
        ...readOptions(context.request),
        select: ['ItemNumber', ...Object.keys(given.released)],
      })) ?? null,
    repeats: async (existing) => holds(existing, given.released),
  });
  return { key };
}

const releaseKey = ({ company, number }: CustomerKey) => ({
  kind: 'composite' as const,
  parts: { dataAreaId: company, ItemNumber: number },
});

interface ProductValues {
  /** Of the product that all companies share. */
  readonly shared: RecordValues;
  readonly released: RecordValues;
  /** What was given, by the properties that F&O may refuse. */
  readonly values: readonly GivenValue[];
}

function readValues({ schema }: FinanceOperationsContext, input: CreateProductInput): ProductValues {
  const fields = {
    name: input.name,
    description: input.description,
    price: input.price,
    cost: input.cost,
    unit: input.unit,
  };
  const values = Object.entries(fields).flatMap(([name, value]): GivenValue[] => {
    const column = schema.product.columns.fields.get(name);
    return column?.kind === 'value' && value !== null && value !== undefined
      ? [{ path: [name], column, value }]
      : [];
  });
  return {
    values,
    shared: {
      ProductType: productTypeMembers[input.type ?? 'ITEM'],
      ProductSubType: 'Product',
      ProductName: input.name,
      ...(input.description && { ProductDescription: input.description }),
    },
    released: {
      SalesUnitSymbol: input.unit,
      InventoryUnitSymbol: input.unit,
      ...(input.price && { SalesPrice: input.price }),
      ...(input.cost && { UnitCost: input.cost }),
    },
  };
}

/** Whether the product that has the number is the one that was asked for. */
async function isSame(
  { client, request }: FinanceOperationsContext,
  { number }: CustomerKey,
  shared: RecordValues,
  { kind }: WriteOutcome,
): Promise<boolean> {
  if (kind !== 'duplicate') return false;
  const found = await client.get(
    'ProductsV2',
    { kind: 'composite', parts: { ProductNumber: number } },
    { ...readOptions(request), select: ['ProductNumber', ...Object.keys(shared)] },
  );
  return found !== undefined && holds(found, shared);
}

/** Decimals come back without the zeros that they were given with. */
function holds(record: Readonly<Record<string, unknown>>, values: RecordValues): boolean {
  return Object.entries(values).every(([name, value]) => {
    const [left, right] = [String(record[name] ?? ''), String(value)];
    return left === right || (left !== '' && right !== '' && Number(left) === Number(right));
  });
}
