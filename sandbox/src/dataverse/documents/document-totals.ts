import { decodeSortable, encodeSortable, roundToScale } from '../../edm/decimal.ts';
import type { Stored } from '../../edm/stored.ts';
import { entitySetOf, propertyOf } from '../../model/model.ts';
import type { StoredRecord, StoredValues } from '../../store/record-store.ts';
import type { Organization } from '../organization.ts';
import type { DocumentKind } from './document-kinds.ts';
import { lineDiscount } from './line-amounts.ts';

/** A line without a price makes its document one with a pricing error. */
const detailError = 1n;

/**
 * The totals that the platform calculates. The line item amount is what the lines come to after their discounts;
 * the discounts of the header, an amount and a percentage of it, are taken off; freight and the taxes of the lines are
 * added (Microsoft Learn, table references of quote, salesorder and invoice: totallineitemamount, totaldiscountamount,
 * totalamountlessfreight). Without system pricing all totals are the client's own.
 */
export function documentTotals(
  organization: Organization,
  kind: DocumentKind,
  header: StoredValues,
  lines: readonly StoredRecord[],
): Record<string, Stored> {
  if (organization.options.systemPricing === false) return {};
  const set = entitySetOf(organization.model, kind.entitySet);
  const { scale } = propertyOf(set, 'totalamount');
  const units = (values: StoredValues, name: string) => {
    const value = values[name];
    return typeof value === 'string' ? decodeSortable(value) : 0n;
  };
  const sum = (name: string) => lines.reduce((total, { values }) => total + units(values, name), 0n);
  const discountOfLines = lines.reduce(
    (total, { values }) => total + lineDiscount(organization, kind, values),
    0n,
  );
  const tax = sum('tax');
  const lineAmount = sum('baseamount') - discountOfLines;
  const percentage = propertyOf(set, 'discountpercentage');
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
    totallineitemdiscountamount: amount(discountOfLines),
    totaldiscountamount: amount(discount),
    totaltax: amount(tax),
    totalamountlessfreight: amount(lessFreight),
    totalamount: amount(lessFreight + units(header, 'freightamount') + tax),
    pricingerrorcode: isPriced ? 0n : detailError,
  };
}
