import type { StoredRecord, StoredValues } from '../../store/record-store.ts';
import type { Behaviour } from '../behaviour/behaviour.ts';
import { businessError } from '../behaviour/business-error.ts';
import { lookedUp, recordsBelow } from '../behaviour/computed.ts';
import type { Organization } from '../organization.ts';

/** Price list items: one for each product and unit of a list, in the currency of the list. */
export const priceListItemBehaviour: Behaviour = {
  defaults: (organization, given) => ({
    pricingmethodcode: 1n,
    quantitysellingcode: 1n,
    roundingpolicycode: 1n,
    roundingoptioncode: 1n,
    _transactioncurrencyid_value:
      lookedUp(organization, 'pricelevels', given._pricelevelid_value)?.values._transactioncurrencyid_value ??
      null,
    _uomid_value:
      lookedUp(organization, 'products', given._productid_value)?.values._defaultuomid_value ?? null,
  }),
  consequences: (organization, values) => ({
    productnumber: lookedUp(organization, 'products', values._productid_value)?.values.productnumber ?? null,
    _uomscheduleid_value:
      lookedUp(organization, 'uoms', values._uomid_value)?.values._uomscheduleid_value ?? null,
  }),
  check(organization, values) {
    const product = lookedUp(organization, 'products', values._productid_value)?.values;
    if (values._uomscheduleid_value !== product?._defaultuomscheduleid_value)
      throw businessError('unitNotOfProduct');
    requireCurrencyOf(organization, values._pricelevelid_value, values._transactioncurrencyid_value);
    const item = itemOf(organization, values._pricelevelid_value, values);
    if (item && item.values.productpricelevelid !== values.productpricelevelid)
      throw businessError('priceListItemExists');
  },
};

/** Throws when a record has another currency than its price list; where one of both is not set, nothing is said. */
export function requireCurrencyOf(
  organization: Organization,
  priceListId: StoredValues[string] | undefined,
  currencyId: StoredValues[string] | undefined,
): void {
  const list = lookedUp(organization, 'pricelevels', priceListId)?.values._transactioncurrencyid_value;
  if (typeof list === 'string' && typeof currencyId === 'string' && list !== currencyId)
    throw businessError('currencyNotOfPriceList');
}

/** The item of a price list for a product in a unit. */
export function itemOf(
  organization: Organization,
  priceListId: StoredValues[string] | undefined,
  { _productid_value: productId, _uomid_value: unitId }: StoredValues,
): StoredRecord | undefined {
  return recordsBelow(organization, 'productpricelevels', '_productid_value', productId).find(
    ({ values }) => values._pricelevelid_value === priceListId && values._uomid_value === unitId,
  );
}
