import { readCustomerKey, readReferenceKey } from '@p2c/subgraph-runtime';
import type { Resolvers } from '../generated/resolvers.ts';
import { listCustomers } from '../lists/customers.ts';
import { toConnection } from '../lists/read-list.ts';
import { keyOf, loadEntity, requireEntity } from '../loaders/by-number.ts';
import { keyFields } from '../mappers/create-mappers.ts';

export const customerResolvers: Resolvers = {
  Query: {
    financeOperationsCustomer: async (_, { id }, context, info) => {
      const { pushdown, keys } = context.schema.customer;
      const key = readCustomerKey(context.companies, id);
      const record = await requireEntity(context, 'customer', key, pushdown(info) ?? keys);
      return context.mappers.toCustomer(keyOf('customer', record), record);
    },
    financeOperationsCustomers: async (_, args, context, info) =>
      toConnection(await listCustomers(context, args, info), 'customer', context.mappers.toCustomer),
  },
  Customer: {
    // Async, so that a refusal rejects: one that is thrown would take the whole batch of entities with it.
    async __resolveReference(reference, context, info) {
      const key = readReferenceKey(context.companies, reference);
      const selection = context.schema.customer.pushdown(info, 'Customer');
      if (selection === undefined) return keyFields(key);
      const record = await loadEntity(context, 'customer', key, selection);
      return record === null
        ? { ...keyFields(key), financeOperations: null }
        : context.mappers.toCustomer(key, record);
    },
  },
  CustomerPayload: {
    customer: async ({ key }, _, context, info) => {
      const { pushdown, keys } = context.schema.customer;
      const record = await loadEntity(context, 'customer', key, pushdown(info) ?? keys);
      return record === null ? null : context.mappers.toCustomer(keyOf('customer', record), record);
    },
  },
};
