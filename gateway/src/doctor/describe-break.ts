import { ODataError } from '@p2c/odata';

/** What an error says to somebody who sets a system up, without a stack. */
export function describeBreak(error: unknown): string {
  if (!(error instanceof ODataError)) return error instanceof Error ? error.message : String(error);
  const code = error.serviceCode === undefined ? '' : ` (${error.serviceCode})`;
  const cause = error.cause instanceof Error ? ` ${error.cause.message}` : '';
  return `${error.message}${code}${cause}`;
}
