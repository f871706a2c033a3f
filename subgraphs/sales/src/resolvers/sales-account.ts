import type { Resolvers } from '../generated/resolvers.ts';
import { listAccounts } from '../lists/accounts.ts';
import { toConnection } from '../lists/connection.ts';
import { requireById } from '../loaders/by-id.ts';

export const salesAccountResolvers: Resolvers = {
  Query: {
    salesAccount: async (_, { accountId }, context, info) => {
      const { pushdown, keys } = context.schema.account;
      return context.mappers.toAccount(
        await requireById(context, 'customer', accountId, pushdown(info) ?? keys),
      );
    },
    salesAccounts: async (_, args, context, info) =>
      toConnection(await listAccounts(context, args, info), context.mappers.toAccount),
  },
  SalesAccount: {
    async __resolveReference({ accountId }, { loaders, schema, mappers }, info) {
      const { pushdown, keys } = schema.account;
      const record = await loaders.accountById.load([accountId], pushdown(info, 'SalesAccount') ?? keys);
      return record && mappers.toAccount(record);
    },
  },
};
