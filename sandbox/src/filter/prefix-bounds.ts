const lastCodePoint = 0x10ffff;

/**
 * Bounds of the texts that a LIKE pattern can match, when it begins with fixed characters: the first is inside, the second
 * behind. Texts compare by code point, as their UTF-8 bytes do.
 */
export function prefixBounds(pattern: string): readonly [string, string] | undefined {
  const prefix = /^[^%_[]*/.exec(pattern)?.[0] ?? '';
  const characters = [...prefix];
  const last = characters.pop()?.codePointAt(0);
  // Half of a pair, and what stands before the halves or at the very end, has no next character.
  if (last === undefined || last === lastCodePoint || (last >= 0xd7ff && last <= 0xdfff)) return undefined;
  return [prefix, characters.join('') + String.fromCodePoint(last + 1)];
}
