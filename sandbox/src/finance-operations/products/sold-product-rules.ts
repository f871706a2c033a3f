import type { Stored } from '../../edm/stored.ts';
import type { StoredValues } from '../../store/record-store.ts';
import type { Environment } from '../environment.ts';
import { writeFailed } from '../errors.ts';
import type { Behaviour } from '../writing/behaviour.ts';
import { text } from '../writing/values.ts';
import { accountingCurrency, changeIfThere, pick } from './shown-columns.ts';

/** What is sold; changes show where the column comes from. New ones come by releasing a product, or as a variant. */
export const sellableProductBehaviour: Behaviour = {
  defaults: (environment, _set, given) => ({
    ...variantDefaults(environment, given),
    ...(text(given, 'CurrencyCode') === ''
      ? { CurrencyCode: accountingCurrency(environment, given.dataAreaId ?? '') }
      : {}),
  }),
  check(_environment, set, values) {
    if (text(values, 'ProductName') === '')
      throw writeFailed(set, "Warning: Field 'Product name' must be filled in.");
  },
  written(environment, values, changed) {
    const { dataAreaId = '', ProductNumber = '' } = values;
    changeIfThere(environment, 'ProductsV2', {
      key: { ProductNumber },
      values: pick(changed, ['ProductName', 'ProductDescription']),
    });
    changeIfThere(environment, 'ReleasedProductsV2', {
      key: { dataAreaId, ProductNumber },
      values: pick(changed, ['SalesUnitSymbol', 'SalesPrice', 'UnitCost']),
    });
  },
};

/** A variant is numbered `D0010:size:configuration:color`, by the nomenclature of the example products: item, then dimensions. */
function variantDefaults(environment: Environment, given: StoredValues): Record<string, Stored> {
  if (text(given, 'ItemNumber') !== '') return {};
  const number = text(given, 'ProductNumber');
  const [item = '', size = '', configuration = '', color = '', style = ''] = number.split(':');
  const key = { dataAreaId: given.dataAreaId ?? '', ItemNumber: item };
  if (item === number || !environment.store('ReleasedProductsV2').findByKey(key, []))
    return { ItemNumber: number.slice(0, 20) };
  return {
    ItemNumber: item,
    ProductSizeId: size.slice(0, 10),
    ProductConfigurationId: configuration.slice(0, 50),
    ProductColorId: color.slice(0, 10),
    ProductStyleId: style.slice(0, 10),
  };
}
