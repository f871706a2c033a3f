import { describe, expect, it } from 'vitest';
import { QueryError } from './ast.ts';
import { parseFilter } from './parser.ts';

describe('the $filter grammar', () => {
  it('binds and closer than or, and parentheses closest', () => {
    expect(parseFilter('a eq 1 or b eq 2 and c eq 3')).toEqual(parseFilter('a eq 1 or (b eq 2 and c eq 3)'));
    expect(parseFilter('(a eq 1 or b eq 2) and c eq 3')).toMatchObject({ kind: 'and' });
  });

  it('reads a doubled quote as one', () => {
    expect(parseFilter("name eq 'O''Neil'")).toMatchObject({ right: { kind: 'string', text: "O'Neil" } });
  });

  it.each([
    ['name eq', "Expression expected at position 7 in 'name eq'."],
    ["name eq 'x", "There is an unterminated string literal at position 10 in 'name eq 'x'."],
    ["name eq 'x' foo", "Syntax error at position 12 in 'name eq 'x' foo'."],
    ['name', "Expression expected at position 4 in 'name'."],
    ['(name eq null', "Expression expected at position 13 in '(name eq null'."],
    ['name # 1', "Syntax error: character '#' is not valid at position 5 in 'name # 1'."],
    ['tolower(name) eq 1', 'The query node SingleValueFunctionCall is not supported.'],
    ['year(createdon) eq 2026', 'The query node SingleValueFunctionCall is not supported.'],
    ['a eq now()', 'The query node SingleValueFunctionCall is not supported.'],
    ["substringof(name,'x')", "An unknown function with name 'substringof' was found."],
    ['c/any(x:)', "Expression expected at position 8 in 'c/any(x:)'."],
    ['c/all()', "Syntax error at position 6 in 'c/all()'."],
    ['Microsoft.Dynamics.CRM.Today()', 'Syntax error at position 29'],
    ["name in ('a','b')", "Syntax error at position 5 in 'name in ('a','b')'."],
    ["name EQ 'a'", "Syntax error at position 5 in 'name EQ 'a''."],
    ['5abc eq 1', "Syntax error: character '5' is not valid at position 0 in '5abc eq 1'."],
  ])('refuses %s', (text, message) => {
    expect(() => parseFilter(text)).toThrow(QueryError);
    expect(() => parseFilter(text)).toThrow(message);
  });

  it('refuses parentheses deeper than the library allows, without running out of stack', () => {
    expect(() => parseFilter(`${'('.repeat(5000)}a eq 1${')'.repeat(5000)}`)).toThrow(
      'Recursion depth exceeded allowed limit.',
    );
  });

  it('takes thousands of conditions in a row', () => {
    const text = Array.from({ length: 5000 }, (_, n) => `a eq ${n}`).join(' or ');
    expect(parseFilter(text)).toMatchObject({ kind: 'or', operands: { length: 5000 } });
  });
});
