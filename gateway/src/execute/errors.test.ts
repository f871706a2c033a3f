import type { Subgraph } from '@p2c/subgraph-runtime';
import { describe, expect, it } from 'vitest';
import { coded, createFederation } from '../testing/federation.ts';

const masked = 'Something broke that nobody foresaw; the log has it under this requestId.';

function orders(wrap?: (subgraph: Subgraph) => Subgraph, subgraphTimeoutMs?: number) {
  return createFederation(
    {
      orders: {
        sdl: `
          type Query { orders: [Order] strict: [Order!] order: Order! maybe: Order broken: Int secret: Int number: Int }
          type Order @key(fields: "id") { id: ID! note: String must: String! lines: [[Line]!] }
          type Line @key(fields: "sku") { sku: ID! }`,
        resolvers: {
          Query: {
            orders: () => [{ id: '1' }, { id: '2' }, { id: '1' }],
            strict: () => [{ id: '1' }, { id: '2' }],
            order: () => ({ id: '2' }),
            maybe: () => ({ id: '2' }),
            broken: () => {
              throw coded('NOT_TODAY', 'Expected another day.', { retryAfterMs: 5, http: { status: 418 } });
            },
            secret: () => {
              throw new Error('password is 123');
            },
            number: () => 'no number',
          },
          Order: {
            note: () => 'note',
            must: () => null,
            lines: () => [[{ sku: 'a' }, { sku: 'bad' }], [], [{ sku: 'bad' }]],
          },
        },
      },
      prices: {
        sdl: `
          type Order @key(fields: "id") { id: ID! total: Int sum: Int! }
          type Line @key(fields: "sku") { sku: ID! price: Int }`,
        resolvers: {
          Order: {
            __resolveReference: async ({ id }: { id: string }) => ({ id }),
            total: ({ id }: { id: string }) => {
              if (id === '2') throw coded('NO_PRICE', 'No price.');
              return 10;
            },
            sum: ({ id }: { id: string }) => (id === '2' ? null : 10),
          },
          Line: {
            __resolveReference: async ({ sku }: { sku: string }) => {
              if (sku === 'bad') throw coded('UNKNOWN_SKU', 'Expected a known sku.');
              return { sku, price: 1 };
            },
          },
        },
      },
    },
    { ...(wrap && { wrap }), ...(subgraphTimeoutMs !== undefined && { subgraphTimeoutMs }) },
  );
}

/** `prices` does something else than answering. */
const instead =
  (execute: Subgraph['execute']) =>
  (subgraph: Subgraph): Subgraph =>
    subgraph.name === 'prices' ? { ...subgraph, execute } : subgraph;

describe('an error of a subgraph', () => {
  it('with a code keeps code, message, details and path, and says which subgraph', async () => {
    const { data, errors } = await orders().run('{ b: broken orders { id } }');
    expect(data).toEqual({ b: null, orders: [{ id: '1' }, { id: '2' }, { id: '1' }] });
    expect(errors).toEqual([
      {
        message: 'Expected another day.',
        path: ['b'],
        extensions: { code: 'NOT_TODAY', retryAfterMs: 5, service: 'orders' },
      },
    ]);
  });

  it('without a code is masked, and the log has the cause', async () => {
    const federation = orders();
    const { data, errors } = await federation.run('{ secret }');
    expect(data).toEqual({ secret: null });
    expect(errors).toEqual([
      {
        message: masked,
        path: ['secret'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', service: 'orders', requestId: 'request-1' },
      },
    ]);
    expect(federation.logged.join()).toContain('password is 123');
  });

  it('in an entity of a list carries the index, at every place of the entity', async () => {
    const { data, errors } = await orders().run('{ maybe { t: total } orders { id t: total } }');
    expect(data).toEqual({
      maybe: { t: null },
      orders: [
        { id: '1', t: 10 },
        { id: '2', t: null },
        { id: '1', t: 10 },
      ],
    });
    expect(errors.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        ['maybe', 't'],
        ['orders', 1, 't'],
      ]),
    );
    expect(errors).toHaveLength(2);
    expect(errors.every(({ extensions }) => extensions?.code === 'NO_PRICE')).toBe(true);
  });

  it('in an entity of a list of lists carries both indexes', async () => {
    const { data, errors } = await orders().run('{ maybe { lines { sku price } } }');
    expect(data).toEqual({
      maybe: {
        lines: [
          [
            { sku: 'a', price: 1 },
            { sku: 'bad', price: null },
          ],
          [],
          [{ sku: 'bad', price: null }],
        ],
      },
    });
    expect(errors.map(({ path }) => path)).toEqual([
      ['maybe', 'lines', 0, 1],
      ['maybe', 'lines', 2, 0],
    ]);
  });
});

