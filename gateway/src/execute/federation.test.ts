import { describe, expect, it } from 'vitest';
import { createFederation } from '../testing/federation.ts';

describe('keys', () => {
  const books = createFederation({
    shelf: {
      sdl: `
        type Query { books: [Book] shelves: [[Book]!] }
        type Book @key(fields: "isbn") @key(fields: "place { row column }") { isbn: ID! place: Place! }
        type Place { row: Int! column: Int! }`,
      resolvers: {
        Query: {
          books: () => [b1, null, b2, b1],
          shelves: () => [[b1, b2], [], [b2]],
        },
      },
    },
    titles: {
      sdl: 'type Book @key(fields: "isbn") @key(fields: "code") { isbn: ID! code: String! title: String }',
      resolvers: {
        Book: {
          __resolveReference: async ({ isbn }: { isbn: string }) =>
            isbn === '2' ? null : { isbn, code: `c${isbn}`, title: `Title ${isbn}` },
        },
      },
    },
    prices: {
      sdl: 'type Book @key(fields: "code") { code: String! price: Int }',
      resolvers: {
        Book: {
          __resolveReference: async ({ code }: { code: string }) => ({ code, price: Number(code.slice(1)) }),
        },
      },
    },
    moods: {
      sdl: `
        type Book @key(fields: "place { row column }") { place: Place! mood: String }
        type Place @shareable { row: Int! column: Int! }`,
      resolvers: {
        Book: {
          __resolveReference: async (book: { place: { row: number; column: number } }) => ({
            ...book,
            mood: `at ${book.place.row}/${book.place.column}`,
          }),
        },
      },
    },
  });
  const b1 = { isbn: '1', place: { row: 1, column: 1 } };
  const b2 = { isbn: '2', place: { row: 1, column: 2 } };

  it('mashed up: a subgraph that knows only a second key is reached through one that knows both', async () => {
    const { data, errors } = await books.run('{ books { isbn price } }');
    expect(errors).toEqual([]);
    expect(data).toEqual({
      books: [{ isbn: '1', price: 1 }, null, { isbn: '2', price: null }, { isbn: '1', price: 1 }],
    });
  });

  it('nested: a key inside an object is sent as it was read, and not shown where nobody asked', async () => {
    const { data, fetches } = await books.run('{ books { mood } }');
    expect(data).toEqual({
      books: [{ mood: 'at 1/1' }, null, { mood: 'at 1/2' }, { mood: 'at 1/1' }],
    });
    expect(fetches).toHaveLength(2);
  });

  it('in lists of lists reach every object, empty lists and null items included', async () => {
    const { data } = await books.run('{ shelves { isbn title } }');
    expect(data).toEqual({
      shelves: [
        [
          { isbn: '1', title: 'Title 1' },
          { isbn: '2', title: null },
        ],
        [],
        [{ isbn: '2', title: null }],
      ],
    });
  });

  it('of one object that stands in many places are sent once', async () => {
    const seen: unknown[] = [];
    const counted = createFederation(
      {
        lists: {
          sdl: 'type Query { all: [Item] first: Item } type Item @key(fields: "id") { id: ID! }',
          resolvers: { Query: { all: () => [{ id: '1' }, { id: '1' }], first: () => ({ id: '1' }) } },
        },
        names: {
          sdl: 'type Item @key(fields: "id") { id: ID! name: String }',
          resolvers: {
            Item: { __resolveReference: async ({ id }: { id: string }) => ({ id, name: `n${id}` }) },
          },
        },
      },
      {
        wrap: (subgraph) => ({
          ...subgraph,
          execute(operation) {
            if (subgraph.name === 'names') seen.push(operation.variables);
            return subgraph.execute(operation);
          },
        }),
      },
    );
    const { data } = await counted.run('{ all { name } first { name } }');
    expect(data).toEqual({ all: [{ name: 'n1' }, { name: 'n1' }], first: { name: 'n1' } });
    expect(JSON.stringify(seen).match(/"id":"1"/g)?.length).toBeLessThanOrEqual(2);
    expect(seen).toHaveLength(1);
  });
});

