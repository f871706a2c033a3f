import { expect, it } from 'vitest';
import { SyncError } from './errors.ts';
import type { Ledger } from './ledger/ledger.ts';
import { openSqliteLedger } from './ledger/sqlite.ts';
import type { RecordRef } from './record-ref.ts';
import { createRuns } from './runs.ts';
import { createManualClock } from './testing/manual-clock.ts';

const ref: RecordRef = { entity: 'Customer', key: 'a' };
const nothing = async () => {};

/** Runs on a ledger that can be away. */
async function start() {
  const stored = await openSqliteLedger(':memory:');
  let away = false;
  const ledger = new Proxy(stored, {
    get: (target, name) => {
      if (away) throw new SyncError('LEDGER_UNAVAILABLE');
      return Reflect.get(target, name);
    },
  }) as Ledger;
  const clock = createManualClock();
  const runs = createRuns(ledger, clock);
  const be = (isAway: boolean) => {
    away = isAway;
  };
  return { runs, clock, be, run: (id: number) => stored.run(id), newest: () => stored.runs({ limit: 1 }) };
}

it('a run over a record that was named twice ends when that record rests', async () => {
  const { runs, run } = await start();
  const id = await runs.start('COMPARE', 'Customer', [ref, { ...ref }], nothing);
  const over = runs.over(id);
  await runs.ended(ref, 'settled', true);
  await over;
  expect(await run(id)).toMatchObject({ state: 'COMPLETED', total: 1, done: 1, written: 1 });
});

it('when the ledger is away as the last record rests, the run ends with the next look at that record', async () => {
  const { runs, be, run } = await start();
  const id = await runs.start('TRIGGERED', 'Customer', [ref], nothing);
  be(true);
  await expect(runs.ended(ref, 'settled', false)).rejects.toMatchObject({ code: 'LEDGER_UNAVAILABLE' });
  be(false);
  await runs.ended(ref, 'settled', false);
  expect(await run(id)).toMatchObject({ state: 'COMPLETED', done: 1 });
});

it('a run whose records could not be hinted has failed as soon as the ledger is back', async () => {
  const { runs, be, clock, newest } = await start();
  const away = async () => {
    be(true);
    throw new SyncError('LEDGER_UNAVAILABLE');
  };
  await expect(runs.start('COMPARE', 'Customer', [ref], away)).rejects.toMatchObject({
    code: 'LEDGER_UNAVAILABLE',
  });
  be(false);
  clock.advance(10_000);
  await expect.poll(async () => (await newest())[0]?.state).toBe('FAILED');
});
