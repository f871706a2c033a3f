import { canonicalDecimal, isDecimal } from './decimal.ts';
import { ODataError } from './errors.ts';
import type { EntityType } from './model.ts';
import { rawNumber } from './raw-json.ts';

const exactTypes = new Set(['Edm.Decimal', 'Edm.Int64']);

/** A number of more than 15 significant digits does not survive a JavaScript number. */
const digitsMax = 15;
const longNumber = /\d[\d.]{15,}/;

/**
 * Parses an answer. Where the text holds a number of more than 15 significant digits the source text of such numbers
 * is kept (reviver context, Node 24); otherwise a plain parse is exact, and seven times faster. Throws a SyntaxError.
 */
export function parseJson(text: string): unknown {
  if (!longNumber.test(text)) return JSON.parse(text);
  return JSON.parse(text, (_key, value, context?: { source?: string }) => {
    if (typeof value !== 'number' || context?.source === undefined) return value;
    return significantDigits(context.source) > digitsMax ? new LongNumber(context.source) : value;
  });
}

class LongNumber {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
}

const significantDigits = (source: string) =>
  source
    .replace(/[eE].*$/, '')
    .replace(/[-+.]/g, '')
    .replace(/^0+/, '').length;

/**
 * A parsed record with every Edm.Decimal and Edm.Int64 as an exact string in canonical form ("1234.5": no exponent,
 * no zeros at the end of a fraction), in expanded records too; any other number as a number. Changes the record that
 * it is given. `typeOf` finds the entity type of a navigation property's target. Throws an INVALID_ANSWER ODataError
 * for a number that is no decimal of either system (`1e400`).
 */
export function exactRecord(
  record: Record<string, unknown>,
  type: EntityType | undefined,
  typeOf: (targetType: string) => EntityType | undefined,
): Record<string, unknown> {
  for (const [name, value] of Object.entries(record)) {
    // Most values of a record are texts.
    if (typeof value === 'string' || typeof value === 'boolean' || value === null) continue;
    const navigation = type?.navigationProperties.get(name);
    const target = navigation && typeOf(navigation.targetType);
    record[name] = exactValue(value, type?.properties.get(name)?.type, (nested) =>
      exactRecord(nested, target, typeOf),
    );
  }
  return record;
}

function exactValue(
  value: unknown,
  edmType: string | undefined,
  exactNested: (record: Record<string, unknown>) => unknown,
): unknown {
  if (typeof value === 'number' || value instanceof LongNumber) {
    const source = value instanceof LongNumber ? value.source : String(value);
    if (edmType === undefined || !exactTypes.has(edmType)) return Number(source);
    if (isDecimal(source)) return canonicalDecimal(source);
    throw new ODataError(
      'INVALID_ANSWER',
      `Expected a number within the range of ${edmType}, got ${source}.`,
    );
  }
  if (Array.isArray(value)) return value.map((item) => exactValue(item, edmType, exactNested));
  return typeof value === 'object' && value !== null ? exactNested(value as Record<string, unknown>) : value;
}

/**
 * A request body: strings of Edm.Decimal and Edm.Int64 properties become JSON numbers with exactly those digits.
 * Throws a BAD_REQUEST ODataError for a string that is no such number.
 */
export function printJson(values: Readonly<Record<string, unknown>>, type: EntityType | undefined): string {
  const entries = Object.entries(values).map(([name, value]) => {
    const edmType = type?.properties.get(name)?.type ?? '';
    if (!exactTypes.has(edmType) || typeof value !== 'string') return [name, value];
    const digits = isDecimal(value) ? canonicalDecimal(value) : undefined;
    if (digits !== undefined && !(edmType === 'Edm.Int64' && digits.includes('.')))
      return [name, rawNumber(digits)];
    const expected = edmType === 'Edm.Int64' ? 'a whole number' : 'a decimal number';
    throw new ODataError('BAD_REQUEST', `Expected ${expected} in ${name}, got ${JSON.stringify(value)}.`);
  });
  return JSON.stringify(Object.fromEntries(entries));
}
