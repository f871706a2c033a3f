import { type Decimal, decodeSortable, encodeSortable, roundToScale } from '../../edm/decimal.ts';
import type { Stored } from '../../edm/stored.ts';
import { entitySetOf, propertyOf } from '../../model/model.ts';
import type { StoredValues } from '../../store/record-store.ts';
import type { Behaviour } from '../behaviour/behaviour.ts';
import { businessError } from '../behaviour/business-error.ts';
import { lookedUp } from '../behaviour/computed.ts';
import { productStates } from '../catalogue/product-rules.ts';
import type { Organization } from '../organization.ts';
import { priceOf } from './quote-line-price.ts';
import { linesOf, recalculate, requireOpen } from './quote-rules.ts';

/** Lines: numbered once for all, priced by the price list, of an active product or a write-in. */
export const quoteLineBehaviour: Behaviour = {
  defaults(organization, given) {
    const product = lookedUp(organization, 'products', given._productid_value)?.values;
    const quote = lookedUp(organization, 'quotes', given._quoteid_value)?.values;
    return {
      sequencenumber: nextLineNumber(organization, given._quoteid_value),
      producttypecode: 1n,
      propertyconfigurationstatus: 2n,
      quotestatecode: quote?.statecode ?? 0n,
      msdynce_quoterevisionnumber: quote?.revisionnumber ?? 0n,
      isproductoverridden: product ? 0n : 1n,
      _transactioncurrencyid_value: quote?._transactioncurrencyid_value ?? null,
      productname: product?.name ?? given.productdescription ?? null,
      quotedetailname: product?.name ?? shortened(given.productdescription),
    };
  },
  consequences(organization, values, before) {
    const priced = priceOf(organization, values, before);
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
  check(organization, values, before, by) {
    if (by === 'client')
      for (const quoteId of new Set([before?._quoteid_value, values._quoteid_value]))
        requireOpenQuote(organization, quoteId);
    if (values.isproductoverridden === 1n) return requireWriteIn(values);
    const product = lookedUp(organization, 'products', values._productid_value)?.values;
    if (!product) throw businessError('productMissing');
    if (typeof values.productdescription === 'string') throw businessError('productAndDescription');
    const isPutOn = before?._productid_value !== values._productid_value;
    if (isPutOn && product.statecode !== productStates.active && by === 'client')
      throw businessError('productNotActive');
    const unit = lookedUp(organization, 'uoms', values._uomid_value)?.values;
    if (!unit) throw businessError('unitMissing');
    if (unit._uomscheduleid_value !== product._defaultuomscheduleid_value)
      throw businessError('unitNotOfProduct');
    requireDecimals(organization, values, Number(product.quantitydecimal ?? 0));
  },
  checkRemoval(organization, { values }, by) {
    if (by === 'client') requireOpenQuote(organization, values._quoteid_value);
  },
  written(organization, values, before) {
    for (const quoteId of new Set([before?._quoteid_value, values._quoteid_value]))
      recalculate(organization, quoteId);
  },
  removed: (organization, record) => recalculate(organization, record.values._quoteid_value),
};

/** One more than the highest number of the quote: the numbers of other lines never change. */
function nextLineNumber(organization: Organization, quoteId: Stored | undefined): bigint {
  let highest = 0n;
  for (const { values } of linesOf(organization, quoteId))
    if (typeof values.sequencenumber === 'bigint' && values.sequencenumber > highest)
      highest = values.sequencenumber;
  return highest + 1n;
}

function requireOpenQuote(organization: Organization, quoteId: Stored | undefined): void {
  const quote = lookedUp(organization, 'quotes', quoteId);
  if (quote) requireOpen(quote.values, 'parentReadOnly');
}

/** A write-in has a description of its own, and neither product nor unit. */
function requireWriteIn(values: StoredValues): void {
  if (typeof values.productdescription !== 'string') throw businessError('productMissing');
  if (typeof values._productid_value === 'string') throw businessError('productAndDescription');
  if (typeof values._uomid_value === 'string') throw businessError('unitAndDescription');
}

function requireDecimals(organization: Organization, values: StoredValues, decimals: number): void {
  const { units, scale } = decimalOf(organization, values, 'quantity');
  if (decimals < scale && units % 10n ** BigInt(scale - decimals) !== 0n)
    throw businessError('quantityDecimals');
}

function decimalOf(organization: Organization, values: StoredValues, name: string): Decimal {
  const { scale } = column(organization, name);
  const stored = values[name];
  return { units: typeof stored === 'string' ? decodeSortable(stored) : 0n, scale };
}

const nameLengthMax = 100;
const shortened = (text: Stored | undefined) =>
  typeof text === 'string' ? text.slice(0, nameLengthMax) : null;
const column = (organization: Organization, name: string) =>
  propertyOf(entitySetOf(organization.model, 'quotedetails'), name);
