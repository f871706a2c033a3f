import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rejection } from '../test-support/clients.ts';
import { type Lane, lanes } from './lane.ts';
import { createTurns } from './turns.ts';

/** Lets every promise that is settled by now tell so. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** Requests that all wait, behind one that holds every turn; `end` ends the oldest one under way. */
async function crowd({ limit, each }: { limit: number; each: number }) {
  const turns = createTurns({ limit: () => limit, waitingMax: 1_000 });
  const order: Lane[] = [];
  const running: Lane[] = Array.from({ length: limit }, () => 'live');
  for (const lane of running) await turns.enter(lane);
  for (const lane of lanes)
    for (let n = 0; n < each; n += 1)
      void turns.enter(lane).then(() => {
        order.push(lane);
        running.push(lane);
      });
  return {
    turns,
    order,
    async end() {
      const lane = running.shift();
      if (lane) turns.leave(lane);
      await settle();
    },
  };
}
const count = (order: readonly Lane[], lane: Lane) => order.filter((each) => each === lane).length;

describe('turns of three busy lanes', () => {
  it.each([1, 2, 7, 16])('are shared six to three to one, %i at a time', async (limit) => {
    const { order, end } = await crowd({ limit, each: 200 });
    for (let n = 0; n < 100; n += 1) await end();
    expect(order).toHaveLength(100);
    for (const [lane, share] of [
      ['interactive', 60],
      ['live', 30],
      ['backfill', 10],
    ] as const)
      expect(Math.abs(count(order, lane) - share)).toBeLessThanOrEqual(2);
  });

  it('begin with whoever waits for an answer, and leave nobody waiting for more than ten', async () => {
    const { order, end } = await crowd({ limit: 1, each: 200 });
    for (let n = 0; n < 120; n += 1) await end();
    expect(order[0]).toBe('interactive');
    for (let from = 0; from + 11 <= order.length; from += 1)
      expect(new Set(order.slice(from, from + 11)).size).toBe(3);
  });

  it('are not saved up by a lane that had no use for them', async () => {
    const turns = createTurns({ limit: () => 1, waitingMax: 1_000 });
    for (let n = 0; n < 500; n += 1) {
      await turns.enter('interactive');
      turns.leave('interactive');
    }
    await turns.enter('interactive');
    const order: Lane[] = [];
    for (const lane of ['backfill', 'interactive'] as const)
      for (let n = 0; n < 20; n += 1) void turns.enter(lane).then(() => order.push(lane));
    turns.leave('interactive');
    for (let n = 0; n < 14; n += 1) {
      await settle();
      turns.leave(order.at(-1) ?? 'interactive');
    }
    expect(count(order, 'backfill')).toBeLessThanOrEqual(3);
  });
});

it('a backfill leaves a quarter of the turns to whoever comes in between', async () => {
  const turns = createTurns({ limit: () => 8, waitingMax: 100 });
  for (let n = 0; n < 10; n += 1) void turns.enter('backfill');
  expect(turns.state()).toMatchObject({ running: { backfill: 6 }, waiting: { backfill: 4 } });
  await turns.enter('interactive');
  await turns.enter('live');
  expect(turns.state()).toMatchObject({ running: { interactive: 1, live: 1, backfill: 6 } });
});

it('a lane in which too many wait takes no more, and the others do', async () => {
  const turns = createTurns({ limit: () => 1, waitingMax: 2 });
  await turns.enter('live');
  for (let n = 0; n < 2; n += 1) void turns.enter('backfill');
  expect(await rejection(turns.enter('backfill'))).toMatchObject({
    code: 'THROTTLED',
    mayHaveCommitted: false,
  });
  void turns.enter('interactive');
  expect(turns.state().waiting).toEqual({ interactive: 1, live: 0, backfill: 2 });
});

it('a limit that grows lets in who waits, one that shrinks takes no turn away', async () => {
  let limit = 1;
  const turns = createTurns({ limit: () => limit, waitingMax: 100 });
  for (let n = 0; n < 5; n += 1) void turns.enter('live');
  limit = 4;
  turns.admit();
  expect(turns.state()).toMatchObject({ running: { live: 4 }, waiting: { live: 1 } });
  limit = 2;
  turns.leave('live');
  turns.leave('live');
  expect(turns.state()).toMatchObject({ running: { live: 2 }, waiting: { live: 1 } });
  turns.leave('live');
  expect(turns.state()).toMatchObject({ running: { live: 2 }, waiting: { live: 0 } });
});

type Step =
  | { readonly kind: 'enter'; readonly lane: Lane }
  | { readonly kind: 'leave' | 'abort'; readonly at: number }
  | { readonly kind: 'limit'; readonly to: number };
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('enter' as const), lane: fc.constantFrom(...lanes) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('leave' as const), at: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('abort' as const), at: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('limit' as const), to: fc.integer({ min: 1, max: 9 }) }),
  },
);

it('whatever happens: no turn is lost or given twice, none beyond the limit, first come first served in a lane, none free while somebody could have it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 120 }), async (steps) => {
      let limit = 3;
      const turns = createTurns({ limit: () => limit, waitingMax: 1_000 });
      const waiting: { lane: Lane; caller: AbortController; n: number }[] = [];
      const running: { lane: Lane; n: number }[] = [];
      const entered: Record<Lane, number[]> = { interactive: [], live: [], backfill: [] };
      for (const [n, step] of steps.entries()) {
        const before = running.length;
        switch (step.kind) {
          case 'enter': {
            const caller = new AbortController();
            const entry = { lane: step.lane, caller, n };
            waiting.push(entry);
            turns.enter(step.lane, caller.signal).then(
              () => {
                waiting.splice(waiting.indexOf(entry), 1);
                running.push(entry);
                entered[step.lane].push(n);
              },
              () => waiting.splice(waiting.indexOf(entry), 1),
            );
            break;
          }
          case 'leave': {
            const [gone] = running.splice(step.at % Math.max(1, running.length), 1);
            if (gone) turns.leave(gone.lane);
            break;
          }
          case 'abort':
            waiting[step.at % Math.max(1, waiting.length)]?.caller.abort(new Error('gone'));
            break;
          case 'limit':
            limit = step.to;
            turns.admit();
            break;
          default:
            step satisfies never;
        }
        await settle();
        const { running: told, waiting: queued } = turns.state();
        for (const lane of lanes) {
          expect(told[lane]).toBe(running.filter((each) => each.lane === lane).length);
          expect(queued[lane]).toBe(waiting.filter((each) => each.lane === lane).length);
          expect(entered[lane]).toEqual(entered[lane].toSorted((a, b) => a - b));
        }
        expect(running.length).toBeLessThanOrEqual(Math.max(limit, before));
        if (running.length < limit) expect(queued.interactive + queued.live).toBe(0);
      }
    }),
    { numRuns: 60 },
  );
});
