import type { ArithmeticOperator } from '../edm/calculate.ts';
import {
  type ComparedOperand,
  type ComparisonOperator,
  type FilterNode,
  type LikeFunction,
  type Literal,
  type Operand,
  type Parameter,
  type Path,
  QueryError,
} from './ast.ts';
import { canonicalFunctions, dataverseFunction } from './function-names.ts';
import { unknownFunction, unsupportedNode } from './refusals.ts';
import { readTokens, type TokenReader } from './token-reader.ts';

/** Parentheses and `not` deeper than this are refused, as the real parser does. */
const depthMax = 200;

const operators: ReadonlySet<string> = new Set<ComparisonOperator>(['eq', 'ne', 'gt', 'ge', 'lt', 'le']);
const likeFunctions: ReadonlySet<string> = new Set<LikeFunction>(['contains', 'startswith', 'endswith']);
const additive: ReadonlySet<string> = new Set<ArithmeticOperator>(['add', 'sub']);
const multiplicative: ReadonlySet<string> = new Set<ArithmeticOperator>(['mul', 'div', 'divby', 'mod']);
const constants: ReadonlySet<string> = new Set(['true', 'false', 'null']);

/** What `@p1` in a query stands for; without a value, null. */
export type Aliases = ReadonlyMap<string, string>;

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

/** Parses the value of a parameter of a function in a URL: a literal, a list, or the alias of one. */
export function parseParameter(text: string, aliases: Aliases): Parameter {
  return parseWhole(text, (tokens) => parameter({ text, tokens, aliases, depth: 0 }));
}

interface State {
  readonly text: string;
  readonly tokens: TokenReader;
  readonly aliases: Aliases;
  depth: number;
}

function parseWhole<T>(text: string, parse: (tokens: TokenReader) => T): T {
  const tokens = readTokens(text);
  const parsed = parse(tokens);
  if (tokens.peek().kind !== 'end') throw tokens.syntaxError();
  return parsed;
}

function or(state: State): FilterNode {
  const operands = [and(state)];
  while (state.tokens.takeName('or')) operands.push(and(state));
  return combine('or', operands);
}

function and(state: State): FilterNode {
  const operands = [unary(state)];
  while (state.tokens.takeName('and')) operands.push(unary(state));
  return combine('and', operands);
}

function unary(state: State): FilterNode {
  state.depth += 1;
  if (state.depth > depthMax) throw new QueryError('Recursion depth exceeded allowed limit.');
  const node = unaryInside(state);
  state.depth -= 1;
  return node;
}

