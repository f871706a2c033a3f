import type { ServerResponse } from 'node:http';
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

/** What the page may load and call: what stands in it, and this gateway. The browser refuses everything else. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval' blob: data:",
  'worker-src blob: data:',
  "style-src 'unsafe-inline'",
  'img-src data: blob:',
  'font-src data:',
  "connect-src 'self' data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** GraphiQL as one page with everything in it: it works without internet. Rendered once. */
export function createGraphiQLPage(): { send(response: ServerResponse): void } {
  const page = renderGraphiQL({ endpoint: '/graphql', title: 'Prospect to cash', defaultQuery });
  return {
    send(response) {
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
      response.end(page);
    },
  };
}
