import { once } from '../../wire/once.ts';
import { anyRow } from './read.ts';

/** Records of the environment that cases refer to and never change. */
export interface ReferenceData {
  readonly group: string;
  readonly currency: string;
  readonly site: string;
  readonly warehouse: string;
  /** A product that the company sells at a price. */
  readonly product: {
    readonly number: string;
    readonly unit: string;
    readonly price: number;
    readonly name: string;
  };
}

/** Finds what the company has, by reading. */
export const referenceData = once(async (service): Promise<ReferenceData> => {
  const own = `dataAreaId eq '${service.company}'`;
  const [customer, warehouse, product] = await Promise.all([
    anyRow(service, 'CustomersV3', {
      $filter: `${own} and CustomerGroupId ne '' and SalesCurrencyCode ne ''`,
    }),
    anyRow(service, 'Warehouses', { $filter: `${own} and OperationalSiteId ne ''`, $orderby: 'WarehouseId' }),
    anyRow(service, 'SellableReleasedProducts', {
      $filter: `${own} and SalesPrice gt 1 and SalesUnitSymbol ne '' and IsSalesStopped eq Microsoft.Dynamics.DataEntities.NoYes'No'`,
      $orderby: 'ProductNumber',
    }),
  ]);
  return {
    group: String(customer.CustomerGroupId),
    currency: String(customer.SalesCurrencyCode),
    site: String(warehouse.OperationalSiteId),
    warehouse: String(warehouse.WarehouseId),
    product: {
      number: String(product.ProductNumber),
      unit: String(product.SalesUnitSymbol),
      price: Number(product.SalesPrice),
      name: String(product.ProductName),
    },
  };
});
