import { describe, expect, it } from 'vitest';
import { holdsLines } from './create-quote.ts';

const existing = [
  { productid: { productnumber: 'D0001' }, productdescription: null },
  { productid: null, productdescription: 'Installation' },
];
const product = { productNumber: 'd0001', quantity: '1' };
const writeIn = { description: 'Installation', quantity: '1', pricePerUnit: '5' };

describe('a repeated call', () => {
  it.each([
    ['the same lines', [product, writeIn], true],
    ['fewer lines', [product], false],
    ['another order', [writeIn, product], false],
    ['another product', [{ ...product, productNumber: 'D0002' }, writeIn], false],
    ['another write-in', [product, { ...writeIn, description: 'Training' }], false],
  ])('with %s finds the quote of the first: %s', (_, lines, expected) => {
    expect(holdsLines(existing, lines)).toBe(expected);
  });
});
