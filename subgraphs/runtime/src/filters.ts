import {
  type ComparisonOperator,
  equalsText,
  type FilterExpression,
  type Literal,
  oneOfTexts,
} from '@p2c/odata';
import { codedError } from './graphql-errors.ts';
import type { System } from './write-ports.ts';

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

/**
 * Filter on a text property. In F&O a `*` inside `contains` or `startsWith` lets more rows through than asked:
 * `matchesText` finds the exact ones among them.
 */
export function stringFilter(
  system: System,
  property: string,
  filter: StringFilterInput | null | undefined,
): FilterExpression[] {
  if (filter === null || filter === undefined) return [];
  const { eq, in: values, contains, startsWith } = filter;
  return [
    ...(typeof eq === 'string' ? [equalsText(system, property, eq)] : []),
    ...(values ? [oneOf(system, property, values)] : []),
    ...(contains ? [{ kind: 'text', property, match: 'contains', value: contains } as const] : []),
    ...(startsWith ? [{ kind: 'text', property, match: 'startswith', value: startsWith } as const] : []),
  ];
}

/** Whether a text meets `contains` and `startsWith` literally, without regard to case. */
export function matchesText(filter: StringFilterInput | null | undefined, value: unknown): boolean {
  const folded = fold(String(value ?? ''));
  const { contains, startsWith } = filter ?? {};
  return folded.includes(fold(contains ?? '')) && folded.startsWith(fold(startsWith ?? ''));
}

/** Whether a filter of F&O must be checked again on the rows, because it carries the wildcard. */
export function needsRecheck(filter: StringFilterInput | null | undefined): boolean {
  return [filter?.contains, filter?.startsWith].some((value) => value?.includes(wildcard));
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
  const given = operands
    .filter((operand) => operand !== undefined)
    .flatMap((operand) => (operand.kind === 'and' ? operand.operands : [operand]));
  if (given.some(isNothing)) return matchesNothing;
  return given.length > 1 ? { kind: 'and', operands: given } : given[0];
}

export function isNothing(filter: FilterExpression | undefined): boolean {
  return filter?.kind === 'or' && filter.operands.length === 0;
}

function oneOf(system: System, property: string, values: readonly string[]): FilterExpression {
  if (values.length > filterValuesMax) {
    throw codedError(
      'INVALID_ARGUMENT',
      `A filter takes at most ${filterValuesMax} values in one list; got ${values.length}.`,
      { property, expected: `at most ${filterValuesMax}`, got: String(values.length) },
    );
  }
  return anyText(system, property, values);
}

/** One of some texts, literally; of none it is nobody. */
function anyText(system: System, property: string, values: readonly string[]): FilterExpression {
  return values.length === 0 ? matchesNothing : oneOfTexts(system, property, values);
}

const wildcard = '*';

function fold(value: string): string {
  return value.normalize('NFC').toLowerCase();
}
