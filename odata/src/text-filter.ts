import { dialectOf } from './dialects/dialects.ts';
import type { FilterExpression, Literal } from './query.ts';

type System = keyof typeof dialectOf;

/** Equality with a text, literally: F&O takes `*` in the value of `eq` for a wildcard, in `ge` and `le` it does not. */
export function equalsText(system: System, property: string, value: string): FilterExpression {
  const { wildcard } = dialectOf[system];
  if (wildcard === undefined || !value.includes(wildcard)) return compare(property, 'eq', value);
  return { kind: 'and', operands: [compare(property, 'ge', value), compare(property, 'le', value)] };
}

/** One of some texts, literally; there must be one at least. */
export function oneOfTexts(system: System, property: string, values: readonly string[]): FilterExpression {
  const { wildcard } = dialectOf[system];
  const isWild = (value: string) => wildcard !== undefined && value.includes(wildcard);
  const plain = values.filter((value) => !isWild(value));
  const operands = [
    ...(plain.length > 1
      ? [list(property, plain)]
      : plain.map((value) => equalsText(system, property, value))),
    ...values.filter(isWild).map((value) => equalsText(system, property, value)),
  ];
  const [only] = operands;
  return operands.length === 1 && only !== undefined ? only : { kind: 'or', operands };
}

const text = (value: string): Literal => ({ type: 'string', value });
const list = (property: string, values: readonly string[]): FilterExpression => ({
  kind: 'in',
  property,
  values: values.map(text),
});
const compare = (property: string, operator: 'eq' | 'ge' | 'le', value: string): FilterExpression => ({
  kind: 'compare',
  property,
  operator,
  value: text(value),
});
