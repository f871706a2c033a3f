import { type ComparisonOperator, compareDecimals, type Literal } from '@p2c/odata';
import { type Cell, type FieldType, members, type Row, type System } from './fields.ts';
import type { Tree } from './tree.ts';

const opposite: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  eq: 'ne',
  ne: 'eq',
  gt: 'le',
  le: 'gt',
  ge: 'lt',
  lt: 'ge',
};

/** What both systems compare texts by. */
const folded = (text: string) => text.toUpperCase().toLowerCase().replaceAll('ς', 'σ');

/**
 * Whether a row meets a filter, written down without tables and URLs. A negation reaches down to the operators; what is
 * null equals only null. In F&O an asterisk in a text that is compared by eq and ne stands for any text.
 */
export function holds(
  tree: Tree,
  row: Row,
  system: System,
  typeOf: (property: string) => FieldType,
  negated = false,
): boolean {
  const below = (operand: Tree, inverted = negated) => holds(operand, row, system, typeOf, inverted);
  switch (tree.kind) {
    case 'and':
    case 'or': {
      const results = tree.operands.map((operand) => below(operand));
      return (tree.kind === 'and') !== negated ? results.every(Boolean) : results.some(Boolean);
    }
    case 'not':
      return below(tree.operand, !negated);
    case 'compare': {
      const operator = negated ? opposite[tree.operator] : tree.operator;
      return compares(row[tree.property] ?? null, operator, tree.value, system, typeOf(tree.property));
    }
    case 'in': {
      const cell = row[tree.property] ?? null;
      const type = typeOf(tree.property);
      return tree.values.some((value) => compares(cell, 'eq', value, system, type)) !== negated;
    }
    case 'exactly': {
      const cell = row[tree.property] ?? null;
      const isOne = cell !== null && tree.values.some((value) => folded(value) === folded(String(cell)));
      return isOne !== negated;
    }
    case 'text': {
      const cell = row[tree.property] ?? null;
      const ends = { contains: ['*', '*'], startswith: ['', '*'], endswith: ['*', ''] }[tree.match];
      const isMatch = cell !== null && matches(folded(String(cell)), ends.join(mark), tree.value, system);
      return isMatch !== negated;
    }
    default:
      return tree satisfies never;
  }
}

const mark = '\u0000';

/** `around` is where any text may stand besides: before the mark, behind it, or both. */
function matches(text: string, around: string, part: string, system: System): boolean {
  const escaped = folded(part).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const wild = system === 'FINANCE_OPERATIONS' ? escaped.replaceAll('\\*', '.*') : escaped;
  return new RegExp(`^${around.replaceAll('*', '.*').replace(mark, () => wild)}$`, 'su').test(text);
}

function compares(
  cell: Cell,
  operator: ComparisonOperator,
  literal: Literal,
  system: System,
  type: FieldType,
): boolean {
  const isText = type === 'string' && system === 'FINANCE_OPERATIONS';
  const value = literal.type === 'null' ? (isText ? '' : null) : textOf(literal);
  if (cell === null || value === null) {
    if (operator === 'eq') return cell === value;
    return operator === 'ne' && cell !== value;
  }
  if (isText && value.includes('*') && (operator === 'eq' || operator === 'ne'))
    return matches(folded(String(cell)), mark, value, system) === (operator === 'eq');
  const difference = order(String(cell), value, type);
  return {
    eq: difference === 0,
    ne: difference !== 0,
    gt: difference > 0,
    ge: difference >= 0,
    lt: difference < 0,
    le: difference <= 0,
  }[operator];
}

function textOf(literal: Exclude<Literal, { type: 'null' }>): string {
  return literal.type === 'enum' ? literal.member : String(literal.value);
}

/** Negative, zero or positive as one value stands before, with or behind the other. */
export function order(left: string, right: string, type: FieldType): number {
  switch (type) {
    case 'string':
      return Buffer.compare(Buffer.from(folded(left)), Buffer.from(folded(right)));
    case 'number':
      return compareDecimals(left, right);
    case 'datetime':
      return Date.parse(left) - Date.parse(right);
    case 'enum':
      return members.indexOf(left) - members.indexOf(right);
    case 'guid':
    case 'boolean':
      return left.toLowerCase() === right.toLowerCase()
        ? 0
        : left.toLowerCase() < right.toLowerCase()
          ? -1
          : 1;
    default:
      return type satisfies never;
  }
}
