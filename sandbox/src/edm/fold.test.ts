import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from './fold.ts';

describe('folding', () => {
  it('makes texts equal that differ in case only, far beyond ASCII', () => {
    for (const [left, right] of [
      ['Müller & SÖHNE', 'MÜLLER & söhne'],
      ['ΟΔΟΣ', 'οδος'],
      ['ИВАН', 'иван'],
      ['STRASSE', 'straße'],
    ] as const)
      expect(fold(left)).toBe(fold(right));
  });

  it('keeps accents apart', () => {
    expect(fold('Müller')).not.toBe(fold('Muller'));
  });

  it('gives the same for a text and for what it folds to', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});
