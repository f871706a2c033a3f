import { dateTimeScalar, decimalScalar } from '@p2c/subgraph-runtime';
import type { Resolvers } from '../generated/resolvers.ts';
import { customerResolvers } from './customer.ts';
import { mutationResolvers } from './mutation.ts';
import { referenceDataResolvers } from './reference-data.ts';

/** Everything that is not read off a mapped record as a property. */
export const resolvers: Resolvers = {
  Decimal: decimalScalar,
  DateTime: dateTimeScalar,
  ...customerResolvers,
  ...referenceDataResolvers,
  ...mutationResolvers,
  Query: { ...customerResolvers.Query, ...referenceDataResolvers.Query },
};
