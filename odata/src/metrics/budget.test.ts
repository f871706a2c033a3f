import fc from 'fast-check';
import { expect, it } from 'vitest';
import { budgetLimits, createBudget } from './budget.ts';

it('a budget is what was spent in the last five minutes, to five seconds', () => {
  const anyRequests = fc.array(
    fc.record({ afterMs: fc.nat(40_000), durationMs: fc.integer({ min: 0, max: 9_000 }) }),
    { maxLength: 200 },
  );
  fc.assert(
    fc.property(anyRequests, fc.nat(400_000), (requests, later) => {
      const budget = createBudget();
      let now = 1_700_000_000_000;
      const ended: { at: number; durationMs: number }[] = [];
      for (const { afterMs, durationMs } of requests) {
        now += afterMs;
        budget.add(now, durationMs);
        ended.push({ at: now, durationMs });
      }
      now += later;
      const within = (ms: number) => ended.filter(({ at }) => at > now - ms);
      const time = (some: typeof ended) => some.reduce((sum, { durationMs }) => sum + durationMs, 0);
      const spent = budget.spent(now);
      const [least, most] = [within(budgetLimits.windowMs - 5_000), within(budgetLimits.windowMs + 5_000)];
      expect(spent.requests).toBeGreaterThanOrEqual(least.length);
      expect(spent.requests).toBeLessThanOrEqual(most.length);
      expect(spent.executionMs).toBeGreaterThanOrEqual(time(least));
      expect(spent.executionMs).toBeLessThanOrEqual(time(most));
    }),
  );
});
