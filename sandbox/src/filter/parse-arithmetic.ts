import type { ArithmeticOperator } from '../edm/calculate.ts';
import type { ComparedOperand } from './ast.ts';
import { parseOperand } from './parse-operand.ts';
import { comparisonOperators, enterDepth, type ParserState } from './parser-state.ts';
import type { TokenReader } from './token-reader.ts';

const additive: ReadonlySet<string> = new Set<ArithmeticOperator>(['add', 'sub']);
const multiplicative: ReadonlySet<string> = new Set<ArithmeticOperator>(['mul', 'div', 'divby', 'mod']);

/** Whether the parenthesis here is closed in front of an operator on values: `(a add 1) gt 2`. */
export function opensNumber(tokens: TokenReader): boolean {
  let depth = 0;
  for (let ahead = 0; tokens.peek(ahead).kind !== 'end'; ahead += 1) {
    const { kind } = tokens.peek(ahead);
    if (kind === 'open') depth += 1;
    if (kind === 'close') depth -= 1;
    if (depth > 0) continue;
    const { kind: next, text } = tokens.peek(ahead + 1);
    return (
      next === 'name' && (comparisonOperators.has(text) || additive.has(text) || multiplicative.has(text))
    );
  }
  return false;
}

/** An operand, or what is computed of several. */
export function parseSum(state: ParserState): ComparedOperand {
  return chain(state, additive, () => chain(state, multiplicative, () => factor(state)));
}

/** Operators of one rank, which bind to the left. */
function chain(
  { tokens }: ParserState,
  rank: ReadonlySet<string>,
  next: () => ComparedOperand,
): ComparedOperand {
  let left = next();
  while (tokens.peek().kind === 'name' && rank.has(tokens.peek().text)) {
    const operator = tokens.take('name').text as ArithmeticOperator;
    left = { kind: 'arithmetic', operator, left, right: next() };
  }
  return left;
}

function factor(state: ParserState): ComparedOperand {
  const { tokens } = state;
  if (tokens.peek().kind !== 'open') return parseOperand(state);
  return enterDepth(state, () => {
    tokens.take('open');
    const inside = parseSum(state);
    tokens.take('close');
    return inside;
  });
}
