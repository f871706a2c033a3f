/** Digits before the point that a stored decimal has room for; the widest property takes 15. */
const integerDigits = 28;
/** An exponent beyond this is no number of any business, and would make a text of that many digits. */
const exponentMax = 400;
/** More digits than any literal needs; turning very long texts into numbers takes quadratic time. */
const digitsMax = 400;

/** A decimal number exactly: `units / 10^scale`. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** Reads a JSON or OData number ("12", "-0.50", "1E-10"); undefined when the text is no number. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = '', exponentText = '0'] = match;
  const exponent = Number(exponentText);
  if (Math.abs(exponent) > exponentMax || text.length > digitsMax) return undefined;
  const units = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`);
  const scale = fraction.length - exponent;
  return scale < 0 ? { units: units * 10n ** BigInt(-scale), scale: 0 } : { units, scale };
}

/** The number in units of 10^-scale, rounded toward minus infinity, and whether nothing was cut off. */
export function floorToScale(decimal: Decimal, scale: number): { units: bigint; exact: boolean } {
  if (decimal.scale <= scale)
    return { units: decimal.units * 10n ** BigInt(scale - decimal.scale), exact: true };
  const divisor = 10n ** BigInt(decimal.scale - scale);
  const quotient = decimal.units / divisor;
  const exact = quotient * divisor === decimal.units;
  return { units: !exact && decimal.units < 0n ? quotient - 1n : quotient, exact };
}

/** The number in units of 10^-scale, half rounded away from zero. */
export function roundToScale(decimal: Decimal, scale: number): bigint {
  if (decimal.scale <= scale) return decimal.units * 10n ** BigInt(scale - decimal.scale);
  const divisor = 10n ** BigInt(decimal.scale - scale);
  const half = decimal.units < 0n ? -divisor / 2n : divisor / 2n;
  return (decimal.units + half) / divisor;
}

/** -1, 0 or 1: how `left` stands to `right`. */
export function compareDecimals(left: Decimal, right: Decimal): number {
  const scale = Math.max(left.scale, right.scale);
  const difference = floorToScale(left, scale).units - floorToScale(right, scale).units;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** "1234.50" for 123450 units at scale 2: all digits of the scale. */
export function printUnits(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale);
  return `${units < 0n ? '-' : ''}${whole}${scale === 0 ? '' : `.${fraction}`}`;
}

/** "1234.5": as few digits as the number needs. */
export function printShortest(units: bigint, scale: number): string {
  const text = printUnits(units, scale);
  return scale === 0 ? text : text.replace(/\.?0+$/, '');
}

/**
 * A text that sorts as the number does, so that a plain index orders and compares it: a sign digit, then all digits,
 * of a negative number their complement to nine. Exact where an SQLite number (64 bits) would not be.
 */
export function encodeSortable(units: bigint, scale: number): string {
  const width = integerDigits + scale;
  const digits = (units < 0n ? -units : units).toString().padStart(width, '0');
  if (digits.length > width)
    throw new RangeError(
      `A number has at most ${integerDigits} digits before the point; got ${digits.length - scale}.`,
    );
  if (units >= 0n) return `1${digits}`;
  return `0${digits.replace(/\d/g, (digit) => String(9 - Number(digit)))}`;
}

/** The units that `encodeSortable` was given. */
export function decodeSortable(text: string): bigint {
  if (text.startsWith('1')) return BigInt(text.slice(1));
  return -BigInt(text.slice(1).replace(/\d/g, (digit) => String(9 - Number(digit))));
}

/** Whether a number of this size can be stored at all. */
export function fitsStorage(units: bigint, scale: number): boolean {
  return (units < 0n ? -units : units).toString().length <= integerDigits + scale;
}
