import { ODataError } from '@p2c/odata';
import { expect, it } from 'vitest';
import { createAvailability } from './availability.ts';
import { models } from './mapping/testing/shipped-rules.ts';
import { refuseEverything } from './testing/fake-sales.ts';
import { createManualClock } from './testing/manual-clock.ts';

const ignore = () => {};
const logger = { debug: ignore, info: ignore, warn: ignore, error: ignore };
const network = new ODataError('NETWORK', 'refused');
const key = { kind: 'guid', value: 'a' } as const;

/** A system that breaks as the test says, and workers that ask it whenever they get their turn. */
function start() {
  const clock = createManualClock();
  const availability = createAvailability({ clock, logger });
  let broken: Error | undefined;
  let asked = 0;
  const client = availability.watch({
    ...refuseEverything('SALES'),
    system: 'SALES',
    model: models.SALES,
    async get() {
      asked += 1;
      if (broken) throw broken;
      return undefined;
    },
  });
  const work = async () => {
    await availability.turn();
    await client.get('accounts', key).catch(ignore);
  };
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    availability,
    work,
    asked: () => asked,
    be(error: Error | undefined) {
      broken = error;
    },
    async pass(ms: number) {
      for (let left = ms; left > 0; left -= 1_000) {
        clock.advance(1_000);
        await settled();
      }
    },
  };
}

it('a system that is away is asked by one worker after each pause, however many wait, and all go on when it is back', async () => {
  const { work, asked, be, pass } = start();
  be(network);
  for (let turn = 0; turn < 3; turn += 1) await work();
  let done = 0;
  for (let worker = 0; worker < 50; worker += 1) void work().then(() => (done += 1));
  await pass(60_000);
  // Pauses double up to two seconds: one try in each, not one per worker.
  expect(asked()).toBeGreaterThan(20);
  expect(asked()).toBeLessThan(45);
  be(undefined);
  await pass(3_000);
  expect(done).toBe(50);
});

it('refusals, and errors of single records, keep nobody waiting', async () => {
  const { work, asked, be } = start();
  for (const error of [
    new ODataError('BAD_REQUEST', 'no such column', { status: 400 }),
    new ODataError('PERMISSION', 'not this table', { status: 403 }),
    new ODataError('SERVER', 'broken', { status: 500 }),
  ]) {
    be(error);
    for (let turn = 0; turn < 10; turn += 1) await work();
  }
  expect(asked()).toBe(30);
});

it('a single request that found no answer keeps nobody waiting', async () => {
  const { work, asked, be } = start();
  for (let turn = 0; turn < 5; turn += 1) {
    be(network);
    await work();
    await work();
    be(undefined);
    await work();
  }
  expect(asked()).toBe(15);
});

it('whoever waits is let go when sync stops', async () => {
  const { availability, work, be } = start();
  be(network);
  for (let turn = 0; turn < 3; turn += 1) await work();
  const waiting = availability.turn();
  availability.close();
  await waiting;
});
