/** Exact decimals as text; nothing here goes through a JavaScript number. */

const pattern = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;

/** Whether a text is a decimal number: `-12.50`, `1e3`. */
export function isDecimal(text: string): boolean {
  return pattern.test(text);
}

/**
 * The one way a value is written: no exponent, no leading zeros, no trailing zeros after the point, no minus zero:
 * `0012.500` → `12.5`. With `scale` it is rounded half away from zero to that many digits after the point.
 * Throws a TypeError for what is no decimal.
 */
export function canonicalDecimal(text: string, scale?: number): string {
  const parts = split(text);
  const { digits, point } = scale === undefined ? parts : round(parts, scale);
  const whole = digits.slice(0, point).replace(/^0+(?=\d)/, '') || '0';
  const fraction = digits.slice(point).replace(/0+$/, '');
  const unsigned = fraction === '' ? whole : `${whole}.${fraction}`;
  return parts.negative && /[1-9]/.test(unsigned) ? `-${unsigned}` : unsigned;
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compareDecimals(a: string, b: string): number {
  const [left, right] = [split(a), split(b)];
  const fraction = Math.max(left.digits.length - left.point, right.digits.length - right.point);
  const scaled = ({ digits, point, negative }: Parts) => {
    const value = BigInt(digits.padEnd(point + fraction, '0'));
    return negative ? -value : value;
  };
  const difference = scaled(left) - scaled(right);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

interface Parts {
  readonly negative: boolean;
  /** All digits, whole part first; at least one before the point. */
  readonly digits: string;
  /** How many of them stand before the point. */
  readonly point: number;
}

function split(text: string): Parts {
  const match = pattern.exec(text);
  if (match === null) throw new TypeError(`Expected a decimal number, got ${JSON.stringify(text)}.`);
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  let digits = whole + fraction;
  let point = whole.length + Number(exponent);
  if (point < 1) {
    digits = '0'.repeat(1 - point) + digits;
    point = 1;
  }
  return { negative: sign === '-', digits: digits.padEnd(point, '0'), point };
}

function round({ negative, digits, point }: Parts, scale: number): Parts {
  const kept = point + scale;
  if (digits.length <= kept) return { negative, digits, point };
  const up = (digits[kept] ?? '0') >= '5';
  const rounded = (BigInt(digits.slice(0, kept) || '0') + (up ? 1n : 0n)).toString().padStart(kept, '0');
  return { negative, digits: rounded, point: rounded.length - scale };
}
