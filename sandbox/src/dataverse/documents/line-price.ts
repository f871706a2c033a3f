import { decodeSortable, encodeSortable, roundToScale } from '../../edm/decimal.ts';
import type { Stored } from '../../edm/stored.ts';
import { entitySetOf, propertyOf } from '../../model/model.ts';
import type { StoredValues } from '../../store/record-store.ts';
import { lookedUp } from '../behaviour/computed.ts';
import { itemOf } from '../catalogue/price-list-rules.ts';
import type { Organization } from '../organization.ts';
import type { DocumentKind } from './document-kinds.ts';

/** Codes of the option set "Pricing Error". */
const pricingErrors = {
  none: 0n,
  missingPriceLevel: 2n,
  inactivePriceLevel: 3n,
  productNotInPriceLevel: 11n,
} as const;

const activePriceLevel = 0n;

/**
 * Where the price of a line comes from that does not override it: the price list, the line as it was for as long as
 * product, unit and document stay, or the line that it is a copy of.
 */
export type Pricing =
  | { readonly kind: 'look-up' }
  | { readonly kind: 'keep'; readonly before: StoredValues }
  | { readonly kind: 'copy' };

/**
 * The price of the list, unless it is overridden or a write-in's own. A price that a client gives without overriding has
 * no effect. Without a price the line stands at 0 and tells why in its pricing error.
 */
export function priceOf(
  organization: Organization,
  kind: DocumentKind,
  values: StoredValues,
  pricing: Pricing,
): Record<string, Stored> {
  if (values.isproductoverridden === 1n || values.ispriceoverridden === 1n)
    return { pricingerrorcode: pricingErrors.none };
  switch (pricing.kind) {
    case 'copy':
      return {};
    case 'keep': {
      const { before } = pricing;
      const inputs = ['_productid_value', '_uomid_value', 'ispriceoverridden', kind.lines.parent];
      if (inputs.some((name) => (before[name] ?? null) !== (values[name] ?? null)))
        return lookedUpPrice(organization, kind, values);
      return {
        priceperunit: before.priceperunit ?? null,
        pricingerrorcode: before.pricingerrorcode ?? null,
      };
    }
    case 'look-up':
      return lookedUpPrice(organization, kind, values);
    default:
      throw new Error(`No price comes from ${pricing satisfies never}.`);
  }
}

function lookedUpPrice(
  organization: Organization,
  kind: DocumentKind,
  values: StoredValues,
): Record<string, Stored> {
  const { scale } = propertyOf(entitySetOf(organization.model, kind.lines.entitySet), 'priceperunit');
  const found = listPrice(organization, kind, values);
  return typeof found === 'bigint'
    ? { priceperunit: encodeSortable(0n, scale), pricingerrorcode: found }
    : {
        priceperunit: encodeSortable(roundToScale(found, scale), scale),
        pricingerrorcode: pricingErrors.none,
      };
}

/** The price on the list of the document, or the pricing error. */
function listPrice(
  organization: Organization,
  { entitySet, lines }: DocumentKind,
  values: StoredValues,
): { units: bigint; scale: number } | bigint {
  const document = lookedUp(organization, entitySet, values[lines.parent])?.values;
  const list = lookedUp(organization, 'pricelevels', document?._pricelevelid_value)?.values;
  if (!list) return pricingErrors.missingPriceLevel;
  if (list.statecode !== activePriceLevel) return pricingErrors.inactivePriceLevel;
  const amount = itemOf(organization, list.pricelevelid, values)?.values.amount;
  if (typeof amount !== 'string') return pricingErrors.productNotInPriceLevel;
  const { scale } = propertyOf(entitySetOf(organization.model, 'productpricelevels'), 'amount');
  return { units: decodeSortable(amount), scale };
}
