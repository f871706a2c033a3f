import { decodeSortable, encodeSortable, roundToScale } from '../../edm/decimal.ts';
import type { Stored } from '../../edm/stored.ts';
import { entitySetOf, propertyOf } from '../../model/model.ts';
import type { StoredValues } from '../../store/record-store.ts';
import { lookedUp } from '../behaviour/computed.ts';
import { itemOf } from '../catalogue/price-list-rules.ts';
import type { Organization } from '../organization.ts';

/** Codes of the option set "Pricing Error". */
const pricingErrors = {
  none: 0n,
  missingPriceLevel: 2n,
  inactivePriceLevel: 3n,
  productNotInPriceLevel: 11n,
} as const;

const activePriceLevel = 0n;

/**
 * The price of the list, unless it is overridden or a write-in's own. It is looked up anew when product, unit or the
 * override change; a price that a client gives without overriding has no effect. Without a price the line stands at 0
 * and tells why in its pricing error.
 */
export function priceOf(
  organization: Organization,
  values: StoredValues,
  before: StoredValues | undefined,
): Record<string, Stored> {
  if (values.isproductoverridden === 1n || values.ispriceoverridden === 1n)
    return { pricingerrorcode: pricingErrors.none };
  const inputs = ['_productid_value', '_uomid_value', 'ispriceoverridden', '_quoteid_value'];
  if (before && inputs.every((name) => (before[name] ?? null) === (values[name] ?? null)))
    return { priceperunit: before.priceperunit ?? null, pricingerrorcode: before.pricingerrorcode ?? null };
  const { scale } = propertyOf(entitySetOf(organization.model, 'quotedetails'), 'priceperunit');
  const found = listPrice(organization, values);
  return typeof found === 'bigint'
    ? { priceperunit: encodeSortable(0n, scale), pricingerrorcode: found }
    : {
        priceperunit: encodeSortable(roundToScale(found, scale), scale),
        pricingerrorcode: pricingErrors.none,
      };
}

/** The price on the list of the quote, or the pricing error. */
function listPrice(
  organization: Organization,
  values: StoredValues,
): { units: bigint; scale: number } | bigint {
  const quote = lookedUp(organization, 'quotes', values._quoteid_value)?.values;
  const list = lookedUp(organization, 'pricelevels', quote?._pricelevelid_value)?.values;
  if (!list) return pricingErrors.missingPriceLevel;
  if (list.statecode !== activePriceLevel) return pricingErrors.inactivePriceLevel;
  const amount = itemOf(organization, list.pricelevelid, values)?.values.amount;
  if (typeof amount !== 'string') return pricingErrors.productNotInPriceLevel;
  const { scale } = propertyOf(entitySetOf(organization.model, 'productpricelevels'), 'amount');
  return { units: decodeSortable(amount), scale };
}
