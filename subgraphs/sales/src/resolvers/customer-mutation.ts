import { randomUUID } from 'node:crypto';
import { createRecord, readGivenValues } from '@p2c/subgraph-runtime';
import type { MutationResolvers } from '../generated/resolvers.ts';
import { givenState } from '../writes/given-field.ts';
import { guidOf, updateEntity } from '../writes/update-entity.ts';

export const customerMutations: MutationResolvers = {
  createCustomer: async (_, { input }, context) => {
    const accountId = input.accountId ?? randomUUID();
    const { loaders, schema } = context;
    await createRecord(context.write, {
      entitySet: 'accounts',
      journalKey: accountId,
      keyValues: { accountid: accountId },
      given: readGivenValues(schema.account.inputs.create, { ...input, accountId: undefined }),
      readExisting: () => loaders.accountById.load([accountId], schema.account.whole),
    });
    loaders.accountById.clear([accountId]);
    return { accountId };
  },
  updateCustomer: async (_, { input }, context) => {
    const given = readGivenValues(context.schema.account.inputs.update, input);
    const record = await updateEntity(context, 'customer', input, () => given);
    return { accountId: guidOf(record, 'accountid') };
  },
  deactivateCustomer: async (_, { input }, context) => {
    const { schema, mappers } = context;
    // An account that is inactive already keeps its reason.
    const record = await updateEntity(context, 'customer', input, (account) =>
      mappers.toAccount(account).isActive === false
        ? []
        : givenState(schema.account.columns, 'isActive', inactive),
    );
    return { accountId: guidOf(record, 'accountid') };
  },
};

/** Status reason "Inactive" of an account. */
const inactive = [false, 2] as const;
