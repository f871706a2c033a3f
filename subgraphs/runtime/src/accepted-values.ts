import { compareDecimals, isDecimal } from '@p2c/odata';
import { directiveArguments } from './columns.ts';

/** What can be meant by a value, where the system takes more: `@accepts`. */
export interface Accepted {
  /** A number must be greater. */
  readonly above?: string;
  /** A number must be this or greater. */
  readonly from?: string;
  readonly format?: 'EMAIL';
}

/** The `@accepts` of a field. */
export function readAccepted(node: Parameters<typeof directiveArguments>[0]): Accepted | undefined {
  const { above, from, format } = directiveArguments(node, 'accepts') ?? {};
  if (above === undefined && from === undefined && format === undefined) return undefined;
  return {
    ...(above !== undefined && { above }),
    ...(from !== undefined && { from }),
    ...(format === 'EMAIL' && { format }),
  };
}

/** What was expected of a value that cannot be meant; undefined where it can. Nothing at all can be meant anywhere. */
export function unacceptable({ above, from, format }: Accepted, value: unknown): string | undefined {
  if (value === null || value === '') return undefined;
  const text = String(value);
  if (isDecimal(text)) {
    if (above !== undefined && compareDecimals(text, above) <= 0) return `more than ${above}`;
    if (from !== undefined && compareDecimals(text, from) < 0) return `at least ${from}`;
  }
  return format === 'EMAIL' && !email.test(text) ? 'an e-mail address' : undefined;
}

/** No more than what every address has: something on both sides of one @, and no blank. */
const email = /^[^\s@]+@[^\s@]+$/;
