import { describe, expect, it } from 'vitest';
import { createManualClock } from '../testing/manual-clock.ts';
import { createSource } from './source.ts';

const ignore = () => {};
const logger = { debug: ignore, info: ignore, warn: ignore, error: ignore };
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A source whose turns end when the test says so. */
function createControlled(intervalMs = 1_000) {
  const clock = createManualClock();
  const open: PromiseWithResolvers<void>[] = [];
  let begun = 0;
  const source = createSource({
    name: 'feed',
    intervalMs,
    clock,
    logger,
    turn: () => {
      begun += 1;
      const turn = Promise.withResolvers<void>();
      open.push(turn);
      return turn.promise;
    },
  });
  return {
    clock,
    source,
    begun: () => begun,
    underWay: () => open.length,
    async end(error?: Error) {
      const turn = open.shift();
      if (error) turn?.reject(error);
      else turn?.resolve();
      await settled();
    },
  };
}

describe('a change source', () => {
  it('asks at once, and again an interval after each turn', async () => {
    const { clock, source, begun, end } = createControlled();
    expect(source.status().state).toBe('NOT_RUNNING');
    source.start();
    await settled();
    expect([begun(), source.status().state]).toEqual([1, 'INITIALIZING']);
    await end();
    expect(source.status()).toMatchObject({ state: 'RUNNING', lastSuccessAt: clock.now() });
    clock.advance(999);
    await settled();
    expect(begun()).toBe(1);
    clock.advance(1);
    await settled();
    expect(begun()).toBe(2);
  });

  it('never has two turns at once, however often it is asked, and all who ask meanwhile share the next', async () => {
    const { clock, source, begun, underWay, end } = createControlled();
    source.start();
    await settled();
    let answered = 0;
    for (let turn = 0; turn < 5; turn += 1) void source.now().then(() => (answered += 1));
    await settled();
    expect([begun(), underWay()]).toEqual([1, 1]);
    await end();
    expect([begun(), underWay(), answered]).toEqual([2, 1, 0]);
    void source.now();
    clock.advance(60_000);
    await settled();
    expect([begun(), underWay()]).toEqual([2, 1]);
    await end();
    expect([begun(), underWay(), answered]).toEqual([3, 1, 5]);
  });

  it('stretches its pauses while it fails, says why, and recovers', async () => {
    const { clock, source, begun, end } = createControlled();
    source.start();
    await settled();
    await end(new Error('no answer'));
    expect(source.status()).toMatchObject({ state: 'FAILING', lastError: 'no answer' });
    clock.advance(1_999);
    await settled();
    expect(begun()).toBe(1);
    clock.advance(1);
    await settled();
    expect(begun()).toBe(2);
    await end(new Error('no answer'));
    for (let turn = 0; turn < 20; turn += 1) {
      const before = begun();
      clock.advance(60_000);
      await settled();
      expect(begun()).toBe(before + 1);
      await end(new Error('no answer'));
    }
    clock.advance(60_000);
    await settled();
    await end();
    expect(source.status()).toMatchObject({ state: 'RUNNING', lastError: undefined });
  });

  it('stops when the turn under way is over, and begins no other', async () => {
    const { clock, source, begun, end } = createControlled();
    source.start();
    await settled();
    void source.now();
    let stopped = false;
    void source.stop().then(() => {
      stopped = true;
    });
    await settled();
    expect(stopped).toBe(false);
    await end();
    expect(stopped).toBe(true);
    clock.advance(60_000);
    await settled();
    expect([begun(), source.status().state]).toEqual([1, 'NOT_RUNNING']);
  });
});
