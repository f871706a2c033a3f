import { describe, expect, it } from 'vitest';
import type { Ledger } from '../ledger/ledger.ts';
import { openSqliteLedger } from '../ledger/sqlite.ts';
import { createFakeWorld } from '../testing/fake-world.ts';
import { accountId, plainAccount, settle } from '../testing/fake-world-steps.ts';

const ids = Array.from({ length: 8 }, (_, index) => accountId(index));

async function start(ledger?: Ledger) {
  const opened = ledger ?? (await openSqliteLedger(':memory:'));
  const world = createFakeWorld({ ledger: opened });
  for (const [index, id] of ids.entries()) world.sales.put(id, plainAccount(index));
  return { ledger: opened, world };
}

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
