import { type ArithmeticOperator, calculate } from '../edm/calculate.ts';
import { compareDecimals, type Decimal, decodeSortable, parseDecimal } from '../edm/decimal.ts';
import type { Stored } from '../edm/stored.ts';
import { type ComparedOperand, type Path, QueryError } from './ast.ts';
import type { SqlCondition } from './to-sql.ts';
import type { ColumnRef, NumericExpression, TypedFilter } from './typed-filter.ts';

/** Programs kept parsed. */
const programsMax = 100;

type Comparison = (TypedFilter & { kind: 'compare-numbers' })['operator'];

/** An operand as its columns and numbers. Throws QueryError for anything that is no number. */
export function checkArithmetic(
  operand: ComparedOperand,
  resolve: (path: Path) => ColumnRef,
): NumericExpression {
  switch (operand.kind) {
    case 'arithmetic': {
      const left = checkArithmetic(operand.left, resolve);
      return { ...operand, left, right: checkArithmetic(operand.right, resolve) };
    }
    case 'path': {
      const column = resolve(operand);
      if (isNumber(column)) return { kind: 'column', column };
      throw notNumeric(column.property.enumType?.name ?? column.property.type);
    }
    case 'number': {
      const value = parseDecimal(operand.text);
      if (value) return { kind: 'number', value };
      throw notNumeric('Edm.Double');
    }
    default:
      throw notNumeric(operand.kind === 'string' ? 'Edm.String' : operand.kind);
  }
}

/** Numbers of different types can be reckoned and compared with each other (OData 4.0, part 2, "Numeric Promotion"). */
export function isNumber({ property: { type } }: ColumnRef): boolean {
  return type === 'Edm.Decimal' || type === 'Edm.Int32' || type === 'Edm.Int64';
}

function notNumeric(type: string): QueryError {
  return new QueryError(
    `A binary operator with incompatible types was detected. Found operand type '${type}' where a number was expected.`,
  );
}

/** The expression as a call of `compare_numbers`: the program as text, then the columns that it names by position. */
export function numbersSql(
  { operator, left, right }: TypedFilter & { kind: 'compare-numbers' },
  columnSql: (column: ColumnRef) => string,
): SqlCondition {
  const columns: string[] = [];
  const compile = (expression: NumericExpression): Program => {
    switch (expression.kind) {
      case 'number':
        return [String(expression.value.units), expression.value.scale];
      case 'arithmetic':
        return [expression.operator, compile(expression.left), compile(expression.right)];
      case 'column': {
        const { type, scale } = expression.column.property;
        const at = columns.push(columnSql(expression.column)) - 1;
        return ['column', at, type === 'Edm.Decimal' ? scale : -1];
      }
      default:
        return expression satisfies never;
    }
  };
  const program = JSON.stringify([operator, compile(left), compile(right)]);
  return { sql: `compare_numbers(?, ${columns.join(', ') || 'null'})`, parameters: [program] };
}

/** `[units, scale]`, `['column', position, scale or -1 for whole numbers]`, or `[operator, left, right]`. */
type Program =
  | readonly [units: string, scale: number]
  | readonly ['column', number, number]
  | readonly [ArithmeticOperator, Program, Program];

const programs = new Map<string, readonly [Comparison, Program, Program]>();

/** Runs a program over the columns of a row. What cannot be calculated (a division by zero) meets no comparison. */
export function compareNumbers(text: string, columns: readonly unknown[]): boolean {
  const [operator, left, right] = parseProgram(text);
  const [first, second] = [evaluate(left, columns), evaluate(right, columns)];
  if (!first || !second) return false;
  return holds(operator, compareDecimals(first, second));
}

function parseProgram(text: string): readonly [Comparison, Program, Program] {
  const known = programs.get(text);
  if (known) return known;
  if (programs.size >= programsMax) programs.clear();
  const parsed = JSON.parse(text) as readonly [Comparison, Program, Program];
  programs.set(text, parsed);
  return parsed;
}

function evaluate(program: Program, columns: readonly unknown[]): Decimal | undefined {
  if (program.length === 2) return { units: BigInt(program[0]), scale: program[1] };
  if (program[0] === 'column') {
    const stored = columns[program[1]] as Stored;
    if (stored === null) return undefined;
    return program[2] < 0
      ? { units: BigInt(stored), scale: 0 }
      : { units: decodeSortable(String(stored)), scale: program[2] };
  }
  const left = evaluate(program[1], columns);
  const right = evaluate(program[2], columns);
  return left && right && calculate(program[0], left, right);
}

function holds(operator: Comparison, order: number): boolean {
  switch (operator) {
    case '=':
      return order === 0;
    case '<>':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    default:
      return operator satisfies never;
  }
}