describe('@requires, @provides and @shareable', () => {
  const shop = createFederation({
    products: {
      sdl: `
        type Query { products: [Product!]! }
        type Product @key(fields: "id") {
          id: ID!
          weight(unit: String!): Int
          size: Size
          label: String @shareable
        }
        type Size { height: Int width: Int }`,
      resolvers: {
        Query: { products: () => [{ id: '1' }, { id: '2' }] },
        Product: {
          weight: ({ id }: { id: string }, { unit }: { unit: string }) =>
            id === '2' ? null : unit === 'g' ? 2000 : 2,
          size: ({ id }: { id: string }) => ({ height: 2, width: Number(id) }),
          label: ({ id }: { id: string }) => `label ${id}`,
        },
      },
    },
    shipping: {
      sdl: `
        type Query { parcels: [Parcel] }
        type Parcel @key(fields: "id") { id: ID! product: Product @provides(fields: "label") }
        type Product @key(fields: "id") {
          id: ID!
          label: String @external
          weight(unit: String!): Int @external
          size: Size @external
          grams: Int @requires(fields: "weight(unit: \\"g\\")")
          kilos: Int @requires(fields: "weight(unit: \\"kg\\")")
          area: Int @requires(fields: "size { height width }")
        }
        type Size @external { height: Int width: Int }`,
      resolvers: {
        Query: { parcels: () => [{ id: 'p', product: { id: '2', label: 'provided' } }] },
        Product: {
          __resolveReference: async (reference: object) => reference,
          grams: ({ weight }: { weight: number | null }) => weight,
          kilos: ({ weight }: { weight: number | null }) => weight,
          area: ({ size }: { size: { height: number; width: number } }) => size.height * size.width,
        },
      },
    },
  });

  it('@requires brings fields of another subgraph, nested ones too, and hides them', async () => {
    const { data, errors } = await shop.run('{ products { id area } }');
    expect(errors).toEqual([]);
    expect(data).toEqual({
      products: [
        { id: '1', area: 2 },
        { id: '2', area: 4 },
      ],
    });
  });

  it('@requires of one field with different arguments keeps the values apart, also from what the client asks', async () => {
    const { data, errors } = await shop.run('{ products { grams kilos weight(unit: "kg") } }');
    expect(errors).toEqual([]);
    expect(data).toEqual({
      products: [
        { grams: 2000, kilos: 2, weight: 2 },
        { grams: null, kilos: null, weight: null },
      ],
    });
  });

  it('@provides saves the fetch', async () => {
    const { data, fetches } = await shop.run('{ parcels { product { label } } }');
    expect(data).toEqual({ parcels: [{ product: { label: 'provided' } }] });
    expect(fetches).toHaveLength(1);
  });

  it('@shareable root fields are asked of one subgraph where one is enough', async () => {
    const { fetches } = await shop.run('{ products { label } }');
    expect(fetches).toHaveLength(1);
  });
});

describe('interfaces and unions across subgraphs', () => {
  const media = createFederation({
    library: {
      sdl: `
        type Query { items: [Item!]! found: [Found] one: Item hidden: Item }
        interface Item { id: ID! }
        type Book implements Item @key(fields: "id") { id: ID! pages: Int }
        type Film implements Item @key(fields: "id") { id: ID! minutes: Int }
        type Secret implements Item @inaccessible { id: ID! }
        union Found = Book | Film`,
      resolvers: {
        Query: {
          items: () => all,
          found: () => [all[0], all[1], null],
          one: () => all[1],
          hidden: () => secret,
        },
      },
    },
    reviews: {
      sdl: `
        interface Rated { stars: Int }
        type Book implements Rated @key(fields: "id") { id: ID! stars: Int }
        type Film implements Rated @key(fields: "id") { id: ID! stars: Int critic: String }`,
      resolvers: {
        Book: { __resolveReference: async ({ id }: { id: string }) => ({ id, stars: 5 }) },
        Film: { __resolveReference: async ({ id }: { id: string }) => ({ id, stars: 3, critic: 'Ebert' }) },
      },
    },
  });
  const all = [
    { __typename: 'Book', id: 'b', pages: 100 },
    { __typename: 'Film', id: 'f', minutes: 90 },
  ];
  const secret = { __typename: 'Secret', id: 's' };

  it('fields of the interface need no runtime type', async () => {
    const { data, fetches } = await media.run('{ items { id } one { ... on Item { id } } }');
    expect(data).toEqual({ items: [{ id: 'b' }, { id: 'f' }], one: { id: 'f' } });
    expect(fetches.join()).not.toContain('__typename');
  });

  it('__typename is right everywhere and under every name', async () => {
    const { data } = await media.run(
      '{ __typename root: __typename items { kind: __typename } found { __typename again: __typename } }',
    );
    expect(data).toEqual({
      __typename: 'Query',
      root: 'Query',
      items: [{ kind: 'Book' }, { kind: 'Film' }],
      found: [{ __typename: 'Book', again: 'Book' }, { __typename: 'Film', again: 'Film' }, null],
    });
  });

  it('fragments on types, interfaces and interfaces of another subgraph pick what fits, in the order asked', async () => {
    const { data, errors } = await media.run(`
      { items { ...Stars id ... on Book { pages } ... on Film { critic } } found { ...Stars ... on Item { id } } }
      fragment Stars on Rated { stars ... on Film { minutes } }`);
    expect(errors).toEqual([]);
    expect(JSON.stringify(data)).toBe(
      JSON.stringify({
        items: [
          { stars: 5, id: 'b', pages: 100 },
          { stars: 3, minutes: 90, id: 'f', critic: 'Ebert' },
        ],
        found: [{ stars: 5, id: 'b' }, { stars: 3, minutes: 90, id: 'f' }, null],
      }),
    );
  });

  it('a type that clients do not see becomes null', async () => {
    const { data } = await media.run('{ hidden { __typename } one { __typename } }');
    expect(data).toEqual({ hidden: null, one: { __typename: 'Film' } });
  });

  it('an interface object gets the concrete type from the subgraph that knows it', async () => {
    const nodes = createFederation({
      people: {
        sdl: `
          interface Node @key(fields: "id") { id: ID! name: String }
          type User implements Node @key(fields: "id") { id: ID! name: String }`,
        resolvers: {
          Node: {
            __resolveReference: async ({ id }: { id: string }) => ({
              __typename: 'User',
              id,
              name: `n${id}`,
            }),
          },
          User: { __resolveReference: async ({ id }: { id: string }) => ({ id, name: `n${id}` }) },
        },
      },
      visits: {
        sdl: `
          type Query { visited: [Node] }
          type Node @key(fields: "id") @interfaceObject { id: ID! visits: Int }`,
        resolvers: {
          Query: { visited: () => [{ id: '1', visits: 7 }] },
          Node: { __resolveReference: async ({ id }: { id: string }) => ({ id, visits: 7 }) },
        },
      },
    });
    expect((await nodes.run('{ visited { id visits } }')).data).toEqual({
      visited: [{ id: '1', visits: 7 }],
    });
    expect((await nodes.run('{ visited { name visits } }')).data).toEqual({
      visited: [{ name: 'n1', visits: 7 }],
    });
    expect((await nodes.run('{ visited { __typename visits } }')).data).toEqual({
      visited: [{ __typename: 'User', visits: 7 }],
    });
    expect((await nodes.run('{ visited { t: __typename visits } }')).data).toEqual({
      visited: [{ t: 'User', visits: 7 }],
    });
    expect((await nodes.run('{ visited { ... on User { name visits } } }')).data).toEqual({
      visited: [{ name: 'n1', visits: 7 }],
    });
  });
});

