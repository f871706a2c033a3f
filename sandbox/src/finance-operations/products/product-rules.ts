import { fold } from '../../edm/fold.ts';
import type { Stored } from '../../edm/stored.ts';
import { everyRow, type SqlCondition } from '../../filter/to-sql.ts';
import { type EntitySet, propertyOf } from '../../model/model.ts';
import { columnOf } from '../../store/columns.ts';
import type { StoredRecord, StoredValues } from '../../store/record-store.ts';
import { orders, quotations } from '../documents/document-lines.ts';
import { type Environment, emptyRecord, firstRecVersion, nextRecVersion } from '../environment.ts';
import { writeFailed } from '../errors.ts';
import type { Behaviour } from '../writing/behaviour.ts';
import { rulesOf } from '../writing/entity-rules.ts';
import { text } from '../writing/values.ts';

/** A product of all companies; what it is called shows in every company that has released it. */
export const productBehaviour: Behaviour = {
  check(_environment, set, values) {
    if (text(values, 'ProductName') === '')
      throw writeFailed(set, "Warning: Field 'Product name' must be filled in.");
  },
  written(environment, values, changed) {
    if (changed.ProductName === undefined && changed.ProductDescription === undefined) return;
    const shown = pick(values, ['ProductName', 'ProductDescription', 'ProductType']);
    for (const { values: company } of environment.store('LegalEntities').find({ where: everyRow }))
      changeIfThere(environment, 'SellableReleasedProducts', {
        key: { dataAreaId: company.LegalEntityId ?? '', ProductNumber: values.ProductNumber ?? '' },
        values: shown,
      });
  },
};

/** A product in a company: sellable from then on, unless it is a master, whose variants are sold instead. */
export const releasedProductBehaviour: Behaviour = {
  defaults: (_environment, _set, given) => ({
    ...(text(given, 'InventoryUnitSymbol') === ''
      ? { InventoryUnitSymbol: given.SalesUnitSymbol ?? '' }
      : {}),
  }),
  check(_environment, set, values) {
    if (text(values, 'SalesUnitSymbol') === '')
      throw writeFailed(set, "Warning: Field 'Unit' must be filled in.");
  },
  written(environment, values, changed) {
    const { dataAreaId = '', ItemNumber = '', ProductNumber = '' } = values;
    const product = environment.store('ProductsV2').findByKey({ ProductNumber })?.values ?? {};
    const shared = pick(changed, sharedWithVariants(environment));
    if (isMember(environment, 'ProductsV2', 'ProductSubType', product, 'ProductMaster')) {
      for (const { id, version } of variantsOf(environment, values))
        environment.store('SellableReleasedProducts').update(id, shared, nextRecVersion(version));
      return;
    }
    const shown = { ...pick(product, ['ProductName', 'ProductDescription', 'ProductType']), ...shared };
    const key = { dataAreaId, ProductNumber };
    if (changeIfThere(environment, 'SellableReleasedProducts', { key, values: shown })) return;
    const store = environment.store('SellableReleasedProducts');
    store.insert(
      {
        ...emptyRecord(store.set),
        ...key,
        ItemNumber,
        ...pick(values, sharedWithVariants(environment)),
        ...shown,
        CurrencyCode: accountingCurrency(environment, dataAreaId),
        IsStockedProduct: isMember(environment, 'ProductsV2', 'ProductType', product, 'Item') ? 1n : 0n,
      },
      firstRecVersion,
    );
  },
  removed(environment, set, { values }) {
    requireUnused(environment, set, values);
    for (const { id } of variantsOf(environment, values))
      environment.store('SellableReleasedProducts').remove(id);
  },
};

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

/** Refuses to take back a release that lines of documents name. */
function requireUnused(environment: Environment, set: EntitySet, values: StoredValues): void {
  for (const { lines } of [quotations, orders]) {
    const store = environment.store(lines);
    if (store.count(ofItem(store.set, values), 1) > 0)
      throw writeFailed(
        set,
        `Error: Cannot delete a record in Released products (InventTable). The record cannot be deleted because records of ${rulesOf(lines).table} refer to it.`,
      );
  }
}

/** Where the ledger of a company keeps its books, by its country: the ledgers themselves are not emulated. */
const currencyOfCountry: Readonly<Record<string, string>> = { US: 'USD', DE: 'EUR', GB: 'GBP', JP: 'JPY' };

function accountingCurrency(environment: Environment, company: Stored): string {
  const found = environment.store('LegalEntities').findByKey({ LegalEntityId: company });
  return currencyOfCountry[String(found?.values.AddressCountryRegionISOCode ?? '')] ?? 'USD';
}

/** Changes a record that another one shows in; false where there is none. Nothing to change is no change. */
function changeIfThere(
  environment: Environment,
  entitySet: string,
  { key, values }: { key: StoredValues; values: StoredValues },
): boolean {
  const store = environment.store(entitySet);
  const record = store.findByKey(key);
  if (!record) return false;
  const different = Object.entries(values).filter(([name, value]) => record.values[name] !== value);
  if (different.length > 0)
    store.update(record.id, Object.fromEntries(different), nextRecVersion(record.version));
  return true;
}

function isMember(
  environment: Environment,
  entitySet: string,
  property: string,
  values: StoredValues,
  member: string,
): boolean {
  const { enumType } = propertyOf(environment.store(entitySet).set, property);
  return enumType?.memberOf.get(Number(values[property])) === member;
}

function pick(values: StoredValues, names: readonly string[]): Record<string, Stored> {
  return Object.fromEntries(
    names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])),
  );
}

/** Columns of a released product that its variants show too. */
function sharedWithVariants(environment: Environment): readonly string[] {
  const { properties } = environment.store('SellableReleasedProducts').set;
  const own = ['dataAreaId', 'ItemNumber', 'ProductNumber', 'ProductType', 'IsStockedProduct'];
  return [...environment.store('ReleasedProductsV2').set.properties.keys()].filter(
    (name) => properties.has(name) && !own.includes(name),
  );
}

function variantsOf(environment: Environment, values: StoredValues): StoredRecord[] {
  const store = environment.store('SellableReleasedProducts');
  return store.find({ where: ofItem(store.set, values), select: [] });
}

/** Records of a set that are of the same company and item. */
function ofItem(set: EntitySet, { dataAreaId = '', ItemNumber = '' }: StoredValues): SqlCondition {
  return {
    sql: `t.${columnOf(set, 'dataAreaId').compared} = ? and t.${columnOf(set, 'ItemNumber').compared} = ?`,
    parameters: [fold(String(dataAreaId)), fold(String(ItemNumber))],
  };
}

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
