import { type Decimal, decodeSortable, encodeSortable, roundToScale } from '../../edm/decimal.ts';
import type { Stored } from '../../edm/stored.ts';
import { entitySetOf, propertyOf } from '../../model/model.ts';
import type { StoredValues } from '../../store/record-store.ts';
import type { Organization } from '../organization.ts';
import type { DocumentKind } from './document-kinds.ts';
import { type Pricing, priceOf } from './line-price.ts';

/**
 * Price and amounts of a line: the base amount is quantity by price; the extended amount takes the discount of the line
 * off and adds its tax. System settings > Sales say whether the discount is one for the line or one for each unit.
 * Without system pricing all amounts are the client's own.
 */
export function lineAmounts(
  organization: Organization,
  kind: DocumentKind,
  values: StoredValues,
  pricing: Pricing,
): Record<string, Stored> {
  if (organization.options.systemPricing === false) return {};
  const priced = priceOf(organization, kind, values, pricing);
  const all = { ...values, ...priced };
  const value = (name: string) => decimalOf(organization, kind, all, name);
  const { scale } = propertyOf(entitySetOf(organization.model, kind.lines.entitySet), 'baseamount');
  const base = product(value('quantity'), value('priceperunit'), scale);
  const tax = roundToScale(value('tax'), scale);
  return {
    ...priced,
    baseamount: encodeSortable(base, scale),
    extendedamount: encodeSortable(base - lineDiscount(organization, kind, all) + tax, scale),
  };
}

/** The discount of a line as a whole, in units of its base amount. */
export function lineDiscount(organization: Organization, kind: DocumentKind, values: StoredValues): bigint {
  const { scale } = propertyOf(entitySetOf(organization.model, kind.lines.entitySet), 'baseamount');
  const discount = decimalOf(organization, kind, values, 'manualdiscountamount');
  return organization.options.discountCalculation === 'per-unit'
    ? product(decimalOf(organization, kind, values, 'quantity'), discount, scale)
    : roundToScale(discount, scale);
}

export function decimalOf(
  organization: Organization,
  { lines }: DocumentKind,
  values: StoredValues,
  name: string,
): Decimal {
  const { scale } = propertyOf(entitySetOf(organization.model, lines.entitySet), name);
  const stored = values[name];
  return { units: typeof stored === 'string' ? decodeSortable(stored) : 0n, scale };
}

function product(left: Decimal, right: Decimal, scale: number): bigint {
  return roundToScale({ units: left.units * right.units, scale: left.scale + right.scale }, scale);
}
