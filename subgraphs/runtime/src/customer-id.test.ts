import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customerId, parseCustomerId } from './customer-id.ts';

describe('the id of a customer', () => {
  it('folds the company and keeps the number', () => {
    expect(customerId({ company: 'USMF', number: 'Us-001' })).toBe('usmf:Us-001');
  });

  it('leads back to its key, whatever the number holds', () => {
    const company = fc.stringMatching(/^[a-z0-9]{1,4}$/);
    fc.assert(
      fc.property(company, fc.string({ minLength: 1 }), (name, number) => {
        expect(parseCustomerId(customerId({ company: name, number }))).toEqual({ company: name, number });
      }),
    );
  });

  it.each(['', 'usmf', ':1', 'usmf:'])('is not %j', (text) => expect(parseCustomerId(text)).toBeUndefined());
});
