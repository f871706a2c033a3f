type Element =
  | { readonly kind: 'any-run' }
  | { readonly kind: 'any-one' }
  | { readonly kind: 'character'; readonly text: string }
  | {
      readonly kind: 'set';
      readonly ranges: readonly (readonly [string, string])[];
      readonly negated: boolean;
    };

/** Patterns compiled and kept; a query matches up to 500 of them against many rows. */
const cacheMax = 1_000;
const cache = new Map<string, readonly Element[]>();
/** Comparisons after which `looked` is told, so that it can give up on a long text in its middle. */
const untoldMax = 100_000;

/**
 * Whether the text matches a T-SQL LIKE pattern: `%` any run, `_` one character, `[abc]`, `[a-c]`, `[^a]` a set. `looked`
 * is told how many characters were compared, each as often as it was; what it throws ends the comparing.
 */
export function matchesLike(
  text: string,
  pattern: string,
  looked: (characters: number) => void = () => {},
): boolean {
  const elements = compiled(pattern, looked);
  let at = 0;
  let next = 0;
  let retryAt = -1;
  let retryNext = -1;
  let untold = 0;
  // Two pointers and one point of return: the last `%` is the only one worth returning to.
  while (at < text.length) {
    untold += 1;
    if (untold === untoldMax) {
      looked(untold);
      untold = 0;
    }
    const element = elements[next];
    if (element?.kind === 'any-run') {
      if (next === elements.length - 1) {
        at = text.length;
        break;
      }
      retryAt = at;
      retryNext = next;
      next += 1;
    } else if (element && matchesOne(element, text[at] ?? '')) {
      at += 1;
      next += 1;
    } else if (retryNext >= 0) {
      retryAt += 1;
      at = retryAt;
      next = retryNext + 1;
    } else {
      break;
    }
  }
  looked(untold);
  if (at < text.length) return false;
  while (elements[next]?.kind === 'any-run') next += 1;
  return next === elements.length;
}

/** The text as a pattern that matches only itself. */
export function escapeLike(text: string): string {
  return text.replace(/[%_[]/g, (character) => `[${character}]`);
}

function compiled(pattern: string, looked: (characters: number) => void): readonly Element[] {
  const known = cache.get(pattern);
  if (known) return known;
  if (cache.size >= cacheMax) cache.clear();
  looked(pattern.length);
  const elements = compile(pattern);
  cache.set(pattern, elements);
  return elements;
}

function compile(pattern: string): Element[] {
  const elements: Element[] = [];
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern[at] ?? '';
    const end = character === '[' ? pattern.indexOf(']', at + 2) : -1;
    if (character === '%') elements.push({ kind: 'any-run' });
    else if (character === '_') elements.push({ kind: 'any-one' });
    else if (end > 0) {
      elements.push(characterSet(pattern.slice(at + 1, end)));
      at = end;
    } else elements.push({ kind: 'character', text: character });
  }
  return elements;
}

function characterSet(inside: string): Element {
  const negated = inside.length > 1 && inside.startsWith('^');
  const body = negated ? inside.slice(1) : inside;
  const ranges: (readonly [string, string])[] = [];
  for (let at = 0; at < body.length; at += 1) {
    const from = body[at] ?? '';
    const isRange = body[at + 1] === '-' && at + 2 < body.length;
    ranges.push([from, isRange ? (body[at + 2] ?? '') : from]);
    if (isRange) at += 2;
  }
  return { kind: 'set', ranges, negated };
}

function matchesOne(element: Element, character: string): boolean {
  switch (element.kind) {
    case 'any-run':
      return false;
    case 'any-one':
      return true;
    case 'character':
      return element.text === character;
    case 'set':
      return element.ranges.some(([from, to]) => from <= character && character <= to) !== element.negated;
    default:
      return element satisfies never;
  }
}
