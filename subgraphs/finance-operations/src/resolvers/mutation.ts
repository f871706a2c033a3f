import { readCustomerKey, readEntityKey } from '@p2c/subgraph-runtime';
import type { FinanceOperationsContext } from '../context.ts';
import { createProduct } from '../create-product.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { productCompanies } from '../product-company.ts';
import { entities, type InputName } from '../tables.ts';
import { updateEntity } from '../update-entity.ts';

interface Input {
  readonly id: string;
  readonly ifVersion?: string | null;
}

export const mutationResolvers: Resolvers = {
  Mutation: {
    setCustomerCreditLimit: async (_, { input }, context) =>
      updateCustomer(context, 'SetCustomerCreditLimitInput', input),
    setCustomerGroup: async (_, { input }, context) =>
      updateCustomer(context, 'SetCustomerGroupInput', input),
    setCustomerPaymentTerms: async (_, { input }, context) =>
      updateCustomer(context, 'SetCustomerPaymentTermsInput', input),
    setCustomerHold: async (_, { input }, context) => updateCustomer(context, 'SetCustomerHoldInput', input),
    updateFinanceOperationsCustomer: async (_, { input }, context) =>
      updateCustomer(context, 'UpdateFinanceOperationsCustomerInput', input),
    createProduct: async (_, { input }, context) => createProduct(context, input),
    setProductPrice: async (_, { input }, context) => updateProduct(context, 'SetProductPriceInput', input),
    updateProduct: async (_, { input }, context) => updateProduct(context, 'UpdateProductInput', input),
    updateFinanceOperationsContact: async (_, { input }, context) => {
      const key = readEntityKey(context.companies, input.id, entities.contact);
      const inputName = 'UpdateFinanceOperationsContactInput';
      return updateEntity(context, { entity: 'contact', key, inputName, input });
    },
    updateFinanceOperationsQuotation: async (_, { input }, context) => {
      const key = readEntityKey(context.companies, input.id, entities.quote);
      const inputName = 'UpdateFinanceOperationsQuotationInput';
      return updateEntity(context, { entity: 'quote', key, inputName, input });
    },
  },
};

function updateCustomer(context: FinanceOperationsContext, inputName: InputName, input: Input) {
  const key = readCustomerKey(context.companies, input.id);
  return updateEntity(context, { entity: 'customer', key, inputName, input });
}

function updateProduct(context: FinanceOperationsContext, inputName: InputName, input: Input) {
  const key = readEntityKey(productCompanies(context), input.id, entities.product);
  return updateEntity(context, { entity: 'product', key, inputName, input });
}
