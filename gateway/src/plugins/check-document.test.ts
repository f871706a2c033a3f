import { describe, expect, it } from 'vitest';
import { createDocumentCheck } from './check-document.ts';
import { defaultLimits } from './limits.ts';

const check = createDocumentCheck(defaultLimits);
const many = (count: number, print: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => print(i)).join(' ');

describe('a document is judged before it is validated or planned', () => {
  it('one within the limits passes, and again from memory', () => {
    expect(check('{ customer(id: "usmf:US-001") { name } }')).toBeUndefined();
    expect(check('{ customer(id: "usmf:US-001") { name } }')).toBeUndefined();
  });

  it.each([
    ['numbers of 64 bits', '{ a(b: [9223372036854775807, -9223372036854775808, 1.5e300]) }'],
    ['39 fragments around a field', `{ ${'... { '.repeat(39)} a ${'}'.repeat(40)}`],
  ])('%s pass', (_, query) => {
    expect(check(query)).toBeUndefined();
  });

  it('what is no GraphQL is left to the parser', () => {
    for (const text of ['{ customer(', '{ a(b: "', '}}}', '', 'mutation', '{ a(b: "\\q") }'])
      expect(check(text)).toBeUndefined();
  });

  it.each([
    ['too many tokens', `{ ${many(5_000, (i) => `a${i}`)} }`, 'QUERY_TOO_LARGE', 'at most 4000 tokens'],
    [
      'too long a text',
      `{ a(b: "${'x'.repeat(100_000)}") }`,
      'QUERY_TOO_LARGE',
      'at most 100000 characters, got 100012',
    ],
    ['too deep', `${'{ a '.repeat(21)}${'}'.repeat(21)}`, 'QUERY_TOO_DEEP', 'at most 20 levels, got 21'],
    [
      'too many aliases',
      `{ ${many(51, (i) => `a${i}: b`)} }`,
      'TOO_MANY_ALIASES',
      'at most 50 aliases, got 51',
    ],
    [
      'too many root fields',
      `{ ${many(21, (i) => `f${i}`)} }`,
      'TOO_MANY_ROOT_FIELDS',
      'at most 20 root fields, got 21',
    ],
    [
      'too many directives',
      `{ a ${many(51, () => '@skip(if: false)')} }`,
      'TOO_MANY_DIRECTIVES',
      'at most 50 directives, got 51',
    ],
    [
      'fragments that double each other',
      `{ a { ...F0 } } ${many(25, (i) => `fragment F${i} on T { x ...F${i + 1} ...F${i + 1} }`)} fragment F25 on T { y }`,
      'QUERY_TOO_LARGE',
      'at most 20000 fields',
    ],
    [
      'inline fragments within each other',
      `{ ${'... { '.repeat(40)} a ${'}'.repeat(41)}`,
      'QUERY_TOO_DEEP',
      'at most 40 levels of fields, fragments and values, got 41',
    ],
    [
      'fragments that spread each other in a chain',
      `{ ...F0 } ${many(40, (i) => `fragment F${i} on T { ...F${i + 1} }`)} fragment F40 on T { y }`,
      'QUERY_TOO_DEEP',
      'at most 40 levels of fields, fragments and values, got 42',
    ],
    [
      'lists within each other',
      `{ a(b: ${'['.repeat(1_500)}1${']'.repeat(1_500)}) }`,
      'QUERY_TOO_DEEP',
      'at most 40 levels of fields, fragments and values, got 1501',
    ],
    [
      'input objects within each other, in a directive',
      `{ a @skip(if: ${'{ b: '.repeat(40)}1${'}'.repeat(40)}) }`,
      'QUERY_TOO_DEEP',
      'at most 40 levels of fields, fragments and values, got 41',
    ],
    [
      'a default value of many lists',
      `query ($a: ${'['.repeat(41)}T${']'.repeat(41)} = ${'['.repeat(50)}${']'.repeat(50)}) { a(b: $a) }`,
      'QUERY_TOO_DEEP',
      'got 50',
    ],
    ['lists that nobody closes', `{ a(b: ${'['.repeat(3_900)}`, 'QUERY_TOO_DEEP', 'got 3901'],
    ['fields that nobody closes', `{ ${'a { '.repeat(1_990)}`, 'QUERY_TOO_DEEP', 'got 1991'],
    ['fragments that nobody closes', `{ ${'... { '.repeat(1_990)}`, 'QUERY_TOO_DEEP', 'got 1991'],
    ['a type that nobody closes', `query ($a: ${'['.repeat(3_900)}`, 'QUERY_TOO_DEEP', 'got 3900'],
    [
      'a whole number of more than 64 bits',
      '{ a(b: 9223372036854775808) }',
      'GRAPHQL_VALIDATION_FAILED',
      'at most 64 bits, got 9223372036854775808.',
    ],
    [
      'a very long number',
      `{ a(b: { c: [-${'9'.repeat(5_000)}] }) }`,
      'GRAPHQL_VALIDATION_FAILED',
      `got -${'9'.repeat(39)}….`,
    ],
    ['a number without end', '{ a(b: 1e400) }', 'GRAPHQL_VALIDATION_FAILED', 'a 64-bit float, got 1e400.'],
    [
      'depth hidden in fragments',
      `{ a { ...F0 } } ${many(25, (i) => `fragment F${i} on T { x { ...F${i + 1} } }`)} fragment F25 on T { y }`,
      'QUERY_TOO_DEEP',
      'at most 20 levels',
    ],
  ])('%s is refused by name', (_, query, code, message) => {
    expect(check(query)).toEqual({ code, message: expect.stringContaining(message) });
  });

  it('fragments that spread each other in a circle end', () => {
    expect(check('{ ...A } fragment A on T { x ...B } fragment B on T { y ...A }')).toBeUndefined();
  });
});
