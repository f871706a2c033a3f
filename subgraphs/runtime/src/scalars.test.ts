import { parseValue } from 'graphql';
import { describe, expect, it } from 'vitest';
import { dateTimeScalar, decimalScalar, guidScalar } from './scalars.ts';

const lists = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}1${']'.repeat(levels)}`);
const objects = (levels: number): unknown => JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`);
const refused = (got: string) =>
  expect.objectContaining({
    message: expect.stringContaining(`; got ${got}.`),
    extensions: { code: 'INVALID_VALUE', expected: expect.any(String), got },
  });

describe.each([decimalScalar, dateTimeScalar, guidScalar])('a value that is no %s', (scalar) => {
  it.each([
    ['lists of any depth', lists(100_000), 'a list'],
    ['objects of any depth', objects(100_000), 'an object'],
    ['a number', 12.5, '12.5'],
    ['a truth value', true, 'true'],
    ['a text', 'a"b', '"a\\"b"'],
    ['a text of any length', 'x'.repeat(5_000), `"${'x'.repeat(100)}"…`],
  ])('is refused with what was got: %s', (_, value, got) => {
    expect(() => scalar.parseValue(value)).toThrow(refused(got));
  });

  it.each([
    ['[[1]]', 'a list'],
    ['{ a: 1 }', 'an object'],
    ['99999999999999999999', '99999999999999999999'],
    ['SOME', 'SOME'],
    ['"x"', '"x"'],
  ])('is refused with what stands in the document: %s', (literal, got) => {
    expect(() => scalar.parseLiteral(parseValue(literal), {})).toThrow(refused(got));
  });
});

describe('a day', () => {
  it.each(['2026-02-30', '2026-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '1900-02-29'])(
    'that no calendar has is refused and never becomes another: %s',
    (day) => {
      for (const text of [`${day}T00:00:00Z`, `${day}T23:59:59.999+02:00`])
        expect(() => dateTimeScalar.parseValue(text)).toThrow(refused(JSON.stringify(text)));
      expect(() => dateTimeScalar.parseValue(day)).toThrow(refused(JSON.stringify(day)));
    },
  );

  it.each(['2024-02-29', '2000-02-29', '2026-12-31', '0001-01-01'])(
    'of the calendar is that day: %s',
    (day) => {
      expect(dateTimeScalar.parseValue(`${day}T12:00:00Z`)).toBe(`${day}T12:00:00Z`);
      expect(dateTimeScalar.parseValue(day)).toBe(`${day}T00:00:00Z`);
    },
  );

  it('of another zone is the instant in UTC, on the day before or after where that is so', () => {
    expect(dateTimeScalar.parseValue('2026-03-01T00:30:00+02:00')).toBe('2026-02-28T22:30:00Z');
    expect(dateTimeScalar.parseValue('2026-02-28T23:30:00-02:00')).toBe('2026-03-01T01:30:00Z');
  });
});
