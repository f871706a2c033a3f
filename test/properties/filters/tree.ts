import {
  type ComparisonOperator,
  equalsText,
  type FilterExpression,
  type Literal,
  oneOfTexts,
} from '@p2c/odata';
import fc from 'fast-check';
import { type Field, fieldsOf, type System } from './fields.ts';

/** A filter of the connector, or one of its two that promise to take a text literally in either system. */
export type Tree =
  | Exclude<FilterExpression, { kind: 'and' | 'or' | 'not' }>
  | { readonly kind: 'exactly'; readonly property: string; readonly values: readonly string[] }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Tree[] }
  | { readonly kind: 'not'; readonly operand: Tree };

const anyOperator = fc.constantFrom<ComparisonOperator>('eq', 'ne', 'gt', 'ge', 'lt', 'le');
const equality = fc.constantFrom<ComparisonOperator>('eq', 'ne');
const nothing: Literal = { type: 'null' };

function leavesOf({ name: property, type, literal }: Field): fc.Arbitrary<Tree>[] {
  const isOrdered = type === 'string' || type === 'number' || type === 'datetime';
  const compare: fc.Arbitrary<Tree> = fc
    .record({
      operator: isOrdered ? anyOperator : equality,
      value: fc.oneof({ weight: 9, arbitrary: literal }, fc.constant(nothing)),
    })
    .map((parts) => ({ kind: 'compare', property, ...parts }));
  const listed: fc.Arbitrary<Tree> = fc
    .array(literal, { maxLength: 10 })
    .map((values) => ({ kind: 'in', property, values }));
  if (type !== 'string') return [compare, listed];
  const texts = literal.map((found) => (found.type === 'string' ? found.value : ''));
  const matched: fc.Arbitrary<Tree> = fc
    .record({ match: fc.constantFrom('contains', 'startswith', 'endswith'), value: texts })
    .map((parts) => ({ kind: 'text', property, ...parts }));
  const exactly: fc.Arbitrary<Tree> = fc
    .array(texts, { minLength: 1, maxLength: 4 })
    .map((values) => ({ kind: 'exactly', property, values }));
  return [compare, listed, matched, exactly];
}

export function treeOf(system: System): fc.Arbitrary<Tree> {
  const leaf = fc.oneof(...fieldsOf[system].flatMap(leavesOf));
  return fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.record({
        kind: fc.constantFrom('and', 'or'),
        operands: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
      }),
      fc.record({ kind: fc.constant('not' as const), operand: tie('tree') }),
    ),
  })).tree;
}

/** The tree as the connector takes it. */
export function toFilter(tree: Tree, system: System): FilterExpression {
  switch (tree.kind) {
    case 'compare':
    case 'text':
    case 'in':
      return tree;
    case 'exactly': {
      const [only = '', ...others] = tree.values;
      return others.length === 0
        ? equalsText(system, tree.property, only)
        : oneOfTexts(system, tree.property, tree.values);
    }
    case 'and':
    case 'or':
      return { kind: tree.kind, operands: tree.operands.map((operand) => toFilter(operand, system)) };
    case 'not':
      return { kind: 'not', operand: toFilter(tree.operand, system) };
    default:
      return tree satisfies never;
  }
}
