import type { Parameter } from './ast.ts';
import { literal, resolveAlias } from './parse-operand.ts';
import { type Aliases, type ParserState, parseWhole } from './parser-state.ts';

/** Parses the value of a parameter of a function in a URL: a literal, a list, or the alias of one. */
export function parseParameter(text: string, aliases: Aliases): Parameter {
  return parseWhole(text, (tokens) => parameter({ text, tokens, aliases, depth: 0 }));
}

/** The parameters of a function, in parentheses. */
export function parseParameters(state: ParserState): ReadonlyMap<string, Parameter> {
  const { tokens } = state;
  const found = new Map<string, Parameter>();
  tokens.take('open');
  do {
    if (found.size > 0) tokens.take('comma');
    const name = tokens.take('name').text;
    tokens.take('equals');
    if (found.has(name)) throw tokens.syntaxError();
    found.set(name, parameter(state));
  } while (tokens.peek().kind === 'comma');
  tokens.take('close');
  return found;
}

function parameter(state: ParserState): Parameter {
  const { tokens } = state;
  if (tokens.peek().kind === 'alias') return resolveAlias(state, tokens.take('alias').text, parameter);
  if (tokens.peek().kind !== 'openBracket') return literal(state);
  tokens.take('openBracket');
  const items = [tokens.take('string').text];
  while (tokens.peek().kind === 'comma') {
    tokens.take('comma');
    items.push(tokens.take('string').text);
  }
  tokens.take('closeBracket');
  return { kind: 'list', items };
}
