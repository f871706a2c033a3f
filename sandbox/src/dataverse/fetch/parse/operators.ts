import type { ComparisonOperator } from '../../../filter/ast.ts';
import { dateFunction } from '../../../filter/date-ranges.ts';

/** What an operator of a condition means. */
export type Operator =
  | { readonly kind: 'compare'; readonly operator: ComparisonOperator }
  /** The pattern is the value with these around it. */
  | { readonly kind: 'like'; readonly before: string; readonly after: string; readonly negated: boolean }
  | { readonly kind: 'null'; readonly negated: boolean }
  | { readonly kind: 'in'; readonly negated: boolean }
  /** A function of the $filter of Dataverse, with its values. */
  | { readonly kind: 'function'; readonly name: string; readonly takes: 'nothing' | 'one' | 'many' }
  /** Whether a team of the caller owns the record; no user of the sandbox belongs to one. */
  | { readonly kind: 'never' }
  | { readonly kind: 'user-language' };

const like = (before: string, after: string, negated: boolean): Operator => ({
  kind: 'like',
  before,
  after,
  negated,
});
const call = (name: string, takes: 'nothing' | 'one' | 'many'): Operator => ({
  kind: 'function',
  name,
  takes,
});

const operators: Readonly<Record<string, Operator>> = {
  eq: { kind: 'compare', operator: 'eq' },
  ne: { kind: 'compare', operator: 'ne' },
  // Deprecated and equal to ne.
  neq: { kind: 'compare', operator: 'ne' },
  gt: { kind: 'compare', operator: 'gt' },
  ge: { kind: 'compare', operator: 'ge' },
  lt: { kind: 'compare', operator: 'lt' },
  le: { kind: 'compare', operator: 'le' },
  like: like('', '', false),
  'not-like': like('', '', true),
  'begins-with': like('', '%', false),
  'not-begin-with': like('', '%', true),
  'ends-with': like('%', '', false),
  'not-end-with': like('%', '', true),
  null: { kind: 'null', negated: false },
  'not-null': { kind: 'null', negated: true },
  in: { kind: 'in', negated: false },
  'not-in': { kind: 'in', negated: true },
  between: call('Between', 'many'),
  'not-between': call('NotBetween', 'many'),
  'eq-userid': call('EqualUserId', 'nothing'),
  'ne-userid': call('NotEqualUserId', 'nothing'),
  'eq-useroruserteams': call('EqualUserOrUserTeams', 'nothing'),
  'eq-userteams': { kind: 'never' },
  'eq-userlanguage': { kind: 'user-language' },
  'eq-businessid': call('EqualBusinessId', 'nothing'),
  'ne-businessid': call('NotEqualBusinessId', 'nothing'),
  above: call('Above', 'one'),
  under: call('Under', 'one'),
  'eq-or-above': call('AboveOrEqual', 'one'),
  'eq-or-under': call('UnderOrEqual', 'one'),
  'not-under': call('NotUnder', 'one'),
};

/**
 * The meaning of an operator; undefined for one that is none, and for those that the sandbox does not know: fiscal periods,
 * hierarchies of users, choices of several values. Microsoft Learn: condition operator values.
 */
export function operatorOf(name: string): Operator | undefined {
  if (Object.hasOwn(operators, name)) return operators[name];
  const functionName = dateFunctionName(name);
  const dates = dateFunction(functionName);
  return dates && call(functionName, dates.kind === 'fixed' ? 'nothing' : 'one');
}

/** `last-x-hours` is LastXHours, `next-seven-days` Next7Days, `olderthan-x-days` OlderThanXDays. */
function dateFunctionName(operator: string): string {
  return operator
    .replace('olderthan', 'older-than')
    .replace('seven-', '7')
    .split('-')
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join('')
    .replace('7days', '7Days');
}
