import { type ComparedOperand, type FilterNode, type Literal, QueryError } from '../../filter/ast.ts';
import { unsupportedNode } from '../../filter/refusals.ts';
import type { Item } from './item.ts';

type Value = string | number | boolean | null;

/** Whether a row meets a filter over its values and theirs: `ChangeTrackingEnabled eq true`, `sdkmessageid/name eq 'x'`. */
export function meets(node: FilterNode, item: Item): boolean {
  switch (node.kind) {
    case 'and':
      return node.operands.every((operand) => meets(operand, item));
    case 'or':
      return node.operands.some((operand) => meets(operand, item));
    case 'not':
      return !meets(node.operand, item);
    case 'comparison':
      return compares(node.operator, valueAt(node.left, item), valueAt(node.right, item));
    case 'like': {
      const [text, part] = [valueAt(node.path, item), valueAt(node.argument, item)].map((value) =>
        String(value ?? '').toLowerCase(),
      );
      if (node.function === 'contains') return text?.includes(part ?? '') ?? false;
      return (
        (node.function === 'startswith' ? text?.startsWith(part ?? '') : text?.endsWith(part ?? '')) ?? false
      );
    }
    case 'not-operand':
      throw unsupportedNode('UnaryOperator');
    case 'function':
    case 'lambda':
      throw unsupportedNode(node.kind === 'lambda' ? 'Any' : 'SingleValueFunctionCall');
    default:
      return node satisfies never;
  }
}

function valueAt(operand: ComparedOperand, { values }: Item): Value {
  if (operand.kind === 'arithmetic') throw unsupportedNode('BinaryOperator');
  if (operand.kind !== 'path') return literalValue(operand);
  let current: unknown = values;
  for (const segment of operand.segments) {
    if (!isObject(current) || !Object.hasOwn(current, segment))
      throw new QueryError(`Could not find a property named '${segment}'.`);
    current = current[segment];
  }
  return typeof current === 'string' || typeof current === 'number' || typeof current === 'boolean'
    ? current
    : null;
}

function literalValue(literal: Literal): Value {
  switch (literal.kind) {
    case 'null':
      return null;
    case 'boolean':
      return literal.value;
    case 'number':
      return Number(literal.text);
    case 'string':
    case 'guid':
    case 'enum':
    case 'date':
    case 'dateTime':
      return literal.text;
    default:
      return literal satisfies never;
  }
}

function compares(operator: string, left: Value, right: Value): boolean {
  const [a, b] = [left, right].map((value) => (typeof value === 'string' ? value.toLowerCase() : value));
  if (operator === 'eq' || operator === 'ne') return (a === b) === (operator === 'eq');
  if (a === null || b === null || a === undefined || b === undefined) return false;
  return { gt: a > b, ge: a >= b, lt: a < b, le: a <= b }[operator] ?? false;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
