import { type CustomerKey, codedError, readCustomerKey, readReferenceKey } from '@p2c/subgraph-runtime';
import type { Resolvers } from '../generated/resolvers.ts';
import { listCustomers } from '../lists.ts';
import { loadCustomer } from '../loaders.ts';
import { customerKeyOf, keyFields } from '../mappers.ts';
import { customerKeys } from '../schema.ts';

export const customerResolvers: Resolvers = {
  Query: {
    financeOperationsCustomer: async (_, { id }, context, info) => {
      const key = readCustomerKey(context.companies, id);
      const record = await loadCustomer(context, key, context.schema.customer.pushdown(info) ?? customerKeys);
      if (record === null) throw customerNotFound(key);
      return context.mappers.toCustomer(customerKeyOf(record), record);
    },
    financeOperationsCustomers: async (_, args, context, info) => {
      const page = await listCustomers(context, args, info);
      const edges = page.edges.map(({ cursor, record }) => ({
        cursor,
        node: context.mappers.toCustomer(customerKeyOf(record), record),
      }));
      return { ...page, edges, nodes: edges.map(({ node }) => node) };
    },
  },
  Customer: {
    // Async, so that a refusal rejects: one that is thrown would take the whole batch of entities with it.
    async __resolveReference(reference, context, info) {
      const key = readReferenceKey(context.companies, reference);
      const selection = context.schema.customer.pushdown(info, 'Customer');
      if (selection === undefined) return keyFields(key);
      const record = await loadCustomer(context, key, selection);
      return record === null
        ? { ...keyFields(key), financeOperations: null }
        : context.mappers.toCustomer(key, record);
    },
  },
  CustomerPayload: {
    customer: async ({ key }, _, context, info) => {
      const record = await loadCustomer(context, key, context.schema.customer.pushdown(info) ?? customerKeys);
      return record === null ? null : context.mappers.toCustomer(customerKeyOf(record), record);
    },
  },
};

/** F&O holds no customer with this account in this company. */
export function customerNotFound({ company, number }: CustomerKey) {
  return codedError(
    'CUSTOMER_NOT_FOUND',
    `Dynamics 365 Finance & Operations holds no customer with the account ${number} in ${company}.`,
    { system: 'FINANCE_OPERATIONS', got: `${company}:${number}` },
  );
}
