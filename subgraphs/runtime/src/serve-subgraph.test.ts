import { ODataError } from '@p2c/odata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSubgraph } from './create-subgraph.ts';
import { codedError } from './graphql-errors.ts';
import { remoteSubgraph } from './remote-subgraph.ts';
import { decimalScalar } from './scalars.ts';
import { withOwnership } from './sdl.ts';
import { type ServedSubgraph, serveSubgraph } from './serve-subgraph.ts';
import type { RequestContext, Subgraph } from './subgraph.ts';

const sdl = withOwnership(/* GraphQL */ `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  scalar Decimal
  type Query {
    requestId: String
    double(amount: Decimal!): Decimal
    coded: String
    broken: String
    defect: String
    slow: String
  }
  type Thing @key(fields: "id") { id: ID! name: String }
`);

const logged: object[] = [];
const silent = () => {};
let slowBegun = Promise.withResolvers<void>();
let slowMayEnd = Promise.withResolvers<string>();

const local = createSubgraph<RequestContext>({
  name: 'things',
  sdl,
  system: 'SALES',
  context: (request) => request,
  logger: { debug: silent, info: silent, warn: silent, error: (fields) => logged.push(fields) },
  resolvers: {
    Decimal: decimalScalar,
    Query: {
      requestId: (_: unknown, __: unknown, context: RequestContext) => context.requestId,
      double: (_: unknown, { amount }: { amount: string }) => `${amount}${amount}`,
      coded: () => {
        throw codedError('REFERENCE_NOT_FOUND', 'No such group.', { field: 'group', got: 'X' });
      },
      broken: () => {
        throw new ODataError('THROTTLED', 'Slow down.', { retryAfterMs: 1_000 });
      },
      defect: () => {
        throw new Error('secret=hunter2');
      },
      slow: () => {
        slowBegun.resolve();
        return slowMayEnd.promise;
      },
    },
    Thing: {
      async __resolveReference({ id }: { id: string }) {
        if (id === 'refused') throw codedError('COMPANY_UNKNOWN', 'Not here.');
        return id === 'absent' ? null : { id, name: `thing ${id}` };
      },
    },
  },
});

let served: ServedSubgraph;
let remote: Subgraph;
beforeAll(async () => {
  served = await serveSubgraph(local, { host: '127.0.0.1', port: 0, token: 'shared' });
  remote = remoteSubgraph({ name: 'things', url: served.url, token: 'shared', sdl });
});
afterAll(() => served.stop());

const adapters: [string, () => Subgraph][] = [
  ['called directly', () => local],
  ['over HTTP', () => remote],
];

