import { readReferenceKey } from '@p2c/subgraph-runtime';
import type { Resolvers } from '../generated/resolvers.ts';
import { quotesOfProduct } from '../lists/below.ts';
import { toConnection, toEntityConnection } from '../lists/connection.ts';
import { readPriceLists } from '../lists/price-lists.ts';
import { listProducts } from '../lists/products.ts';
import { entities, keyOf, loadEntity } from '../loaders/by-number.ts';
import { requireProduct } from '../loaders/products.ts';
import { keyFields } from '../mappers/create-mappers.ts';

export const productResolvers: Resolvers = {
  Query: {
    salesProduct: async (_, args, context, info) => {
      const { pushdown, keys } = context.schema.product;
      const record = await requireProduct(context, args, pushdown(info) ?? keys);
      return context.mappers.toSalesProduct(record);
    },
    salesProducts: async (_, args, context, info) =>
      toConnection(await listProducts(context, args, info), context.mappers.toSalesProduct),
    priceLists: async (_, _args, context, info) => {
      const { pushdown, keys } = context.schema.priceList;
      const records = await readPriceLists(context, pushdown(info) ?? keys);
      return records.map(context.mappers.toPriceList);
    },
  },
  Product: {
    async __resolveReference(reference, context, info) {
      const { companies, productCompany } = context;
      const known = { companies: [...new Set([...companies.companies, productCompany])] };
      const key = readReferenceKey(known, reference, entities.product);
      const selection = context.schema.product.pushdown(info, 'Product');
      if (selection === undefined) return keyFields(key);
      // Sales has one catalogue: a product of another company is none of its own, and is not asked for.
      const record =
        key.company === productCompany ? await loadEntity(context, 'product', key, selection) : null;
      if (record === null) return { ...keyFields(key), sales: null };
      return { ...context.mappers.toProduct(key, record) };
    },
    quotes: async ({ record }, args, context, info) =>
      toEntityConnection(
        context,
        'quote',
        await quotesOfProduct(context, record, args, info),
        context.mappers.toQuote,
      ),
  },
  SalesProduct: {
    async __resolveReference({ productId }, { loaders, schema, mappers }, info) {
      const { pushdown, keys } = schema.product;
      const record = await loaders.productById.load([productId], pushdown(info, 'SalesProduct') ?? keys);
      return record && mappers.toSalesProduct(record);
    },
    product: ({ record }, _, context) => {
      const key = keyOf(context, 'product', record);
      return key ? context.mappers.toProduct(key, record) : null;
    },
  },
  ProductPayload: {
    product: async ({ productId }, _, context, info) => {
      const { pushdown, keys } = context.schema.product;
      const record = await context.loaders.productById.load([productId], pushdown(info) ?? keys);
      const key = record && keyOf(context, 'product', record);
      return key ? context.mappers.toProduct(key, record) : null;
    },
  },
};
