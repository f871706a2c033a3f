import { ServiceError } from '../../errors.ts';
import type { StoredValues } from '../../store/record-store.ts';
import type { Behaviour } from '../behaviour/behaviour.ts';
import { type BusinessRefusal, businessError } from '../behaviour/business-error.ts';
import { insertComputed, lookedUp, writeComputed } from '../behaviour/computed.ts';
import { codes } from '../errors.ts';
import type { Organization } from '../organization.ts';
import { itemOf, requireCurrencyOf } from './price-list-rules.ts';

export const productStates = { active: 0n, retired: 1n, draft: 2n, underRevision: 3n } as const;

/** Ways between states that the platform refuses; a state may also be set anew. */
const refusedWays: readonly { from: bigint; to: bigint; refusal: BusinessRefusal }[] = [
  { from: productStates.active, to: productStates.draft, refusal: 'productActiveToDraft' },
  { from: productStates.draft, to: productStates.retired, refusal: 'productDraftToRetired' },
  { from: productStates.retired, to: productStates.draft, refusal: 'productRetiredToDraft' },
  { from: productStates.draft, to: productStates.underRevision, refusal: 'productToRevised' },
  { from: productStates.retired, to: productStates.underRevision, refusal: 'productToRevised' },
];

/** What a product must have besides its number, though the metadata asks only the forms for it. */
const needed = ['name', '_defaultuomid_value', '_defaultuomscheduleid_value', 'quantitydecimal'];
/** Changes of these columns are carried to the price list. */
const priced = ['_transactioncurrencyid_value', '_pricelevelid_value', '_defaultuomid_value', 'price'];

/** Products: of a unit of their group, and kept on their price list by Prospect to cash. */
export const productBehaviour: Behaviour = {
  firstState: ({ options }) =>
    options.productsCreatedActive === false ? productStates.draft : productStates.active,
  defaults: () => ({ productstructure: 1n }),
  check(organization, values, before, by) {
    for (const name of needed)
      if ((values[name] ?? null) === null)
        throw new ServiceError(
          400,
          codes.isNotNullable,
          `The required attribute '${name.replace(/^_(.+)_value$/, '$1')}' of entity 'product' is missing.`,
        );
    const unit = lookedUp(organization, 'uoms', values._defaultuomid_value);
    if (unit?.values._uomscheduleid_value !== values._defaultuomscheduleid_value)
      throw businessError('unitNotInGroup');
    requireCurrencyOf(organization, values._pricelevelid_value, values._transactioncurrencyid_value);
    const way = refusedWays.find(({ from, to }) => from === before?.statecode && to === values.statecode);
    if (way && by === 'client') throw businessError(way.refusal);
  },
  written(organization, values, before) {
    if (organization.options.p2cPriceListItems === false) return;
    if (before && priced.every((name) => (before[name] ?? null) === (values[name] ?? null))) return;
    keepOnPriceList(organization, values, before);
  },
};

/** One item on the product's price list, for its unit, at its price; with another unit the item goes over to that. */
function keepOnPriceList(
  organization: Organization,
  values: StoredValues,
  before: StoredValues | undefined,
): void {
  const list = lookedUp(organization, 'pricelevels', values._pricelevelid_value);
  if (!list || typeof values.price !== 'string') return;
  const productId = values.productid ?? null;
  const unitId = values._defaultuomid_value ?? null;
  const inUnit = (id: StoredValues[string]) =>
    itemOf(organization, values._pricelevelid_value, { _productid_value: productId, _uomid_value: id });
  const item = inUnit(unitId) ?? (before && inUnit(before._defaultuomid_value ?? null));
  const kept = {
    _uomid_value: unitId,
    _uomscheduleid_value: values._defaultuomscheduleid_value ?? null,
    amount: values.price,
  };
  if (item) {
    writeComputed(organization, 'productpricelevels', item, kept);
    return;
  }
  insertComputed(organization, 'productpricelevels', {
    ...kept,
    _productid_value: productId,
    _pricelevelid_value: values._pricelevelid_value ?? null,
    _transactioncurrencyid_value: list.values._transactioncurrencyid_value ?? null,
    productnumber: values.productnumber ?? null,
    pricingmethodcode: 1n,
    quantitysellingcode: 1n,
    roundingpolicycode: 1n,
    roundingoptioncode: 1n,
  });
}