describe('a fetch that fails as a whole', () => {
  const query = '{ orders { id total } maybe { lines { price } } }';
  const places = [
    ['orders', 0],
    ['orders', 1],
    ['orders', 2],
    ['maybe', 'lines', 0, 0],
    ['maybe', 'lines', 0, 1],
    ['maybe', 'lines', 2, 0],
  ];
  const data = {
    orders: [
      { id: '1', total: null },
      { id: '2', total: null },
      { id: '1', total: null },
    ],
    maybe: { lines: [[{ price: null }, { price: null }], [], [{ price: null }]] },
  };

  it.each([
    ['throws', () => Promise.reject(new Error('password is 123')), 'INTERNAL_SERVER_ERROR'],
    [
      'throws at once',
      () => {
        throw new TypeError('password is 123');
      },
      'INTERNAL_SERVER_ERROR',
    ],
    [
      'answers errors without data',
      async () => ({ errors: [coded('SUBGRAPH_UNAVAILABLE', 'Expected an answer, got none.')] }),
      'SUBGRAPH_UNAVAILABLE',
    ],
    [
      'answers errors and null',
      async () => ({ data: null, errors: [coded('SYSTEM_THROTTLED', 'Slower.')] }),
      'SYSTEM_THROTTLED',
    ],
  ])('since its subgraph %s is one error per place, and the rest is answered', async (_, execute, code) => {
    const federation = orders(instead(execute));
    const answer = await federation.run(query);
    expect(answer.data).toEqual(data);
    expect(answer.errors.map(({ path }) => path)).toEqual(expect.arrayContaining(places));
    expect(answer.errors).toHaveLength(places.length);
    expect(answer.errors.map(({ extensions }) => extensions?.code)).toEqual(places.map(() => code));
    expect(JSON.stringify(answer)).not.toContain('password');
    expect(federation.logged.length).toBeLessThanOrEqual(4);
  });

  it('on root fields is an error at each of them', async () => {
    const federation = orders((subgraph) => ({
      ...subgraph,
      execute: async () => ({ errors: [coded('GONE')] }),
    }));
    const { data: answered, errors } = await federation.run(
      '{ a: maybe { id } ...F } fragment F on Query { orders { id } }',
    );
    expect(answered).toEqual({ a: null, orders: null });
    expect(errors.map(({ path }) => path)).toEqual([['a'], ['orders']]);
  });

  it('since its subgraph is silent ends after the time allowed, and the signal of the fetch aborts', async () => {
    const aborted = Promise.withResolvers<void>();
    const silent = instead(({ context }) => {
      context.signal?.addEventListener('abort', () => aborted.resolve());
      return new Promise(() => {});
    });
    const { data: answered, errors } = await orders(silent, 20).run('{ maybe { id total } }');
    expect(answered).toEqual({ maybe: { id: '2', total: null } });
    expect(errors).toEqual([
      {
        message: 'Expected an answer of prices within 20 ms, got none.',
        path: ['maybe'],
        extensions: { code: 'SUBGRAPH_TIMEOUT', service: 'prices' },
      },
    ]);
    await aborted.promise;
  });
});

describe('a client that leaves', () => {
  it('ends the fetch under way at once, and starts no further one', async () => {
    const client = new AbortController();
    const begun = Promise.withResolvers<void>();
    const federation = orders((subgraph) => ({
      ...subgraph,
      execute: ({ context }) => {
        begun.resolve();
        return new Promise((_, reject) =>
          context.signal?.addEventListener('abort', () => reject(new Error('aborted'))),
        );
      },
    }));
    const answer = federation.run('{ orders { total } }', {
      context: { requestId: 'request-1', signal: client.signal },
    });
    await begun.promise;
    client.abort();
    const { errors, fetches } = await answer;
    expect(errors.map(({ extensions }) => extensions?.code)).toEqual(['REQUEST_CANCELLED']);
    expect(fetches).toHaveLength(1);
  });

  it('before anything was sent is told nothing by anyone', async () => {
    const { errors, fetches } = await orders().run('{ orders { id } }', {
      context: { requestId: 'request-1', signal: AbortSignal.abort() },
    });
    expect(errors[0]?.extensions?.code).toBe('REQUEST_CANCELLED');
    expect(fetches).toEqual([]);
  });
});

describe('a null where the schema allows none', () => {
  it('takes the place of the nearest parent that may be null, with one error', async () => {
    const { data, errors } = await orders().run('{ maybe { id sum } orders { id sum } }');
    expect(data).toEqual({
      maybe: null,
      orders: [{ id: '1', sum: 10 }, null, { id: '1', sum: 10 }],
    });
    expect(errors.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        ['maybe', 'sum'],
        ['orders', 1, 'sum'],
      ]),
    );
    expect(errors).toHaveLength(2);
  });

  it('of an item empties the list', async () => {
    const { data, errors } = await orders().run('{ strict { id sum } broken }');
    expect(data).toEqual({ strict: null, broken: null });
    expect(errors).toHaveLength(2);
  });

  it('goes up to the whole answer', async () => {
    const { data, errors } = await orders().run('{ orders { id } order { id sum } }');
    expect(data).toBeNull();
    expect(errors).toHaveLength(1);
    expect(errors[0]?.path).toEqual(['order', 'sum']);
  });

  it('that no subgraph explains gets an error of its own', async () => {
    const silent = instead(async () => ({ data: { _entities: [null] } }));
    const federation = orders(silent);
    const { data, errors } = await federation.run('{ maybe { sum } orders { id } }');
    expect(federation.logged).toEqual([
      'An answer does not fit the schema Cannot return null for non-nullable field Order.sum.',
    ]);
    expect(data).toEqual({ maybe: null, orders: [{ id: '1' }, { id: '2' }, { id: '1' }] });
    expect(errors).toEqual([
      {
        message: 'Cannot return null for non-nullable field Order.sum.',
        path: ['maybe', 'sum'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'request-1' },
      },
    ]);
  });
});
