import { ODataError, type OperationOutcome } from '@p2c/odata';
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
  let error: Error | undefined;
  let asked = 0;
  const many: { outcomes: OperationOutcome[] } = { outcomes: [] };
  const client = availability.watch({
    ...refuseEverything('SALES'),
    system: 'SALES',
    model: models.SALES,
    async get() {
      asked += 1;
      if (error) throw error;
      return undefined;
    },
    writeMany: async () => many.outcomes,
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
    client,
    many,
    be(next: Error | undefined) {
      error = next;
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

it.each([
  ['could not be sent', new ODataError('BAD_REQUEST', 'a key that does not fit into a URL')],
  ['found no room in its lane', new ODataError('THROTTLED', 'too many wait already')],
  ['its caller gave up', new ODataError('ABORTED', 'sync stops')],
  ['was ended by its caller', new DOMException('sync stops', 'AbortError')],
  ['met a mistake of this program', new TypeError('undefined is not iterable')],
])('while a system is away, a request that %s is no sign that it is back', async (_what, error) => {
  const { work, asked, be, pass } = start();
  be(network);
  for (let turn = 0; turn < 3; turn += 1) await work();
  be(error);
  for (let worker = 0; worker < 50; worker += 1) void work();
  await pass(3_000);
  expect(asked()).toBeGreaterThan(5);
  expect(asked()).toBeLessThan(20);
});

it.each<{ what: string; outcomes: (OperationOutcome | ODataError)[]; isBack: boolean }>([
  { what: 'none of which was sent', outcomes: [new ODataError('ABORTED', 'sync stops')], isBack: false },
  { what: 'of which there are none', outcomes: [], isBack: false },
  { what: 'none of which was answered', outcomes: [network, network], isBack: false },
  { what: 'one of which was answered', outcomes: [network, { kind: 'not-found' }], isBack: true },
])('while a system is away, many writes $what are a sign of life: $isBack', async ({ outcomes, isBack }) => {
  const { work, asked, be, client, many } = start();
  be(network);
  for (let turn = 0; turn < 3; turn += 1) await work();
  many.outcomes = outcomes.map((outcome) =>
    outcome instanceof ODataError ? { kind: 'broken', error: outcome } : outcome,
  );
  await client.writeMany([]);
  be(undefined);
  void work();
  void work();
  await new Promise((resolve) => setImmediate(resolve));
  expect(asked()).toBe(isBack ? 5 : 3);
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
