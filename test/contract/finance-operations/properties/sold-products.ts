import type { Chapter } from '../../wire/contract-case.ts';
import { sources } from '../sources.ts';
import { propertyCases } from './property-cases.ts';

/** Properties of what is sold: prospect-to-cash reads the first, dual-write the second. */
export const soldProductProperties: Chapter = {
  title: 'properties of sold products',
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
        String: `
          ItemNumber SalesUnitSymbol ProductName ProductDescription CurrencyCode InventoryUnitSymbol
          ProductConfigurationId ProductColorId ProductSizeId ProductStyleId ProductVersionId
          WarrantyDurationTimeUnit WarrantablePriceRangeBaseType
        `,
        Int32: 'SalesUnitDecimalPrecision InventoryUnitDecimalPrecision WarrantyDurationTime',
        EcoResProductType: 'ProductType',
        EcoResProductServiceType: 'ServiceType',
        NoYes: 'IsStockedProduct IsCatchWeightProduct',
        Decimal: `
          UnitCost SalesPrice LowerWarrantablePriceRangeLimit UpperWarrantablePriceRangeLimit
        `,
        EcoResFieldServiceProductType: 'FieldServiceProductType',
      },
    }),
  ],
};
