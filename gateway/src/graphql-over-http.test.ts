import { createHash } from 'node:crypto';
import { Agent } from 'node:http';
import { connect } from 'node:net';
import { GraphQLError } from 'graphql';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Planner } from './planner/planner.ts';
import { createFederation } from './testing/federation.ts';
import { codesOf, startGateway, type TestGateway } from './testing/gateway.ts';

/** What `wait` and `waitAndWrite` do: tests look on and let them go. */
let begun = Promise.withResolvers<AbortSignal | undefined>();
let released = Promise.withResolvers<void>();
let written = Promise.withResolvers<void>();
/** How often `write` was carried out. */
let writes = 0;

const federation = createFederation({
  words: {
    sdl: `
      type Query { hello(name: String = "you"): String! secret: String wait: String }
      type Mutation { waitAndWrite: String write: String }
      type Subscription { never: String }`,
    resolvers: {
      Query: {
        hello: (_: unknown, { name }: { name: string }) => `Hello ${name}`,
        secret: () => {
          throw new Error('password is 123');
        },
        async wait(_: unknown, __: unknown, { signal }: { signal?: AbortSignal }) {
          begun.resolve(signal);
          await released.promise;
          return 'waited';
        },
      },
      Mutation: {
        write() {
          writes += 1;
          return 'written';
        },
        async waitAndWrite(_: unknown, __: unknown, { signal }: { signal?: AbortSignal }) {
          begun.resolve(signal);
          await released.promise;
          written.resolve();
          return 'written';
        },
      },
    },
  },
});

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway(federation.executor);
});
afterAll(() => gateway.stop());

const json = (response: { text: string }) => JSON.parse(response.text);
const repeat = (count: number, print: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => print(index)).join(' ');
const manyAliases = `{ ${repeat(60, (index) => `a${index}: hello`)} }`;

describe('an operation', () => {
  it('is answered by POST, with variables and operation name', async () => {
    const response = await gateway.post({
      query: 'query A { hello } query B($name: String) { h: hello(name: $name) }',
      operationName: 'B',
      variables: { name: 'Ann' },
    });
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toMatch('application/json');
    expect(json(response)).toEqual({ data: { h: 'Hello Ann' } });
  });

  it('is answered by GET when the client says that it is no web form', async () => {
    const path = `/graphql?query=${encodeURIComponent('query($n: String) { hello(name: $n) }')}&variables=${encodeURIComponent('{"n":"é"}')}`;
    const response = await gateway.request(path, { headers: { 'apollo-require-preflight': '1' } });
    expect(json(response)).toEqual({ data: { hello: 'Hello é' } });
  });

  it('keeps characters that arrive in two chunks', async () => {
    const response = await gateway.post({ query: `{ hello(name: "${'日本語🐢'.repeat(19_000)}") }` });
    expect(json(response).data.hello).toBe(`Hello ${'日本語🐢'.repeat(19_000)}`);
  });

  it('is sent once with its text and then by hash', async () => {
    const query = '{ hello(name: "hash") }';
    const sha256Hash = createHash('sha256').update(query).digest('hex');
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    expect(codesOf(await gateway.post({ extensions }))).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
    expect(json(await gateway.post({ query, extensions }))).toEqual({ data: { hello: 'Hello hash' } });
    expect(json(await gateway.post({ extensions }))).toEqual({ data: { hello: 'Hello hash' } });
  });
});

