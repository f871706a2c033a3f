import type { WritePorts } from './given-values.ts';
import { codedError } from './graphql-errors.ts';

/** STALE_VERSION where the client gave a version and the record is at another. */
export function checkVersion(
  { client }: Pick<WritePorts, 'client'>,
  given: string | null | undefined,
  current: string,
): void {
  if (given === null || given === undefined || given === current) return;
  throw codedError(
    'STALE_VERSION',
    `The record was changed since version ${given} was read; it is at ${current} now. Nothing was written.`,
    { system: client.system, field: 'ifVersion', expected: current, got: given },
  );
}
