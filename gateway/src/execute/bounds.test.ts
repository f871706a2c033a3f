import { describe, expect, it, vi } from 'vitest';
import { costTable } from '../cost/list-sizes.ts';
import { createFederation } from '../testing/federation.ts';

/** Every node has `width` nodes below it, which another subgraph knows more of. */
function tree(width: number, options: Parameters<typeof createFederation>[1] = {}) {
  let resolved = 0;
  const node = (id: string) => ({
    id,
    below: () => {
      resolved += width;
      return Array.from({ length: width }, (_, index) => node(`${id}${index}`));
    },
    text: 'x'.repeat(1_000),
  });
  const federation = createFederation(
    {
      tree: {
        sdl: 'type Query { top: Node same: [Node!]! } type Node @key(fields: "id") { id: ID! below: [Node!]! text: String }',
        resolvers: {
          Query: { top: () => node('n'), same: () => Array.from({ length: width }, () => node('n')) },
          Node: { __resolveReference: async ({ id }: { id: string }) => node(id) },
        },
      },
      names: {
        sdl: 'type Node @key(fields: "id") { id: ID! name: String tags: [Tag!]! } type Tag { text: String }',
        resolvers: {
          Node: {
            __resolveReference: async ({ id }: { id: string }) => ({
              id,
              name: `node ${id}`,
              tags: [{ text: id }],
            }),
          },
        },
      },
    },
    // An estimate that knows nothing: what holds here is what is counted.
    { costs: { ...costTable, unknownList: 0 }, ...options },
  );
  return { ...federation, resolvedSoFar: () => resolved };
}

const work = { objectsMax: 2_000, sharedObjectsMax: 1_000_000, bytesMax: 1_000_000 };
const deep = (levels: number): string => (levels === 0 ? 'id' : `below { ${deep(levels - 1)} }`);
const codes = (errors: readonly { extensions?: Record<string, unknown> }[]) =>
  errors.map(({ extensions }) => extensions?.code);

describe('what an operation brings', () => {
  it('ends at the number of objects, without the rest being made', async () => {
    const { run, resolvedSoFar } = tree(10, { work });
    const { data, errors } = await run(`{ top { ${deep(8)} } }`);
    expect(codes(errors)).toEqual(['ANSWER_TOO_LARGE']);
    expect(data).toBeUndefined();
    expect(resolvedSoFar()).toBeLessThan(work.objectsMax * 10);
  });

  it('ends at the number of bytes', async () => {
    const { run } = tree(10, { work: { ...work, objectsMax: 100_000 } });
    const { errors } = await run('{ top { below { below { below { text } } } } }');
    expect(codes(errors)).toEqual(['ANSWER_TOO_LARGE']);
    expect(errors[0]?.message).toContain('1000000 bytes');
  });

  it('is bounded for all operations together, and room comes back when one ends', async () => {
    const { run } = tree(10, { work: { ...work, sharedObjectsMax: 6_000 } });
    const query = '{ top { below { below { id } } } }';
    const answers = await Promise.all(Array.from({ length: 40 }, () => run(query)));
    const refused = answers.filter(({ errors }) => errors.length > 0);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(40);
    for (const { errors } of refused) expect(codes(errors)).toEqual(['ANSWER_TOO_LARGE']);
    expect((await run(query)).errors).toEqual([]);
  });

  it('says of a mutation that its outcome is unknown', async () => {
    const { run } = createWriter(work);
    const { errors } = await run('mutation { write { id } }');
    expect(errors).toMatchObject([{ extensions: { code: 'ANSWER_TOO_LARGE', outcome: 'UNKNOWN' } }]);
  });

  it('leaves turns to others while it is large', async () => {
    const { run } = tree(22);
    let turns = 0;
    let over = false;
    const count = () => {
      turns += 1;
      if (!over) setImmediate(count);
    };
    setImmediate(count);
    const { data, errors } = await run('{ top { below { below { below { id name } } } } }');
    over = true;
    expect(errors).toEqual([]);
    expect(JSON.stringify(data).match(/"name"/g)).toHaveLength(22 ** 3);
    // Some 40,000 objects on the way, and a turn after every 500.
    expect(turns).toBeGreaterThan(30);
  });
});

