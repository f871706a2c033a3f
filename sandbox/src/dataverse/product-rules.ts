import { wholeSeconds } from '../edm/date-time.ts';
import { ServiceError } from '../errors.ts';
import type { StoredValues } from '../store/record-store.ts';
import type { Behaviour } from './behaviour.ts';
import { lookedUp, writeComputed } from './computed.ts';
import { codes } from './errors.ts';
import type { Organization } from './organization.ts';
import { itemOf } from './price-list-rules.ts';

const active = 0n;
const draft = 2n;
/** What a product must have besides its number, though the metadata asks only the forms for it. */
const needed = ['name', '_defaultuomid_value', '_defaultuomscheduleid_value', 'quantitydecimal'];
/** Changes of these columns are carried to the price list. */
const priced = ['_transactioncurrencyid_value', '_pricelevelid_value', '_defaultuomid_value', 'price'];

/** Products: of a unit of their group, and kept on their price list by Prospect to cash. */
export const productBehaviour: Behaviour = {
  firstState: (organization) => (organization.options.productsCreatedActive === false ? draft : active),
  defaults: () => ({ productstructure: 1n }),
  check(organization, values) {
    for (const name of needed)
      if ((values[name] ?? null) === null)
        throw new ServiceError(
          400,
          codes.isNotNullable,
          `The required attribute '${name.replace(/^_(.+)_value$/, '$1')}' of entity 'product' is missing.`,
        );
    const unit = lookedUp(organization, 'uoms', values._defaultuomid_value);
    if (unit?.values._uomscheduleid_value !== values._defaultuomscheduleid_value)
      throw new ServiceError(
        400,
        codes.unitNotInGroup,
        'The unit does not belong to the unit group of the product.',
      );
  },
  written(organization, values, before) {
    if (organization.options.p2cPriceListItems === false) return;
    if (before && priced.every((name) => (before[name] ?? null) === (values[name] ?? null))) return;
    keepOnPriceList(organization, values);
  },
};

/** One item on the product's price list, for its unit, at its price. */
function keepOnPriceList(organization: Organization, values: StoredValues): void {
  const list = lookedUp(organization, 'pricelevels', values._pricelevelid_value);
  if (!list || typeof values.price !== 'string') return;
  const product = {
    _productid_value: values.productid ?? null,
    _uomid_value: values._defaultuomid_value ?? null,
  };
  const item = itemOf(organization, values._pricelevelid_value, product);
  if (item) {
    writeComputed(organization, 'productpricelevels', item, { amount: values.price });
    return;
  }
  const now = BigInt(wholeSeconds(Date.now()));
  const version = organization.nextVersion();
  organization.store('productpricelevels').insert(
    {
      productpricelevelid: crypto.randomUUID(),
      organizationid: organization.organizationId,
      ...product,
      _pricelevelid_value: values._pricelevelid_value ?? null,
      _transactioncurrencyid_value: list.values._transactioncurrencyid_value ?? null,
      _uomscheduleid_value: values._defaultuomscheduleid_value ?? null,
      amount: values.price,
      productnumber: values.productnumber ?? null,
      pricingmethodcode: 1n,
      quantitysellingcode: 1n,
      roundingpolicycode: 1n,
      roundingoptioncode: 1n,
      createdon: now,
      modifiedon: now,
      versionnumber: version,
    },
    version,
  );
}
