import { canonicalDecimal, isDecimal } from './decimal.ts';
import { ODataError } from './errors.ts';
import { isGuid } from './guid.ts';
import type { Literal } from './query.ts';

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:\d{2})$/;
const qualifiedName = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/;

/**
 * A value as it stands in a filter, not yet percent-encoded. Throws a BAD_REQUEST ODataError for a text that is not
 * what its type says: unquoted, it could say anything.
 */
export function printLiteral(literal: Literal): string {
  switch (literal.type) {
    case 'string':
      return quoteText(literal.value);
    case 'enum':
      return `${checked(literal.enumType, qualifiedName.test(literal.enumType), 'the name of an enum type')}${quoteText(literal.member)}`;
    case 'null':
      return 'null';
    case 'guid':
      return checked(literal.value, isGuid(literal.value), 'a GUID');
    case 'int':
      return checked(String(literal.value), Number.isSafeInteger(literal.value), 'a whole number');
    case 'decimal':
      return canonicalDecimal(checked(literal.value, isDecimal(literal.value), 'a decimal number'));
    case 'boolean':
      return String(literal.value);
    case 'datetime':
      return checked(literal.value, instant.test(literal.value), 'an ISO 8601 instant');
    default: {
      const unknown: never = literal;
      throw new TypeError(`Expected a literal, got ${JSON.stringify(unknown)}.`);
    }
  }
}

/** A text in single quotes, quotes in it doubled. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function checked(text: string, good: boolean, expected: string): string {
  if (good) return text;
  throw new ODataError('BAD_REQUEST', `Expected ${expected} in a filter, got ${JSON.stringify(text)}.`);
}
