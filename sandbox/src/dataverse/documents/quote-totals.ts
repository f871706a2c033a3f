import { decodeSortable, encodeSortable, roundToScale } from '../../edm/decimal.ts';
import type { Stored } from '../../edm/stored.ts';
import { entitySetOf, propertyOf } from '../../model/model.ts';
import type { StoredRecord, StoredValues } from '../../store/record-store.ts';
import type { Organization } from '../organization.ts';

/** A line without a price makes its quote one with a pricing error. */
const detailError = 1n;

/**
 * The totals that the platform calculates. The line item amount is what the lines come to after their discounts;
 * the discounts of the header, an amount and a percentage of it, are taken off; freight and the taxes of the lines are
 * added (Microsoft Learn, table reference of quote: totallineitemamount, totaldiscountamount, totalamountlessfreight).
 */
export function quoteTotals(
  organization: Organization,
  header: StoredValues,
  lines: readonly StoredRecord[],
): Record<string, Stored> {
  const quotes = entitySetOf(organization.model, 'quotes');
  const { scale } = propertyOf(quotes, 'totalamount');
  const units = (values: StoredValues, name: string) => {
    const value = values[name];
    return typeof value === 'string' ? decodeSortable(value) : 0n;
  };
  const sum = (name: string) => lines.reduce((total, { values }) => total + units(values, name), 0n);
  const lineDiscount = sum('manualdiscountamount');
  const tax = sum('tax');
  const lineAmount = sum('baseamount') - lineDiscount;
  const percentage = propertyOf(quotes, 'discountpercentage');
  const byPercentage = roundToScale(
    // The scale of the percentage, and two digits more: it is hundredths.
    { units: lineAmount * units(header, percentage.name), scale: scale + percentage.scale + 2 },
    scale,
  );
  const discount = units(header, 'discountamount') + byPercentage;
  const lessFreight = lineAmount - discount;
  const amount = (value: bigint) => encodeSortable(value, scale);
  const isPriced = lines.every(({ values }) => (values.pricingerrorcode ?? 0n) === 0n);
  return {
    totallineitemamount: amount(lineAmount),
    totallineitemdiscountamount: amount(lineDiscount),
    totaldiscountamount: amount(discount),
    totaltax: amount(tax),
    totalamountlessfreight: amount(lessFreight),
    totalamount: amount(lessFreight + units(header, 'freightamount') + tax),
    pricingerrorcode: isPriced ? 0n : detailError,
  };
}
