import { randomUUID } from 'node:crypto';
import { createRecord, readChanges, readGivenValues } from '@p2c/subgraph-runtime';
import type { SalesContext } from '../context.ts';
import type { ActivateCustomerInput, MutationResolvers } from '../generated/resolvers.ts';
import type { WrittenCustomer } from '../mappers/records.ts';
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
      identifying: ['accountnumber', '_owningbusinessunit_value'],
      given: readGivenValues(schema.account.inputs.create, { ...input, accountId: undefined }),
      readExisting: () => loaders.accountById.load([accountId], schema.account.whole),
    });
    loaders.accountById.clear([accountId]);
    return { accountId };
  },
  updateCustomer: async (_, { input }, context) => {
    const given = readChanges(context.schema.account.inputs.update, input);
    const record = await updateEntity(context, 'customer', input, () => given);
    return { accountId: guidOf(record, 'accountid') };
  },
  activateCustomer: async (_, { input }, context) => setActive(context, input, true),
  deactivateCustomer: async (_, { input }, context) => setActive(context, input, false),
};

/** Status reasons "Active" and "Inactive" of an account. */
const states = { active: [true, 1], inactive: [false, 2] } as const;

/** One that is in the state already keeps its reason. */
async function setActive(
  context: SalesContext,
  input: ActivateCustomerInput,
  active: boolean,
): Promise<WrittenCustomer> {
  const { schema, mappers } = context;
  const record = await updateEntity(context, 'customer', input, (found) =>
    mappers.toAccount(found).isActive === active
      ? []
      : givenState(schema.account.columns, 'isActive', active ? states.active : states.inactive),
  );
  return { accountId: guidOf(record, 'accountid') };
}
