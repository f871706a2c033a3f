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
