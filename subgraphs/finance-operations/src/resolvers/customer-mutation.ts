import { readCustomerKey } from '@p2c/subgraph-runtime';
import type { FinanceOperationsContext } from '../context.ts';
import type { MutationResolvers } from '../generated/resolvers.ts';
import type { InputName } from '../schema/tables.ts';
import { type UpdateInput, updateEntity } from '../writes/update-entity.ts';

export const customerMutations: MutationResolvers = {
  setCustomerCreditLimit: async (_, { input }, context) =>
    updateCustomer(context, 'SetCustomerCreditLimitInput', input),
  setCustomerGroup: async (_, { input }, context) => updateCustomer(context, 'SetCustomerGroupInput', input),
  setCustomerPaymentTerms: async (_, { input }, context) =>
    updateCustomer(context, 'SetCustomerPaymentTermsInput', input),
  setCustomerHold: async (_, { input }, context) => updateCustomer(context, 'SetCustomerHoldInput', input),
  updateFinanceOperationsCustomer: async (_, { input }, context) =>
    updateCustomer(context, 'UpdateFinanceOperationsCustomerInput', input),
};

function updateCustomer(context: FinanceOperationsContext, inputName: InputName, input: UpdateInput) {
  const key = readCustomerKey(context.companies, input.id);
  return updateEntity(context, { entity: 'customer', key, inputName, input });
}
