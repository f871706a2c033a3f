import { describe, expect, it } from 'vitest';
import { checkValue } from './check-value.ts';
import { shopType } from './testing/fixture.ts';

const check = (name: string, value: unknown) => {
  const property = shopType.properties.get(name);
  if (property === undefined) throw new Error(name);
  return checkValue(property, value);
};

describe('a value', () => {
  it.each([
    ['name', 'ten chars!'],
    ['name', null],
    ['name', ''],
    ['address1_line1', 'x'.repeat(10_000)],
    ['creditlimit', '0.10'],
    ['creditlimit', '12345678901234567890.990'],
    ['size', 2],
  ])('fits %s: %j', (name, value) => expect(check(name, value)).toBeUndefined());

  it.each([
    ['name', 'eleven char', 'VALUE_TOO_LONG', 'at most 10 characters', '11 characters'],
    ['address1_city', '🐢🐢🐢', 'VALUE_TOO_LONG', 'at most 5 characters', '6 characters'],
    ['creditlimit', '-0.01', 'INVALID_VALUE', 'at least 0', '-0.01'],
    ['creditlimit', '0.001', 'INVALID_VALUE', 'at most 2 digits after the point', '0.001'],
    ['creditlimit', 'ten', 'INVALID_VALUE', 'a decimal such as "1234.50"', '"ten"'],
    ['size', 3, 'INVALID_VALUE', 'one of 1 (Small), 2 (Large)', '3'],
  ])('is refused for %s: %j as %s', (name, value, code, expected, got) => {
    expect(check(name, value)).toEqual({ code, expected, got });
  });

  it('must be given where the system demands one', () => {
    const required = { ...shopType.properties.get('name'), required: true } as Parameters<
      typeof checkValue
    >[0];
    expect(checkValue(required, '')?.code).toBe('INVALID_VALUE');
  });
});
