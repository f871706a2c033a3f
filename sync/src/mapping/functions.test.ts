import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyFunction, mappingFunctions, parseFunctionCall, truncate } from './functions.ts';

const calls = Object.entries(mappingFunctions).map(([name, { takesNumber }]) =>
  takesNumber ? `${name}(7)` : name,
);

describe('a mapping function', () => {
  it.each([
    ['trim', '  a b ', 'a b'],
    ['upper', 'usd ß', 'USD SS'],
    ['lower', 'ACC-1', 'acc-1'],
    ['truncate(3)', 'abcdef', 'abc'],
    ['truncate(3)', 'ab🐢', 'ab'],
    ['truncate(4)', 'ab🐢', 'ab🐢'],
    ['truncate(0)', 'abc', ''],
  ])('%s of %j is %j', (text, given, expected) => {
    const call = parseFunctionCall(text);
    expect(call && applyFunction(call, given)).toBe(expected);
  });

  it.each(calls)('%s changes its own result no more', (text) => {
    const call = parseFunctionCall(text);
    if (call === undefined) throw new Error(`Expected ${text} to be a function.`);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (given) => {
        const once = applyFunction(call, given);
        expect(applyFunction(call, once)).toBe(once);
      }),
    );
  });

  it('never splits a character of two units', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(20), (given, length) => {
        const cut = truncate(given, length);
        expect(cut.length).toBeLessThanOrEqual(length);
        expect(given.startsWith(cut)).toBe(true);
        expect(cut.isWellFormed()).toBe(true);
      }),
    );
  });

  it.each(['truncate', 'truncate()', 'truncate(-1)', 'upper(3)', 'eval', 'toString', ''])(
    '%j is none',
    (text) => {
      expect(parseFunctionCall(text)).toBeUndefined();
    },
  );
});
