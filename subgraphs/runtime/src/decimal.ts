const decimalText = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Whether a text is an exact decimal: an optional minus, digits, and digits after a point. No exponent, no plus. */
export function isDecimal(text: string): boolean {
  return decimalText.test(text);
}

/** Negative, zero or positive as `a` is smaller, equal or greater; exact at any number of digits. */
export function compareDecimals(a: string, b: string): number {
  const scale = Math.max(fractionOf(a).length, fractionOf(b).length);
  const [left, right] = [scaled(a, scale), scaled(b, scale)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Digits after the point that carry value: "1.50" has one. */
export function significantScale(text: string): number {
  return fractionOf(text).replace(/0+$/, '').length;
}

function fractionOf(text: string): string {
  return decimalText.exec(text)?.[3] ?? '';
}

function scaled(text: string, scale: number): bigint {
  const match = decimalText.exec(text);
  if (match === null)
    throw new RangeError(`Expected a decimal such as "1234.50", got ${JSON.stringify(text)}.`);
  const [, sign, whole = '', fraction = ''] = match;
  return BigInt(`${sign}${whole}${fraction.padEnd(scale, '0')}`);
}
