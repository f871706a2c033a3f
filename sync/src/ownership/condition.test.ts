import { describe, expect, it } from 'vitest';
import { type Condition, conditionSchema, holds, printCondition } from './condition.ts';

const record = { mark: 'No', state: 0, number: '  ', name: 'A', flag: true, nothing: null };

describe('a condition', () => {
  it.each<[Condition, boolean]>([
    [{ mark: 'No' }, true],
    [{ mark: 'no' }, false],
    [{ state: 0 }, true],
    [{ state: '0' }, true],
    [{ state: [1, 2] }, false],
    [{ state: [0, 2] }, true],
    [{ flag: true }, true],
    [{ nothing: null }, true],
    [{ missing: null }, true],
    [{ missing: 'x' }, false],
    [{ number: { blank: true } }, true],
    [{ number: { blank: false } }, false],
    [{ missing: { blank: true } }, true],
    [{ name: { blank: false }, mark: 'No' }, true],
    [{ name: { blank: false }, mark: 'Yes' }, false],
  ])('%j holds: %s', (condition, expected) => {
    expect(holds(condition, record)).toBe(expected);
  });

  it('is met by no record where there is none', () => {
    expect(holds({ missing: { blank: true } }, undefined)).toBe(false);
  });

  it('is printed as a sentence', () => {
    expect(
      printCondition({ mark: 'No', state: [0, 1], name: { blank: false }, number: { blank: true } }),
    ).toBe('mark = No and state in (0, 1) and name is not blank and number is blank');
  });

  it('without a property is refused, for it would hold always', () => {
    expect(conditionSchema.safeParse({}).success).toBe(false);
    expect(conditionSchema.safeParse({ a: [] }).success).toBe(false);
    expect(conditionSchema.safeParse({ a: { blank: 1 } }).success).toBe(false);
  });
});
