import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createProtection } from './protection.ts';
import { publishedLimits } from './protection-settings.ts';
import { createSlidingWindow } from './sliding-window.ts';

describe('service protection limits', () => {
  const limits = { requests: 3, executionSeconds: 2, concurrent: 2, windowSeconds: 10 };

  it('are, unless told otherwise, 6,000 requests, 20 minutes of execution and 52 at a time in five minutes', () => {
    expect(publishedLimits).toEqual({
      requests: 6000,
      executionSeconds: 1200,
      concurrent: 52,
      windowSeconds: 300,
    });
  });

  it('refuse nobody while they are only measured, and still tell what is left', () => {
    const protection = createProtection(limits, 'measure');
    const left = Array.from({ length: 5 }, (_, n) => {
      const admission = protection.enter('app', n * 100);
      if (admission.kind === 'refused') throw new Error('It was refused.');
      return admission.remaining.requests;
    });
    expect(left).toEqual([2, 1, 0, 0, 0]);
    expect(protection.enter('app', 11_500)).toMatchObject({ kind: 'admitted', remaining: { requests: 2 } });
  });

  it('refuse a request beyond the number, until the first has left the window', () => {
    const protection = createProtection(limits);
    for (const now of [0, 1000, 2000]) {
      const admission = protection.enter('app', now);
      if (admission.kind === 'admitted') admission.leave(now);
      expect(admission).toMatchObject({ kind: 'admitted', remaining: { requests: 2 - now / 1000 } });
    }
    expect(protection.enter('app', 3000)).toEqual({
      kind: 'refused',
      limit: 'requests',
      retryAfterSeconds: 7,
    });
    expect(protection.enter('another', 3000).kind).toBe('admitted');
    expect(protection.enter('app', 10_000).kind).toBe('admitted');
  });

  it('refuse while too many run at a time', () => {
    const protection = createProtection(limits);
    const first = protection.enter('app', 0);
    protection.enter('app', 0);
    expect(protection.enter('app', 1)).toEqual({
      kind: 'refused',
      limit: 'concurrency',
      retryAfterSeconds: 1,
    });
    if (first.kind === 'admitted') first.leave(2);
    expect(protection.enter('app', 3).kind).toBe('admitted');
  });

  it('refuse what has taken too long together', () => {
    const protection = createProtection(limits);
    const slow = protection.enter('app', 0);
    if (slow.kind === 'admitted') slow.leave(2500);
    expect(protection.enter('app', 3000)).toEqual({ kind: 'refused', limit: 'time', retryAfterSeconds: 10 });
    expect(protection.enter('app', 12_500).kind).toBe('admitted');
  });
});

it('a sliding window sums what a plain look at all entries sums, and says when that falls below a limit', () => {
  const steps = fc.array(fc.record({ wait: fc.nat(400), amount: fc.integer({ min: 1, max: 9 }) }), {
    minLength: 1,
  });
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 60 }), (entries, limit) => {
      const window = createSlidingWindow(1000);
      const plain: { at: number; amount: number }[] = [];
      const sumAt = (time: number) =>
        plain.filter(({ at }) => at > time - 1000).reduce((sum, { amount }) => sum + amount, 0);
      let now = 0;
      for (const { wait, amount } of entries) {
        now += wait;
        window.add(amount, now);
        plain.push({ at: now, amount });
        expect(window.sum(now)).toBe(sumAt(now));
        const until = window.untilBelow(limit, now);
        expect(sumAt(now + until)).toBeLessThan(limit);
        if (until > 0) expect(sumAt(now + until - 1)).toBeGreaterThanOrEqual(limit);
      }
    }),
  );
});
