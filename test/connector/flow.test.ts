import { readModel } from '@p2c/models';
import { createConnectionPool, createODataClient, inLane, type ODataClient, parseModel } from '@p2c/odata';
import { type Sandbox, startSandbox } from '@p2c/sandbox';
import { afterEach, describe, expect, it, vi } from 'vitest';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function start(settings: { concurrency: number; concurrencyMax?: number }) {
  const sandbox: Sandbox = await startSandbox({ salesPort: 0, financeOperationsPort: 0, auth: 'required' });
  open.push(() => sandbox.stop());
  const pool = createConnectionPool();
  const client = createODataClient({
    ...{ system: 'SALES', dialect: 'dataverse', serviceRoot: sandbox.sales.serviceRoot, pool },
    model: parseModel(readModel('dataverse')),
    credentials: { ...sandbox.credentials, authority: sandbox.authority },
    ...settings,
  });
  open.push(() => client.close());
  const turns = () => pool.metrics.snapshot().users[0]?.traffic;
  return { client, turns, pool, admin: sandbox.sales.admin };
}
const read = (client: ODataClient) => client.list({ entitySet: 'accounts', select: ['accountid'], top: 1 });
const many = <T>(count: number, make: () => T) => Array.from({ length: count }, make);

describe('the requests to a busy system', () => {
  it('are halved by a 429 and grow again, and every read ends well', async () => {
    const { client, turns, pool, admin } = await start({ concurrency: 8, concurrencyMax: 16 });
    const busy = { kind: 'status', status: 429, retryAfterSeconds: 0 } as const;
    await admin.addFault({ match: { method: 'GET', after: 20, times: 1 }, action: busy });
    const limits: number[] = [];
    const reads = many(120, async () => {
      const { records } = await read(client);
      const limit = Number(turns()?.limit);
      if (limits.at(-1) !== limit) limits.push(limit);
      return records.length;
    });
    expect(await Promise.all(reads)).toEqual(many(120, () => 1));
    const cut = limits.findIndex((limit, at) => at > 0 && limit <= (limits[at - 1] ?? 0) / 2);
    expect(cut, `the 429 in ${limits}`).toBeGreaterThan(0);
    // Those that waited come back spread over a while, so it is others, all at once, that find the limit in their way.
    const after = Number(turns()?.limit);
    await Promise.all(many(60, () => read(client)));
    expect(Number(turns()?.limit)).toBeGreaterThan(after);
    const { requests } = pool.metrics.snapshot();
    expect(requests.reduce((sum, { throttled }) => sum + throttled, 0)).toBeGreaterThanOrEqual(1);
  });

  it('let whoever waits for an answer pass a backfill that fills the queue', async () => {
    const { client, turns, admin } = await start({ concurrency: 2, concurrencyMax: 2 });
    await read(client);
    await admin.addFault({ match: { method: 'GET', times: 1 }, action: { kind: 'hold-before' } });
    const order: string[] = [];
    const backfill = inLane(client, 'backfill');
    const note = (name: string) => () => void order.push(name);
    const pages = many(30, () => read(backfill).then(note('backfill')));
    await vi.waitFor(async () => expect(await admin.held()).toBe(1));
    expect(turns()).toMatchObject({ running: { backfill: 1 }, waiting: { backfill: 29 } });
    // One turn of two is kept from a backfill.
    await read(client).then(note('interactive'));
    expect(order).toEqual(['interactive']);
    await admin.release();
    await Promise.all(pages);
    expect(turns()).toMatchObject({ running: { backfill: 0 }, waiting: { backfill: 0 } });
  });

  it('are left alone by callers that give up while they wait', async () => {
    const { client, turns, admin } = await start({ concurrency: 1, concurrencyMax: 1 });
    await read(client);
    await admin.clearRequests();
    await admin.addFault({ match: { method: 'GET', times: 1 }, action: { kind: 'hold-before' } });
    const held = read(client);
    await vi.waitFor(async () => expect(await admin.held()).toBe(1));
    const caller = new AbortController();
    const waiting = many(5, () =>
      client.list({ entitySet: 'accounts', top: 1 }, { lane: 'live', signal: caller.signal }),
    );
    await vi.waitFor(() => expect(turns()?.waiting.live).toBe(5));
    caller.abort(new Error('gone'));
    expect((await Promise.allSettled(waiting)).map(({ status }) => status)).toEqual(
      many(5, () => 'rejected'),
    );
    expect(turns()?.waiting.live).toBe(0);
    await admin.release();
    await held;
    expect(await admin.requests()).toHaveLength(1);
  });
});
