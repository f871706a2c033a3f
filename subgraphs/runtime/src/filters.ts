import type { ComparisonOperator, FilterExpression, Literal } from '@p2c/odata';
import { codedError } from './graphql-errors.ts';

/** Conditions on a text, joined by and. Null is no condition, like leaving it out. */
export interface StringFilterInput {
  readonly eq?: string | null;
  readonly in?: readonly string[] | null;
  readonly contains?: string | null;
  readonly startsWith?: string | null;
}

/** More values than this in one `in` would make a request that the systems refuse. */
export const filterValuesMax = 100;

/** Filter that no record satisfies: a list that carries it is empty without a request. */
export const matchesNothing: FilterExpression = { kind: 'or', operands: [] };

/** Filter on a text property. */
export function stringFilter(
  property: string,
  filter: StringFilterInput | null | undefined,
): FilterExpression[] {
  if (filter === null || filter === undefined) return [];
  const { eq, in: values, contains, startsWith } = filter;
  return [
    ...(typeof eq === 'string' ? [compare(property, 'eq', text(eq))] : []),
    ...(values ? [oneOf(property, values)] : []),
    ...(contains ? [{ kind: 'text', property, match: 'contains', value: contains } as const] : []),
    ...(startsWith ? [{ kind: 'text', property, match: 'startswith', value: startsWith } as const] : []),
  ];
}

/** `property operator value`. */
export function compare(property: string, operator: ComparisonOperator, value: Literal): FilterExpression {
  return { kind: 'compare', property, operator, value };
}

export function text(value: string): Literal {
  return { type: 'string', value };
}

/** All of the given conditions; undefined where there are none. */
export function allOf(operands: readonly (FilterExpression | undefined)[]): FilterExpression | undefined {
  const given = operands.filter((operand) => operand !== undefined);
  if (given.some(isNothing)) return matchesNothing;
  return given.length > 1 ? { kind: 'and', operands: given } : given[0];
}

export function isNothing(filter: FilterExpression | undefined): boolean {
  return filter?.kind === 'or' && filter.operands.length === 0;
}

function oneOf(property: string, values: readonly string[]): FilterExpression {
  if (values.length > filterValuesMax) {
    throw codedError(
      'INVALID_ARGUMENT',
      `A filter takes at most ${filterValuesMax} values in one list; got ${values.length}.`,
      {
        property,
        expected: `at most ${filterValuesMax}`,
        got: String(values.length),
      },
    );
  }
  const [first] = values;
  if (first === undefined) return matchesNothing;
  if (values.length === 1) return compare(property, 'eq', text(first));
  return { kind: 'in', property, values: values.map(text) };
}
