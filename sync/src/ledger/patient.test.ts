import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPatient } from './patient.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const waitMs = 2_000;
const busy = () => Object.assign(new Error('database is locked'), { errcode: 5 });

/** An act that finds the store locked until it is told otherwise. */
function lockedStore() {
  const store = { locked: true, asked: 0 };
  const act = <T>(result: T) => {
    store.asked += 1;
    if (store.locked) throw busy();
    return result;
  };
  return { store, act };
}

it('what is free is done at once, and what fails for another reason is not tried again', async () => {
  const patient = createPatient(waitMs);
  const act = vi.fn(() => {
    throw new Error('disk full');
  });
  expect(await patient(() => 1)).toBe(1);
  await expect(patient(act)).rejects.toThrow('disk full');
  expect(act).toHaveBeenCalledTimes(1);
});

it('what waits too long is LEDGER_UNAVAILABLE, and only the first of many asked for all', async () => {
  const { store, act } = lockedStore();
  const patient = createPatient(waitMs);
  const all = Promise.allSettled(Array.from({ length: 50 }, (_, index) => patient(() => act(index))));
  await vi.advanceTimersByTimeAsync(waitMs + 500);
  const outcomes = await all;
  for (const outcome of outcomes)
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'LEDGER_UNAVAILABLE' } });
  expect(store.asked).toBeLessThan(20);
  store.locked = false;
  expect(await patient(() => act('next'))).toBe('next');
});

it('more than a thousand waiting are refused at once', async () => {
  const { store, act } = lockedStore();
  const patient = createPatient(waitMs);
  const waiting = Array.from({ length: 1_000 }, (_, index) => patient(() => act(index)));
  await expect(patient(() => act(1_000))).rejects.toMatchObject({ code: 'LEDGER_UNAVAILABLE' });
  store.locked = false;
  await vi.advanceTimersByTimeAsync(500);
  expect(await Promise.all(waiting)).toHaveLength(1_000);
});

it('one that fails while others wait takes nobody with it', async () => {
  const { store, act } = lockedStore();
  const patient = createPatient(waitMs);
  const first = patient(() => act('first'));
  const second = patient(() => {
    throw new Error('disk full');
  });
  const third = patient(() => act('third'));
  const failed = expect(second).rejects.toThrow('disk full');
  store.locked = false;
  await vi.advanceTimersByTimeAsync(500);
  expect(await first).toBe('first');
  await failed;
  expect(await third).toBe('third');
});
