import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeSortable,
  encodeSortable,
  floorToScale,
  parseDecimal,
  printShortest,
  printUnits,
  roundToScale,
} from './decimal.ts';

const units = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });
const scale = fc.integer({ min: 0, max: 10 });

describe('decimals', () => {
  it('come back from the store as they went in', () => {
    fc.assert(
      fc.property(units, scale, (value, digits) => {
        expect(decodeSortable(encodeSortable(value, digits))).toBe(value);
      }),
    );
  });

  it('sort as texts in the order of the numbers', () => {
    fc.assert(
      fc.property(units, units, scale, (left, right, digits) => {
        const [a, b] = [encodeSortable(left, digits), encodeSortable(right, digits)];
        expect(a < b).toBe(left < right);
        expect(a === b).toBe(left === right);
      }),
    );
  });

  it('print and parse without losing a digit', () => {
    fc.assert(
      fc.property(units, scale, (value, digits) => {
        for (const text of [printUnits(value, digits), printShortest(value, digits)])
          expect(roundToScale(parseDecimal(text) ?? { units: 0n, scale: 0 }, digits)).toBe(value);
      }),
    );
  });

  it('round half away from zero, and floor toward minus infinity', () => {
    expect(roundToScale({ units: 25n, scale: 1 }, 0)).toBe(3n);
    expect(roundToScale({ units: -25n, scale: 1 }, 0)).toBe(-3n);
    expect(roundToScale({ units: 24n, scale: 1 }, 0)).toBe(2n);
    expect(floorToScale({ units: -25n, scale: 1 }, 0)).toEqual({ units: -3n, exact: false });
    expect(floorToScale({ units: -30n, scale: 1 }, 0)).toEqual({ units: -3n, exact: true });
  });

  it('read exponents, and refuse what is no number or would fill the memory', () => {
    expect(parseDecimal('1E-10')).toEqual({ units: 1n, scale: 10 });
    expect(parseDecimal('-2.5e3')).toEqual({ units: -2500n, scale: 0 });
    for (const text of ['', '1.', '.5', '1e999999', 'NaN', '0x10', '1 ', '9'.repeat(500)])
      expect(parseDecimal(text)).toBeUndefined();
  });
});
