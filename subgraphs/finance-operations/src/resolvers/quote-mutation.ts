import { readEntityKey } from '@p2c/subgraph-runtime';
import type { MutationResolvers } from '../generated/resolvers.ts';
import { entities } from '../loaders/by-number.ts';
import { updateEntity } from '../writes/update-entity.ts';

export const quoteMutations: MutationResolvers = {
  updateFinanceOperationsQuotation: async (_, { input }, context) => {
    const key = readEntityKey(context.companies, input.id, entities.quote);
    const inputName = 'UpdateFinanceOperationsQuotationInput';
    return updateEntity(context, { entity: 'quote', key, inputName, input });
  },
};