function createWriter(limits: typeof work) {
  return createFederation(
    {
      writer: {
        sdl: 'type Query { x: Int } type Mutation { write: [Item!] } type Item { id: ID }',
        resolvers: { Mutation: { write: () => Array.from({ length: 5_000 }, () => ({ id: '1' })) } },
      },
    },
    { work: limits, costs: { ...costTable, unknownList: 0 } },
  );
}

describe('one object at many places', () => {
  it('is asked for once and stands at each, also with what later fetches bring', async () => {
    const { run } = tree(5);
    const { data, errors, fetches } = await run('{ same { id name tags { text } text } }');
    expect(errors).toEqual([]);
    expect(fetches.filter((fetch) => fetch.startsWith('names'))).toHaveLength(1);
    const whole = { id: 'n', name: 'node n', tags: [{ text: 'n' }], text: 'x'.repeat(1_000) };
    expect(data).toEqual({ same: Array.from({ length: 5 }, () => whole) });
  });
});

describe('an operation that takes too long', () => {
  const timeoutMs = 20;
  const slow = () => {
    const held = Promise.withResolvers<void>();
    const calls: string[] = [];
    const signals: (AbortSignal | undefined)[] = [];
    const hold = (name: string) => async (_: unknown, __: unknown, context: { signal?: AbortSignal }) => {
      calls.push(name);
      signals.push(context.signal);
      await held.promise;
      return { id: '1' };
    };
    const federation = createFederation(
      {
        first: {
          sdl: 'type Query { slow: Thing } type Mutation { one: Thing two: Thing } type Thing @key(fields: "id") { id: ID! }',
          resolvers: { Query: { slow: hold('slow') }, Mutation: { one: hold('one'), two: hold('two') } },
        },
        second: {
          sdl: 'type Thing @key(fields: "id") { id: ID! more: String }',
          resolvers: {
            Thing: { __resolveReference: async ({ id }: { id: string }) => ({ id, more: 'more' }) },
          },
        },
      },
      { operationTimeoutMs: timeoutMs },
    );
    return { ...federation, calls, signals, release: held.resolve };
  };

  it('is ended with a code, its requests are aborted and no further one is sent', async () => {
    const { run, signals } = slow();
    const { data, errors, fetches } = await run('{ slow { id more } }');
    expect(codes(errors)).toEqual(['OPERATION_TIMEOUT']);
    expect(data).toBeUndefined();
    expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
    expect(fetches).toHaveLength(1);
  });

  it('is a mutation: what was sent is waited for, what was not is told so', async () => {
    const { run, calls, signals, release } = slow();
    const answer = run('mutation { one { id more } two { id } }');
    await vi.waitFor(() => expect(calls).toEqual(['one']));
    // The time began before the call, so it is over when a later and longer one is.
    setTimeout(release, 2 * timeoutMs);
    const { data, errors } = await answer;
    expect(calls).toEqual(['one']);
    expect(signals.map((signal) => signal?.aborted)).toEqual([false]);
    expect(data).toEqual({ one: { id: '1', more: null }, two: null });
    expect(errors.map(({ path, extensions }) => [path, extensions?.code])).toEqual([
      [['one'], 'OPERATION_TIMEOUT'],
      [['two'], 'OPERATION_TIMEOUT'],
    ]);
  });

  it('and one whose client leaves sends no further request', async () => {
    const { run, release } = slow();
    const gone = new AbortController();
    const answer = run('{ slow { id more } }', { context: { requestId: 'r', signal: gone.signal } });
    gone.abort();
    release();
    const { errors, fetches } = await answer;
    expect(codes(errors)).toEqual(['REQUEST_CANCELLED']);
    expect(fetches.length).toBeLessThanOrEqual(1);
  });
});