describe('what is refused carries a code', () => {
  it.each([
    ['a syntax error', '{ hello(', 400, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', '{ bye }', 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['a wrong variable', 'query($n: Boolean!) { hello @skip(if: $n) }', 400, 'BAD_USER_INPUT'],
    [
      'an operation that is not named',
      'query A { hello } query B { hello }',
      400,
      'OPERATION_RESOLUTION_FAILURE',
    ],
    ['a subscription', 'subscription { never }', 400, 'SUBSCRIPTION_NOT_SUPPORTED'],
    ['too many aliases', manyAliases, 400, 'TOO_MANY_ALIASES'],
    ['too many tokens', `{ ${repeat(5_000, () => 'hello')} }`, 400, 'QUERY_TOO_LARGE'],
    ['too long a text', `{ hello(name: "${'x'.repeat(100_000)}") }`, 400, 'QUERY_TOO_LARGE'],
    ['too deep a text', `${'{ a '.repeat(30)}${'}'.repeat(30)}`, 400, 'QUERY_TOO_DEEP'],
  ])('%s', async (_, query, status, code) => {
    const response = await gateway.post({ query });
    expect(response.status).toBe(status);
    expect(codesOf(response)).toEqual([code]);
  });

  it.each([
    ['inline fragments', `{ ${'... { '.repeat(60)} hello ${'}'.repeat(61)}`, 'QUERY_TOO_DEEP'],
    [
      'spread fragments',
      `{ ...F0 } ${repeat(60, (index) => `fragment F${index} on Query { ...F${index + 1} }`)} fragment F60 on Query { hello }`,
      'QUERY_TOO_DEEP',
    ],
    ['a number without bounds', `{ hello(name: ${'9'.repeat(30)}) }`, 'GRAPHQL_VALIDATION_FAILED'],
  ])('more than the planner reads: %s', async (_, query, code) => {
    const response = await gateway.post({ query });
    expect(response.status).toBe(400);
    expect(codesOf(response)).toEqual([code]);
  });

  it.each([
    ['an unknown name', 'B', 'mutation A { write }'],
    ['an empty name', '', 'mutation A { write }'],
    ['an empty name for an operation without one', '', 'mutation { write }'],
    ['an unknown name among several', 'C', 'mutation A { write } mutation B { write }'],
  ])('%s of an operation, and nothing is run', async (_, operationName, query) => {
    const before = writes;
    const response = await gateway.post({ query, operationName });
    expect(response.status).toBe(400);
    expect(json(response).errors).toEqual([
      {
        message: `Expected \`operationName\` to name one operation of the document, got "${operationName}".`,
        extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
      },
    ]);
    expect(writes).toBe(before);
  });

  it.each([
    ['a field', (text: string) => ({ query: `{ ${text} }` })],
    ['an argument', (text: string) => ({ query: `{ hello(${text}: 1) }` })],
    ['a literal', (text: string) => ({ query: `{ hello @skip(if: "${text}") }` })],
    [
      'a variable',
      (text: string) => ({ query: 'query($n: [Boolean!]) { hello @skip(if: $n) }', variables: { n: text } }),
    ],
    ['a syntax error', (text: string) => ({ query: `{ hello(${text} }` })],
    ['an operation name', (text: string) => ({ query: '{ hello }', operationName: text })],
  ])('and no more of the client’s own text than shows what is meant: %s', async (_, bodyWith) => {
    const response = await gateway.post(bodyWith('x'.repeat(50_000)));
    expect(response.status).toBe(400);
    for (const { message } of json(response).errors) expect(message.length).toBeLessThanOrEqual(500);
    expect(response.text.length).toBeLessThan(2_000);
  });

  it.each([
    ['another text', { version: 1, sha256Hash: createHash('sha256').update('{ bye }').digest('hex') }, /sha/],
    [
      'another version',
      { version: 2, sha256Hash: createHash('sha256').update('{ hello }').digest('hex') },
      /version/,
    ],
  ])('a persisted operation with the hash of %s', async (_, persistedQuery, message) => {
    const response = await gateway.post({ query: '{ hello }', extensions: { persistedQuery } });
    expect(response.status).toBe(400);
    expect(json(response)).toEqual({
      errors: [{ message: expect.stringMatching(message), extensions: { code: 'BAD_REQUEST' } }],
    });
  });

  it('also where the text was persisted before it was judged', async () => {
    const sha256Hash = createHash('sha256').update(manyAliases).digest('hex');
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    expect(codesOf(await gateway.post({ query: manyAliases, extensions }))).toEqual(['TOO_MANY_ALIASES']);
    expect(codesOf(await gateway.post({ extensions }))).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
  });

  it('also where URL and body disagree: what is judged is what would run', async () => {
    const inUrl = await gateway.request(`/graphql?query=${encodeURIComponent(manyAliases)}`, {
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ hello }"}',
    });
    expect(codesOf(inUrl)).toEqual(['TOO_MANY_ALIASES']);
    const inBody = await gateway.request('/graphql?query={hello}', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: manyAliases }),
    });
    expect(codesOf(inBody)).toEqual(['TOO_MANY_ALIASES']);
  });

  it.each([
    ['too many aliases', manyAliases, 'TOO_MANY_ALIASES'],
    ['too deep', `{ ${'... { '.repeat(60)} hello ${'}'.repeat(61)}`, 'QUERY_TOO_DEEP'],
    ['too many root fields', `{ ${repeat(30, () => 'hello')} }`, 'TOO_MANY_ROOT_FIELDS'],
    ['too many directives', `{ hello ${repeat(60, () => '@skip(if: false)')} }`, 'TOO_MANY_DIRECTIVES'],
  ])('also by GET with a JSON body that would pass: %s', async (_, query, code) => {
    const sha256Hash = createHash('sha256').update(query).digest('hex');
    const extensions = encodeURIComponent(JSON.stringify({ persistedQuery: { version: 1, sha256Hash } }));
    const response = await gateway.request(
      `/graphql?query=${encodeURIComponent(query)}&extensions=${extensions}`,
      {
        headers: { 'content-type': 'application/json', 'apollo-require-preflight': '1' },
        body: '{"query":"{ hello }"}',
      },
    );
    expect([response.status, codesOf(response)]).toEqual([400, [code]]);
    const byHash = await gateway.request(`/graphql?extensions=${extensions}`, {
      headers: { 'content-type': 'application/json', 'apollo-require-preflight': '1' },
      body: JSON.stringify({ query }),
    });
    expect(codesOf(byHash)).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
  });

  it.each([
    ['no JSON', 'POST', 'application/json', '{"query":', 400],
    ['no object', 'POST', 'application/json', 'null', 400],
    ['several operations at once', 'POST', 'application/json', '[{"query":"{ hello }"}]', 400],
    ['a query that is no text', 'POST', 'application/json', '{"query":5}', 400],
    ['variables that are no object', 'POST', 'application/json', '{"query":"{hello}","variables":"{}"}', 400],
    ['a form of a web page', 'POST', 'text/plain', '{"query":"{ hello }"}', 400],
    ['a form of a web page', 'POST', 'application/x-www-form-urlencoded', 'query={hello}', 400],
    ['another content', 'POST', 'application/graphql', '{ hello }', 400],
    ['an empty body', 'POST', 'application/json', '', 400],
    ['another method', 'PUT', 'application/json', '{"query":"{ hello }"}', 405],
    ['another method', 'DELETE', 'application/json', '', 405],
  ])('%s (%s %s %s)', async (_, method, contentType, body, status) => {
    const response = await gateway.request('/graphql', {
      method,
      headers: { 'content-type': contentType },
      body,
    });
    expect(response.status).toBe(status);
    expect(codesOf(response)).toEqual(['BAD_REQUEST']);
  });

  it('a mutation by GET, and nothing is written', async () => {
    const response = await gateway.request('/graphql?query=mutation{write}', {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(response.status).toBe(405);
    expect(codesOf(response)).toEqual(['BAD_REQUEST']);
  });

  it('a GET that any web page could send', async () => {
    const response = await gateway.request('/graphql?query={hello}');
    expect(response.status).toBe(400);
    expect(codesOf(response)).toEqual(['BAD_REQUEST']);
    expect(response.text).toContain('content-type: application/json');
    expect(response.text).toContain('GraphiQL');
  });

  it.each([[undefined], ['text/plain'], ['multipart/form-data; boundary=x'], ['']])(
    'a POST that any web page could send is told which header to send: content-type %j',
    async (contentType) => {
      const headers: Record<string, string> =
        contentType === undefined ? {} : { 'content-type': contentType };
      const body = '{"query":"mutation { write }"}';
      const before = writes;
      const response = await gateway.request('/graphql', { method: 'POST', headers, body });
      expect([response.status, codesOf(response), writes]).toEqual([400, ['BAD_REQUEST'], before]);
      expect(json(response).errors[0].message).toContain('"content-type: application/json"');
    },
  );

  it('and no origin is let in', async () => {
    const response = await gateway.request('/graphql', {
      method: 'OPTIONS',
      headers: {
        origin: 'https://elsewhere.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });
    expect(Object.keys(response.headers).join()).not.toContain('access-control');
    const posted = await gateway.post({ query: '{ hello }' }, { origin: 'https://elsewhere.example' });
    expect(Object.keys(posted.headers).join()).not.toContain('access-control');
  });
});

describe('a body', () => {
  const tooLong = 'x'.repeat(8_000_000);

  it.each([false, true])(
    'that is too long is refused and the connection stays usable (in chunks: %s)',
    async (chunked) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      const headers = { 'content-type': 'application/json' };
      const response = await gateway.request('/graphql', {
        method: 'POST',
        headers,
        body: tooLong,
        chunked,
        agent,
      });
      expect(response.status).toBe(413);
      expect(codesOf(response)).toEqual(['BODY_TOO_LARGE']);
      expect((await gateway.request('/healthz', { agent })).status).toBe(200);
      agent.destroy();
    },
  );

  it('that ends before it is whole is nobody else’s trouble', async () => {
    const closed = Promise.withResolvers<void>();
    const socket = connect(gateway.port, '127.0.0.1', () => {
      socket.write(
        'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{"qu',
        () => socket.destroy(),
      );
    });
    socket.on('close', () => closed.resolve());
    await closed.promise;
    expect((await gateway.post({ query: '{ hello }' })).status).toBe(200);
    expect(gateway.logged).toEqual([]);
  });
});

describe('what breaks', () => {
  it('in a subgraph is masked, without a stack', async () => {
    const response = await gateway.post({ query: '{ hello secret }' }, { 'x-request-id': 'mine' });
    expect(response.status).toBe(200);
    expect(json(response)).toEqual({
      data: { hello: 'Hello you', secret: null },
      errors: [
        {
          message: expect.stringContaining('nobody foresaw'),
          path: ['secret'],
          extensions: { code: 'INTERNAL_SERVER_ERROR', service: 'words', requestId: 'mine' },
        },
      ],
    });
    expect(federation.logged.join()).toContain('password is 123');
  });

  it('in the planner is masked, answered 500 and logged under the identifier of the request', async () => {
    const planner: Planner = { plan: async () => Promise.reject(new Error('password is 456')) };
    const sources = { words: { sdl: 'type Query { hello: String }', resolvers: {} } };
    await using broken = await startGateway(createFederation(sources, { planner }).executor);
    const response = await broken.post({ query: '{ hello }' }, { 'x-request-id': 'mine' });
    expect(response.status).toBe(500);
    expect(json(response).errors).toEqual([
      {
        message: expect.stringContaining('nobody foresaw'),
        extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'mine' },
      },
    ]);
    expect(broken.logged).toEqual(['error An operation broke: password is 456 (mine)']);
  });
});

describe('an error that is masked on its way out', () => {
  it('names the request in the body as in the log', async () => {
    const { apiSchema } = federation.executor;
    const execute = async () => ({ errors: [new GraphQLError('password is 789')] });
    await using broken = await startGateway({ apiSchema, execute });
    const response = await broken.post({ query: '{ hello }' }, { 'x-request-id': 'mine' });
    expect(json(response).errors).toEqual([
      {
        message: expect.stringContaining('nobody foresaw'),
        extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'mine' },
      },
    ]);
    expect(broken.logged).toEqual(['error An error was masked: password is 789 (mine)']);
  });
});

describe('a client that leaves', () => {
  const leaveDuring = async (query: string) => {
    begun = Promise.withResolvers();
    released = Promise.withResolvers();
    written = Promise.withResolvers();
    const body = JSON.stringify({ query });
    const socket = connect(gateway.port, '127.0.0.1', () =>
      socket.write(
        `POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
      ),
    );
    const signal = await begun.promise;
    socket.destroy();
    return signal;
  };

  it('stops its query', async () => {
    const signal = await leaveDuring('{ wait }');
    await vi.waitFor(() => expect(signal?.aborted).toBe(true));
    released.resolve();
  });

  it('does not stop its mutation', async () => {
    const signal = await leaveDuring('mutation { waitAndWrite }');
    // A query that comes and goes later has been noticed: so has this one.
    await gateway.post({ query: '{ hello }' });
    released.resolve();
    await written.promise;
    expect(signal?.aborted).toBe(false);
  });
});
