import { Agent } from 'node:http';
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createFederation } from './testing/federation.ts';
import { codesOf, startGateway, type TestGateway } from './testing/gateway.ts';

let begun = Promise.withResolvers<void>();
let released = Promise.withResolvers<void>();

const { executor } = createFederation({
  words: {
    sdl: 'type Query { hello: String wait: String }',
    resolvers: {
      Query: {
        hello: () => 'Hello',
        async wait() {
          begun.resolve();
          await released.promise;
          return 'waited';
        },
      },
    },
  },
});

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway(executor);
});
afterAll(() => gateway.stop());

const html = { accept: 'text/html,application/xhtml+xml' };

describe('GraphiQL', () => {
  it.each(['/', '/graphql', '/graphql?operationName=A', '/graphql?query=%7B%20hello%20%7D'])(
    'is what a browser gets at %s',
    async (path) => {
      const { status, headers, text } = await gateway.request(path, { headers: html });
      expect(status).toBe(200);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(text).toContain('query OneCustomer');
      expect(text).toContain('/graphql');
    },
  );

  it('loads nothing from anywhere: no address in a tag or a style, and the browser is told to refuse any', async () => {
    const { headers, text } = await gateway.request('/', { headers: html });
    const withoutCode = text.replaceAll(/(<script[^>]*>)[\s\S]*?<\/script>/g, '$1');
    const addresses = withoutCode.matchAll(
      /(?:src|href|action|srcset)\s*=\s*["']?([^"'\s>]+)|@import[^;]+|url\(\s*["']?(?!data:|#|["')])([^)]+)\)/g,
    );
    const loaded = [...addresses].map(([all, address]) => address ?? all);
    expect(loaded.filter((address) => !/^(data:|#|\.?\/graphql)/.test(address))).toEqual([]);
    expect(text).not.toMatch(/unpkg\.com|jsdelivr|cdnjs|esm\.sh|fonts\.(googleapis|gstatic)/);
    const policy = headers['content-security-policy'];
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/https?:|\*/);
  });

  it('is sent once: who has it is told that it is still the same', async () => {
    const first = await gateway.request('/', { headers: html });
    const etag = String(first.headers.etag);
    expect(etag).toMatch(/^"[\w-]{43}"$/);
    expect(first.headers['cache-control']).toBe('private, no-cache');
    expect(first.headers.vary).toBe('accept');
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await gateway.request('/', { headers: { ...html, 'if-none-match': known } });
      expect([again.status, again.text, again.headers.etag]).toEqual([304, '', etag]);
      expect(again.headers['content-security-policy']).toBe(first.headers['content-security-policy']);
    }
    const other = await gateway.request('/', { headers: { ...html, 'if-none-match': '"other"' } });
    expect([other.status, other.text]).toEqual([200, first.text]);
  });

  it('is not what a program gets', async () => {
    const { status, text } = await gateway.request('/');
    expect(status).toBe(404);
    expect(text).toMatch(/\/graphql.*\/healthz.*\/readyz/);
    expect(codesOf(await gateway.request('/graphql'))).toEqual(['BAD_REQUEST']);
  });
});

describe('health', () => {
  it('is told while the process lives', async () => {
    const { status, text } = await gateway.request('/healthz');
    expect([status, JSON.parse(text)]).toEqual([200, { status: 'ok' }]);
  });

  it.each([
    [
      async () => ({ ready: true, checks: { sales: 'ok' } }),
      200,
      { status: 'ready', checks: { sales: 'ok' } },
    ],
    [
      async () => ({ ready: false, checks: { sales: 'no answer' } }),
      503,
      { status: 'not ready', checks: { sales: 'no answer' } },
    ],
    [
      async () => ({ ready: false, checks: { sales: 'connect ECONNREFUSED 10.0.0.7:443' } }),
      503,
      { status: 'not ready', checks: { sales: 'connect ECONNREFUSED (address)' } },
    ],
    [
      () => Promise.reject(new Error('password is 123')),
      503,
      { status: 'not ready', checks: { readiness: 'could not be told, see the log' } },
    ],
  ])('says with readiness whether it can work (case %#)', async (readiness, expected, body) => {
    await using other = await startGateway(executor, { readiness });
    const { status, text } = await other.request('/readyz');
    expect(status).toBe(expected);
    expect(JSON.parse(text)).toEqual(body);
  });
});

describe('other requests', () => {
  it.each(['/nothing', '/graphql/', '/GraphQL', '/.env', '/graphql/../x'])(
    '%s is nothing here',
    async (path) => {
      const response = await gateway.request(path);
      expect(response.status).toBe(404);
      expect(response.headers['content-type']).toMatch('application/json');
      expect(codesOf(response)).toEqual(['NOT_FOUND']);
    },
  );

  it('a text that is no URL is refused as such', async () => {
    const response = await gateway.request('//');
    expect(response.status).toBe(400);
    expect(codesOf(response)).toEqual(['BAD_REQUEST']);
    expect(gateway.logged).toEqual([]);
  });
});

describe('the identifier of a request', () => {
  it.each(['a', 'A-b_9', 'x'.repeat(64)])('is the client’s own when it is harmless: %s', async (id) => {
    const { headers } = await gateway.request('/nothing', { headers: { 'x-request-id': id } });
    expect(headers['x-request-id']).toBe(id);
  });

  it.each(['', 'a b', 'x'.repeat(65), 'a"b', '<script>', 'ä'])('is a new one instead of %j', async (id) => {
    const answers = await Promise.all(
      [1, 2].map(() => gateway.request('/healthz', { headers: { 'x-request-id': id } })),
    );
    const ids = answers.map(({ headers }) => headers['x-request-id']);
    expect(ids[0]).toMatch(/^[\w-]{36}$/);
    expect(ids[0]).not.toBe(ids[1]);
  });
});

describe('a gateway bound to loopback', () => {
  it.each(['localhost', 'LOCALHOST:4000', '127.0.0.1:80', '127.9.9.9', '[::1]:4000'])(
    'answers as %s',
    async (host) => {
      expect((await gateway.request('/healthz', { headers: { host } })).status).toBe(200);
    },
  );

  it.each(['/graphql', '/', '/healthz', '/readyz', '/nothing'])(
    'is closed to other names at %s',
    async (path) => {
      const response = await gateway.request(path, { headers: { host: 'rebound.example', ...html } });
      expect(response.status).toBe(403);
      expect(codesOf(response)).toEqual(['HOST_NOT_ALLOWED']);
    },
  );

  it('is closed to names that only look like it', async () => {
    const lookalikes = fc.oneof(
      fc.domain(),
      fc.domain().map((domain) => `localhost.${domain}`),
      fc.domain().map((domain) => `127.0.0.1.${domain}`),
      fc.constantFrom(
        'localhost:4000.evil.example',
        'localhost@evil.example',
        '127.0.0.1:99999999',
        '0.0.0.0',
        '::1',
      ),
    );
    await fc.assert(
      fc.asyncProperty(lookalikes, async (host) => {
        expect((await gateway.request('/healthz', { headers: { host } })).status).not.toBe(200);
      }),
      { numRuns: 50 },
    );
  });

  it('leaves names to the operator when it is bound to the network', async () => {
    await using open = await startGateway(executor, { host: '0.0.0.0' });
    expect((await open.request('/healthz', { headers: { host: 'gateway.example' } })).status).toBe(200);
  });
});

describe('start and stop', () => {
  it('a port that is taken is told', async () => {
    await expect(startGateway(executor, { port: gateway.port })).rejects.toThrow('EADDRINUSE');
  });

  it('a stop answers what is under way and lets go of every other connection at once', async () => {
    begun = Promise.withResolvers();
    released = Promise.withResolvers();
    const stopping = await startGateway(executor);
    const agent = new Agent({ keepAlive: true });
    const fresh = await openConnection(stopping.port);
    const halfway = await openConnection(stopping.port);
    halfway.socket.write('GET /healthz HTTP/1.1\r\nhost:');
    const used = await openConnection(stopping.port);
    used.socket.write('GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n');
    await vi.waitFor(() => expect(used.received()).toContain('"ok"'));
    const answer = stopping.post({ query: '{ wait }' }, {}, agent);
    await begun.promise;

    const stopped = stopping.stop();
    await Promise.all([fresh.closed, halfway.closed, used.closed]);
    await expect(stopping.request('/healthz')).rejects.toThrow('ECONNREFUSED');

    released.resolve();
    const { status, text, headers } = await answer;
    expect([status, JSON.parse(text)]).toEqual([200, { data: { wait: 'waited' } }]);
    expect(headers.connection).toBe('close');
    await stopped;
    agent.destroy();
  }, 5_000);

  it('a stop does not wait for ever', async () => {
    begun = Promise.withResolvers();
    released = Promise.withResolvers();
    const stopping = await startGateway(executor, { drainMs: 20 });
    const answer = stopping.post({ query: '{ wait }' });
    await begun.promise;
    await Promise.all([stopping.stop(), expect(answer).rejects.toThrow(/hang up|ECONNRESET/)]);
    released.resolve();
  });
});

/** A bare connection; `closed` resolves with all that came. */
async function openConnection(port: number) {
  let received = '';
  const closed = Promise.withResolvers<string>();
  const opened = Promise.withResolvers<void>();
  const socket = connect(port, '127.0.0.1', () => opened.resolve());
  socket.on('data', (chunk) => {
    received += chunk;
  });
  socket.on('close', () => closed.resolve(received));
  await opened.promise;
  return { socket, closed: closed.promise, received: () => received };
}
