import { afterEach, describe, expect, it, vi } from 'vitest';
import { useSandbox } from '../test-support/start-for-test.ts';

describe('service protection over HTTP', () => {
  const test = useSandbox();
  afterEach(async () => {
    for (const admin of [test.sandbox.sales.admin, test.sandbox.financeOperations.admin]) {
      await admin.setLimits(undefined);
      await admin.clearFaults();
    }
  });

  it('Sales tells what is left, and refuses with code, words and a time once nothing is', async () => {
    await test.sandbox.sales.admin.setLimits({ requests: 2, windowSeconds: 60 });
    const first = await test.sales.get('WhoAmI');
    expect(first.headers.get('x-ms-ratelimit-burst-remaining-xrm-requests')).toBe('1');
    expect(Number(first.headers.get('x-ms-ratelimit-time-remaining-xrm-requests'))).toBeGreaterThan(1000);
    expect((await test.sales.get('WhoAmI')).status).toBe(200);
    const refused = await test.sales.post('accounts', { name: 'refused' });
    expect([refused.status, refused.json.error.code]).toEqual([429, '0x80072322']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50);
    await test.sandbox.sales.admin.setLimits(undefined);
    expect((await test.sales.get("accounts/$count?$filter=name eq 'refused'")).text).toBe('0');
  });

  it('Sales refuses while too many requests of a caller are under way', async () => {
    const { admin } = test.sandbox.sales;
    await admin.setLimits({ concurrent: 1 });
    await admin.addFault({ match: {}, action: { kind: 'hold-before' } });
    const held = test.sales.get('WhoAmI');
    await vi.waitFor(async () => expect(await admin.held()).toBe(1));
    expect((await test.sales.get('WhoAmI')).json.error.code).toBe('0x80072326');
    await admin.release();
    expect((await held).status).toBe(200);
    expect((await test.sales.get('WhoAmI')).status).toBe(200);
  });

  it('F&O, where it still limits its users, says so in its own words', async () => {
    await test.sandbox.financeOperations.admin.setLimits({ requests: 1 });
    await test.financeOperations.get('Currencies');
    const refused = await test.financeOperations.get('Currencies');
    expect(refused.status).toBe(429);
    expect(refused.json.error.message).toContain(
      'Number of requests exceeded the limit of 6000 over the time window',
    );
  });

  it.each([
    [{ request: 5 }, 'got "request"'],
    [{ requests: 0 }, 'requests is a number above 0'],
    [[], 'The limits are an object'],
  ])('limits that make no sense are refused: %j', async (limits, message) => {
    const { origin } = new URL(test.sandbox.sales.serviceRoot);
    const answer = await test.sales.put(`${origin}/__sandbox/limits`, limits);
    expect([answer.status, answer.json.error]).toEqual([400, expect.stringContaining(message)]);
  });
});

describe('a sandbox with service protection', () => {
  const test = useSandbox({ serviceProtection: true });

  it('holds callers of Sales to the published limits', async () => {
    const answer = await test.sales.get('WhoAmI');
    expect(answer.headers.get('x-ms-ratelimit-burst-remaining-xrm-requests')).toBe('5999');
  });
});
