import { calculate } from '../../edm/calculate.ts';
import { type Decimal, decodeSortable, encodeSortable, roundToScale } from '../../edm/decimal.ts';
import type { Stored } from '../../edm/stored.ts';
import { type EntitySet, propertyOf } from '../../model/model.ts';
import type { StoredValues } from '../../store/record-store.ts';

/** Digits after the point that every decimal of F&O is kept with in the model. */
const amountScale = 10;
/** Amounts of money are rounded to cents. */
const currencyScale = 2;

export const text = (values: StoredValues, name: string): string => String(values[name] ?? '');

export const isYes = (values: StoredValues, name: string): boolean => values[name] === 1n;
export const yes = 1n;
export const no = 0n;

/** The member that an enum property has, by name. */
export function memberOf(set: EntitySet, values: StoredValues, name: string): string {
  return propertyOf(set, name).enumType?.memberOf.get(Number(values[name] ?? 0)) ?? '';
}

/** The stored form of an enum member. */
export function member(set: EntitySet, name: string, memberName: string): bigint {
  const value = propertyOf(set, name).enumType?.valueOf.get(memberName);
  if (value === undefined) throw new Error(`${set.name}.${name} has no member ${memberName}.`);
  return BigInt(value);
}

export const zero: Decimal = { units: 0n, scale: 0 };
export const number = (value: number): Decimal => ({ units: BigInt(value), scale: 0 });

/** A stored decimal as a number. */
export function amount(values: StoredValues, name: string): Decimal {
  const stored = values[name];
  return typeof stored === 'string' && stored !== ''
    ? { units: decodeSortable(stored), scale: amountScale }
    : zero;
}

export const stored = (value: Decimal): Stored =>
  encodeSortable(roundToScale(value, amountScale), amountScale);

export const plus = (left: Decimal, right: Decimal): Decimal => calculate('add', left, right) ?? zero;
export const minus = (left: Decimal, right: Decimal): Decimal => calculate('sub', left, right) ?? zero;
export const times = (left: Decimal, right: Decimal): Decimal => calculate('mul', left, right) ?? zero;
/** Zero when divided by zero. */
export const over = (left: Decimal, right: Decimal): Decimal => calculate('divby', left, right) ?? zero;
export const sum = (values: readonly Decimal[]): Decimal => values.reduce(plus, zero);
export const percentOf = (value: Decimal, percent: Decimal): Decimal =>
  over(times(value, percent), number(100));
export const money = (value: Decimal): Decimal => ({
  units: roundToScale(value, currencyScale),
  scale: currencyScale,
});
export const isZero = ({ units }: Decimal): boolean => units === 0n;
export const isPositive = ({ units }: Decimal): boolean => units > 0n;
export const isMore = (left: Decimal, right: Decimal): boolean => isPositive(minus(left, right));
export const least = (left: Decimal, right: Decimal): Decimal => (isMore(left, right) ? right : left);
