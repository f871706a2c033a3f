import type { SqlOperator, TypedFilter } from './typed-filter.ts';

const opposites: Readonly<Record<SqlOperator, SqlOperator>> = {
  '=': '<>',
  '<>': '=',
  '>': '<=',
  '>=': '<',
  '<': '>=',
  '<=': '>',
};

/**
 * The opposite of a filter: a negation reaches down to the operators, since the platform's own queries have none above
 * them. What is not there meets neither `gt` nor, negated, `le`.
 */
export function negate(filter: TypedFilter): TypedFilter {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return { kind: filter.kind === 'and' ? 'or' : 'and', operands: filter.operands.map(negate) };
    case 'constant':
      return { kind: 'constant', value: !filter.value };
    case 'compare':
    case 'compare-columns':
    case 'compare-numbers':
      return { ...filter, operator: opposites[filter.operator] };
    case 'null':
    case 'like':
    case 'in':
    case 'hierarchy':
    case 'any':
      return { ...filter, negated: !filter.negated };
    default:
      return filter satisfies never;
  }
}
