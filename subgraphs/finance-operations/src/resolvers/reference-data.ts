import type { Resolvers } from '../generated/resolvers.ts';
import { listReference } from '../lists/reference-data.ts';

/** Customer groups, payment terms and units: what the mutations accept, and what codes stand for. */
export const referenceDataResolvers: Resolvers = {
  Query: {
    customerGroups: async (_, { company }, context, info) =>
      (await listReference(context, context.schema.group, company, info)).map(context.mappers.toGroup),
    paymentTerms: async (_, { company }, context, info) =>
      (await listReference(context, context.schema.paymentTerm, company, info)).map(
        context.mappers.toPaymentTerm,
      ),
    unitsOfMeasure: async (_, _args, context, info) =>
      (await listReference(context, context.schema.unit, undefined, info)).map(context.mappers.toUnit),
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
