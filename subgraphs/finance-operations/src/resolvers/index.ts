import { dateTimeScalar, decimalScalar } from '@p2c/subgraph-runtime';
import type { Resolvers } from '../generated/resolvers.ts';
import { contactResolvers } from './contact.ts';
import { contactMutations } from './contact-mutation.ts';
import { customerResolvers } from './customer.ts';
import { customerMutations } from './customer-mutation.ts';
import { productResolvers } from './product.ts';
import { productMutations } from './product-mutation.ts';
import { quoteResolvers } from './quote.ts';
import { quoteMutations } from './quote-mutation.ts';
import { referenceDataResolvers } from './reference-data.ts';

const groups = [
  customerResolvers,
  contactResolvers,
  productResolvers,
  quoteResolvers,
  referenceDataResolvers,
];

/** Everything that is not read off a mapped record as a property. */
export const resolvers: Resolvers = {
  Decimal: decimalScalar,
  DateTime: dateTimeScalar,
  ...Object.assign({}, ...groups),
  Query: Object.assign({}, ...groups.map(({ Query }) => Query)),
  Mutation: { ...customerMutations, ...contactMutations, ...productMutations, ...quoteMutations },
};
