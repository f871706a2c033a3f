import { fold } from '../../edm/fold.ts';
import type { SqlCondition } from '../../filter/to-sql.ts';
import { type EntitySet, propertyOf } from '../../model/model.ts';
import { columnOf } from '../../store/columns.ts';
import type { StoredRecord, StoredValues } from '../../store/record-store.ts';
import { orders, quotations } from '../documents/document-lines.ts';
import { type Environment, emptyRecord, firstRecVersion, nextRecVersion } from '../environment.ts';
import { writeFailed } from '../errors.ts';
import type { Behaviour } from '../writing/behaviour.ts';
import { rulesOf } from '../writing/entity-rules.ts';
import { text } from '../writing/values.ts';
import { accountingCurrency, changeIfThere, pick } from './shown-columns.ts';

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

/** Columns of a released product that its variants show too. */
function sharedWithVariants(environment: Environment): readonly string[] {
  const { properties } = environment.store('SellableReleasedProducts').set;
  const own = ['dataAreaId', 'ItemNumber', 'ProductNumber', 'ProductType', 'IsStockedProduct'];
  return [...environment.store('ReleasedProductsV2').set.properties.keys()].filter(
    (name) => properties.has(name) && !own.includes(name),
  );
}
