import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { startSandbox } from '../start-sandbox.ts';
import { useSandbox } from '../test-support/start-for-test.ts';
import { bodyBytesMax } from './read-body.ts';

describe('the HTTP side', () => {
  const test = useSandbox();

  it('answers 413 to a body that is too large', async () => {
    const { status, json } = await test.sales.post('accounts', `{"name":"${'x'.repeat(bodyBytesMax)}"}`);
    expect(status).toBe(413);
    expect(json.error.message).toBe('The request body is too large.');
  });

  it('answers 414 to a URL longer than Dataverse takes', async () => {
    const { status } = await test.sales.get(`accounts?$filter=name eq '${'x'.repeat(33_000)}'`);
    expect(status).toBe(414);
  });

  it('answers 404 outside of the service', async () => {
    const { origin } = new URL(test.sandbox.sales.serviceRoot);
    for (const path of [
      '/',
      '/api/data/v9.1/accounts',
      '/data/CustomersV3',
      '/__sandbox/nothing',
      '/x/oauth2/v3.0/token',
    ])
      expect((await test.sales.get(`${origin}${path}`)).status).toBe(404);
  });

  it('builds its links on the host that the caller named', async () => {
    const { port } = new URL(test.sandbox.sales.serviceRoot);
    const sent = request({
      port,
      host: '127.0.0.1',
      path: '/api/data/v9.2/',
      headers: { host: 'LocalHost:8080' },
    });
    sent.end();
    const [response] = await once(sent, 'response');
    let text = '';
    for await (const chunk of response) text += chunk;
    expect(JSON.parse(text)['@odata.context']).toBe('http://LocalHost:8080/api/data/v9.2/$metadata');
  });

  it.each([
    "accounts?$filter=name eq '%00'",
    'accounts?$filter=%F0%9F%98%80',
    'accounts?$select=__proto__',
    'accounts?$select=constructor',
    'accounts?$orderby=toString',
    'accounts?$expand=__proto__',
    'accounts(__proto__=1)',
    'accounts()',
    'accounts((',
    "accounts(accountnumber='",
    'accounts//name',
    '%',
    'accounts?%',
    'accounts?$filter=creditlimit eq 1e400',
    `accounts?$filter=creditlimit eq ${'9'.repeat(300)}`,
    `accounts?$filter=versionnumber eq ${'9'.repeat(30)}`,
    'accounts?$skiptoken=<cookie pagenumber="2" pagingcookie="%25" istracking="False" />',
    'accounts?$top=99999999999999999999',
    'accounts?$deltatoken=1!99/99/9999 99:99:99',
  ])('has no fault of its own for %s', async (path) => {
    for (const { sales, financeOperations } of [test]) {
      expect((await sales.get(path)).status).toBeLessThan(500);
      expect((await financeOperations.get(path.replace('accounts', 'CustomersV3'))).status).toBeLessThan(500);
    }
  });

  it.each([
    '{"__proto__":1}',
    '{"constructor":"x"}',
    `{"creditlimit":${'9'.repeat(100_000)}}`,
    `${'['.repeat(50_000)}`,
  ])('has no fault of its own for the body %.20s', async (body) => {
    expect((await test.sales.post('accounts', body)).status).toBe(400);
    expect((await test.financeOperations.post('CustomersV3', body)).status).toBe(400);
  });

  it('does not begin a request whose client has left before its turn', async () => {
    const { port, pathname } = new URL(test.sandbox.sales.serviceRoot);
    const create = (name: string) => {
      const body = JSON.stringify({ name });
      return `POST ${pathname}accounts HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    };
    // So many before them that the clients have left by the time that it is their turn.
    const names = [...Array<string>(20).fill('stays'), 'leaves', 'leaves', 'stays'];
    const sockets = await Promise.all(
      names.map(async (name) => {
        const socket = connect(Number(port), '127.0.0.1');
        await once(socket, 'connect');
        return { socket, name };
      }),
    );
    const closed = sockets.map(({ socket }) => once(socket, 'close'));
    const answers = sockets.map(({ socket, name }) => {
      if (name === 'leaves') socket.end(create(name));
      else socket.write(create(name));
      return name === 'leaves' ? socket.resume() && undefined : once(socket, 'data');
    });
    const texts = (await Promise.all(answers)).map((chunks) => chunks && String(chunks[0]).slice(0, 12));
    expect(texts).toEqual(names.map((name) => (name === 'leaves' ? undefined : 'HTTP/1.1 204')));
    for (const { socket } of sockets) socket.destroy();
    await Promise.all(closed);
    const count = async (name: string) =>
      (await test.sales.get(`accounts/$count?$filter=name eq '${name}'`)).text;
    expect([await count('stays'), await count('leaves')]).toEqual(['21', '0']);
  });

  it('stops although requests are held and connections are open', async () => {
    const sandbox = await startSandbox({
      salesPort: 0,
      financeOperationsPort: 0,
      seed: false,
      auth: 'loopback-open',
    });
    await sandbox.sales.admin.addFault({ match: {}, action: { kind: 'hold-after-commit' } });
    const held = fetch(`${sandbox.sales.serviceRoot}accounts`).catch((error: unknown) => error);
    await vi.waitFor(async () => expect(await sandbox.sales.admin.held()).toBe(1));
    const idle = connect(Number(new URL(sandbox.financeOperations.serviceRoot).port), '127.0.0.1');
    await once(idle, 'connect');
    const closed = once(idle, 'close');
    await sandbox.stop();
    await closed;
    await held;
    await expect(fetch(sandbox.sales.serviceRoot)).rejects.toThrow();
  });
});
