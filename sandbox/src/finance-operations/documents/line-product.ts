import type { Stored } from '../../edm/stored.ts';
import type { EntitySet } from '../../model/model.ts';
import type { StoredRecord, StoredValues } from '../../store/record-store.ts';
import type { Environment } from '../environment.ts';
import { writeFailed } from '../errors.ts';
import { isYes, text } from '../writing/values.ts';

const dimensions = [
  'ProductConfigurationId',
  'ProductSizeId',
  'ProductColorId',
  'ProductStyleId',
  'ProductVersionId',
] as const;

/** The sold product that a line names: by product number, or by item number and dimensions. */
export function productOfLine(environment: Environment, values: StoredValues): StoredRecord | undefined {
  const { dataAreaId = '' } = values;
  const store = environment.store('SellableReleasedProducts');
  const ProductNumber = text(values, 'ProductNumber');
  if (ProductNumber !== '') return store.findByKey({ dataAreaId, ProductNumber });
  const item = text(values, 'ItemNumber');
  if (item === '') return undefined;
  return store.findByKey({
    dataAreaId,
    ItemNumber: item,
    ...Object.fromEntries(dimensions.map((name) => [name, text(values, name)])),
  });
}

/** What a line takes over from its product: both of its names, and what the client is silent on. */
export function productDefaults(
  product: StoredValues | undefined,
  given: StoredValues,
): Record<string, Stored> {
  if (!product) return {};
  const own = (name: string, value: Stored | undefined) =>
    given[name] === undefined && value !== undefined ? { [name]: value } : {};
  return {
    ProductNumber: product.ProductNumber ?? '',
    ItemNumber: product.ItemNumber || (product.ProductNumber ?? ''),
    ...Object.fromEntries(dimensions.map((name) => [name, product[name] ?? ''])),
    ...own('SalesUnitSymbol', product.SalesUnitSymbol),
    ...own('SalesPrice', product.SalesPrice),
    ...own('ProductName', product.ProductName),
  };
}

/** A line's product must be sold by the company. */
export function requireProduct(environment: Environment, set: EntitySet, values: StoredValues): void {
  const product = productOfLine(environment, values);
  const byItem = text(values, 'ProductNumber') === '';
  const named = text(values, byItem ? 'ItemNumber' : 'ProductNumber');
  if (!product)
    throw writeFailed(
      set,
      byItem
        ? `Warning: The value '${named}' in field 'Item number' is not found in the related table 'Items'.`
        : `Warning: The value '${named}' in field 'Product number' is not found in the related table 'Released products'.`,
    );
  if (isYes(product.values, 'IsSalesStopped'))
    throw writeFailed(set, `Error: Item ${named} is stopped for sales.`);
}
