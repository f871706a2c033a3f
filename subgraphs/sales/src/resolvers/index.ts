import { dateTimeScalar, decimalScalar, guidScalar } from '@p2c/subgraph-runtime';
import type { Resolvers } from '../generated/resolvers.ts';
import { contactResolvers } from './contact.ts';
import { contactMutations } from './contact-mutation.ts';
import { customerResolvers } from './customer.ts';
import { customerMutations } from './customer-mutation.ts';
import { productResolvers } from './product.ts';
import { productMutations } from './product-mutation.ts';
import { quoteResolvers } from './quote.ts';
import { quoteMutations } from './quote-mutation.ts';
import { salesAccountResolvers } from './sales-account.ts';

/** Everything that is not read off a mapped record as a property. */
export const resolvers: Resolvers = {
  Decimal: decimalScalar,
  DateTime: dateTimeScalar,
  Guid: guidScalar,
  ...customerResolvers,
  ...salesAccountResolvers,
  ...contactResolvers,
  ...productResolvers,
  ...quoteResolvers,
  Query: {
    ...customerResolvers.Query,
    ...salesAccountResolvers.Query,
    ...contactResolvers.Query,
    ...productResolvers.Query,
    ...quoteResolvers.Query,
  },
  Mutation: { ...customerMutations, ...contactMutations, ...productMutations, ...quoteMutations },
};
