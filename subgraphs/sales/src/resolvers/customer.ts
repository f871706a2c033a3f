import { type CustomerKey, chooseKey, readReferenceKey } from '@p2c/subgraph-runtime';
import type { GraphQLResolveInfo } from 'graphql';
import type { SalesContext } from '../context.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { listCustomers } from '../lists/accounts.ts';
import { contactsOfAccount, quotesOfAccount } from '../lists/below.ts';
import { toEntityConnection } from '../lists/connection.ts';
import { companyOf, loadEntity, readKey, requireEntity } from '../loaders/by-number.ts';
import { keyFields } from '../mappers/create-mappers.ts';
import type { CustomerRecord } from '../mappers/records.ts';

export const customerResolvers: Resolvers = {
  Query: {
    customer: async (_, { id }, context, info) =>
      requireCustomer(context, readKey(context, 'customer', id), info),
    customerByNumber: async (_, { number, company }, context, info) =>
      requireCustomer(context, chooseKey(context.companies, company, number), info),
    customers: async (_, args, context, info) =>
      toEntityConnection(
        context,
        'customer',
        await listCustomers(context, args, info),
        context.mappers.toCustomer,
      ),
  },
  Customer: {
    // Async, so that a refusal rejects: one that is thrown would take the whole batch of entities with it.
    async __resolveReference(reference, context, info) {
      const key = readReferenceKey(context.companies, reference);
      const selection = context.schema.account.pushdown(info, 'Customer');
      if (selection === undefined) return keyFields(key);
      const record = await loadEntity(context, 'customer', key, selection);
      if (record === null) return { ...keyFields(key), sales: null };
      return { ...context.mappers.toCustomer(key, record) };
    },
    contacts: async ({ record }, args, context, info) =>
      toEntityConnection(
        context,
        'contact',
        await contactsOfAccount(context, record, args, info),
        context.mappers.toContact,
      ),
    quotes: async ({ record }, args, context, info) =>
      toEntityConnection(
        context,
        'quote',
        await quotesOfAccount(context, record, args, info),
        context.mappers.toQuote,
      ),
  },
  CustomerPayload: {
    customer: async ({ accountId }, _, context, info) => {
      const { pushdown, keys } = context.schema.account;
      const record = await context.loaders.accountById.load([accountId], pushdown(info) ?? keys);
      if (record === null || record.accountnumber === null) return null;
      const key = { company: companyOf(context, 'customer', record), number: String(record.accountnumber) };
      return context.mappers.toCustomer(key, record);
    },
  },
};

async function requireCustomer(
  context: SalesContext,
  key: CustomerKey,
  info: GraphQLResolveInfo,
): Promise<CustomerRecord> {
  const { pushdown, keys } = context.schema.account;
  const record = await requireEntity(context, 'customer', key, pushdown(info) ?? keys);
  return context.mappers.toCustomer({ ...key, number: String(record.accountnumber) }, record);
}
