import { type CustomerKey, readEntityKey, readReferenceKey } from '@p2c/subgraph-runtime';
import type { GraphQLResolveInfo } from 'graphql';
import type { FinanceOperationsContext } from '../context.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { listProducts } from '../lists/products.ts';
import { toConnection } from '../lists/read-list.ts';
import { entities, keyOf, loadEntity, requireEntity } from '../loaders/by-number.ts';
import { chooseProductKey, productCompanies } from '../loaders/product-company.ts';
import { keyFields } from '../mappers/create-mappers.ts';

export const productResolvers: Resolvers = {
  Query: {
    product: async (_, { id }, context, info) =>
      requireProduct(context, readEntityKey(productCompanies(context), id, entities.product), info),
    productByNumber: async (_, { number, company }, context, info) =>
      requireProduct(context, chooseProductKey(context, company, number), info),
    products: async (_, args, context, info) =>
      toConnection(await listProducts(context, args, info), 'product', context.mappers.toProduct),
  },
  Product: {
    async __resolveReference(reference, context, info) {
      const key = readReferenceKey(productCompanies(context), reference, entities.product);
      const selection = context.schema.product.pushdown(info, 'Product');
      if (selection === undefined) return keyFields(key);
      const record = await loadEntity(context, 'product', key, selection);
      return record === null
        ? { ...keyFields(key), financeOperations: null }
        : context.mappers.toProduct(key, record);
    },
  },
  ProductPayload: {
    product: async ({ key }, _, context, info) => {
      const { pushdown, keys } = context.schema.product;
      const record = await loadEntity(context, 'product', key, pushdown(info) ?? keys);
      return record === null ? null : context.mappers.toProduct(keyOf('product', record), record);
    },
  },
};

async function requireProduct(context: FinanceOperationsContext, key: CustomerKey, info: GraphQLResolveInfo) {
  const { pushdown, keys } = context.schema.product;
  const record = await requireEntity(context, 'product', key, pushdown(info) ?? keys);
  return context.mappers.toProduct(keyOf('product', record), record);
}
