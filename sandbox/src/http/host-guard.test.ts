import { once } from 'node:events';
import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { useSandbox } from '../test-support/start-for-test.ts';
import { namesThisMachine } from './host-guard.ts';

async function ask(
  serviceRoot: string,
  method: string,
  path: string,
  host: string,
  headers: Record<string, string> = {},
): Promise<number> {
  const sent = request({
    host: '127.0.0.1',
    port: new URL(serviceRoot).port,
    method,
    path,
    headers: { host, ...headers },
  });
  sent.end();
  const [response] = await once(sent, 'response');
  response.resume();
  return response.statusCode;
}

const paths = [
  ['GET', '/api/data/v9.2/accounts'],
  ['GET', '/__sandbox/requests'],
  ['POST', '/__sandbox/release'],
  ['DELETE', '/__sandbox/faults'],
] as const;

describe('a sandbox on a loopback address', () => {
  const test = useSandbox();

  it.each(paths)('answers %s %s to the names of this machine only', async (method, path) => {
    const { serviceRoot } = test.sandbox.sales;
    const { port } = new URL(serviceRoot);
    for (const host of ['localhost', `localhost:${port}`, `127.0.0.1:${port}`, '[::1]', '127.8.9.10'])
      expect(await ask(serviceRoot, method, path, host)).toBe(200);
    for (const host of [
      'rebind.example',
      `rebind.example:${port}`,
      '127.0.0.1.example',
      'localhost.example',
      '10.0.0.1',
    ])
      expect(await ask(serviceRoot, method, path, host)).toBe(421);
  });

  it('does nothing for a web page of another host, which a browser lets send what is no JSON', async () => {
    const { serviceRoot } = test.sandbox.sales;
    const { host, port } = new URL(serviceRoot);
    const text = { 'content-type': 'text/plain' };
    for (const name of ['expire-delta-tokens', 'expire-tokens', 'release']) {
      const post = (origin: string) =>
        ask(serviceRoot, 'POST', `/__sandbox/${name}`, host, { ...text, origin });
      for (const origin of [
        'http://evil.example',
        `https://evil.example:${port}`,
        'null',
        'http://a@localhost',
      ])
        expect(await post(origin)).toBe(403);
      for (const origin of [`http://${host}`, 'http://localhost:3000']) expect(await post(origin)).toBe(200);
    }
  });

  it.each(['127.0.0.1:99999', '127.999.0.1'])(
    'refuses every request under %s, which is no address',
    async (host) => {
      for (const { serviceRoot } of [test.sandbox.sales, test.sandbox.financeOperations])
        for (const path of ['/__sandbox/requests', new URL(serviceRoot).pathname])
          expect(await ask(serviceRoot, 'GET', path, host)).toBe(400);
    },
  );

  it('says in plain words why', async () => {
    const sent = request(`${test.sandbox.financeOperations.serviceRoot}CustomersV3`, {
      headers: { host: 'rebind.example' },
    });
    sent.end();
    const [response] = await once(sent, 'response');
    let text = '';
    for await (const chunk of response) text += chunk;
    expect(text).toContain('answers to localhost and loopback addresses');
    expect(text).not.toContain('rebind.example');
  });
});

describe('a sandbox on every address', () => {
  const test = useSandbox({ host: '0.0.0.0' });

  it.each(paths)('lets nobody do %s %s without a token under a foreign name', async (method, path) => {
    const { serviceRoot } = test.sandbox.sales;
    expect(await ask(serviceRoot, method, path, '127.0.0.1')).toBe(200);
    expect([401, 403]).toContain(await ask(serviceRoot, method, path, 'rebind.example'));
  });
});

it.each([
  [undefined, true],
  ['', false],
  ['crm.internal:4101', true],
  ['CRM.Internal', true],
  ['crm.internal.example', false],
  ['a@localhost', false],
  ['localhost:x', false],
  ['localhost/', false],
  ['[::1', false],
])('the header %j names a machine called crm.internal: %s', (host, expected) => {
  expect(namesThisMachine(host, 'crm.internal')).toBe(expected);
});
