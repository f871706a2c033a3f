import { type Decimal, decodeSortable, encodeSortable, roundToScale } from '../edm/decimal.ts';
import type { Stored } from '../edm/stored.ts';
import { ServiceError } from '../errors.ts';
import { entitySetOf, propertyOf } from '../model/model.ts';
import type { StoredValues } from '../store/record-store.ts';
import type { Behaviour } from './behaviour.ts';
import { lookedUp } from './computed.ts';
import { codes } from './errors.ts';
import type { Organization } from './organization.ts';
import { itemOf } from './price-list-rules.ts';
import { linesOf, recalculate, requireOpen } from './quote-rules.ts';

/** The product has no price on the price list of the quote. */
const missingPrice = 8n;

/** Lines: numbered once for all, priced by the price list, of an active product or a write-in. */
export const quoteLineBehaviour: Behaviour = {
  defaults(organization, given) {
    const product = lookedUp(organization, 'products', given._productid_value)?.values;
    return {
      sequencenumber: nextLineNumber(organization, given._quoteid_value),
      producttypecode: 1n,
      propertyconfigurationstatus: 2n,
      quotestatecode: lookedUp(organization, 'quotes', given._quoteid_value)?.values.statecode ?? 0n,
      isproductoverridden: product ? 0n : 1n,
      _uomid_value: product?._defaultuomid_value ?? null,
      _transactioncurrencyid_value:
        lookedUp(organization, 'quotes', given._quoteid_value)?.values._transactioncurrencyid_value ?? null,
      productname: product?.name ?? given.productdescription ?? null,
      quotedetailname: product?.name ?? given.productdescription ?? null,
    };
  },
  consequences(organization, values, before) {
    const priced = price(organization, values, before);
    const all = { ...values, ...priced };
    const value = (name: string) => decimalOf(organization, all, name);
    const { scale } = column(organization, 'baseamount');
    const [quantity, unitPrice] = [value('quantity'), value('priceperunit')];
    const base = roundToScale(
      { units: quantity.units * unitPrice.units, scale: quantity.scale + unitPrice.scale },
      scale,
    );
    const at = (name: string) => roundToScale(value(name), scale);
    const product = lookedUp(organization, 'products', values._productid_value)?.values;
    return {
      ...priced,
      baseamount: encodeSortable(base, scale),
      extendedamount: encodeSortable(base - at('manualdiscountamount') + at('tax'), scale),
      msdynce_ismaintainedexternally: product?.msdynce_ismaintainedexternally ?? 0n,
    };
  },
  check(organization, values, _before, by) {
    const quote = lookedUp(organization, 'quotes', values._quoteid_value);
    if (quote && by === 'client') requireOpen(quote.values);
    if (values.isproductoverridden === 1n) return requireDescription(values);
    const product = lookedUp(organization, 'products', values._productid_value)?.values;
    if (!product) throw refusal(codes.missingProduct, 'The product id is missing.');
    if (product.statecode !== 0n && by === 'client')
      throw refusal(codes.inactiveProduct, 'The product is not active: only active products can be added.');
    const unit = lookedUp(organization, 'uoms', values._uomid_value)?.values;
    if (unit?._uomscheduleid_value !== product._defaultuomscheduleid_value)
      throw refusal(codes.unitNotInGroup, 'The unit does not belong to the unit group of the product.');
    requireDecimals(organization, values, Number(product.quantitydecimal ?? 0));
  },
  written: (organization, values) => recalculate(organization, values._quoteid_value),
  removed: (organization, record) => recalculate(organization, record.values._quoteid_value),
};

/** The price of the list, unless it is overridden or a write-in's own; priced anew when product, unit or the override change. */
function price(
  organization: Organization,
  values: StoredValues,
  before: StoredValues | undefined,
): Record<string, Stored> {
  if (values.isproductoverridden === 1n || values.ispriceoverridden === 1n) return { pricingerrorcode: 0n };
  const inputs = ['_productid_value', '_uomid_value', 'ispriceoverridden'];
  const isPriced = before && inputs.every((name) => (before[name] ?? null) === (values[name] ?? null));
  if (isPriced) return { priceperunit: before.priceperunit ?? null };
  const quote = lookedUp(organization, 'quotes', values._quoteid_value)?.values;
  const amount = itemOf(organization, quote?._pricelevelid_value, values)?.values.amount;
  const { scale } = column(organization, 'priceperunit');
  if (typeof amount !== 'string')
    return { priceperunit: encodeSortable(0n, scale), pricingerrorcode: missingPrice };
  const from = propertyOf(entitySetOf(organization.model, 'productpricelevels'), 'amount').scale;
  const units = roundToScale({ units: decodeSortable(amount), scale: from }, scale);
  return { priceperunit: encodeSortable(units, scale), pricingerrorcode: 0n };
}

/** One more than the highest number of the quote: numbers of deleted lines are not given again to others before it. */
function nextLineNumber(organization: Organization, quoteId: Stored | undefined): bigint {
  let highest = 0n;
  for (const { values } of linesOf(organization, quoteId))
    if (typeof values.sequencenumber === 'bigint' && values.sequencenumber > highest)
      highest = values.sequencenumber;
  return highest + 1n;
}

function requireDescription({ productdescription }: StoredValues): void {
  if (typeof productdescription !== 'string')
    throw refusal(codes.missingProduct, 'A write-in product needs a description.');
}

function requireDecimals(organization: Organization, values: StoredValues, decimals: number): void {
  const { units, scale } = decimalOf(organization, values, 'quantity');
  if (decimals < scale && units % 10n ** BigInt(scale - decimals) !== 0n)
    throw refusal(
      codes.quantityDecimals,
      `The quantity has more decimal places than the ${decimals} that the product supports.`,
    );
}

function decimalOf(organization: Organization, values: StoredValues, name: string): Decimal {
  const { scale } = column(organization, name);
  const stored = values[name];
  return { units: typeof stored === 'string' ? decodeSortable(stored) : 0n, scale };
}

const column = (organization: Organization, name: string) =>
  propertyOf(entitySetOf(organization.model, 'quotedetails'), name);
const refusal = (code: string, message: string) => new ServiceError(400, code, message);
