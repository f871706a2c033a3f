import type { ODataRecord, RecordValues, WriteOutcome } from '@p2c/odata';
import {
  type CustomerKey,
  codedError,
  createRecord,
  type GivenValue,
  readGivenValues,
  readOptions,
  systemName,
  writeOptions,
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
    given: given.values,
    named: key.number,
    send: async () => {
      const options = writeOptions(context.request);
      const shared = await context.client.create(
        'ProductsV2',
        { ProductNumber: key.number, ...given.shared },
        options,
      );
      if (shared.kind !== 'written' && !(await isSame(context, key, given.shared, shared))) return shared;
      const released = await context.client.create(
        'ReleasedProductsV2',
        { dataAreaId: key.company, ItemNumber: key.number, ProductNumber: key.number, ...given.released },
        options,
      );
      return shared.kind === 'written' ? halfWritten(key, released) : released;
    },
    readExisting: () => readRelease(context, key, given),
    // The type is no column of what is sold, so it is not among the values that are compared.
    repeats: async (existing) => existing.ProductType === given.shared.ProductType,
  });
  return { key };
}

/** The product that all companies share is there from this call; when its release is refused, the answer says so. */
function halfWritten({ company, number }: CustomerKey, release: WriteOutcome): WriteOutcome {
  const half = `The product ${number} was created, but not released to ${company}; call again with the same values to release it.`;
  switch (release.kind) {
    case 'throttled':
      throw codedError('SYSTEM_THROTTLED', `${systemName('FINANCE_OPERATIONS')} asks to slow down. ${half}`, {
        system: 'FINANCE_OPERATIONS',
        retryAfterMs: release.retryAfterMs,
      });
    case 'rejected':
      return { ...release, message: `${release.message} ${half}` };
    default:
      return release;
  }
}

/** The release that has the key, with what it shares, to be compared with what was given. */
async function readRelease(
  { client, request }: FinanceOperationsContext,
  key: CustomerKey,
  { shared, released }: ProductValues,
): Promise<ODataRecord | null> {
  const [release, product] = await Promise.all([
    client.get('ReleasedProductsV2', releaseKey(key), {
      ...readOptions(request),
      select: ['ItemNumber', ...Object.keys(released)],
    }),
    client.get('ProductsV2', sharedKey(key), { ...readOptions(request), select: Object.keys(shared) }),
  ]);
  return release === undefined ? null : { ...product, ...release };
}

const sharedKey = ({ number }: CustomerKey) => ({
  kind: 'composite' as const,
  parts: { ProductNumber: number },
});
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
  // What names the product, and its type, are no columns of the release that could be compared.
  const values = readGivenValues(schema.inputs.CreateProductInput, {
    ...input,
    company: undefined,
    number: undefined,
    type: undefined,
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
  key: CustomerKey,
  shared: RecordValues,
  { kind }: WriteOutcome,
): Promise<boolean> {
  if (kind !== 'duplicate') return false;
  const found = await client.get('ProductsV2', sharedKey(key), {
    ...readOptions(request),
    select: Object.keys(shared),
  });
  return found !== undefined && Object.entries(shared).every(([name, value]) => found[name] === value);
}
