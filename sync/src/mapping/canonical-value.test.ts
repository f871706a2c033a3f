import type { Property } from '@p2c/odata';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalValue, isEmptyValue, wireValue } from './canonical-value.ts';

const property = (type: string, more: Partial<Property> = {}): Property => ({
  name: 'X',
  type,
  nullable: true,
  creatable: true,
  updatable: true,
  required: false,
  numberSequence: false,
  ...more,
});
const enums = new Map([['NoYes', ['No', 'Yes']]]);
const financeOperations = { system: 'FINANCE_OPERATIONS', enums } as const;
const sales = { system: 'SALES', enums } as const;
const noYes = property('Microsoft.Dynamics.DataEntities.NoYes');

describe('the canonical form of a value', () => {
  it.each([
    ['text is exact', 'Edm.String', ' Äb\tC', ' Äb\tC'],
    ['but for blanks at its end', 'Edm.String', 'a b  ', 'a b'],
    ['of any kind', 'Edm.String', 'a\n\u00a0\t', 'a'],
    ['no text is empty in F&O', 'Edm.String', null, ''],
    ['an empty text is empty', 'Edm.String', '   ', ''],
    ['no number is zero in F&O', 'Edm.Int32', null, '0'],
    ['a number is its digits', 'Edm.Int32', 42, '42'],
    ['a decimal is exact', 'Edm.Decimal', '0012345678901234567890.500', '12345678901234567890.5'],
    ['a decimal that came as a number', 'Edm.Decimal', 500000, '500000'],
    ['no decimal is zero in F&O', 'Edm.Decimal', undefined, '0'],
    ['a boolean', 'Edm.Boolean', true, 'true'],
  ])('%s', (_case, type, given, expected) => {
    expect(canonicalValue(property(type), given, financeOperations)).toBe(expected);
  });

  it('a decimal is taken at the declared scale', () => {
    expect(canonicalValue(property('Edm.Decimal', { scale: 2 }), '1.005', financeOperations)).toBe('1.01');
    expect(canonicalValue(property('Edm.Decimal', { scale: 2 }), '1.0049', financeOperations)).toBe('1');
  });

  it('no enum is its first member in F&O', () => {
    expect(canonicalValue(noYes, null, financeOperations)).toBe('No');
    expect(isEmptyValue(noYes, 'No', financeOperations)).toBe(true);
  });

  it('Sales knows no value, and stores an empty text as none', () => {
    expect(canonicalValue(property('Edm.String'), '', sales)).toBeNull();
    expect(canonicalValue(property('Edm.Int32'), null, sales)).toBeNull();
    expect(canonicalValue(property('Edm.Int32'), 0, sales)).toBe('0');
  });

  it('half a character becomes the replacement character, as it does in every encoding', () => {
    expect(canonicalValue(property('Edm.String'), 'a\ud83d', financeOperations)).toBe('a\ufffd');
  });

  it('a value of another type is refused', () => {
    expect(() => canonicalValue(property('Edm.Int32'), 'many', financeOperations)).toThrow(
      'Expected a value of type Edm.Int32 for X, got "many".',
    );
    expect(() => canonicalValue(property('Edm.Binary'), 'x', financeOperations)).toThrow(TypeError);
  });

  it('is its own canonical form once it was sent and read back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer(), fc.bigInt(), (text, integer, digits) => {
        const values = [
          [property('Edm.String'), text],
          [property('Edm.Int32'), integer],
          [property('Edm.Decimal', { scale: 4 }), `${digits}.12345`],
        ] as const;
        for (const [type, value] of values) {
          const once = canonicalValue(type, value, financeOperations);
          expect(canonicalValue(type, wireValue(type, once), financeOperations)).toBe(once);
        }
      }),
    );
  });
});

describe('the form on the wire', () => {
  it.each([
    ['Edm.Int32', '42', 42],
    ['Edm.Int64', '9007199254740993', '9007199254740993'],
    ['Edm.Decimal', '0.1', '0.1'],
    ['Edm.Boolean', 'false', false],
    ['Edm.String', '', ''],
    ['Edm.String', null, null],
  ])('%s %s is sent as %j', (type, canonical, expected) => {
    expect(wireValue(property(type), canonical)).toBe(expected);
  });
});
