import type { ComparedOperand, ComparisonOperator, FilterNode, LikeFunction, Path } from './ast.ts';
import { canonicalFunctions, dataverseFunction } from './function-names.ts';
import { opensNumber, parseSum } from './parse-arithmetic.ts';
import { isCall, names, parseOperand } from './parse-operand.ts';
import { parseParameters } from './parse-parameter.ts';
import {
  type Aliases,
  comparisonOperators,
  enterDepth,
  type ParserState,
  parseWhole,
} from './parser-state.ts';
import { unknownFunction, unsupportedNode } from './refusals.ts';

const likeFunctions: ReadonlySet<string> = new Set<LikeFunction>(['contains', 'startswith', 'endswith']);

/**
 * Parses a $filter. What a system does not know of this grammar, its type check refuses.
 *
 * ```
 * filter     = or END
 * or         = and *( "or" and )
 * and        = unary *( "and" unary )
 * unary      = "not" ( unary / operand ) / "(" or ")" / like / lambda / function / comparison
 * like       = ( "contains" / "startswith" / "endswith" ) "(" path "," literal ")"
 * lambda     = path "/" ( "any" / "all" ) "(" [ NAME ":" or ] ")"
 * function   = [ path "/" ] "Microsoft.Dynamics.CRM." NAME "(" NAME "=" parameter *( "," NAME "=" parameter ) ")"
 * parameter  = literal / "[" STRING *( "," STRING ) "]"
 * comparison = sum ( "eq" / "ne" / "gt" / "ge" / "lt" / "le" ) sum
 * sum        = product *( ( "add" / "sub" ) product )
 * product    = factor *( ( "mul" / "div" / "divby" / "mod" ) factor )
 * factor     = "(" sum ")" / operand
 * operand    = path / literal
 * path       = NAME *( "/" NAME )
 * literal    = STRING / NUMBER / GUID / DATE / DATETIME / NAME STRING / "true" / "false" / "null"
 * ```
 * One function per line of the grammar. An alias may stand for an operand or a parameter.
 */
export function parseFilter(text: string, aliases: Aliases = new Map()): FilterNode {
  return parseWhole(text, (tokens) => or({ text, tokens, aliases, depth: 0 }));
}

function or(state: ParserState): FilterNode {
  const operands = [and(state)];
  while (state.tokens.takeName('or')) operands.push(and(state));
  return combine('or', operands);
}

function and(state: ParserState): FilterNode {
  const operands = [unary(state)];
  while (state.tokens.takeName('and')) operands.push(unary(state));
  return combine('and', operands);
}

function unary(state: ParserState): FilterNode {
  return enterDepth(state, () => unaryInside(state));
}

function unaryInside(state: ParserState): FilterNode {
  const { tokens } = state;
  if (tokens.takeName('not')) return negation(state);
  if (tokens.peek().kind === 'open' && !opensNumber(tokens)) {
    tokens.take('open');
    const node = or(state);
    tokens.take('close');
    return node;
  }
  return condition(state);
}

function negation(state: ParserState): FilterNode {
  const { kind, text } = state.tokens.peek();
  if (kind === 'open' || (kind === 'name' && text === 'not') || isCall(state.tokens))
    return { kind: 'not', operand: unary(state) };
  const negated = parseOperand(state);
  // The rest of the comparison is read so that its own mistakes are told first.
  if (comparisonOperators.has(state.tokens.peek().text)) comparisonWith(state, negated);
  return { kind: 'not-operand', operand: negated };
}

function condition(state: ParserState): FilterNode {
  if (!isCall(state.tokens)) return comparisonWith(state, parseSum(state));
  const segments = names(state.tokens);
  const name = segments.at(-1) ?? '';
  const path: Path = { kind: 'path', segments: segments.slice(0, -1) };
  if (path.segments.length === 0 && likeFunctions.has(name)) return like(state, name as LikeFunction);
  if (path.segments.length > 0 && (name === 'any' || name === 'all')) return lambda(state, path, name);
  const own = dataverseFunction(name);
  if (own !== undefined) return { kind: 'function', name: own, path, parameters: parseParameters(state) };
  throw canonicalFunctions.has(name) ? unsupportedNode('SingleValueFunctionCall') : unknownFunction(name);
}

function like(state: ParserState, name: LikeFunction): FilterNode {
  const { tokens } = state;
  tokens.take('open');
  const searched = parseOperand(state);
  tokens.take('comma');
  const argument = parseOperand(state);
  tokens.take('close');
  if (searched.kind !== 'path' || argument.kind === 'path') throw unsupportedNode('SingleValueFunctionCall');
  return { kind: 'like', function: name, path: searched, argument };
}

function lambda(state: ParserState, path: Path, quantifier: 'any' | 'all'): FilterNode {
  const { tokens } = state;
  tokens.take('open');
  if (quantifier === 'any' && tokens.peek().kind === 'close') {
    tokens.take('close');
    return { kind: 'lambda', quantifier, path };
  }
  const variable = tokens.take('name').text;
  tokens.take('colon');
  const inside = or(state);
  tokens.take('close');
  return { kind: 'lambda', quantifier, path, body: { variable, condition: inside } };
}

function comparisonWith(state: ParserState, left: ComparedOperand): FilterNode {
  const { tokens } = state;
  const { kind, text } = tokens.peek();
  if (kind !== 'name' || !comparisonOperators.has(text)) throw tokens.syntaxError();
  tokens.take('name');
  return { kind: 'comparison', operator: text as ComparisonOperator, left, right: parseSum(state) };
}

function combine(kind: 'and' | 'or', operands: readonly FilterNode[]): FilterNode {
  const [only] = operands;
  return only && operands.length === 1 ? only : { kind, operands };
}
