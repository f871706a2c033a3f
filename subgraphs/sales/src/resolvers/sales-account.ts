import type { Resolvers } from '../generated/resolvers.ts';
import { listAccounts } from '../lists.ts';
import { accountKeys } from '../schema.ts';

export const salesAccountResolvers: Resolvers = {
  Query: {
    salesAccount: async (_, { accountId }, { loaders, schema, mappers }, info) => {
      const record = await loaders.accountById.load([accountId], schema.accountPushdown(info) ?? accountKeys);
      return record && mappers.toAccount(record);
    },
    salesAccounts: async (_, args, context, info) => {
      const page = await listAccounts(context, args, info);
      const edges = page.edges.map(({ cursor, record }) => ({
        cursor,
        node: context.mappers.toAccount(record),
      }));
      return { ...page, edges, nodes: edges.map(({ node }) => node) };
    },
  },
  SalesAccount: {
    async __resolveReference({ accountId }, { loaders, schema, mappers }, info) {
      const selection = schema.accountPushdown(info, 'SalesAccount') ?? accountKeys;
      const record = await loaders.accountById.load([accountId], selection);
      return record && mappers.toAccount(record);
    },
  },
};
