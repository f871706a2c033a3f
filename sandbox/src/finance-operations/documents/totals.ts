import type { Decimal } from '../../edm/decimal.ts';
import type { StoredValues } from '../../store/record-store.ts';
import { amount, isZero, minus, money, percentOf, plus, sum } from '../writing/values.ts';

/** What a quotation or an order comes to. */
export interface Totals {
  readonly total: Decimal;
  readonly tax: Decimal;
  readonly headerTax: Decimal;
  readonly charges: Decimal;
  readonly discount: Decimal;
  /** Tax of each line, in their order. */
  readonly lineTaxes: readonly Decimal[];
}

/** Adds up a document: lines after their discounts, less the discount of the header, plus charges and tax. */
export function totalsOf(
  header: StoredValues,
  lines: readonly StoredValues[],
  taxPercentOf: (line: StoredValues) => Decimal,
): Totals {
  const subtotal = sum(lines.map((line) => amount(line, 'LineAmount')));
  const percent = amount(header, 'TotalDiscountPercentage');
  const headerDiscount = money(
    isZero(percent) ? amount(header, 'TotalDiscountAmount') : percentOf(subtotal, percent),
  );
  const lineTaxes = lines.map((line) => money(percentOf(amount(line, 'LineAmount'), taxPercentOf(line))));
  const headerTax = amount(header, 'HeaderChargesTaxAmount');
  const tax = plus(sum(lineTaxes), headerTax);
  const charges = plus(
    sum(lines.map((line) => amount(line, 'TotalChargesAmount'))),
    amount(header, 'HeaderChargesAmount'),
  );
  return {
    total: plus(plus(minus(subtotal, headerDiscount), charges), tax),
    tax,
    headerTax,
    charges,
    discount: plus(sum(lines.map((line) => amount(line, 'TotalDiscountAmount'))), headerDiscount),
    lineTaxes,
  };
}
