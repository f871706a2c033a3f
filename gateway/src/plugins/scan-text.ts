import { Lexer, Source, TokenKind } from 'graphql';

export interface TextCounts {
  /** One more than `tokensMax` where the text has more. */
  readonly tokens: number;
  /** How deep braces and square brackets stand in each other. */
  readonly nesting: number;
}

/**
 * What a text will cost its parser, which recurses: brackets by the thousand exhaust its stack. Reads no more than
 * `tokensMax` tokens, and up to the first place where the text is no GraphQL.
 */
export function scanText(text: string, tokensMax: number): TextCounts {
  const lexer = new Lexer(new Source(text));
  let tokens = 0;
  let open = 0;
  let nesting = 0;
  try {
    while (tokens <= tokensMax) {
      const { kind } = lexer.advance();
      if (kind === TokenKind.EOF) break;
      tokens += 1;
      if (kind === TokenKind.BRACE_L || kind === TokenKind.BRACKET_L) open += 1;
      if (kind === TokenKind.BRACE_R || kind === TokenKind.BRACKET_R) open -= 1;
      nesting = Math.max(nesting, open);
    }
  } catch {
    // The parser gets no further than here, and says where.
  }
  return { tokens, nesting };
}
