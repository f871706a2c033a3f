import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonNumber } from '../json.ts';
import { propertyOf } from '../model/model.ts';
import { parseJson } from '../parse-json.ts';
import { things } from '../test-support/small-model.ts';
import { fromJson, ValueTypeError } from './from-json.ts';
import { toWire } from './stored.ts';

const roundTrip = (property: string, json: string) => {
  const found = propertyOf(things, property);
  return JSON.stringify(toWire(found, fromJson(found, parseJson(json)), 'all-digits'));
};

describe('values between JSON and the store', () => {
  it('keep every text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(roundTrip('name', JSON.stringify(text))).toBe(JSON.stringify(text));
      }),
    );
  });

  it('keep numbers that a double would round', () => {
    expect(roundTrip('amount', '100000000000000.07')).toBe('100000000000000.07');
    expect(roundTrip('amount', '9007199254740993.01')).toBe('9007199254740993.01');
    expect(roundTrip('big', '9223372036854775807')).toBe('9223372036854775807');
  });

  it('round decimals to their scale and cut times to seconds', () => {
    expect(roundTrip('amount', '1.005')).toBe('1.01');
    expect(roundTrip('amount', '-1.005')).toBe('-1.01');
    expect(roundTrip('at', '"2026-08-22T10:10:44.987+02:00"')).toBe('"2026-08-22T08:10:44Z"');
  });

  it.each([
    ['name', '5'],
    ['name', '{"a":1}'],
    ['name', '["x"]'],
    ['count', '"5"'],
    ['count', '1.5'],
    ['count', '2147483648'],
    ['big', '9223372036854775808'],
    ['amount', '"1.5"'],
    ['amount', 'true'],
    ['done', '1'],
    ['done', '"true"'],
    ['at', '"yesterday"'],
    ['at', '"2026-02-30T00:00:00Z"'],
    ['id', '"no-guid"'],
    ['color', '"Blue"'],
    ['color', '1'],
  ])('refuse for %s the value %s', (property, json) => {
    expect(() => roundTrip(property, json)).toThrow(ValueTypeError);
  });

  it('take decimals as strings only where the content type says so', () => {
    const amount = propertyOf(things, 'amount');
    expect(fromJson(amount, '1.50', true)).toBe(fromJson(amount, new JsonNumber('1.5')));
    expect(() => fromJson(amount, '1.50')).toThrow(ValueTypeError);
  });
});
