import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type PlannableWrite, type PlannedRequest, planWrites, type WriteLimits } from './plan-writes.ts';

const anyWrite: fc.Arbitrary<PlannableWrite> = fc.record({
  entitySet: fc.constantFrom('accounts', 'contacts', 'quotes'),
  bulk: fc.constantFrom('CreateMultiple', 'UpdateMultiple', 'UpsertMultiple', undefined),
  bulkBytes: fc.integer({ min: 1, max: 120 }),
  batchBytes: fc.integer({ min: 1, max: 150 }),
});
const anyLimits: fc.Arbitrary<WriteLimits> = fc.record({
  batchSize: fc.integer({ min: 1, max: 12 }),
  bulkSize: fc.integer({ min: 1, max: 20 }),
  bodyBytesMax: fc.integer({ min: 1, max: 600 }),
  hasBulk: fc.constantFrom(
    () => true,
    () => false,
    (entitySet: string) => entitySet === 'accounts',
  ),
});
const placesOf = (request: PlannedRequest) =>
  request.kind === 'single' ? [request.operation] : request.operations;
const property = (check: (writes: PlannableWrite[], limits: WriteLimits, plan: PlannedRequest[]) => void) =>
  fc.assert(
    fc.property(fc.array(anyWrite, { maxLength: 80 }), anyLimits, (writes, limits) =>
      check(writes, limits, planWrites(writes, limits)),
    ),
  );

it('every operation is in one request, and in one only', () => {
  property((writes, _limits, plan) => {
    expect(plan.flatMap(placesOf).toSorted((a, b) => a - b)).toEqual([...writes.keys()]);
  });
});

it('no request holds more than it may, nor anything that it cannot carry', () => {
  property((writes, limits, plan) => {
    for (const request of plan) {
      if (request.kind === 'single') continue;
      const carried = request.operations.map((place) => writes[place] as PlannableWrite);
      const bytes = carried.reduce(
        (sum, each) => sum + (request.kind === 'bulk' ? each.bulkBytes : each.batchBytes),
        0,
      );
      expect(bytes).toBeLessThanOrEqual(limits.bodyBytesMax);
      expect(carried.length).toBeGreaterThan(1);
      expect(carried.length).toBeLessThanOrEqual(
        request.kind === 'bulk' ? limits.bulkSize : limits.batchSize,
      );
      if (request.kind !== 'bulk') continue;
      for (const { bulk, entitySet } of carried)
        expect([bulk, entitySet]).toEqual([request.message, request.entitySet]);
      expect(limits.hasBulk(request.entitySet, request.message)).toBe(true);
    }
  });
});

it('two neighbouring requests of a kind could not have been one', () => {
  property((writes, limits, plan) => {
    const batches = plan.filter(({ kind }) => kind !== 'bulk').map(placesOf);
    for (const [index, places] of batches.slice(1).entries()) {
      const before = batches[index] ?? [];
      const bytes = [...before, places[0] ?? 0].reduce(
        (sum, place) => sum + (writes[place]?.batchBytes ?? 0),
        0,
      );
      expect(before.length === limits.batchSize || bytes > limits.bodyBytesMax).toBe(true);
    }
  });
});
