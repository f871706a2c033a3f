import { readEntityKey } from '@p2c/subgraph-runtime';
import type { FinanceOperationsContext } from '../context.ts';
import type { MutationResolvers } from '../generated/resolvers.ts';
import { entities } from '../loaders/by-number.ts';
import { productCompanies } from '../loaders/product-company.ts';
import type { InputName } from '../schema/tables.ts';
import { createProduct } from '../writes/create-product.ts';
import { type UpdateInput, updateEntity } from '../writes/update-entity.ts';

export const productMutations: MutationResolvers = {
  createProduct: async (_, { input }, context) => createProduct(context, input),
  setProductPrice: async (_, { input }, context) => updateProduct(context, 'SetProductPriceInput', input),
  updateProduct: async (_, { input }, context) => updateProduct(context, 'UpdateProductInput', input),
};

function updateProduct(context: FinanceOperationsContext, inputName: InputName, input: UpdateInput) {
  const key = readEntityKey(productCompanies(context), input.id, entities.product);
  return updateEntity(context, { entity: 'product', key, inputName, input });
}
