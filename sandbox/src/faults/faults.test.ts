import { afterEach, describe, expect, it, vi } from 'vitest';
import { useSandbox } from '../test-support/start-for-test.ts';

describe('scripted faults', () => {
  const test = useSandbox();
  afterEach(() => test.sandbox.sales.admin.clearFaults());
  const admin = () => test.sandbox.sales.admin;
  const count = async () => Number((await test.sales.get('accounts/$count')).text);
  const create = (headers?: Record<string, string>) => test.sales.post('accounts', { name: 'x' }, headers);

  it('hold back the answer of a write that has been carried out, until released', async () => {
    const before = await count();
    await admin().addFault({ match: { method: 'POST' }, action: { kind: 'hold-after-commit' } });
    let isAnswered = false;
    const held = create().finally(() => {
      isAnswered = true;
    });
    await vi.waitFor(async () => expect(await admin().held()).toBe(1));
    expect(await count()).toBe(before + 1);
    expect(isAnswered).toBe(false);
    await admin().release();
    expect((await held).status).toBe(204);
  });

  it('hold back a request before it is carried out, until released', async () => {
    const before = await count();
    await admin().addFault({ match: { method: 'POST' }, action: { kind: 'hold-before' } });
    const held = create();
    await vi.waitFor(async () => expect(await admin().held()).toBe(1));
    expect(await count()).toBe(before);
    await admin().release();
    expect((await held).status).toBe(204);
    expect(await count()).toBe(before + 1);
  });

  it('never carry out a held request whose caller has gone', async () => {
    const before = await count();
    await admin().addFault({ match: { method: 'POST' }, action: { kind: 'hold-before' } });
    const caller = new AbortController();
    const held = fetch(`${test.sandbox.sales.serviceRoot}accounts`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
      signal: caller.signal,
    });
    await vi.waitFor(async () => expect(await admin().held()).toBe(1));
    caller.abort();
    await expect(held).rejects.toThrow();
    await vi.waitFor(async () => expect(await admin().held()).toBe(0));
    expect(await count()).toBe(before);
  });

  it('break the connection after, or before, the request is carried out', async () => {
    const before = await count();
    await admin().addFault({ match: { method: 'POST' }, action: { kind: 'drop-after-commit' } });
    await expect(create()).rejects.toThrow();
    expect(await count()).toBe(before + 1);
    await admin().addFault({ match: { method: 'POST' }, action: { kind: 'drop-before' } });
    await expect(create()).rejects.toThrow();
    expect(await count()).toBe(before + 1);
  });

  it('answer with a status in the words of the system, as often as asked', async () => {
    const action = { kind: 'status', status: 429, retryAfterSeconds: 3 } as const;
    await admin().addFault({ match: { path: 'accounts', times: 2 }, action });
    for (const answer of [await create(), await test.sales.get('accounts?$top=1')]) {
      expect(answer.status).toBe(429);
      expect(answer.headers.get('retry-after')).toBe('3');
      expect(answer.json.error.code).toBe('0x80072322');
    }
    expect((await create()).status).toBe(204);
    await test.sandbox.financeOperations.admin.addFault({ match: {}, action });
    const answer = await test.financeOperations.get('CustomersV3');
    expect(answer.json.error.message).toContain('high resource utilization');
  });

  it('answer with a body of one’s own', async () => {
    await admin().addFault({ match: {}, action: { kind: 'status', status: 503, body: 'down' } });
    const { status, text } = await test.sales.get('accounts');
    expect([status, text]).toEqual([503, 'down']);
  });

  it('let a request wait its time', async () => {
    await admin().addFault({ match: {}, action: { kind: 'delay', ms: 50 } });
    const start = performance.now();
    expect((await create()).status).toBe(204);
    expect(performance.now() - start).toBeGreaterThanOrEqual(49);
  });

  it('strike by method, by a part of the URL as read by people, or by a regular expression', async () => {
    const action = { kind: 'status', status: 500 } as const;
    await admin().addFault({ match: { method: 'DELETE' }, action });
    await admin().addFault({ match: { path: "name eq 'a b'" }, action });
    await admin().addFault({ match: { path: 'accounts\\(.*0001\\)' }, action });
    expect((await test.sales.get('accounts?$filter=name%20eq%20%27c%27')).status).toBe(200);
    expect((await test.sales.get('accounts?$filter=name%20eq%20%27a%20b%27')).status).toBe(500);
    expect((await test.sales.get('accounts(00000000-0000-0000-0000-000000000001)')).status).toBe(500);
    expect((await test.sales.get('accounts(00000000-0000-0000-0000-000000000001)')).status).toBe(404);
  });

  it('are forgotten, and what they hold released, on demand', async () => {
    await admin().addFault({ match: { times: 5 }, action: { kind: 'hold-after-commit' } });
    const held = [create(), create()];
    await vi.waitFor(async () => expect(await admin().held()).toBe(2));
    await admin().clearFaults();
    for (const answer of await Promise.all(held)) expect(answer.status).toBe(204);
    expect((await create()).status).toBe(204);
  });

  it.each([
    ['{"match":{}}', 'action is an object with a kind.'],
    ['{"action":{"kind":"explode"}}', 'action.kind is one of'],
    ['{"action":{"kind":"status","status":9}}', 'status is a whole number from 200 to 599.'],
    ['{"match":{"times":0},"action":{"kind":"drop-before"}}', 'times is a whole number from 1'],
    ['{', 'JSON'],
  ])('are refused when malformed: %s', async (body, message) => {
    const { status, text } = await test.sales.post(
      `${new URL(test.sandbox.sales.serviceRoot).origin}/__sandbox/faults`,
      body,
    );
    expect(status).toBe(400);
    expect(text).toContain(message);
  });
});

describe('the log of requests', () => {
  const test = useSandbox();

  it('has method, URL, status and body of every OData request, and of nothing else', async () => {
    const { admin } = test.sandbox.sales;
    await test.sales.get('WhoAmI');
    await admin.clearRequests();
    await admin.addFault({ match: { method: 'DELETE' }, action: { kind: 'drop-before' } });
    await test.sales.post('accounts', { name: 'x' });
    const [first] = await admin.requests();
    await test.sales.get('accounts?$filter=name eq 5');
    await expect(test.sales.delete('accounts(1)')).rejects.toThrow();
    expect(await admin.requests()).toEqual([
      {
        n: 2,
        method: 'POST',
        url: '/api/data/v9.2/accounts',
        status: 204,
        at: expect.any(String),
        body: '{"name":"x"}',
      },
      {
        n: 3,
        method: 'GET',
        url: '/api/data/v9.2/accounts?$filter=name%20eq%205',
        status: 400,
        at: expect.any(String),
      },
      { n: 4, method: 'DELETE', url: '/api/data/v9.2/accounts(1)', status: 0, at: expect.any(String) },
    ]);
    expect(await admin.requests(first?.n)).toHaveLength(2);
  });
});
