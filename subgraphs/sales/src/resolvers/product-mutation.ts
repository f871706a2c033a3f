import type { ODataRecord } from '@p2c/odata';
import { type GivenValue, readChanges, updateRecord } from '@p2c/subgraph-runtime';
import type { SalesContext } from '../context.ts';
import type { MutationResolvers } from '../generated/resolvers.ts';
import { idNotFound } from '../loaders/by-id.ts';
import { forget } from '../loaders/forget.ts';
import { type ProductName, requireProduct } from '../loaders/products.ts';
import type { WrittenProduct } from '../mappers/records.ts';
import { givenState } from '../writes/given-field.ts';
import { documentPorts, guidOf } from '../writes/update-entity.ts';

export const productMutations: MutationResolvers = {
  updateSalesProduct: async (_, { input }, context) => {
    const given = readChanges(context.schema.product.inputs.update, { ...input, productId: undefined });
    return updateProduct(context, input, () => given);
  },
  activateSalesProduct: async (_, { input }, context) =>
    updateProduct(context, input, (product) => stateOf(context, product, active)),
  retireSalesProduct: async (_, { input }, context) =>
    updateProduct(context, input, (product) => stateOf(context, product, retired)),
};

/** State and status reason of a product. */
const active = [0, 1] as const;
const retired = [1, 2] as const;

/** A product that is in the state already keeps its reason. */
function stateOf(
  { schema }: SalesContext,
  { statecode }: ODataRecord,
  state: readonly [number, number],
): GivenValue[] {
  return statecode === state[0] ? [] : givenState(schema.product.columns, 'stateCode', state);
}

async function updateProduct(
  context: SalesContext,
  { ifVersion, ...name }: ProductName & { readonly ifVersion?: string | null },
  given: (product: ODataRecord) => readonly GivenValue[],
): Promise<WrittenProduct> {
  const { loaders, schema, write } = context;
  const record = await updateRecord(documentPorts(write), {
    entitySet: 'products',
    ifVersion,
    read: () => requireProduct(context, name, schema.product.whole, { fresh: true }),
    keyOf: (found) => ({ kind: 'guid', value: guidOf(found, 'productid') }),
    journalKeyOf: (found) => guidOf(found, 'productid'),
    given,
    notFound: () => idNotFound('product', String(name.productId ?? name.id)),
  });
  forget(loaders, record);
  return { productId: guidOf(record, 'productid') };
}
