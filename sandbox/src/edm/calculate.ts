import type { Decimal } from './decimal.ts';

export type ArithmeticOperator = 'add' | 'sub' | 'mul' | 'div' | 'divby' | 'mod';

/** Digits after the point of a quotient. */
const quotientScale = 28;

/** One operation, exactly; of a quotient the first 28 digits after the point. `div` of whole numbers is whole. */
export function calculate(operator: ArithmeticOperator, left: Decimal, right: Decimal): Decimal | undefined {
  const scale = Math.max(left.scale, right.scale);
  const [a, b] = [left, right].map(({ units, scale: own }) => units * 10n ** BigInt(scale - own)) as [
    bigint,
    bigint,
  ];
  switch (operator) {
    case 'add':
      return { units: a + b, scale };
    case 'sub':
      return { units: a - b, scale };
    case 'mul':
      return { units: left.units * right.units, scale: left.scale + right.scale };
    case 'div':
    case 'divby':
      if (b === 0n) return undefined;
      if (operator === 'div' && scale === 0) return { units: a / b, scale: 0 };
      return { units: (a * 10n ** BigInt(quotientScale)) / b, scale: quotientScale };
    case 'mod':
      return b === 0n ? undefined : { units: a % b, scale };
    default:
      return operator satisfies never;
  }
}
