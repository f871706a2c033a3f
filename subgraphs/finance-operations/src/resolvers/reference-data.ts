import type { Resolvers } from '../generated/resolvers.ts';
import { listReference } from '../lists.ts';

/** Customer groups and payment terms: what the mutations accept, and what a customer's codes stand for. */
export const referenceDataResolvers: Resolvers = {
  Query: {
    customerGroups: async (_, { company }, context, info) =>
      (await listReference(context, context.schema.group, company, info)).map(context.mappers.toGroup),
    paymentTerms: async (_, { company }, context, info) =>
      (await listReference(context, context.schema.paymentTerm, company, info)).map(
        context.mappers.toPaymentTerm,
      ),
  },
  FinanceOperationsCustomer: {
    group: async ({ company, customerGroup }, _, { loaders, schema, mappers }, info) => {
      if (!customerGroup) return null;
      const selection = schema.group.pushdown(info) ?? { select: [], expand: [] };
      const record = await loaders.group.load([company, customerGroup], selection);
      return record && mappers.toGroup(record);
    },
  },
};
