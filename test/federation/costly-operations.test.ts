import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/start-app.ts';

const lines = 40;
const quotes = 3;

/** A page within a page within a page: `depth` times from a product over its quotes and their lines to products. */
const around = (depth: number, first: number, inner: string): string =>
  depth === 0
    ? inner
    : `quotes(first: ${first}) { nodes { lines(first: 200) { nodes { product { ${around(depth - 1, first, inner)} } } } } }`;
const contacts = (depth: number): string =>
  depth === 0 ? 'name' : `contacts(first: 200) { nodes { customer { ${contacts(depth - 1)} } } }`;
const dryRuns = Array.from(
  { length: 20 },
  (_, run) => `r${run}: triggerSync(entity: CUSTOMER, all: true, dryRun: true) { id }`,
);
const products = `products(first: 200) { nodes { ${around(2, 200, 'quotes(first: 200) { nodes { lines(first: 50) { nodes { number } } } }')} } }`;

describe('an operation that multiplies', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ deltaIntervalMs: 600_000, compareIntervalMs: 600_000 });
    const input = {
      name: 'many lines',
      customer: 'usmf:US-001',
      lines: Array.from({ length: lines }, () => ({ productNumber: 'A0001', quantity: '1' })),
    };
    for (let quote = 0; quote < quotes; quote += 1)
      await app.data('mutation ($input: CreateQuoteInput!) { createQuote(input: $input) { quote { id } } }', {
        input,
      });
  });
  afterAll(() => app[Symbol.asyncDispose]());

  const post = async (query: string, more: object = {}) => {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, ...more }),
    });
    return { status: response.status, body: await response.json() };
  };
  it.each([
    [
      'out of 216 bytes',
      `{ product(id: "usmf:A0001") { ${around(2, 50, 'quotes(first: 50) { nodes { number } }')} } }`,
    ],
    [
      'two levels deep',
      `{ product(id: "usmf:A0001") { ${around(1, 200, 'quotes(first: 50) { nodes { number } }')} } }`,
    ],
    ['three levels deep', `{ product(id: "usmf:A0001") { ${around(3, 20, 'name')} } }`],
    ['from every product', `{ ${products} }`],
    [
      'from every product, under 20 names',
      `{ ${Array.from({ length: 20 }, (_, name) => `a${name}: ${products}`).join(' ')} }`,
    ],
    ['over customers and their contacts', `{ customers(first: 200) { nodes { ${contacts(5)} } } }`],
    ['by dry runs of all records', `mutation { ${dryRuns.join(' ')} }`],
  ])('%s is refused before anything is asked for', async (_, query) => {
    await app.sandbox.sales.admin.clearRequests();
    const { status, body } = await post(query);
    expect(status).toBe(400);
    expect(body.data).toBeUndefined();
    const [{ message, extensions }] = body.errors;
    expect(extensions).toEqual({
      code: 'OPERATION_TOO_COSTLY',
      cost: expect.any(Number),
      limit: 100_000,
      dearest: { path: expect.any(String), cost: expect.any(Number) },
    });
    expect(extensions.cost).toBeGreaterThan(100_000);
    expect(message).toContain(extensions.dearest.path);
    // F&O is scanned meanwhile, so its requests prove nothing.
    expect(await app.sandbox.sales.admin.requests()).toEqual([]);
  });

  it('within the limit is answered, and tells its cost when it is asked to', async () => {
    const query = `{ product(id: "usmf:A0001") { ${around(1, 10, 'id name quotes(first: 10) { nodes { number } }')} } }`;
    const { status, body } = await post(query, { extensions: { cost: true } });
    expect(status).toBe(200);
    expect(body.errors).toBeUndefined();
    const found: { lines: { nodes: { product: { id: string; quotes: { nodes: object[] } } }[] } }[] =
      body.data.product.quotes.nodes;
    const ours = found.filter((quote) => quote.lines.nodes.length === lines);
    expect(ours).toHaveLength(quotes);
    for (const { product } of ours.flatMap((quote) => quote.lines.nodes)) {
      expect(product.id).toBe('usmf:A0001');
      expect(product.quotes.nodes).toHaveLength(found.length);
    }
    const { cost } = body.extensions;
    expect(cost).toMatchObject({ limit: 100_000, objects: expect.any(Number), bytes: expect.any(Number) });
    expect(cost.estimated).toBeGreaterThan(quotes * lines * (1 + quotes));
  });

  it('is none: a page of 200 customers with their contacts and quotes', async () => {
    const { status, body } = await post(
      '{ customers(first: 200) { nodes { name contacts(first: 200) { nodes { fullName } } quotes(first: 200) { nodes { number } } } } }',
    );
    expect([status, body.errors]).toEqual([200, undefined]);
    expect(body.data.customers.nodes.length).toBeGreaterThan(20);
  });

  it('is none: what the README shows', async () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const shown = [...readme.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, text]) => String(text));
    expect(shown.length).toBeGreaterThan(0);
    for (const query of shown) {
      const { body } = await post(query);
      const codes = (body.errors ?? []).map(
        (error: { extensions: { code: string } }) => error.extensions.code,
      );
      expect(codes).not.toContain('OPERATION_TOO_COSTLY');
    }
  });
});
