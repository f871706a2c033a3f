import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeLike, matchesLike } from './like-pattern.ts';

const text = fc.string({
  unit: fc.constantFrom('a', 'b', 'c', '%', '_', '[', ']', '^', '-', '*'),
  maxLength: 12,
});

describe('LIKE patterns', () => {
  it('match an escaped text as itself and nothing else', () => {
    fc.assert(
      fc.property(text, text, (left, right) => {
        expect(matchesLike(left, escapeLike(right))).toBe(left === right);
      }),
    );
  });

  it('find any run and any one character as a regular expression does', () => {
    const pattern = fc.array(fc.constantFrom('a', 'b', '%', '_'), { maxLength: 8 });
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 }), pattern, (value, parts) => {
        const reference = parts.map((part) => (part === '%' ? '.*' : part === '_' ? '.' : part)).join('');
        expect(matchesLike(value, parts.join(''))).toBe(new RegExp(`^${reference}$`, 's').test(value));
      }),
    );
  });

  it('know sets, ranges and their opposites', () => {
    expect(matchesLike('b1', '[a-c]1')).toBe(true);
    expect(matchesLike('d1', '[a-c]1')).toBe(false);
    expect(matchesLike('d1', '[^a-c]1')).toBe(true);
    expect(matchesLike('x', '[xyz]')).toBe(true);
  });

  it('answer at once even for patterns that are hard to match', () => {
    expect(matchesLike('a'.repeat(20_000), `${'%a'.repeat(500)}b`)).toBe(false);
  });

  it('tell how many characters they compared, and end where nobody wants more', () => {
    const compared = (text: string, pattern: string) => {
      let count = 0;
      const matches = matchesLike(text, pattern, (characters) => {
        count += characters;
      });
      return { count, matches };
    };
    // Compiled before, so that only comparing counts.
    for (const pattern of ['a%', '%zz%', '%ab']) matchesLike('', pattern);
    expect(compared('a'.repeat(1_000), 'a%')).toEqual({ count: 2, matches: true });
    expect(compared('a'.repeat(1_000), '%zz%')).toEqual({ count: 1_001, matches: false });
    expect(compared('a'.repeat(1_000), '%ab').count).toBe(2_000);
    let told = 0;
    const giveUp = (characters: number) => {
      told += characters;
      if (told > 150_000) throw new Error('enough');
    };
    expect(() => matchesLike('a'.repeat(1_000_000), '%zz', giveUp)).toThrow('enough');
    expect(told).toBeLessThan(300_000);
  });
});
