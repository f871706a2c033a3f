import { type ComparisonOperator, QueryError } from './ast.ts';
import { readTokens, type TokenReader } from './token-reader.ts';

/** Parentheses and `not` deeper than this are refused, as the real parser does. */
const depthMax = 200;

export const comparisonOperators: ReadonlySet<string> = new Set<ComparisonOperator>([
  'eq',
  'ne',
  'gt',
  'ge',
  'lt',
  'le',
]);

/** What `@p1` in a query stands for; without a value, null. */
export type Aliases = ReadonlyMap<string, string>;

/** Where a parser stands in its text. */
export interface ParserState {
  readonly text: string;
  readonly tokens: TokenReader;
  readonly aliases: Aliases;
  depth: number;
}

/** Parses all of a text by one rule. Throws QueryError when something is left over. */
export function parseWhole<T>(text: string, parse: (tokens: TokenReader) => T): T {
  const tokens = readTokens(text);
  const parsed = parse(tokens);
  if (tokens.peek().kind !== 'end') throw tokens.syntaxError();
  return parsed;
}

/** Parses what stands one parenthesis or `not` deeper. Throws QueryError when that is too deep. */
export function enterDepth<T>(state: ParserState, parse: () => T): T {
  state.depth += 1;
  if (state.depth > depthMax) throw new QueryError('Recursion depth exceeded allowed limit.');
  const parsed = parse();
  state.depth -= 1;
  return parsed;
}
