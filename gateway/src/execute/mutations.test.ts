import type { Subgraph } from '@p2c/subgraph-runtime';
import { beforeEach, describe, expect, it } from 'vitest';
import { coded, createFederation } from '../testing/federation.ts';

interface Counter {
  id: string;
  value: number;
}

let counter: Counter;
/** What happened, in order: writes by their amount, reads by the value read. */
let log: string[];

const sources = {
  writes: {
    sdl: `
      type Query { counter: Counter }
      type Mutation {
        add(by: Int!): Counter
        fail: Counter
        mustFail: Counter!
        mustAdd(by: Int!): Counter!
      }
      type Counter @key(fields: "id") { id: ID! value: Int }`,
    resolvers: {
      Query: { counter: () => ({ ...counter }) },
      Mutation: {
        add: (_: unknown, { by }: { by: number }) => write(by),
        fail: () => {
          throw coded('REFUSED');
        },
        mustFail: () => {
          throw coded('REFUSED');
        },
        mustAdd: (_: unknown, { by }: { by: number }) => write(by),
      },
    },
  },
  reads: {
    sdl: `
      type Mutation { multiply(by: Int!): Counter }
      type Counter @key(fields: "id") { id: ID! seen: Int }`,
    resolvers: {
      Mutation: {
        multiply(_: unknown, { by }: { by: number }) {
          log.push(`x${by}`);
          counter.value *= by;
          return { ...counter };
        },
      },
      Counter: {
        __resolveReference: async ({ id }: { id: string }) => ({ id }),
        async seen() {
          await new Promise(setImmediate);
          log.push(`=${counter.value}`);
          return counter.value;
        },
      },
    },
  },
};
const graph = createFederation(sources);

function write(by: number): Counter {
  log.push(`+${by}`);
  counter.value += by;
  return { ...counter };
}

beforeEach(() => {
  counter = { id: '1', value: 0 };
  log = [];
});

describe('mutations', () => {
  it('run in the order written, over subgraphs', async () => {
    const { data } = await graph.run(
      'mutation { a: add(by: 5) { value } b: multiply(by: 2) { id } c: add(by: 2) { value } d: multiply(by: 3) { seen } }',
    );
    expect(data).toEqual({ a: { value: 5 }, b: { id: '1' }, c: { value: 12 }, d: { seen: 36 } });
    expect(log).toEqual(['+5', 'x2', '+2', 'x3', '=36']);
  });

  it('read what hangs on one before the next begins, in whatever subgraph that is', async () => {
    const { data } = await graph.run(
      'mutation { a: add(by: 1) { seen } b: add(by: 1) { seen } c: multiply(by: 10) { id } ...F } fragment F on Mutation { d: add(by: 1) { seen } }',
    );
    expect(data).toEqual({ a: { seen: 1 }, b: { seen: 2 }, c: { id: '1' }, d: { seen: 21 } });
    expect(log).toEqual(['+1', '=1', '+1', '=2', 'x10', '+1', '=21']);
  });

  it('of one response key run once, with both selections', async () => {
    const { data } = await graph.run(
      'mutation { add(by: 1) { id } multiply(by: 2) { id } ... on Mutation { add(by: 1) { seen } } }',
    );
    expect(data).toEqual({ add: { id: '1', seen: 1 }, multiply: { id: '1' } });
    expect(log).toEqual(['+1', '=1', 'x2']);
  });

  it.each([true, false])('are left out by a variable (%s), alone and in a fragment', async (on) => {
    const { data } = await graph.run(
      `mutation ($on: Boolean!, $by: Int = 4) {
        a: add(by: $by) @include(if: $on) { seen }
        ... @skip(if: $on) { b: add(by: 1) { seen } c: multiply(by: 2) { seen } }
        __typename
      }`,
      { variables: { on } },
    );
    expect(data).toEqual(
      on
        ? { a: { seen: 4 }, __typename: 'Mutation' }
        : { b: { seen: 1 }, c: { seen: 2 }, __typename: 'Mutation' },
    );
    expect(log).toEqual(on ? ['+4', '=4'] : ['+1', '=1', 'x2', '=2']);
  });

  it('go on after one that failed and may be null', async () => {
    const { data, errors } = await graph.run('mutation { fail { seen } add(by: 1) { seen } }');
    expect(data).toEqual({ fail: null, add: { seen: 1 } });
    expect(errors).toEqual([
      expect.objectContaining({ path: ['fail'], extensions: { code: 'REFUSED', service: 'writes' } }),
    ]);
  });

  it('end at one that failed and may not be null, as GraphQL has it', async () => {
    const { data, errors } = await graph.run(
      'mutation { a: add(by: 1) { value } mustFail { seen } b: add(by: 1) { value } c: multiply(by: 2) { id } }',
    );
    expect(data).toBeNull();
    expect(errors.map(({ path }) => path)).toEqual([['mustFail']]);
    expect(log).toEqual(['+1']);
  });

  it('that may not be null and succeed are followed by the next', async () => {
    const { data } = await graph.run(
      'mutation ($no: Boolean = false) { mustFail @include(if: $no) { id } mustAdd(by: 2) { seen } add(by: 1) { value } }',
    );
    expect(data).toEqual({ mustAdd: { seen: 2 }, add: { value: 3 } });
  });
});

describe('a write whose subgraph does not answer', () => {
  const silent = (name: string, execute: Subgraph['execute'], subgraphTimeoutMs = 60_000) =>
    createFederation(sources, {
      subgraphTimeoutMs,
      wrap: (subgraph) => (subgraph.name === name ? { ...subgraph, execute } : subgraph),
    });

  it.each([
    ['in time', 'SUBGRAPH_TIMEOUT', () => new Promise<never>(() => {}), 20],
    ['at all', 'SUBGRAPH_UNAVAILABLE', async () => ({ errors: [coded('SUBGRAPH_UNAVAILABLE')] }), 60_000],
    ['but breaks', 'INTERNAL_SERVER_ERROR', () => Promise.reject(new Error('broken')), 60_000],
  ])('%s is told at its field as one that may have happened', async (_, code, execute, timeoutMs) => {
    const { data, errors } = await silent('writes', execute, timeoutMs).run(
      'mutation { once: add(by: 1) { value } multiply(by: 2) { id } }',
    );
    expect(data).toEqual({ once: null, multiply: { id: '1' } });
    expect(errors).toEqual([
      expect.objectContaining({
        path: ['once'],
        extensions: expect.objectContaining({ code, service: 'writes', outcome: 'UNKNOWN' }),
      }),
    ]);
  });

  it('is told at its field where the whole answer is null', async () => {
    const { data, errors } = await silent('writes', () => new Promise(() => {}), 20).run(
      'mutation { mustAdd(by: 1) { value } }',
    );
    expect(data).toBeNull();
    expect(errors).toMatchObject([
      { path: ['mustAdd'], extensions: { code: 'SUBGRAPH_TIMEOUT', outcome: 'UNKNOWN' } },
    ]);
  });

  it('is not what a refused write is, nor a read after it', async () => {
    const refused = await graph.run('mutation { fail { id } }');
    expect(refused.errors[0]?.extensions).toEqual({ code: 'REFUSED', service: 'writes' });
    const { data, errors } = await silent('reads', () => new Promise(() => {}), 20).run(
      'mutation { add(by: 1) { value seen } }',
    );
    expect(data).toEqual({ add: { value: 1, seen: null } });
    expect(errors).toMatchObject([{ path: ['add'], extensions: { code: 'SUBGRAPH_TIMEOUT' } }]);
    expect(errors[0]?.extensions).not.toHaveProperty('outcome');
  });
});
