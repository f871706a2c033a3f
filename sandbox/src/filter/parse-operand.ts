import { type Literal, type Operand, QueryError } from './ast.ts';
import { canonicalFunctions } from './function-names.ts';
import { type ParserState, parseWhole } from './parser-state.ts';
import { unknownFunction, unsupportedNode } from './refusals.ts';
import type { TokenReader } from './token-reader.ts';

const constants: ReadonlySet<string> = new Set(['true', 'false', 'null']);

/** A path, a literal, or the alias of either. */
export function parseOperand(state: ParserState): Operand {
  const { tokens } = state;
  const { kind, text } = tokens.peek();
  if (kind === 'alias') return resolveAlias(state, tokens.take('alias').text, parseOperand);
  if (isCall(tokens)) {
    const name = names(tokens).at(-1) ?? '';
    throw canonicalFunctions.has(name) ? unsupportedNode('SingleValueFunctionCall') : unknownFunction(name);
  }
  return kind === 'name' && !constants.has(text) ? { kind: 'path', segments: names(tokens) } : literal(state);
}

/** What an alias stands for, read by the rule of the place where it stands. An alias of an alias is refused. */
export function resolveAlias<T>(state: ParserState, alias: string, rule: (state: ParserState) => T): T {
  const text = state.aliases.get(alias) ?? 'null';
  return parseWhole(text, (tokens) => rule({ text, tokens, aliases: new Map(), depth: state.depth }));
}

/** The segments of a path. */
export function names(tokens: TokenReader): string[] {
  const segments = [tokens.take('name').text];
  while (tokens.peek().kind === 'slash') {
    tokens.take('slash');
    segments.push(tokens.take('name').text);
  }
  return segments;
}

export function literal({ text, tokens }: ParserState): Literal {
  const token = tokens.peek();
  switch (token.kind) {
    case 'string':
    case 'number':
    case 'guid':
    case 'dateTime':
    case 'date':
      return { kind: token.kind, text: tokens.take(token.kind).text };
    case 'enum':
      tokens.take('enum');
      return { kind: 'enum', typeName: token.typeName ?? '', text: token.text };
    case 'name':
      if (tokens.takeName('null')) return { kind: 'null' };
      if (tokens.takeName('true')) return { kind: 'boolean', value: true };
      if (tokens.takeName('false')) return { kind: 'boolean', value: false };
  }
  throw new QueryError(`Expression expected at position ${token.position} in '${text}'.`);
}

/** Whether a path that is called as a function comes next. */
export function isCall(tokens: TokenReader): boolean {
  let ahead = 0;
  while (tokens.peek(ahead).kind === 'name' && tokens.peek(ahead + 1).kind === 'slash') ahead += 2;
  return tokens.peek(ahead).kind === 'name' && tokens.peek(ahead + 1).kind === 'open';
}
