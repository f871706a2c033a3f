import { describe, expect, it } from 'vitest';
import { readCustomerKey, readEntityKey, readReferenceKey } from './companies.ts';

const companies = { companies: ['usmf', 'demf'] };
const quotes = { noun: 'quote', example: 'usmf:QUO-1' };

describe('the id of an entity', () => {
  it('is read with its company in lower case and its number as it is', () => {
    expect(readEntityKey(companies, 'USMF:QUO-1:a', quotes)).toEqual({ company: 'usmf', number: 'QUO-1:a' });
    expect(readReferenceKey(companies, { company: 'DEMF', number: 'QUO-1' }, quotes)).toEqual({
      company: 'demf',
      number: 'QUO-1',
    });
  });

  it('is refused in the words of its entity, on the argument that held it', () => {
    const refused = expect.objectContaining({
      message: 'A quote id is `company:number`, such as "usmf:QUO-1"; got "QUO-1".',
      extensions: expect.objectContaining({ code: 'INVALID_ARGUMENT', field: 'input.quote' }),
    });
    expect(() => readEntityKey(companies, 'QUO-1', quotes, 'input.quote')).toThrow(refused);
    expect(() => readCustomerKey(companies, 'US-001')).toThrow('A customer id is `company:number`');
    expect(() => readEntityKey(companies, 'frrt:QUO-1', quotes)).toThrow('must be one of usmf, demf');
  });
});
