import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalDecimal, compareDecimals, isDecimal } from './decimal.ts';

/** `[-]units × 10^-scale`, written out: exact, and made without the code under test. */
const decimals = fc
  .record({ units: fc.bigInt({ min: -(10n ** 28n), max: 10n ** 28n }), scale: fc.nat({ max: 12 }) })
  .map(({ units, scale }) => {
    const sign = units < 0n ? '-' : '';
    const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
    const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
    return { text: `${sign}${text}`, units, scale };
  });

describe('the canonical form', () => {
  it.each([
    ['0012.500', '12.5'],
    ['12.', '12'],
    ['+7', '7'],
    ['-0.000', '0'],
    ['0', '0'],
    ['1e3', '1000'],
    ['1.5E-3', '0.0015'],
    ['123e-5', '0.00123'],
    ['5000000.0000', '5000000'],
    ['9999999999999999.9999', '9999999999999999.9999'],
  ])('of %s is %s', (text, expected) => {
    expect(canonicalDecimal(text)).toBe(expected);
  });

  it.each([
    ['1.005', 2, '1.01'],
    ['1.004', 2, '1'],
    ['-1.005', 2, '-1.01'],
    ['0.5', 0, '1'],
    ['0.49', 0, '0'],
    ['-0.004', 2, '0'],
    ['99.995', 2, '100'],
    ['0.05', 1, '0.1'],
    ['1234567890123456.785', 2, '1234567890123456.79'],
    ['3', 4, '3'],
  ])('of %s at scale %i is %s', (text, scale, expected) => {
    expect(canonicalDecimal(text, scale)).toBe(expected);
  });

  it('is one per value, and stays what it is', () => {
    fc.assert(
      fc.property(decimals, fc.nat({ max: 5 }), ({ text, scale }, zeros) => {
        const canonical = canonicalDecimal(text);
        expect(canonical).toMatch(/^(0|-?(0|[1-9]\d*)(\.\d*[1-9])?)$/);
        expect(canonicalDecimal(canonical)).toBe(canonical);
        const longer = `${text}${scale === 0 ? '.' : ''}${'0'.repeat(zeros)}`;
        expect(canonicalDecimal(longer)).toBe(canonical);
        expect(canonicalDecimal(text, scale)).toBe(canonical);
      }),
    );
  });

  it('is rounded half away from zero, as whole numbers say', () => {
    fc.assert(
      fc.property(decimals, fc.nat({ max: 12 }), ({ text, units, scale }, to) => {
        fc.pre(to < scale);
        const divisor = 10n ** BigInt(scale - to);
        const size = units < 0n ? -units : units;
        const rounded = ((size + divisor / 2n) / divisor) * (units < 0n ? -1n : 1n);
        expect(compareDecimals(canonicalDecimal(text, to), `${rounded}e-${to}`)).toBe(0);
      }),
    );
  });

  it('agrees with JavaScript where a JavaScript number is exact', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 50), max: 2 ** 50 }), (value) => {
        expect(canonicalDecimal(`${value}.000`)).toBe(String(value === 0 ? 0 : value));
      }),
    );
  });
});

describe('the order', () => {
  it('is the one of the values, however they are written', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        const scale = Math.max(a.scale, b.scale);
        const left = a.units * 10n ** BigInt(scale - a.scale);
        const right = b.units * 10n ** BigInt(scale - b.scale);
        expect(Math.sign(compareDecimals(a.text, b.text))).toBe(left < right ? -1 : left > right ? 1 : 0);
      }),
    );
  });

  it.each([
    ['1.10', '1.1', 0],
    ['-0', '0', 0],
    ['9007199254740993', '9007199254740992', 1],
    ['-2', '-1', -1],
    ['1e2', '100', 0],
  ])('of %s and %s is %i', (a, b, expected) => {
    expect(compareDecimals(a, b)).toBe(expected);
  });
});

describe('what is no decimal', () => {
  it.each(['', ' 1', '1 ', '.5', '1,5', '0x10', 'NaN', 'Infinity', '1e', '--1', '1e99999', '1_000', '１'])(
    'is told from one: %o',
    (text) => {
      expect(isDecimal(text)).toBe(false);
      expect(() => canonicalDecimal(text)).toThrow(TypeError);
      expect(() => compareDecimals('1', text)).toThrow(TypeError);
    },
  );
});
