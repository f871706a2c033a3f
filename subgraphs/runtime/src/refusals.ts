import type { ODataRecord } from '@p2c/odata';
import type { GraphQLError } from 'graphql';
import { unacceptable } from './accepted-values.ts';
import { checkValue } from './check-value.ts';
import { codedError, type ErrorDetails, type SubgraphErrorCode, systemName } from './graphql-errors.ts';
import type { GivenValue } from './ownership-columns.ts';
import type { Codec } from './record-mapper.ts';
import type { OwnershipRules, System } from './write-ports.ts';

/** Why one given field is not written. */
export interface Refusal extends ErrorDetails {
  readonly code: SubgraphErrorCode;
  readonly message: string;
}

/** The fields of an input that the addressed system does not own, judged on the record as it is now. */
export function ownershipRefusals(options: {
  system: System;
  entitySet: string;
  ownership: OwnershipRules;
  given: readonly GivenValue[];
  record: ODataRecord | undefined;
}): Refusal[] {
  const { system, entitySet, ownership, given, record } = options;
  return given.flatMap(({ path, column }) => {
    const decision = ownership.ownerOf({
      system,
      entitySet,
      property: column.name,
      ...(record && { record }),
    });
    if (decision === undefined || decision.owner === system) return [];
    const { mutation } = decision;
    const field = path.join('.');
    const use =
      mutation === undefined
        ? 'no mutation changes it, only that system itself'
        : `use the mutation ${mutation}`;
    return [
      {
        code: 'FIELD_NOT_OWNED' as const,
        message: `${systemName(decision.owner)} owns ${field}, so it is not written in ${systemName(system)}: ${use}.`,
        system,
        field,
        property: column.name,
        owner: decision.owner,
        ...(mutation !== undefined && { mutation }),
        rule: decision.rule,
      },
    ];
  });
}

/** The given values that do not fit their columns. */
export function valueRefusals(system: System, given: readonly GivenValue[], codec: Codec): Refusal[] {
  return given.flatMap(({ path, column, value, required, accepts }) => {
    const field = path.join('.');
    if (required && (value === null || value === '')) {
      const message = `${field} must have a value: no record is without one.`;
      const details = { expected: 'a value', got: value === null ? 'null' : 'an empty text' };
      return [{ code: 'INVALID_VALUE' as const, message, ...details, system, field, property: column.name }];
    }
    if (column.kind === 'lookup') return [];
    const expected = accepts && unacceptable(accepts, value);
    const problem =
      expected === undefined
        ? checkValue(column.property, codec.encode(value, column))
        : { code: 'INVALID_VALUE' as const, expected, got: String(value) };
    if (problem === undefined) return [];
    const message = `${field} must be ${problem.expected}; got ${problem.got}.`;
    return [{ ...problem, message, system, field, property: column.name }];
  });
}

/** Throws the first refusal, with the further ones beside it; returns when there is none. */
export function throwRefusals(refusals: readonly Refusal[]): void {
  const [first, ...others] = refusals;
  if (first !== undefined) throw refusalError(first, others);
}

/** One error for all: a mutation field can carry one only. */
export function refusalError(
  { code, message, ...details }: Refusal,
  others: readonly Refusal[] = [],
): GraphQLError {
  const more = others.length === 0 ? '' : ` Refused as well: ${others.map(({ field }) => field).join(', ')}.`;
  return codedError(code, `${message}${more}`, { ...details, ...(others.length > 0 && { others }) });
}
