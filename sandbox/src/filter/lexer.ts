import { QueryError } from './ast.ts';

export type TokenKind =
  | 'name'
  | 'string'
  | 'number'
  | 'guid'
  | 'dateTime'
  | 'date'
  | 'enum'
  | 'alias'
  | 'open'
  | 'close'
  | 'openBracket'
  | 'closeBracket'
  | 'comma'
  | 'slash'
  | 'colon'
  | 'equals'
  | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** The value without quotes. */
  readonly text: string;
  /** Of an enum literal, the qualified name before its quotes. */
  readonly typeName?: string;
  readonly position: number;
}

/** Tried in this order: a GUID may start like a number, a date does. */
const patterns: readonly { kind: TokenKind; pattern: RegExp }[] = [
  { kind: 'guid', pattern: /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/iy },
  {
    kind: 'dateTime',
    pattern: /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?(?:Z|[+-]\d{2}:\d{2})(?![\w-])/iy,
  },
  { kind: 'date', pattern: /\d{4}-\d{2}-\d{2}(?![\w-])/y },
  { kind: 'number', pattern: /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y },
  { kind: 'alias', pattern: /@[A-Za-z_][A-Za-z0-9_]*/y },
  { kind: 'name', pattern: /[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*/y },
];

const punctuation: Readonly<Record<string, TokenKind>> = {
  '(': 'open',
  ')': 'close',
  '[': 'openBracket',
  ']': 'closeBracket',
  ',': 'comma',
  '/': 'slash',
  ':': 'colon',
  '=': 'equals',
};

/** Cuts the (already percent-decoded) text of a $filter into tokens, the last one of kind `end`. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  for (;;) {
    while (text[position] === ' ' || text[position] === '\t') position += 1;
    const { token, next } = tokenAt(text, position);
    tokens.push(token);
    if (token.kind === 'end') return tokens;
    position = next;
  }
}

function tokenAt(text: string, position: number): { token: Token; next: number } {
  const first = text[position];
  if (first === undefined) return { token: { kind: 'end', text: '', position }, next: position };
  const mark = punctuation[first];
  if (mark) return { token: { kind: mark, text: first, position }, next: position + 1 };
  if (first === "'" || first === '"') {
    const { value, next } = quoted(text, position);
    return { token: { kind: 'string', text: value, position }, next };
  }
  for (const { kind, pattern } of patterns) {
    pattern.lastIndex = position;
    const found = pattern.exec(text)?.[0];
    if (found === undefined) continue;
    const next = position + found.length;
    if (kind === 'name' && text[next] === "'") {
      const literal = quoted(text, next);
      return { token: { kind: 'enum', text: literal.value, typeName: found, position }, next: literal.next };
    }
    return { token: { kind, text: found, position }, next };
  }
  throw new QueryError(
    `Syntax error: character '${first}' is not valid at position ${position} in '${text}'.`,
  );
}

/** A text in single quotes ('' is one quote) or, in a list of values, in double quotes as in JSON. */
function quoted(text: string, position: number): { value: string; next: number } {
  const quote = text[position];
  let value = '';
  for (let at = position + 1; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === quote) {
      if (quote !== "'" || text[at + 1] !== "'") return { value, next: at + 1 };
      at += 1;
    } else if (character === '\\' && quote === '"') {
      at += 1;
      value += text[at] ?? '';
      continue;
    }
    value += character;
  }
  throw new QueryError(`There is an unterminated string literal at position ${text.length} in '${text}'.`);
}
