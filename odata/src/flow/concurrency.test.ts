import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Concurrency,
  type ConcurrencyBounds,
  type ConcurrencyEvent,
  nextConcurrency,
  startConcurrency,
} from './concurrency.ts';

const bounds = { start: 16, min: 1, max: 52 };
const after = (events: readonly ConcurrencyEvent[], from = startConcurrency(bounds), within = bounds) =>
  events.reduce<Concurrency>((now, event) => nextConcurrency(now, event, within), from);
const answered = (epoch = 0): ConcurrencyEvent => ({ kind: 'answered', epoch, saturated: true });
const throttled = (epoch = 0): ConcurrencyEvent => ({ kind: 'throttled', epoch });
const times = (count: number, event: ConcurrencyEvent) => Array<ConcurrencyEvent>(count).fill(event);

describe('the limit', () => {
  it('grows by one with every round of answers, only while it is what holds requests back', () => {
    expect(after(times(16, answered())).limit).toBeCloseTo(17);
    expect(after(times(16 + 17, answered())).limit).toBeCloseTo(18);
    expect(after(times(100, { kind: 'answered', epoch: 0, saturated: false })).limit).toBe(16);
    expect(after(times(5_000, answered())).limit).toBe(52);
  });

  it('is halved by a refusal, once for all that were under way together', () => {
    expect(after(times(16, throttled()))).toMatchObject({ limit: 8, epoch: 1 });
    expect(after([throttled(0), throttled(0), throttled(1)])).toMatchObject({ limit: 4, epoch: 2 });
    expect(after([throttled(), ...times(50, answered(0))]).limit).toBe(8);
    expect(after([throttled(), ...times(8, answered(1))]).limit).toBeCloseTo(9);
  });

  it('begins with what the system recommends, which is taken once and not after a refusal', () => {
    const hint = (degree: number): ConcurrencyEvent => ({ kind: 'hinted', degree });
    expect(after([hint(24), hint(8)]).limit).toBe(24);
    expect(after([hint(400)]).limit).toBe(52);
    expect(after([throttled(), hint(24)]).limit).toBe(8);
    expect(after([hint(Number.NaN), hint(0), hint(4)]).limit).toBe(4);
  });
});

const anyEvent: fc.Arbitrary<ConcurrencyEvent> = fc.oneof(
  fc.record({ kind: fc.constant('answered' as const), epoch: fc.nat(5), saturated: fc.boolean() }),
  fc.record({ kind: fc.constant('throttled' as const), epoch: fc.nat(5) }),
  fc.record({ kind: fc.constant('hinted' as const), degree: fc.double() }),
);
const anyBounds: fc.Arbitrary<ConcurrencyBounds> = fc
  .tuple(fc.integer({ min: 1, max: 100 }), fc.nat(100), fc.integer({ min: 1, max: 300 }))
  .map(([min, more, start]) => ({ min, max: min + more, start }));

it('whatever the system answers, the limit stays within its bounds', () => {
  fc.assert(
    fc.property(anyBounds, fc.array(anyEvent), (within, events) => {
      let now = startConcurrency(within);
      for (const event of events) {
        now = nextConcurrency(now, event, within);
        expect(now.limit).toBeGreaterThanOrEqual(within.min);
        expect(now.limit).toBeLessThanOrEqual(within.max);
      }
    }),
  );
});

it('against a system that takes so many at a time it settles between half of them and one more', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 50 }), (capacity) => {
      let now = startConcurrency(bounds);
      const seen: number[] = [];
      for (let round = 0; round < 300; round += 1) {
        const sent = Math.floor(now.limit);
        const { epoch } = now;
        seen.push(sent);
        now = after(
          Array.from({ length: sent }, (_, n) => (n < capacity ? answered(epoch) : throttled(epoch))),
          now,
        );
      }
      const settled = seen.slice(100);
      expect(Math.max(...settled)).toBeLessThanOrEqual(capacity + 2);
      expect(Math.min(...settled)).toBeGreaterThanOrEqual(Math.floor(capacity / 2));
      expect(Math.max(...settled)).toBeGreaterThanOrEqual(capacity);
    }),
  );
});
