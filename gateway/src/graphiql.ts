import { renderGraphiQL } from '@graphql-yoga/render-graphiql';

const defaultQuery = `# One customer, both systems' copies, the owner's values, and how sync stands.
query OneCustomer {
  customerByNumber(number: "US-001") {
    id
    name
    creditLimit
    sales { name phone mainAddress { city } }
    financeOperations { name customerGroup paymentTerms }
    sync { state pending lastSyncedAt otherKey }
  }
}
`;

/** GraphiQL as one page with everything in it: it works without internet. Rendered once. */
export function createGraphiQLPage(): string {
  return renderGraphiQL({ endpoint: '/graphql', title: 'Prospect to cash', defaultQuery });
}
