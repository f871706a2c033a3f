import type { Chapter } from '../../wire/contract-case.ts';
import { sources } from '../sources.ts';
import { propertyCases } from './property-cases.ts';

/** What prospect-to-cash carries of products, and dual-write of distinct products. */
export const productProperties: Chapter = {
  title: 'properties of products',
  cases: [
    ...propertyCases('SellableReleasedProducts', 'SellableReleasedProduct', sources.tenantMetadata, {
      key: {
        String: 'dataAreaId* ProductNumber*',
      },
      changed: {
        String: 'SalesUnitSymbol ProductName ProductDescription CurrencyCode InventoryUnitSymbol',
        Int32: 'SalesUnitDecimalPrecision InventoryUnitDecimalPrecision',
        EcoResProductType: 'ProductType',
        NoYes: 'IsStockedProduct IsSalesStopped',
        Decimal: 'UnitCost SalesPrice',
        EcoResFieldServiceProductType: 'FieldServiceProductType',
      },
    }),
    ...propertyCases('CDSReleasedDistinctProducts', 'CDSReleasedDistinctProduct', sources.commonDataModel, {
      key: {
        String: 'dataAreaId* ProductNumber*',
      },
      changed: {
        String: 'ItemNumber SalesUnitSymbol ProductName ProductDescription CurrencyCode',
        Int32: 'SalesUnitDecimalPrecision',
        EcoResProductType: 'ProductType',
        Decimal: 'UnitCost SalesPrice',
        NoYes: 'IsCatchWeightProduct',
      },
    }),
  ],
};
