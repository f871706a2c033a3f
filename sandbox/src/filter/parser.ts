import {
  type ComparisonOperator,
  type FilterNode,
  type LikeFunction,
  type Literal,
  type Operand,
  type Path,
  QueryError,
} from './ast.ts';
import { type Token, type TokenKind, tokenize } from './lexer.ts';

/** Parentheses and `not` deeper than this are refused, as the real parser does. */
const depthMax = 200;

const operators: ReadonlySet<string> = new Set<ComparisonOperator>(['eq', 'ne', 'gt', 'ge', 'lt', 'le']);
const likeFunctions: ReadonlySet<string> = new Set<LikeFunction>(['contains', 'startswith', 'endswith']);

/**
 * Parses a $filter. What a system does not know of this grammar, its type check refuses.
 *
 * ```
 * filter     = or END
 * or         = and *( "or" and )
 * and        = unary *( "and" unary )
 * unary      = "not" unary / "(" or ")" / like / in / comparison
 * like       = ( "contains" / "startswith" / "endswith" ) "(" path "," literal ")"
 * in         = NAME ".In" "(" "PropertyName" "=" STRING "," "PropertyValues" "=" "[" STRING *( "," STRING ) "]" ")"
 * comparison = operand ( "eq" / "ne" / "gt" / "ge" / "lt" / "le" ) operand
 * operand    = path / literal
 * path       = NAME *( "/" NAME )
 * literal    = STRING / NUMBER / GUID / DATE / DATETIME / NAME STRING / "true" / "false" / "null"
 * ```
 * One method per line of the grammar.
 */
export function parseFilter(text: string): FilterNode {
  return new Parser(text).filter();
}

class Parser {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokenize(text);
  }

  filter(): FilterNode {
    const node = this.#or();
    if (this.#token().kind !== 'end') throw this.#syntaxError();
    return node;
  }

  #or(): FilterNode {
    const operands = [this.#and()];
    while (this.#takeName('or')) operands.push(this.#and());
    return combine('or', operands);
  }

  #and(): FilterNode {
    const operands = [this.#unary()];
    while (this.#takeName('and')) operands.push(this.#unary());
    return combine('and', operands);
  }

  #unary(): FilterNode {
    this.#depth += 1;
    if (this.#depth > depthMax) throw new QueryError('Recursion depth exceeded allowed limit.');
    const node = this.#unaryInside();
    this.#depth -= 1;
    return node;
  }

  #unaryInside(): FilterNode {
    if (this.#takeName('not')) return { kind: 'not', operand: this.#unary() };
    if (this.#token().kind === 'open') {
      this.#take('open');
      const node = this.#or();
      this.#take('close');
      return node;
    }
    const { kind, text } = this.#token();
    if (kind === 'name' && this.#tokens[this.#next + 1]?.kind === 'open') {
      if (likeFunctions.has(text)) return this.#like(text as LikeFunction);
      if (text === 'Microsoft.Dynamics.CRM.In') return this.#in();
      throw unknownFunction(text);
    }
    return this.#comparison();
  }

  #like(name: LikeFunction): FilterNode {
    this.#take('name');
    this.#take('open');
    const path = this.#path();
    this.#take('comma');
    const argument = this.#literal();
    this.#take('close');
    return { kind: 'like', function: name, path, argument };
  }

  #in(): FilterNode {
    this.#take('name');
    this.#take('open');
    const property = this.#named('PropertyName', () => this.#take('string').text);
    this.#take('comma');
    const values = this.#named('PropertyValues', () => this.#stringList());
    this.#take('close');
    return { kind: 'in', property, values };
  }

  #named<T>(name: string, value: () => T): T {
    if (!this.#takeName(name)) throw this.#syntaxError();
    this.#take('equals');
    return value();
  }

  #stringList(): string[] {
    this.#take('openBracket');
    const values = [this.#take('string').text];
    while (this.#token().kind === 'comma') {
      this.#take('comma');
      values.push(this.#take('string').text);
    }
    this.#take('closeBracket');
    return values;
  }

  #comparison(): FilterNode {
    const left = this.#operand();
    const { kind, text } = this.#token();
    if (kind !== 'name' || !operators.has(text)) throw this.#syntaxError();
    this.#take('name');
    return { kind: 'comparison', operator: text as ComparisonOperator, left, right: this.#operand() };
  }

  #operand(): Operand {
    const { kind, text } = this.#token();
    const isPath = kind === 'name' && text !== 'true' && text !== 'false' && text !== 'null';
    return isPath ? this.#path() : this.#literal();
  }

  #path(): Path {
    const segments = [this.#take('name').text];
    while (this.#token().kind === 'slash') {
      this.#take('slash');
      segments.push(this.#take('name').text);
    }
    return { kind: 'path', segments };
  }

  #literal(): Literal {
    const token = this.#token();
    this.#next += 1;
    switch (token.kind) {
      case 'string':
      case 'number':
      case 'guid':
      case 'dateTime':
      case 'date':
        return { kind: token.kind, text: token.text };
      case 'enum':
        return { kind: 'enum', typeName: token.typeName ?? '', text: token.text };
      case 'name':
        if (token.text === 'null') return { kind: 'null' };
        if (token.text === 'true' || token.text === 'false')
          return { kind: 'boolean', value: token.text === 'true' };
    }
    this.#next -= 1;
    throw new QueryError(`Expression expected at position ${token.position} in '${this.#text}'.`);
  }

  /** The token to be read next; the list ends in an `end` token that is never taken. */
  #token(): Token {
    return this.#tokens[this.#next] ?? { kind: 'end', text: '', position: this.#text.length };
  }

  #take(kind: TokenKind): Token {
    const token = this.#token();
    if (token.kind !== kind) throw this.#syntaxError();
    this.#next += 1;
    return token;
  }

  #takeName(text: string): boolean {
    const token = this.#token();
    if (token.kind !== 'name' || token.text !== text) return false;
    this.#next += 1;
    return true;
  }

  #syntaxError(): QueryError {
    const { kind, position } = this.#token();
    return kind === 'end'
      ? new QueryError(`Expression expected at position ${position} in '${this.#text}'.`)
      : new QueryError(`Syntax error at position ${position} in '${this.#text}'.`);
  }
}

/** The refusal of a function that the system does not have. */
export function unknownFunction(name: string): QueryError {
  return new QueryError(
    `An unknown function with name '${name}' was found. This may also be a function import or a key lookup on a navigation property, which is not allowed.`,
  );
}

function combine(kind: 'and' | 'or', operands: readonly FilterNode[]): FilterNode {
  const [only] = operands;
  return only && operands.length === 1 ? only : { kind, operands };
}
