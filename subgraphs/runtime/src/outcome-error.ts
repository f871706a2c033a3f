import type { WriteOutcome } from '@p2c/odata';
import type { GraphQLError } from 'graphql';
import { codedError, type ErrorDetails, type SubgraphErrorCode, systemName } from './graphql-errors.ts';
import type { GivenValue } from './ownership-columns.ts';
import { withoutAddresses } from './without-addresses.ts';
import type { System } from './write-ports.ts';

type Rejected = Extract<WriteOutcome, { kind: 'rejected' }>;

/** Dataverse: "A validation error occurred. The length of … exceeded the maximum allowed length" (web service error codes). */
const dataverseTooLong = '0x80044331';

/** The coded error for values that the system itself refused: which field it meant, as far as its answer tells. */
export function rejectedError(system: System, outcome: Rejected, given: readonly GivenValue[]): GraphQLError {
  const refused = refusedField(outcome, given);
  const details: ErrorDetails = {
    system,
    ...(refused && {
      field: refused.path.join('.'),
      property: refused.column.name,
      got: String(refused.value),
    }),
    ...(refused === undefined && outcome.property !== undefined && { property: outcome.property }),
  };
  return codedError(
    codeOf(outcome, refused),
    `${systemName(system)} refused the write: ${withoutAddresses(outcome.message)}`,
    details,
  );
}

/** The coded error for a system that asks to slow down. */
export function throttledError(system: System, retryAfterMs: number): GraphQLError {
  const message = `${systemName(system)} asks to slow down; nothing was written. Repeat in ${Math.ceil(retryAfterMs / 1_000)} s.`;
  return codedError('SYSTEM_THROTTLED', message, { system, retryAfterMs });
}

function codeOf(outcome: Rejected, refused: GivenValue | undefined): SubgraphErrorCode {
  if (outcome.missingReference === true) return 'REFERENCE_NOT_FOUND';
  if (outcome.code === dataverseTooLong) return 'VALUE_TOO_LONG';
  return refused === undefined ? 'WRITE_REFUSED' : 'INVALID_VALUE';
}

/** By the property that the answer names, else by the value that its message quotes, else by the one name that stands in it. */
function refusedField({ property, message }: Rejected, given: readonly GivenValue[]): GivenValue | undefined {
  const byProperty = given.find(({ column }) => column.name === property);
  const quoted = ({ value }: GivenValue) => typeof value === 'string' && message.includes(`'${value}'`);
  const byValue = given.find((each) => each.value !== '' && quoted(each));
  const words = new Set(message.toLowerCase().split(/[^a-z0-9_]+/));
  const named = given.filter(({ path, column }) =>
    [column.name, path.at(-1) ?? ''].some((name) => words.has(name.toLowerCase())),
  );
  return byProperty ?? byValue ?? (named.length === 1 ? named[0] : undefined);
}
