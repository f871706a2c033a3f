import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { printDiagnostic, RulesError } from './diagnostics.ts';
import { readYaml } from './diagnostics-yaml.ts';

const schema = z.strictObject({
  names: z.array(z.strictObject({ first: z.string() })),
  on: z.string().optional(),
});
const read = (text: string) => readYaml({ file: 'a.yaml', text }, schema);

describe('a YAML file', () => {
  it('gives its value and the line of each part', () => {
    const { value, lineOf, diagnostics } = read('# names\nnames:\n  - first: Ada\n  -\n    first: NO\n');
    expect(diagnostics).toEqual([]);
    expect(value).toEqual({ names: [{ first: 'Ada' }, { first: 'NO' }] });
    expect(lineOf(['names'])).toBe(2);
    expect(lineOf(['names', 0])).toBe(3);
    expect(lineOf(['names', 1, 'first'])).toBe(5);
    expect(lineOf(['names', 1, 'missing', 'below'])).toBe(5);
  });

  it('gives the line of a part behind an alias', () => {
    const { lineOf } = read('on: &a\n  first: x\nnames:\n  - *a\n');
    expect(lineOf(['names', 0, 'first'])).toBe(2);
  });

  it.each([
    ['names: [\n', 'SYNTAX', 2],
    ['names: []\nnames: []\n', 'SYNTAX', 2],
    ['names:\n  - first: 1\n', 'INVALID_SHAPE', 2],
    ['names:\n  - first: a\n    second: b\n', 'INVALID_SHAPE', 3],
    ['', 'INVALID_SHAPE', 1],
    ['- a\n', 'INVALID_SHAPE', 1],
  ])('%j is refused as %s at line %i', (text, code, line) => {
    const { value, diagnostics } = read(text);
    expect(value).toBeUndefined();
    expect(diagnostics[0]).toMatchObject({ code, line, file: 'a.yaml', level: 'error' });
  });

  it('whose aliases multiply is refused and does not fill the memory', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${['b', 'c', 'd', 'e', 'f', 'g'].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdef'[index]}`)}]`).join('\n')}\n`;
    expect(read(bomb).diagnostics[0]).toMatchObject({ code: 'SYNTAX' });
  });
});

it('an error of the rules lists every place', () => {
  const { diagnostics } = read('names:\n  - first: 1\n  - first: 2\n');
  const error = new RulesError(diagnostics);
  expect(error.code).toBe('RULES_INVALID');
  for (const found of diagnostics) expect(error.message).toContain(printDiagnostic(found));
  expect(error.message).toContain('a.yaml:3 error INVALID_SHAPE: names.1.first');
});