describe.each(adapters)('a subgraph %s', (_, subgraph) => {
  const run = async (query: string, variables: Record<string, unknown> = {}) => {
    const { data, errors } = await subgraph().execute({ query, variables, context: { requestId: 'req-7' } });
    return {
      data: data === undefined ? undefined : (JSON.parse(JSON.stringify(data)) as unknown),
      errors: errors?.map(({ message, path, extensions }) => ({ message, path, extensions })),
    };
  };

  it('answers with data and hands the request through', async () => {
    expect(await run('{ requestId }')).toEqual({ data: { requestId: 'req-7' }, errors: undefined });
  });

  it('passes coded errors on the path of their field', async () => {
    expect(await run('{ a: coded }')).toEqual({
      data: { a: null },
      errors: [
        {
          message: 'No such group.',
          path: ['a'],
          extensions: { code: 'REFERENCE_NOT_FOUND', field: 'group', got: 'X' },
        },
      ],
    });
  });

  it('gives a broken request to a system its code and the time to wait', async () => {
    expect((await run('{ broken }')).errors).toEqual([
      {
        message: 'Dynamics 365 Sales: Slow down.',
        path: ['broken'],
        extensions: { code: 'SYSTEM_THROTTLED', system: 'SALES', retryAfterMs: 1_000 },
      },
    ]);
  });

  it('tells nothing of a defect but where to find it, and logs its cause', async () => {
    logged.length = 0;
    const { errors } = await run('{ defect }');
    expect(errors).toMatchObject([{ path: ['defect'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    expect(JSON.stringify(errors)).not.toMatch(/hunter2|stack/i);
    expect(logged).toMatchObject([{ requestId: 'req-7', err: { message: 'secret=hunter2' } }]);
  });

  it.each([
    ['1234.5', '"1234.50"'],
    ['a number literal', '12'],
  ])('takes a decimal as a string only: %s', async (_name, literal) => {
    const answer = await run(`{ double(amount: ${literal}) }`);
    if (literal.startsWith('"')) expect(answer.data).toEqual({ double: '1234.501234.50' });
    else expect(answer.errors).toMatchObject([{ extensions: { code: 'INVALID_VALUE' } }]);
  });

  it.each([['ten'], [''], ['1e3'], ['1,5'], [5]])(
    'refuses the decimal %j on the path of its field',
    async (amount) => {
      const answer = await run('query ($amount: Decimal!) { double(amount: $amount) }', { amount });
      expect(answer.errors).toMatchObject([{ path: ['double'], extensions: { code: 'INVALID_VALUE' } }]);
      expect(answer.errors?.[0]?.message).toContain('Expected a decimal as a string');
      expect(answer.data).toEqual({ double: null });
    },
  );

  it('resolves every reference of a batch for itself', async () => {
    const query = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Thing { name } } }';
    const r = ['1', 'absent', 'refused', '2'].map((id) => ({ __typename: 'Thing', id }));
    const answer = await run(query, { r });
    expect(answer.data).toEqual({ _entities: [{ name: 'thing 1' }, null, null, { name: 'thing 2' }] });
    expect(answer.errors).toMatchObject([
      { path: ['_entities', 2], extensions: { code: 'COMPANY_UNKNOWN' } },
    ]);
  });

  it('serves its SDL for composition', async () => {
    const { data } = await run('{ _service { sdl } }');
    expect(JSON.stringify(data)).toContain('type Thing');
  });

  it('codes a query that does not fit the schema', async () => {
    expect((await run('{ nothing }')).errors?.[0]?.extensions.code).toMatch(
      /INVALID_ARGUMENT|GRAPHQL_VALIDATION_FAILED/,
    );
  });
});

describe('a client that leaves', () => {
  it('is no defect: nothing is logged', async () => {
    logged.length = 0;
    slowBegun = Promise.withResolvers();
    slowMayEnd = Promise.withResolvers();
    const left = new AbortController();
    const answer = local.execute({ query: '{ slow }', context: { requestId: 'r', signal: left.signal } });
    await slowBegun.promise;
    left.abort();
    slowMayEnd.reject(left.signal.reason);
    expect((await answer).errors).toMatchObject([
      { path: ['slow'], extensions: { code: 'REQUEST_CANCELLED' } },
    ]);
    expect(logged).toEqual([]);
  });
});

describe('the HTTP adapter', () => {
  const post = (headers: Record<string, string>, body = '{"query":"{ requestId }"}') =>
    fetch(served.url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

  it('lets in only who knows the token', async () => {
    expect((await post({})).status).toBe(401);
    expect((await post({ authorization: 'Bearer other' })).status).toBe(401);
    expect((await post({ authorization: 'Bearer shared' })).status).toBe(200);
  });

  it('refuses what is too large', async () => {
    const body = JSON.stringify({ query: `{ requestId } #${'x'.repeat(4 * 1024 * 1024)}` });
    expect((await post({ authorization: 'Bearer shared' }, body)).status).toBe(413);
  });

  it('refuses what is no JSON', async () => {
    expect((await post({ authorization: 'Bearer shared' }, '{')).status).toBe(400);
  });

  it('says when the other process cannot be reached or does not know the token', async () => {
    const context = { requestId: 'r' };
    const stranger = remoteSubgraph({ name: 'things', url: served.url, token: 'other', sdl });
    expect((await stranger.execute({ query: '{ requestId }', context })).errors).toMatchObject([
      { extensions: { code: 'SUBGRAPH_UNAVAILABLE' } },
    ]);
    const nowhere = remoteSubgraph({ name: 'things', url: 'http://127.0.0.1:1/graphql', sdl });
    expect((await nowhere.execute({ query: '{ requestId }', context })).errors).toMatchObject([
      { extensions: { code: 'SUBGRAPH_UNAVAILABLE' } },
    ]);
  });

  it('finishes what is under way before it stops', async () => {
    slowBegun = Promise.withResolvers();
    slowMayEnd = Promise.withResolvers();
    const other = await serveSubgraph(local, { host: '127.0.0.1', port: 0 });
    const client = remoteSubgraph({ name: 'things', url: other.url, sdl });
    const answer = client.execute({ query: '{ slow }', context: { requestId: 'r' } });
    await slowBegun.promise;
    const stopped = other.stop();
    slowMayEnd.resolve('done');
    expect((await answer).data).toEqual({ slow: 'done' });
    await stopped;
    expect(
      (await client.execute({ query: '{ requestId }', context: { requestId: 'r' } })).errors,
    ).toHaveLength(1);
  });
});
