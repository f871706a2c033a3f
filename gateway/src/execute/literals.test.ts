import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFederation } from '../testing/federation.ts';

const graph = createFederation({
  echo: {
    sdl: 'input Line { text: String } type Query { text(is: String): String line(is: Line): String }',
    resolvers: {
      Query: {
        text: (_: unknown, { is }: { is: string }) => is,
        line: (_: unknown, { is }: { is: { text: string } }) => is.text,
      },
    },
  },
});

describe('a text in an operation', () => {
  it.each([
    ['a backspace', '"a\\bc"', 'a\bc'],
    ['a backspace, spelled long', '"a\\u0008c"', 'a\bc'],
    ['a backslash before the letter b', '"a\\\\bc"', 'a\\bc'],
    ['a quoted backspace', '"\\"\\b\\""', '"\b"'],
    ['a backslash before the letter b in a block', '"""a\\bc"""', 'a\\bc'],
    ['quotes around an escape in a block', '"""say "\\b" """', 'say "\\b" '],
  ])('reaches the resolver as it was written: %s', async (_, literal, expected) => {
    const { data } = await graph.run(`{ text(is: ${literal}) line(is: { text: ${literal} }) }`);
    expect(data).toEqual({ text: expected, line: expected });
  });

  it('reaches the resolver as it was written, whatever characters it has', async () => {
    const control = fc.integer({ min: 0, max: 0x1f }).map((code) => String.fromCharCode(code));
    const unit = fc.oneof(
      control,
      fc.constantFrom('"', '\\', 'b', 'u'),
      fc.string({ unit: 'binary', maxLength: 1 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(unit, { maxLength: 12 }), async (units) => {
        const text = units.join('');
        const { data } = await graph.run(`{ text(is: ${JSON.stringify(text)}) }`);
        expect(data).toEqual({ text });
      }),
    );
  });
});
