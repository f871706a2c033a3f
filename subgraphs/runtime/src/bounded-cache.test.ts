import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBoundedCache } from './bounded-cache.ts';

describe('a bounded cache', () => {
  it('forgets what was not asked for the longest', () => {
    const cache = createBoundedCache<number>({ entriesMax: 2, charactersMax: 100 });
    cache.set('a', 1);
    cache.set('b', 2);
    cache.get('a');
    cache.set('c', 3);
    expect(['a', 'b', 'c'].map(cache.get)).toEqual([1, undefined, 3]);
  });

  it('makes room for a long text, and does not keep one that is longer than all it may hold', () => {
    const cache = createBoundedCache<number>({ entriesMax: 10, charactersMax: 10 });
    cache.set('aaaa', 1);
    cache.set('bbbb', 2);
    cache.set('cccccc', 3);
    cache.set('d'.repeat(11), 4);
    expect([cache.get('aaaa'), cache.get('bbbb'), cache.get('cccccc'), cache.get('d'.repeat(11))]).toEqual([
      undefined,
      2,
      3,
      undefined,
    ]);
  });

  it('never holds more than its bounds, and always the newest text that fits', () => {
    const keys = fc.string({ maxLength: 6 });
    const step = fc.record({ act: fc.constantFrom('set', 'get', 'delete'), key: keys });
    fc.assert(
      fc.property(fc.array(step), fc.integer({ min: 1, max: 4 }), (steps, entriesMax) => {
        const cache = createBoundedCache<string>({ entriesMax, charactersMax: 8 });
        const seen = new Set<string>();
        for (const { act, key } of steps) {
          seen.add(key);
          if (act === 'set') cache.set(key, `value of ${key}`);
          else if (act === 'delete') cache.delete(key);
          else cache.get(key);
          if (act === 'set') expect(cache.get(key)).toBe(`value of ${key}`);
          if (act === 'delete') expect(cache.get(key)).toBeUndefined();
        }
        const held = [...seen].filter((key) => cache.get(key) !== undefined);
        expect(held.length).toBeLessThanOrEqual(entriesMax);
        expect(held.join('').length).toBeLessThanOrEqual(8);
      }),
    );
  });
});
