import type { Decimal } from '../../edm/decimal.ts';
import type { Stored } from '../../edm/stored.ts';
import type { StoredValues } from '../../store/record-store.ts';
import {
  amount,
  isPositive,
  isZero,
  minus,
  money,
  number,
  over,
  percentOf,
  plus,
  stored,
  times,
  zero,
} from '../writing/values.ts';

/** Discounts of a line by unit or percent: when one of them is written, the total discount follows, not the other way. */
const percentages = ['LineDiscountPercentage', 'MultilineDiscountPercentage'];
const unitDiscounts = ['LineDiscountAmount', 'MultilineDiscountAmount', ...percentages];

/**
 * Amounts of a line of a quotation or an order. A discount for the whole line becomes a discount for each unit; what
 * the cents do not divide goes to the charges: 10.00 on three units is 3.33 and a charge of -0.01 (Microsoft Learn,
 * "Prospect to cash", section on discount rounding).
 */
export function lineAmounts(
  changed: StoredValues,
  merged: StoredValues,
  quantityName: string,
): Record<string, Stored> {
  const quantity = amount(merged, quantityName);
  const perPriceUnit = amount(merged, 'SalesPriceQuantity');
  const priced = over(quantity, isZero(perPriceUnit) ? number(1) : perPriceUnit);
  const gross = times(priced, amount(merged, 'SalesPrice'));
  const byUnit =
    unitDiscounts.some((name) => changed[name] !== undefined) ||
    percentages.some((name) => !isZero(amount(merged, name)));
  return changed.TotalDiscountAmount === undefined && byUnit
    ? unitDiscountsLead(merged, { priced, gross })
    : totalDiscountLeads(changed, merged, { quantity, gross });
}

function totalDiscountLeads(
  changed: StoredValues,
  merged: StoredValues,
  { quantity, gross }: { quantity: Decimal; gross: Decimal },
): Record<string, Stored> {
  const total = amount(merged, 'TotalDiscountAmount');
  const before = amount(merged, 'FixedPriceCharges');
  const charges = changed.FixedPriceCharges !== undefined || isPositive(before) ? before : zero;
  const perUnit = money(over(total, quantity));
  const rest = isZero(quantity) ? zero : minus(times(perUnit, quantity), total);
  return {
    ...cleared,
    LineDiscountAmount: stored(perUnit),
    ...net(plus(minus(gross, total), charges), total, plus(charges, rest)),
  };
}

function unitDiscountsLead(
  merged: StoredValues,
  { priced, gross }: { priced: Decimal; gross: Decimal },
): Record<string, Stored> {
  const perUnit = plus(amount(merged, 'LineDiscountAmount'), amount(merged, 'MultilineDiscountAmount'));
  const reduced = percentages
    .map((name) => amount(merged, name))
    .reduce((rest, percent) => minus(rest, percentOf(rest, percent)), minus(gross, times(priced, perUnit)));
  const charges = amount(merged, 'FixedPriceCharges');
  const lineAmount = money(plus(reduced, charges));
  const discount = minus(gross, minus(lineAmount, isPositive(charges) ? charges : zero));
  return net(lineAmount, money(discount), charges);
}

const cleared = Object.fromEntries(unitDiscounts.map((name) => [name, stored(zero)]));

const net = (lineAmount: Decimal, discount: Decimal, charges: Decimal): Record<string, Stored> => ({
  LineAmount: stored(money(lineAmount)),
  TotalDiscountAmount: stored(discount),
  FixedPriceCharges: stored(charges),
});
