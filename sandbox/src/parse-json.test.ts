import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonNumber } from './json.ts';
import { parseJson } from './parse-json.ts';

const plain = (json: unknown): unknown =>
  json instanceof JsonNumber
    ? Number(json.text)
    : Array.isArray(json)
      ? json.map(plain)
      : typeof json === 'object' && json !== null
        ? Object.fromEntries(Object.entries(json).map(([name, value]) => [name, plain(value)]))
        : json;

describe('JSON of a request', () => {
  it('reads whatever JSON is written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(plain(parseJson(text))).toEqual(JSON.parse(text));
      }),
    );
  });

  it('takes for JSON what the platform takes for JSON', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b"',
      '"',
      '1',
      '-',
      '.5',
      'e3',
      'true',
      'nul',
      ' ',
      '\\',
      '\u0001',
      '0',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 9 }), (parts) => {
        const text = parts.join('');
        const accepts = (parse: (text: string) => unknown) => {
          try {
            parse(text);
            return true;
          } catch (error) {
            expect(error).toBeInstanceOf(SyntaxError);
            return String(error).includes('duplicate') ? 'duplicate' : false;
          }
        };
        const own = accepts(parseJson);
        if (own !== 'duplicate') expect(own).toBe(accepts(JSON.parse));
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps the digits of numbers, and a name of a prototype as a name', () => {
    expect(parseJson('{"__proto__":{"x":1.10},"y":[12345678901234567890]}')).toEqual(
      JSON.parse('{"__proto__":{"x":{"text":"1.10"}},"y":[{"text":"12345678901234567890"}]}', (_, value) =>
        typeof value?.text === 'string' ? new JsonNumber(value.text) : value,
      ),
    );
  });

  it.each([
    ['a name twice', '{"a":1,"\\u0061":2}', "Multiple properties with the name 'a'"],
    ['endless depth', '['.repeat(100_000), 'nests too deep'],
    ['endless names', `{${Array.from({ length: 5_001 }, (_, n) => `"n${n}":1`).join()}}`, 'maximum of 5000'],
    ['an end too early', '{"a":', 'Unexpected end'],
    ['something behind', '{} {}', 'position 3'],
  ])('refuses %s', (_, text, message) => {
    expect(() => parseJson(text)).toThrow(message);
  });
});
