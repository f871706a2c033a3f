import { canonicalDecimal, compareDecimals, isDecimal, type Property } from '@p2c/odata';
import type { SubgraphErrorCode } from './graphql-errors.ts';

/** Why a value does not fit its column. */
export interface ValueProblem {
  readonly code: Extract<SubgraphErrorCode, 'VALUE_TOO_LONG' | 'INVALID_VALUE'>;
  readonly expected: string;
  readonly got: string;
}

/**
 * Checks an encoded value against the model before it is sent, so that a refusal names the field and the limit.
 * Lengths are in UTF-16 units, as both systems count.
 */
export function checkValue(property: Property, value: unknown): ValueProblem | undefined {
  if (value === null || value === '') return property.required ? invalid('a value', 'nothing') : undefined;
  switch (property.type) {
    case 'Edm.String':
      return checkText(property, String(value));
    case 'Edm.Decimal':
      return checkDecimal(property, String(value));
    case 'Edm.Int32':
    case 'Edm.Int64':
      return checkOption(property, value) ?? checkRange(property, String(value));
    default:
      return undefined;
  }
}

function checkText({ maxLength }: Property, value: string): ValueProblem | undefined {
  if (maxLength === undefined || value.length <= maxLength) return undefined;
  return {
    code: 'VALUE_TOO_LONG',
    expected: `at most ${maxLength} characters`,
    got: `${value.length} characters`,
  };
}

function checkDecimal(property: Property, value: string): ValueProblem | undefined {
  if (!isDecimal(value)) return invalid('a decimal such as "1234.50"', JSON.stringify(value));
  const scale = property.scale ?? Number.POSITIVE_INFINITY;
  if (fractionDigits(value) > scale) return invalid(`at most ${scale} digits after the point`, value);
  return checkRange(property, value);
}

/** Digits after the point that carry value: "1.50" has one. */
function fractionDigits(value: string): number {
  return canonicalDecimal(value).split('.')[1]?.length ?? 0;
}

function checkOption({ options }: Property, value: unknown): ValueProblem | undefined {
  if (options === undefined || options.some((option) => option.value === value)) return undefined;
  return invalid(
    `one of ${options.map((option) => `${option.value} (${option.label})`).join(', ')}`,
    String(value),
  );
}

function checkRange({ minimum, maximum }: Property, value: string): ValueProblem | undefined {
  if (minimum !== undefined && compareDecimals(value, minimum) < 0)
    return invalid(`at least ${minimum}`, value);
  if (maximum !== undefined && compareDecimals(value, maximum) > 0)
    return invalid(`at most ${maximum}`, value);
  return undefined;
}

function invalid(expected: string, got: string): ValueProblem {
  return { code: 'INVALID_VALUE', expected, got };
}
