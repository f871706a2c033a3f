import { canonicalDecimal, isDecimal } from './decimal.ts';
import type { EntityType } from './model.ts';
import { rawNumber } from './raw-json.ts';

const exactTypes = new Set(['Edm.Decimal', 'Edm.Int64']);

/** A number of more than 15 significant digits does not survive a JavaScript number. */
const longNumber = /[\d][\d.]{15,}/;

/**
 * Parses an answer. Where the text holds a number of more than 15 significant digits the source text of every
 * number is kept (reviver context, Node 24); otherwise a plain parse is exact, and seven times faster.
 */
export function parseJson(text: string): unknown {
  if (!longNumber.test(text)) return JSON.parse(text);
  return JSON.parse(text, (_key, value, context?: { source?: string }) => {
    if (typeof value !== 'number' || context?.source === undefined) return value;
    return significantDigits(context.source) > 15 ? new LongNumber(context.source) : value;
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
 * A record with every Edm.Decimal and Edm.Int64 as an exact string in canonical form, in expanded records too.
 * `typeOf` finds the entity type of a navigation property's target.
 */
export function exactRecord(
  record: Record<string, unknown>,
  type: EntityType | undefined,
  typeOf: (targetType: string) => EntityType | undefined,
): Record<string, unknown> {
  for (const [name, value] of Object.entries(record)) {
    if (typeof value === 'string' || typeof value === 'boolean' || value === null) continue;
    const navigation = type?.navigationProperties.get(name);
    if (navigation && typeof value === 'object') {
      const target = typeOf(navigation.targetType);
      if (Array.isArray(value)) for (const item of value) exactRecord(item, target, typeOf);
      else if (!(value instanceof LongNumber)) exactRecord(value as Record<string, unknown>, target, typeOf);
    } else if (exactTypes.has(type?.properties.get(name)?.type ?? '')) {
      record[name] = canonicalDecimal(value instanceof LongNumber ? value.source : String(value));
    } else if (value instanceof LongNumber) {
      record[name] = Number(value.source);
    }
  }
  return record;
}

/** A request body: strings of Edm.Decimal and Edm.Int64 properties become JSON numbers with exactly those digits. */
export function printJson(values: Readonly<Record<string, unknown>>, type: EntityType | undefined): string {
  const entries = Object.entries(values).map(([name, value]) => {
    const edmType = type?.properties.get(name)?.type ?? '';
    if (!exactTypes.has(edmType) || typeof value !== 'string') return [name, value];
    if (!isDecimal(value))
      throw new TypeError(`Expected a decimal number in ${name}, got ${JSON.stringify(value)}.`);
    return [name, rawNumber(canonicalDecimal(value))];
  });
  return JSON.stringify(Object.fromEntries(entries));
}
