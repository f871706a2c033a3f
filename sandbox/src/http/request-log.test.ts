import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { useSandbox } from '../test-support/start-for-test.ts';
import { RequestLog } from './request-log.ts';

const million = 1_000_000;
/** After a collection of garbage. */
const memoryInUse = () => {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};
const total = (log: RequestLog) =>
  log.since(0).reduce((sum, { url, body = '' }) => sum + url.length + body.length, 0);

describe('the log of requests', () => {
  it('keeps the beginning of a long body and of a long URL', () => {
    const log = new RequestLog();
    const n = log.add('POST', `/${'u'.repeat(million)}`);
    log.sent(n, `<${'b'.repeat(million)}`);
    log.answered(n, 204);
    const [entry] = log.since(0);
    expect(entry).toMatchObject({ n: 1, status: 204, body: expect.stringMatching(/^<b+$/) });
    expect(entry?.body).toHaveLength(8_192);
    expect(entry?.url).toHaveLength(32_768);
  });

  it('does not keep the whole of a body alive for its beginning', () => {
    const log = new RequestLog();
    const bytes = Buffer.alloc(2 * million, 'b');
    const before = memoryInUse();
    for (let turn = 0; turn < 30; turn += 1) log.sent(log.add('POST', '/'), bytes.toString('latin1'));
    expect(memoryInUse() - before).toBeLessThan(20 * million);
    expect(log.since(0)).toHaveLength(30);
  });

  it('forgets the oldest beyond ten thousand entries, and beyond a total of characters', () => {
    const log = new RequestLog();
    for (let turn = 0; turn < 10_050; turn += 1) log.add('GET', '/');
    expect(log.since(0)).toHaveLength(10_000);
    expect(log.since(0)[0]?.n).toBe(51);
    for (let turn = 0; turn < 3_000; turn += 1) log.sent(log.add('POST', '/'), 'b'.repeat(million / 50));
    expect(total(log)).toBeLessThanOrEqual(16 * 1024 * 1024);
    log.answered(1, 200);
    expect(log.since(13_049)).toMatchObject([{ n: 13_050, status: 0 }]);
  });
});

describe('the log of a sandbox that demands a token', () => {
  const test = useSandbox({ auth: 'required' });

  it('has no body of a caller that was refused', async () => {
    const { serviceRoot, admin } = test.sandbox.sales;
    const { status } = await fetch(`${serviceRoot}accounts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"name":"secret"}',
    });
    expect(status).toBe(401);
    expect(await admin.requests()).toEqual([
      { n: 1, method: 'POST', url: '/api/data/v9.2/accounts', status: 401, at: expect.any(String) },
    ]);
  });
});
