import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
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

export interface GraphiQLPage {
  /** The page, or 304 where the browser has it already. */
  send(request: IncomingMessage, response: ServerResponse): void;
}

/**
 * GraphiQL as one page with everything in it: it works without internet. Rendered once. It is several megabytes, so
 * the browser keeps it and asks each time only whether it is still the same.
 */
export function createGraphiQLPage(): GraphiQLPage {
  const page = renderGraphiQL({ endpoint: '/graphql', title: 'Prospect to cash', defaultQuery });
  const etag = `"${createHash('sha256').update(page).digest('base64url')}"`;
  const headers = {
    etag,
    'cache-control': 'private, no-cache',
    // Program and browser get different answers at one address.
    vary: 'accept',
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
  return {
    send(request, response) {
      const known = (request.headers['if-none-match'] ?? '')
        .split(',')
        .map((tag) => tag.trim().replace(/^W\//, ''));
      if (known.includes(etag)) {
        response.writeHead(304, headers).end();
        return;
      }
      response.writeHead(200, { ...headers, 'content-type': 'text/html; charset=utf-8' });
      response.end(page);
    },
  };
}
