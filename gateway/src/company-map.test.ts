import { describe, expect, it } from 'vitest';
import { createCompanyMap, parseBusinessUnits } from './company-map.ts';

const south = '85f21710-151c-58dc-9526-9e5a558f50b2';
const north = '54ddc13d-31e9-535b-96f2-9b26e69f3cee';

describe('the company of a Sales record', () => {
  const map = createCompanyMap({
    company: 'USMF',
    businessUnits: parseBusinessUnits(`${north.toUpperCase()}=DEMF`),
  });

  it('is that of its business unit, whatever the case of either', () => {
    expect(map.companyOf(north)).toBe('demf');
    expect(map.companyOf(north.toUpperCase())).toBe('demf');
  });

  it('is the general one for a unit that is not named, and without a unit', () => {
    expect(map.companyOf(south)).toBe('usmf');
    expect(map.companyOf(null)).toBe('usmf');
  });

  it('knows every company once', () => {
    const twice = createCompanyMap({ company: 'usmf', businessUnits: { [north]: 'demf', [south]: 'usmf' } });
    expect(twice.companies).toEqual(['usmf', 'demf']);
  });

  it('is one for all products: the general one unless another is named', () => {
    expect(map.productCompany).toBe('usmf');
    const named = createCompanyMap({ company: 'usmf', businessUnits: {}, productCompany: 'DAT' });
    expect(named.productCompany).toBe('dat');
  });
});

describe('business units in the configuration', () => {
  it('are read as pairs', () => {
    expect(parseBusinessUnits(`${south}=usmf, ${north}=demf`)).toEqual({ [south]: 'usmf', [north]: 'demf' });
  });

  it.each([
    ['Contoso=usmf', 'got "Contoso=usmf"'],
    [`${south}=toolong`, `got "${south}=toolong"`],
    [`${south}`, `got "${south}"`],
    ['', 'got ""'],
    [`${south}=usmf,${south}=demf`, `${south} twice`],
  ])('refuse %j by name', (text, message) => {
    expect(() => parseBusinessUnits(text)).toThrow(message);
  });
});
