import { describe, expect, it } from 'vitest';
import { rejection, salesClient } from './test-support/clients.ts';
import { manualScheduler } from './test-support/manual-scheduler.ts';
import { key, page, useConnection } from './test-support/use-connection.ts';

const connect = useConnection();

describe('a client', () => {
  it('names itself as told, and its requests as its callers do, as far as a header can carry it', async () => {
    const { client, server } = await connect(() => page([]), { applicationName: 'nightly' });
    await client.list({ entitySet: 'accounts' }, { requestId: 'request-1' });
    await client.list({ entitySet: 'accounts' }, { requestId: 'a\r\nx: y' });
    const ids = server.seen.map(({ headers }) => headers['x-ms-client-request-id']);
    expect(ids).toEqual(['request-1', expect.stringMatching(/^[0-9a-f-]{36}$/)]);
    expect(server.seen[0]?.headers['user-agent']).toBe('nightly');
  });

  it('lets what is under way end when it is closed, and refuses the rest', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { client, server } = await connect(
      async () => {
        await held;
        return page(['a']);
      },
      { readRetriesMax: 0 },
    );
    const underWay = client.list({ entitySet: 'accounts' });
    await server.arrived(1);
    const closed = client.close();
    release();
    expect((await underWay).records).toHaveLength(1);
    await closed;
    const late = rejection(client.create('accounts', {}));
    expect(await late).toMatchObject({ code: 'NETWORK', mayHaveCommitted: false });
    await expect(client.close()).resolves.not.toThrow();
  });

  it('that is closed does not repeat what it refuses', async () => {
    const scheduler = manualScheduler();
    const { client, server } = await connect([], { scheduler });
    await client.close();
    expect(await rejection(client.list({ entitySet: 'accounts' }))).toMatchObject({ code: 'NETWORK' });
    expect([scheduler.sleeps, server.seen]).toEqual([[], []]);
  });

  it('keeps a read that is to be repeated back while the system asks to wait', async () => {
    const time = manualScheduler();
    let meanwhile: Promise<unknown> | undefined;
    const { client, server } = await connect(
      [{ status: 502 }, { status: 429, headers: { 'retry-after': '30' } }, page(['a'])],
      {
        scheduler: {
          ...time,
          async sleep(ms) {
            meanwhile ??= client.delete('accounts', key);
            await meanwhile;
            await time.sleep(ms);
          },
        },
      },
    );
    expect((await client.list({ entitySet: 'accounts' })).records).toHaveLength(1);
    expect(await meanwhile).toEqual({ kind: 'throttled', retryAfterMs: 30_000 });
    expect(time.sleeps).toEqual([100, 29_900 + 125]);
    expect(server.seen.map(({ method }) => method)).toEqual(['GET', 'DELETE', 'GET']);
  });

  it('is not made of settings that cannot be used', () => {
    expect(() => salesClient('http://127.0.0.1', { serviceRoot: 'org' })).toThrow(TypeError);
    expect(() => salesClient('http://127.0.0.1', { concurrency: 0 })).toThrow(TypeError);
  });
});
