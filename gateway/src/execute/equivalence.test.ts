import fc from 'fast-check';
import { execute, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { costTable } from '../cost/list-sizes.ts';
import { coded, createFederation } from '../testing/federation.ts';
import { queries, variables } from '../testing/operations.ts';

/** `Product:1.label` of the fields that fail, in the whole graph and in its parts alike. */
let failing: ReadonlySet<string> = new Set();

type Resolve = (given: Record<string, never>) => unknown;

/** An object that both know: its fields are functions, as graphql-js calls them. */
function known(type: string, id: string, fields: Record<string, Resolve>) {
  const resolvers = Object.entries(fields).map(([name, resolve]) => [
    name,
    (given: Record<string, never>) => {
      if (failing.has(`${type}:${id}.${name}`)) throw coded('BROKEN', `${type}:${id}.${name}`);
      return resolve(given);
    },
  ]);
  return { __typename: type, id, ...Object.fromEntries(resolvers) };
}

type Known = ReturnType<typeof known>;
const upto = <Item>(items: Item[], first: number | null | undefined) => items.slice(0, first ?? undefined);

const product = (id: string): Known | null =>
  ['1', '2', '3'].includes(id)
    ? known('Product', id, {
        label: ({ upper }) => (upper ? `PRODUCT ${id}` : `product ${id}`),
        maker: () => (id === '3' ? null : maker(id === '1' ? 'm' : 'n')),
        parts: () => (id === '2' ? [] : [part(`${id}a`), part(`${id}b`)]),
        twin: () => product(id === '1' ? '2' : '1'),
        reviews: ({ first }) => (id === '3' ? null : upto([review('x'), null, review('y')], first)),
        rating: () => Number(id) + 1,
        amount: ({ unit }) => (unit === null ? null : Number(id) * 10 * (unit ?? 1)),
        worth: () => {
          if (failing.has(`Product:${id}.rating`)) throw coded('BROKEN');
          return (Number(id) + 1) * 100;
        },
        place: () => ({ row: Number(id), spot: { column: 7 } }),
      })
    : null;
const part = (id: string): Known =>
  known('Part', id, {
    label: ({ upper }) => (upper ? `PART ${id}` : `part ${id}`),
    amount: ({ unit }) => (unit === null ? null : id.length * (unit ?? 1)),
    product: () => product(id.slice(0, 1)),
    weight: () => 5,
  });
const maker = (id: string): Known =>
  known('Maker', id, { name: () => `maker ${id}`, products: () => [product('1'), null, product('2')] });
const review = (id: string): Known =>
  known('Review', id, {
    stars: () => 4,
    product: () => product(id === 'x' ? '1' : '2'),
    about: () => (id === 'x' ? product('2') : part('1b')),
  });

const root = known('Query', '', {
  product: ({ id = '' }) => product(id),
  products: () => [product('1'), product('2'), product('3'), product('1')],
  grid: () => [[product('1'), null], [], [product('3'), product('2')]],
  found: () => [product('2'), part('1a'), null, part('3b')],
  things: () => [part('1a'), product('3')],
  reviews: ({ first }) => upto([review('x'), review('y')], first),
  rated: () => product('2'),
});

/** Each subgraph answers from the same objects, and is reached through their keys. */
const byReference = (load: (id: string) => object | null) => ({
  __resolveReference: async (reference: { id: string }) => {
    const object = load(reference.id);
    return object && { ...object, ...reference };
  },
});
const Query = root;
const Product = byReference(product);
const Part = byReference(part);

/** No list of the graph is longer. */
const costs = { ...costTable, lists: {}, unknownList: 4, pageMax: 4 };

const sources = {
  catalog: {
    sdl: `
      type Query { product(id: ID!): Product products: [Product!]! grid: [[Product]!] found: [Found] things: [Thing!] }
      interface Thing { id: ID! label(upper: Boolean = false): String }
      union Found = Product | Part
      type Product implements Thing @key(fields: "id") {
        id: ID! label(upper: Boolean = false): String maker: Maker parts: [Part!] twin: Product
        place: Place @shareable
      }
      type Part implements Thing @key(fields: "id") { id: ID! label(upper: Boolean = false): String weight: Int! }
      type Maker @key(fields: "id", resolvable: false) { id: ID! }
      type Place @shareable { row: Int! }`,
    resolvers: { Query: rootFields('product', 'products', 'grid', 'found', 'things'), Product, Part },
  },
  reviews: {
    sdl: `
      type Query { reviews(first: Int): [Review!] rated: Rated }
      interface Rated { rating: Int }
      union Found = Product | Part
      type Review @key(fields: "id") { id: ID! stars: Int! product: Product! about: Found }
      type Product implements Rated @key(fields: "id") { id: ID! reviews(first: Int): [Review] rating: Int }
      type Part @key(fields: "id") { id: ID! }
      type Maker @key(fields: "id") { id: ID! name: String! products: [Product] }`,
    resolvers: {
      Query: rootFields('reviews', 'rated'),
      Product,
      Part,
      Maker: byReference(maker),
      Review: byReference(review),
    },
  },
  stock: {
    sdl: `
      type Product @key(fields: "id") {
        id: ID! amount(unit: Int = 1): Int rating: Int @external worth: Int @requires(fields: "rating")
        place: Place @shareable
      }
      type Place { row: Int! @shareable spot: Spot }
      type Spot { column: Int! }
      type Part @key(fields: "id") { id: ID! amount(unit: Int = 1): Int product: Product! }`,
    resolvers: {
      Product: { ...Product, worth: ({ rating }: { rating: number | null }) => rating && rating * 100 },
      Part,
    },
  },
};

const parts = createFederation(sources, { costs });

function rootFields(...names: string[]) {
  return Object.fromEntries(
    names.map((name) => [name, (_: unknown, given: Record<string, never>) => Query[name]?.(given)]),
  );
}

const { apiSchema } = parts.executor;

/** What graphql-js answers on the whole graph. */
async function whole(query: string) {
  const result = await execute({
    schema: apiSchema,
    document: parse(query),
    rootValue: root,
    variableValues: variables,
  });
  return { data: result.data ?? null, errors: result.errors ?? [] };
}

const validQuery = queries(apiSchema, 4).filter((query) => validate(apiSchema, parse(query)).length === 0);

describe('a graph in parts', () => {
  it('answers every operation as the graph in one piece does, to the order of the keys', async () => {
    failing = new Set();
    await fc.assert(
      fc.asyncProperty(validQuery, async (query) => {
        const { data, errors } = await parts.run(query, { variables });
        expect(errors).toEqual([]);
        expect(JSON.stringify(data)).toBe(JSON.stringify((await whole(query)).data));
      }),
      { numRuns: 300 },
    );
  });

  const failures = fc.uniqueArray(
    fc.constantFrom(
      'Product:1.label',
      'Product:2.rating',
      'Product:1.rating',
      'Product:2.amount',
      'Product:3.maker',
      'Product:1.parts',
      'Part:1a.product',
      'Part:1b.amount',
      'Part:3b.weight',
      'Maker:m.name',
      'Review:x.stars',
      'Review:y.product',
      'Query:.products',
      'Query:.found',
    ),
    { minLength: 1, maxLength: 5 },
  );

  it('has the same nulls where fields fail, and an error at each', async () => {
    await fc.assert(
      fc.asyncProperty(validQuery, failures, async (query, fields) => {
        failing = new Set(fields);
        const { data, errors } = await parts.run(query, { variables });
        const expected = await whole(query);
        expect(JSON.stringify(data)).toBe(JSON.stringify(expected.data));
        expect(errors.length > 0).toBe(expected.errors.length > 0);
      }),
      { numRuns: 300 },
    );
  });
});
