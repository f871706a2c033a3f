import { dateTimeScalar, decimalScalar, guidScalar } from '@p2c/subgraph-runtime';
import type { Resolvers } from '../generated/resolvers.ts';
import { customerResolvers } from './customer.ts';
import { mutationResolvers } from './mutation.ts';
import { salesAccountResolvers } from './sales-account.ts';

/** Everything that is not read off a mapped record as a property. */
export const resolvers: Resolvers = {
  Decimal: decimalScalar,
  DateTime: dateTimeScalar,
  Guid: guidScalar,
  ...customerResolvers,
  ...salesAccountResolvers,
  ...mutationResolvers,
  Query: { ...customerResolvers.Query, ...salesAccountResolvers.Query },
};
