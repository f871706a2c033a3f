import { readEntityKey } from '@p2c/subgraph-runtime';
import type { MutationResolvers } from '../generated/resolvers.ts';
import { entities } from '../loaders/by-number.ts';
import { updateEntity } from '../writes/update-entity.ts';

export const contactMutations: MutationResolvers = {
  updateFinanceOperationsContact: async (_, { input }, context) => {
    const key = readEntityKey(context.companies, input.id, entities.contact);
    const inputName = 'UpdateFinanceOperationsContactInput';
    return updateEntity(context, { entity: 'contact', key, inputName, input });
  },
};
