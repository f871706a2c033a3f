import { describe, expect, it } from 'vitest';
import { isValidOn } from './price-lists.ts';

describe('a price list', () => {
  it.each([
    [null, null, true],
    ['2026-11-23T00:00:00Z', null, true],
    ['2026-11-24T00:00:00Z', null, false],
    [null, '2026-11-23T00:00:00Z', true],
    [null, '2026-11-22T23:00:00Z', false],
    ['2026-01-01T00:00:00Z', '2026-12-31T00:00:00Z', true],
  ])('from %s to %s: valid on 2026-11-23 is %s', (begindate, enddate, expected) => {
    expect(isValidOn({ begindate, enddate }, '2026-11-23')).toBe(expected);
  });
});
