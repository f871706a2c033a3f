import { type Literal, QueryError } from '../filter/ast.ts';
import { type Token, tokenize } from '../filter/lexer.ts';

/** The key in parentheses behind an entity set: one bare value, or names with values. */
export type KeyPredicate =
  | { readonly kind: 'single'; readonly value: Literal }
  | { readonly kind: 'named'; readonly parts: ReadonlyMap<string, Literal> };

/** A path below the service root: `accounts`, `accounts(…)`, `accounts(…)/name/$value`. */
export interface ResourcePath {
  readonly name: string;
  readonly key?: KeyPredicate;
  /** What follows, one segment each. */
  readonly rest: readonly string[];
}

/** Parses the encoded path below the service root. Throws QueryError when it is no resource path. */
export function parseResourcePath(encoded: string): ResourcePath {
  const [first = '', ...rest] = splitSegments(decodePath(encoded));
  if (rest.at(-1) === '') rest.pop();
  return { ...parseSegment(first), rest };
}

/** Parses one segment of a path, decoded: a name, perhaps with a key. */
export function parseSegment(first: string): Omit<ResourcePath, 'rest'> {
  const open = first.indexOf('(');
  if (open < 0) return { name: first };
  if (!first.endsWith(')')) throw new QueryError(`The key of '${first}' is not closed.`);
  const inside = first.slice(open + 1, -1);
  const name = first.slice(0, open);
  return inside === '' ? { name } : { name, key: parseKey(inside) };
}

/** Parses `guid`, `'text'` or `name=value,name=value`. */
export function parseKey(text: string): KeyPredicate {
  const malformed = new QueryError(`Bad Request - Error in query syntax: '(${text})' is not a key.`);
  const tokens = tokenize(text);
  if (tokens[1]?.kind !== 'equals') {
    const [token, end] = tokens;
    if (!token || end?.kind !== 'end') throw malformed;
    return { kind: 'single', value: literalOf(token, malformed) };
  }
  const parts = new Map<string, Literal>();
  for (let at = 0; ; at += 4) {
    const [name, equals, value, separator] = tokens.slice(at, at + 4);
    if (name?.kind !== 'name' || equals?.kind !== 'equals' || !value || parts.has(name.text)) throw malformed;
    parts.set(name.text, literalOf(value, malformed));
    if (separator?.kind === 'end') return { kind: 'named', parts };
    if (separator?.kind !== 'comma') throw malformed;
  }
}

function literalOf(token: Token, malformed: QueryError): Literal {
  switch (token.kind) {
    case 'string':
    case 'number':
    case 'guid':
    case 'dateTime':
    case 'date':
      return { kind: token.kind, text: token.text };
    case 'enum':
      return { kind: 'enum', typeName: token.typeName ?? '', text: token.text };
    default:
      throw malformed;
  }
}

/** Splits at slashes outside of quotes. */
function splitSegments(path: string): string[] {
  const segments = [''];
  let isQuoted = false;
  for (const character of path) {
    if (character === "'") isQuoted = !isQuoted;
    if (character === '/' && !isQuoted) segments.push('');
    else segments[segments.length - 1] += character;
  }
  return segments;
}

/** The path without its percent escapes. Throws QueryError for a broken one. */
export function decodePath(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new QueryError(`'${text}' has a malformed percent escape.`);
  }
}
