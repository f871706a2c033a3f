import { readEntityKey, readReferenceKey } from '@p2c/subgraph-runtime';
import type { Resolvers } from '../generated/resolvers.ts';
import { linesOfQuotation, listQuotes } from '../lists/quotes.ts';
import { toConnection } from '../lists/read-list.ts';
import { entities, keyOf, loadEntity, requireEntity } from '../loaders/by-number.ts';
import { keyFields } from '../mappers/create-mappers.ts';

export const quoteResolvers: Resolvers = {
  Query: {
    financeOperationsQuote: async (_, { id }, context, info) => {
      const { pushdown, keys } = context.schema.quote;
      const key = readEntityKey(context.companies, id, entities.quote);
      const record = await requireEntity(context, 'quote', key, pushdown(info) ?? keys);
      return context.mappers.toQuote(keyOf('quote', record), record);
    },
    financeOperationsQuotes: async (_, args, context, info) =>
      toConnection(await listQuotes(context, args, info), 'quote', context.mappers.toQuote),
  },
  Quote: {
    async __resolveReference(reference, context, info) {
      const key = readReferenceKey(context.companies, reference, entities.quote);
      const selection = context.schema.quote.pushdown(info, 'Quote');
      if (selection === undefined) return keyFields(key);
      const record = await loadEntity(context, 'quote', key, selection);
      return record === null
        ? { ...keyFields(key), financeOperations: null }
        : context.mappers.toQuote(key, record);
    },
  },
  FinanceOperationsQuotation: {
    lines: async (quotation, args, context, info) => {
      const page = await linesOfQuotation(context, quotation, args, info);
      const edges = page.edges.map(({ cursor, record }) => ({
        cursor,
        node: context.mappers.toLine(record),
      }));
      return { ...page, edges, nodes: edges.map(({ node }) => node) };
    },
  },
  QuotationLine: {
    // Its keys are known with the line; more of a product is asked for by reference, all products at once.
    product: async ({ productNumber, company }, _, context, info) => {
      if (!productNumber) return null;
      const key = { company, number: productNumber };
      const selection = context.schema.product.pushdown(info);
      if (selection === undefined) return keyFields(key);
      const record = await loadEntity(context, 'product', key, selection);
      return record === null
        ? { ...keyFields(key), financeOperations: null }
        : context.mappers.toProduct(keyOf('product', record), record);
    },
  },
  QuotePayload: {
    quote: async ({ key }, _, context, info) => {
      const { pushdown, keys } = context.schema.quote;
      const record = await loadEntity(context, 'quote', key, pushdown(info) ?? keys);
      return record === null ? null : context.mappers.toQuote(keyOf('quote', record), record);
    },
  },
};
