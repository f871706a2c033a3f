import { readReferenceKey } from '@p2c/subgraph-runtime';
import type { Resolvers } from '../generated/resolvers.ts';
import { linesOfQuote } from '../lists/below.ts';
import { toConnection, toEntityConnection } from '../lists/connection.ts';
import { listQuotes } from '../lists/quotes.ts';
import { requireById } from '../loaders/by-id.ts';
import { companyOf, entities, keyOf, loadEntity, readKey, requireEntity } from '../loaders/by-number.ts';
import { keyFields } from '../mappers/create-mappers.ts';
import { relatedContact, relatedCustomer, relatedProduct } from './related.ts';

const customer = { navigationProperty: 'customerid_account', property: '_customerid_value' };

export const quoteResolvers: Resolvers = {
  Query: {
    quote: async (_, { id }, context, info) => {
      const { pushdown, keys } = context.schema.quote;
      const key = readKey(context, 'quote', id);
      const record = await requireEntity(context, 'quote', key, pushdown(info) ?? keys);
      return context.mappers.toQuote({ ...key, number: String(record.quotenumber) }, record);
    },
    quotes: async (_, args, context, info) =>
      toEntityConnection(context, 'quote', await listQuotes(context, args, info), context.mappers.toQuote),
    salesQuote: async (_, { quoteId }, context, info) => {
      const { pushdown, keys } = context.schema.quote;
      return context.mappers.toSalesQuote(
        await requireById(context, 'quote', quoteId, pushdown(info) ?? keys),
      );
    },
  },
  Quote: {
    async __resolveReference(reference, context, info) {
      const key = readReferenceKey(context.companies, reference, entities.quote);
      const selection = context.schema.quote.pushdown(info, 'Quote');
      if (selection === undefined) return keyFields(key);
      const record = await loadEntity(context, 'quote', key, selection);
      if (record === null) return { ...keyFields(key), sales: null };
      return { ...context.mappers.toQuote(key, record) };
    },
    revisions: async ({ record }, _, { loaders, schema, mappers }, info) => {
      if (record === undefined) return null;
      const { pushdown, keys } = schema.quote;
      const all = await loaders.revisionsOfNumber.load(String(record.quotenumber), pushdown(info) ?? keys);
      return all.filter(({ quoteid }) => quoteid !== record.quoteid).map(mappers.toSalesQuote);
    },
    customer: ({ record }, _, context, info) => relatedCustomer(context, record, customer, info),
    contact: ({ record }, _, context, info) => relatedContact(context, record, info),
    lines: async ({ record }, args, context, info) =>
      toConnection(await linesOfQuote(context, record, args, info), context.mappers.toQuoteLine),
  },
  SalesQuote: {
    async __resolveReference({ quoteId }, { loaders, schema, mappers }, info) {
      const { pushdown, keys } = schema.quote;
      const record = await loaders.quoteById.load([quoteId], pushdown(info, 'SalesQuote') ?? keys);
      return record && mappers.toSalesQuote(record);
    },
    lines: async ({ record }, args, context, info) =>
      toConnection(await linesOfQuote(context, record, args, info), context.mappers.toQuoteLine),
    quote: ({ record }, _, context) => {
      const key = keyOf(context, 'quote', record);
      return key ? context.mappers.toQuote(key, record) : null;
    },
  },
  QuoteLine: {
    product: ({ record }, _, context, info) => relatedProduct(context, record, info),
  },
  QuotePayload: {
    quote: async ({ quoteId }, _, context, info) => {
      const { pushdown, keys } = context.schema.quote;
      const record = await context.loaders.quoteById.load([quoteId], pushdown(info) ?? keys);
      if (record === null) return null;
      const key = { company: companyOf(context, 'quote', record), number: String(record.quotenumber) };
      return context.mappers.toQuote(key, record);
    },
  },
};
