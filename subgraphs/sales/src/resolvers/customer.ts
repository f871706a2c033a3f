import { type CustomerKey, chooseCompany, readCustomerKey, readReferenceKey } from '@p2c/subgraph-runtime';
import type { GraphQLResolveInfo } from 'graphql';
import type { SalesContext } from '../context.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { listCustomers } from '../lists.ts';
import { companyOf, loadAccount, requireAccount } from '../loaders.ts';
import { type CustomerRecord, keyFields } from '../mappers.ts';
import { accountKeys } from '../schema.ts';

export const customerResolvers: Resolvers = {
  Query: {
    customer: async (_, { id }, context, info) =>
      requireCustomer(context, readCustomerKey(context.companies, id), info),
    customerByNumber: async (_, { number, company }, context, info) =>
      requireCustomer(context, { company: chooseCompany(context.companies, company), number }, info),
    customers: async (_, args, context, info) => {
      const { page, customers } = await listCustomers(context, args, info);
      const edges = customers.map(({ cursor, key, record }) => ({
        cursor,
        node: context.mappers.toCustomer(key, record),
      }));
      return { ...page, edges, nodes: edges.map(({ node }) => node) };
    },
  },
  Customer: {
    // Async, so that a refusal rejects: one that is thrown would take the whole batch of entities with it.
    async __resolveReference(reference, context, info) {
      const key = readReferenceKey(context.companies, reference);
      const selection = context.schema.customerPushdown(info, 'Customer');
      if (selection === undefined) return keyFields(key);
      const record = await loadAccount(context, key, selection);
      if (record === null) return { ...keyFields(key), sales: null };
      return { ...context.mappers.toCustomer(key, record) };
    },
  },
  CustomerPayload: {
    customer: async ({ accountId }, _, context, info) => {
      const selection = context.schema.customerPushdown(info) ?? accountKeys;
      const record = await context.loaders.accountById.load([accountId], selection);
      if (record === null || record.accountnumber === null) return null;
      const key = { company: companyOf(context, record), number: String(record.accountnumber) };
      return context.mappers.toCustomer(key, record);
    },
  },
};

async function requireCustomer(
  context: SalesContext,
  key: CustomerKey,
  info: GraphQLResolveInfo,
): Promise<CustomerRecord> {
  const record = await requireAccount(context, key, context.schema.customerPushdown(info) ?? accountKeys);
  return context.mappers.toCustomer({ ...key, number: String(record.accountnumber) }, record);
}