describe('aliases', () => {
  const echo = createFederation({
    echo: {
      sdl: `
        type Query { thing: Thing things: [Thing] }
        type Thing @key(fields: "id") { id: ID! say(text: String!): String self: Thing }`,
      resolvers: {
        Query: { thing: () => ({ id: '1' }), things: () => [{ id: '1' }, { id: '2' }] },
        Thing: {
          say: ({ id }: { id: string }, { text }: { text: string }) => `${id} ${text}`,
          self: (thing: object) => thing,
        },
      },
    },
    far: {
      sdl: 'type Thing @key(fields: "id") { id: ID! far(text: String!): String }',
      resolvers: {
        Thing: {
          __resolveReference: async (thing: object) => thing,
          far: ({ id }: { id: string }, { text }: { text: string }) => `${id} far ${text}`,
        },
      },
    },
  });

  it('of one field with different arguments stay apart in every subgraph', async () => {
    const { data } = await echo.run(
      '{ x: thing { a: say(text: "a") b: say(text: "b") c: far(text: "c") d: far(text: "d") } y: thing { far(text: "e") } }',
    );
    expect(data).toEqual({
      x: { a: '1 a', b: '1 b', c: '1 far c', d: '1 far d' },
      y: { far: '1 far e' },
    });
  });

  it('may take the names of keys', async () => {
    const { data } = await echo.run('{ things { id: far(text: "x") far: id } }');
    expect(data).toEqual({
      things: [
        { id: '1 far x', far: '1' },
        { id: '2 far x', far: '2' },
      ],
    });
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'named %s are names like others and reach no prototype',
    async (name) => {
      const { data, errors } = await echo.run(
        `query ($constructor: String! = "x") { ${name}: thing { ${name}: self { ${name}: far(text: $constructor) polluted: id } } }`,
      );
      expect(errors).toEqual([]);
      expect(JSON.stringify(data)).toBe(`{"${name}":{"${name}":{"${name}":"1 far x","polluted":"1"}}}`);
      expect(({} as { polluted?: string }).polluted).toBeUndefined();
    },
  );

  it('of one response key merge their selections over both subgraphs', async () => {
    const { data } = await echo.run(
      '{ thing { say(text: "a") } ...F thing { self { id } } } fragment F on Query { thing { self { far(text: "b") } } }',
    );
    expect(JSON.stringify(data)).toBe('{"thing":{"say":"1 a","self":{"far":"1 far b","id":"1"}}}');
  });
});
