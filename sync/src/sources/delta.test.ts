import type { ODataRecord } from '@p2c/odata';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../engine.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openSqliteLedger } from '../ledger/sqlite.ts';
import { models } from '../mapping/testing/shipped-rules.ts';
import { createRuns } from '../runs.ts';
import { refuseEverything } from '../testing/fake-sales.ts';
import { createFakeWorld } from '../testing/fake-world.ts';
import { accountId, plainAccount, settle } from '../testing/fake-world-steps.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createDeltaSource } from './delta.ts';

const ids = Array.from({ length: 8 }, (_, index) => accountId(index));

async function start(ledger?: Ledger) {
  const opened = ledger ?? (await openSqliteLedger(':memory:'));
  const world = createFakeWorld({ ledger: opened });
  for (const [index, id] of ids.entries()) world.sales.put(id, plainAccount(index));
  return { ledger: opened, world };
}

const ignore = () => {};
const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };
const feedName = 'sales.accounts delta';
const versionName = 'Accounts (Sales to Fin and Ops) - Direct mapping version';

const generations = async (ledger: Ledger) =>
  Object.fromEntries((await ledger.byKeys('Customer', ids)).map(({ key, dirtyGen }) => [key, dirtyGen]));

describe('the feed of changes of Sales', () => {
  it('the first pass goes over all pages, and afterwards only over what changed', async () => {
    const { ledger, world } = await start();
    const engine = await world.start();
    await settle(world, engine);
    expect(world.financeOperations.customers.size).toBe(8);
    expect(await ledger.runs({ limit: 10 })).toMatchObject([
      { kind: 'INITIAL', state: 'COMPLETED', total: 8 },
    ]);
    for (const id of ids.slice(0, 5)) world.sales.put(id, { fax: '555-0100' });
    await settle(world, engine);
    expect(Object.values(await generations(ledger))).toEqual([2, 2, 2, 2, 2, 1, 1, 1]);
  });

  it('a link that has expired costs a pass over all, which also finds what was deleted meanwhile', async () => {
    const { ledger, world } = await start();
    const first = await world.start();
    await settle(world, first);
    first.process.kill();
    world.sales.remove(String(ids[3]));
    world.sales.expireDeltaLinks();
    const second = await world.start();
    await settle(world, second);
    const [deleted] = await ledger.byKeys('Customer', [String(ids[3])]);
    expect(deleted).toMatchObject({ state: 'NOT_SENT', reason: { code: 'SOURCE_MISSING' } });
    expect(world.financeOperations.customers.has('us-3')).toBe(true);
    expect(world.financeOperations.accepted).toHaveLength(8);
  });

  it.each([1, 2])(
    'a new mapping reaches all records even when the process dies after statement %i of storing its first pass',
    async (statement) => {
      const stored = await openSqliteLedger(':memory:');
      let left = Number.POSITIVE_INFINITY;
      let dies = () => {};
      const ledger: Ledger = {
        ...stored,
        async checkpoint(...args) {
          await stored.checkpoint(...args);
          left -= 1;
          if (left === 0) dies();
        },
      };
      const { world } = await start(ledger);
      const first = await world.start();
      await settle(world, first);
      first.process.kill();
      await stored.checkpoint(versionName, 'an older mapping', [], world.clock.now());
      const before = await generations(ledger);

      left = statement;
      const second = await world.start();
      dies = () => second.process.kill();
      await world.passUntil(() => left <= 0);
      expect(second.process.alive).toBe(false);
      await settle(world, await world.start());
      const after = await generations(ledger);
      for (const id of ids) expect(after[id]).toBeGreaterThan(Number(before[id]));
      expect(await ledger.readCheckpoint(versionName)).not.toBe('an older mapping');
    },
  );

  it.each([
    [500, 'live'],
    [501, 'backfill'],
  ])('%i changes at once are worked on in the lane %s', async (count, lane) => {
    const ledger = await openSqliteLedger(':memory:');
    const clock = createManualClock();
    const changed = Array.from({ length: count }, (_, index) => ({ accountid: accountId(index) }));
    const lanes: string[] = [];
    let link = 0;
    const client = {
      ...refuseEverything('SALES'),
      system: 'SALES' as const,
      model: models.SALES,
      changes: async (_query: unknown, from?: string) => {
        link += 1;
        return { changed: from === undefined ? [] : changed, deleted: [], deltaLink: `delta ${link}` };
      },
    };
    const refsOf = (rows: readonly ODataRecord[]) =>
      rows.map(({ accountid }) => ({ entity: 'Customer' as const, key: String(accountid) }));
    const source = createDeltaSource({
      feed: {
        client,
        entitySet: 'accounts',
        select: ['accountid'],
        entity: 'Customer',
        key: 'accountid',
        listsRecords: true,
        version: { name: 'v', value: '1' },
        read: async (page) => ({ refs: refsOf(page.changed) }),
        missing: async () => ({ refs: [] }),
      },
      ledger,
      engine: { wake: (_refs: unknown, of: string) => void lanes.push(of) } as unknown as Engine,
      runs: createRuns(ledger, clock),
      clock,
      logger: silent,
      intervalMs: 1_000_000,
    });
    await source.now();
    await source.now();
    expect(lanes).toEqual(['backfill', lane]);
  });

  it('a link that brought nothing for long is renewed, so that silence does not let it expire', async () => {
    const { ledger, world } = await start();
    const engine = await world.start({ deltaIntervalMs: 60_000 });
    await settle(world, engine);
    const position = () => ledger.readCheckpoint(feedName);
    const before = await position();
    world.sales.changeElsewhere();
    await world.pass(30 * 60_000);
    expect(await position()).toBe(before);
    await world.pass(40 * 60_000);
    expect(await position()).not.toBe(before);
  });
});
