import { expect, it } from 'vitest';
import { once } from './once.ts';
import type { WireService } from './wire-service.ts';

/** Two services of one run, as a case that only reads has one of its own. */
const ofRun = (mark: string) => ({ mark }) as WireService;

it('what cases share is made once in a run, whichever service asks', async () => {
  let made = 0;
  const shared = once(async () => ++made);
  expect(await Promise.all([shared(ofRun('A')), shared(ofRun('A'))])).toEqual([1, 1]);
  expect(await shared(ofRun('B'))).toBe(2);
});

it('what could not be made is made when the next case asks', async () => {
  let asked = 0;
  const shared = once(async () => {
    asked += 1;
    if (asked === 1) throw new Error('busy');
    return asked;
  });
  await expect(shared(ofRun('A'))).rejects.toThrow('busy');
  expect(await shared(ofRun('A'))).toBe(2);
  expect(await shared(ofRun('A'))).toBe(2);
});
