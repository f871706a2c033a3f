import { describe, expect, it } from 'vitest';
import { systemScheduler } from './scheduler.ts';
import { rejection } from './test-support/clients.ts';

describe('a sleep', () => {
  it('is over after its time', async () => {
    const startedAt = performance.now();
    await systemScheduler.sleep(20);
    // A timer counts in whole milliseconds.
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(19);
  });

  it('of a caller that gives up is over at once, with its reason', async () => {
    const caller = new AbortController();
    const sleep = rejection(systemScheduler.sleep(60_000, caller.signal));
    caller.abort(new Error('gone'));
    expect(await sleep).toMatchObject({ message: 'gone' });
  });

  it('of a caller that gave up before does not begin', async () => {
    const signal = AbortSignal.abort(new Error('gone'));
    expect(await rejection(systemScheduler.sleep(60_000, signal))).toMatchObject({ message: 'gone' });
  });
});