function unaryInside(state: State): FilterNode {
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

function negation(state: State): FilterNode {
  const { kind, text } = state.tokens.peek();
  if (kind === 'open' || (kind === 'name' && text === 'not') || isCall(state.tokens))
    return { kind: 'not', operand: unary(state) };
  const negated = operand(state);
  // The rest of the comparison is read so that its own mistakes are told first.
  if (operators.has(state.tokens.peek().text)) comparisonWith(state, negated);
  return { kind: 'not-operand', operand: negated };
}

/** Whether a path that is called as a function comes next. */
function isCall(tokens: TokenReader): boolean {
  let ahead = 0;
  while (tokens.peek(ahead).kind === 'name' && tokens.peek(ahead + 1).kind === 'slash') ahead += 2;
  return tokens.peek(ahead).kind === 'name' && tokens.peek(ahead + 1).kind === 'open';
}

function condition(state: State): FilterNode {
  if (!isCall(state.tokens)) return comparisonWith(state, sum(state));
  const segments = names(state.tokens);
  const name = segments.at(-1) ?? '';
  const path: Path = { kind: 'path', segments: segments.slice(0, -1) };
  if (path.segments.length === 0 && likeFunctions.has(name)) return like(state, name as LikeFunction);
  if (path.segments.length > 0 && (name === 'any' || name === 'all')) return lambda(state, path, name);
  const own = dataverseFunction(name);
  if (own !== undefined) return { kind: 'function', name: own, path, parameters: parameters(state) };
  throw canonicalFunctions.has(name) ? unsupportedNode('SingleValueFunctionCall') : unknownFunction(name);
}

function like(state: State, name: LikeFunction): FilterNode {
  const { tokens } = state;
  tokens.take('open');
  const searched = operand(state);
  tokens.take('comma');
  const argument = operand(state);
  tokens.take('close');
  if (searched.kind !== 'path' || argument.kind === 'path') throw unsupportedNode('SingleValueFunctionCall');
  return { kind: 'like', function: name, path: searched, argument };
}

function lambda(state: State, path: Path, quantifier: 'any' | 'all'): FilterNode {
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

function parameters(state: State): ReadonlyMap<string, Parameter> {
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

function parameter(state: State): Parameter {
  const { tokens } = state;
  if (tokens.peek().kind === 'alias') return resolve(state, tokens.take('alias').text, parameter);
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

function comparisonWith(state: State, left: ComparedOperand): FilterNode {
  const { tokens } = state;
  const { kind, text } = tokens.peek();
  if (kind !== 'name' || !operators.has(text)) throw tokens.syntaxError();
  tokens.take('name');
  return { kind: 'comparison', operator: text as ComparisonOperator, left, right: sum(state) };
}

/** Whether the parenthesis here is closed in front of an operator on values: `(a add 1) gt 2`. */
function opensNumber(tokens: TokenReader): boolean {
  let depth = 0;
  for (let ahead = 0; tokens.peek(ahead).kind !== 'end'; ahead += 1) {
    const { kind } = tokens.peek(ahead);
    if (kind === 'open') depth += 1;
    if (kind === 'close') depth -= 1;
    if (depth > 0) continue;
    const { kind: next, text } = tokens.peek(ahead + 1);
    return next === 'name' && (operators.has(text) || additive.has(text) || multiplicative.has(text));
  }
  return false;
}

function sum(state: State): ComparedOperand {
  return chain(state, additive, () => chain(state, multiplicative, () => factor(state)));
}

/** Operators of one rank, which bind to the left. */
function chain({ tokens }: State, rank: ReadonlySet<string>, next: () => ComparedOperand): ComparedOperand {
  let left = next();
  while (tokens.peek().kind === 'name' && rank.has(tokens.peek().text)) {
    const operator = tokens.take('name').text as ArithmeticOperator;
    left = { kind: 'arithmetic', operator, left, right: next() };
  }
  return left;
}

function factor(state: State): ComparedOperand {
  const { tokens } = state;
  if (tokens.peek().kind !== 'open') return operand(state);
  state.depth += 1;
  if (state.depth > depthMax) throw new QueryError('Recursion depth exceeded allowed limit.');
  tokens.take('open');
  const inside = sum(state);
  tokens.take('close');
  state.depth -= 1;
  return inside;
}

function operand(state: State): Operand {
  const { tokens } = state;
  const { kind, text } = tokens.peek();
  if (kind === 'alias') return resolve(state, tokens.take('alias').text, operand);
  if (isCall(tokens)) {
    const name = names(tokens).at(-1) ?? '';
    throw canonicalFunctions.has(name) ? unsupportedNode('SingleValueFunctionCall') : unknownFunction(name);
  }
  return kind === 'name' && !constants.has(text) ? { kind: 'path', segments: names(tokens) } : literal(state);
}

/** What an alias stands for, read by the rule of the place where it stands. An alias of an alias is refused. */
function resolve<T>(state: State, alias: string, rule: (state: State) => T): T {
  const text = state.aliases.get(alias) ?? 'null';
  return parseWhole(text, (tokens) => rule({ text, tokens, aliases: new Map(), depth: state.depth }));
}

function names(tokens: TokenReader): string[] {
  const segments = [tokens.take('name').text];
  while (tokens.peek().kind === 'slash') {
    tokens.take('slash');
    segments.push(tokens.take('name').text);
  }
  return segments;
}

function literal({ text, tokens }: State): Literal {
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

function combine(kind: 'and' | 'or', operands: readonly FilterNode[]): FilterNode {
  const [only] = operands;
  return only && operands.length === 1 ? only : { kind, operands };
}
