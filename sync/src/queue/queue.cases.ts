import { describe, expect, it } from 'vitest';
import type { RecordRef } from '../record-ref.ts';
import type { Lane, Queue } from './queue.ts';

const ref = (key: string): RecordRef => ({ entity: 'Customer', key });

/** Waits until a condition holds; the bound only ends a failure. */
async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; !condition(); turn += 1) {
    if (turn > 4_000) throw new Error('The condition did not hold.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** A handler that can be held, and what it has seen. */
function recorder() {
  const runs: string[] = [];
  const active = new Set<string>();
  let most = 0;
  const lanes: Lane[] = [];
  let overlap = false;
  let gate: Promise<void> = Promise.resolve();
  let open = () => {};
  return {
    runs,
    most: () => most,
    overlapped: () => overlap,
    hold() {
      gate = new Promise((resolve) => {
        open = resolve;
      });
    },
    release: () => open(),
    lanes,
    handler: async ({ key }: RecordRef, lane: Lane) => {
      runs.push(key);
      lanes.push(lane);
      overlap ||= active.has(key);
      active.add(key);
      most = Math.max(most, active.size);
      await gate;
      active.delete(key);
    },
  };
}

/** The promises of a queue, whatever it is made of. */
export function describeQueue(name: string, open: () => Promise<Queue>): void {
  describe(name, () => {
    const lanes: Lane[] = ['interactive', 'live', 'backfill'];

    it.each(lanes)('works on a key of the lane %s, and says so', async (lane) => {
      const queue = await open();
      const seen = recorder();
      queue.run(seen.handler, 2);
      queue.add(ref(lane), lane);
      await until(() => seen.runs.length === 1);
      await queue.close();
      expect(seen.runs).toEqual([lane]);
      expect(seen.lanes).toEqual([lane]);
    });

    it('works on a key once, however often it was added while it waited', async () => {
      const queue = await open();
      const seen = recorder();
      seen.hold();
      queue.run(seen.handler, 1);
      queue.add(ref('first'), 'live');
      await until(() => seen.runs.length === 1);
      for (let turn = 0; turn < 5; turn += 1) queue.add(ref('second'), 'live');
      queue.add(ref('last'), 'live');
      seen.release();
      await until(() => seen.runs.includes('last'));
      await queue.close();
      expect(seen.runs.toSorted()).toEqual(['first', 'last', 'second']);
    });

    it('works once more on a key that was added while it was worked on, and never twice at a time', async () => {
      const queue = await open();
      const seen = recorder();
      seen.hold();
      queue.run(seen.handler, 4);
      queue.add(ref('a'), 'live');
      await until(() => seen.runs.length === 1);
      for (const lane of lanes) queue.add(ref('a'), lane);
      queue.add(ref('b'), 'live');
      await until(() => seen.runs.includes('b'));
      seen.release();
      await until(() => seen.runs.filter((key) => key === 'a').length >= 2);
      await queue.close();
      expect(seen.overlapped()).toBe(false);
    });

    it('adds a key after a delay', async () => {
      const queue = await open();
      const seen = recorder();
      queue.run(seen.handler, 1);
      queue.addAfter(ref('later'), 'live', 30);
      queue.add(ref('now'), 'live');
      await until(() => seen.runs.length === 2);
      await queue.close();
      expect(seen.runs).toEqual(['now', 'later']);
    });

    it('lets no lane starve: a backfill goes on under live changes and live changes pass a backfill', async () => {
      const queue = await open();
      const seen = recorder();
      for (let n = 0; n < 20; n += 1) queue.add(ref(`backfill-${n}`), 'backfill');
      for (let n = 0; n < 20; n += 1) queue.add(ref(`live-${n}`), 'live');
      queue.run(seen.handler, 1);
      await until(() => seen.runs.length === 40);
      await queue.close();
      const first = seen.runs.slice(0, 20);
      expect(first.some((key) => key.startsWith('live'))).toBe(true);
      expect(first.some((key) => key.startsWith('backfill'))).toBe(true);
    });

    it('a handler that breaks does not stop the queue', async () => {
      const queue = await open();
      const runs: string[] = [];
      queue.run(async ({ key }) => {
        runs.push(key);
        if (key === 'bad') throw new Error('broken');
      }, 1);
      queue.add(ref('bad'), 'live');
      queue.add(ref('good'), 'live');
      await until(() => runs.includes('good'));
      await queue.close();
      expect(runs).toContain('bad');
    });

    it('close waits for what is worked on and takes no more', async () => {
      const queue = await open();
      const seen = recorder();
      seen.hold();
      queue.run(seen.handler, 1);
      queue.add(ref('under-way'), 'live');
      await until(() => seen.runs.length === 1);
      let closed = false;
      const closing = queue.close().then(() => {
        closed = true;
      });
      queue.add(ref('too-late'), 'live');
      expect(closed).toBe(false);
      seen.release();
      await closing;
      expect(seen.runs).toEqual(['under-way']);
    });
  });
}
