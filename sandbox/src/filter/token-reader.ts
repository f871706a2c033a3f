import { QueryError } from './ast.ts';
import { type Token, type TokenKind, tokenize } from './lexer.ts';

/** The tokens of a text, read one after the other. */
export interface TokenReader {
  /** The token to be read next, or one further on; behind the last one stands an `end` token. */
  peek(ahead?: number): Token;
  /** Reads a token. Throws QueryError when it is of another kind. */
  take(kind: TokenKind): Token;
  /** Reads the name when it comes next. */
  takeName(text: string): boolean;
  /** The refusal of the token that comes next. */
  syntaxError(): QueryError;
}

export function readTokens(text: string): TokenReader {
  const tokens = tokenize(text);
  let next = 0;

  function peek(ahead = 0): Token {
    return tokens[next + ahead] ?? { kind: 'end', text: '', position: text.length };
  }

  function syntaxError(): QueryError {
    const { kind, position } = peek();
    return kind === 'end'
      ? new QueryError(`Expression expected at position ${position} in '${text}'.`)
      : new QueryError(`Syntax error at position ${position} in '${text}'.`);
  }

  return {
    peek,
    syntaxError,
    take(kind) {
      const token = peek();
      if (token.kind !== kind) throw syntaxError();
      next += 1;
      return token;
    },
    takeName(name) {
      const { kind, text: found } = peek();
      if (kind !== 'name' || found !== name) return false;
      next += 1;
      return true;
    },
  };
}
