import type { Chapter } from '../../wire/contract-case.ts';
import { sources } from '../sources.ts';
import { propertyCases } from './property-cases.ts';

/** Properties of products, of all companies and released to one. */
export const productProperties: Chapter = {
  title: 'properties of products',
  cases: [
    ...propertyCases('ProductsV2', 'ProductV2', sources.commonDataModel, {
      key: {
        String: 'ProductNumber*',
      },
      changed: {
        EcoResProductType: 'ProductType*',
        EcoResProductSubtype: 'ProductSubType',
        EcoResProductServiceType: 'ServiceType',
        String: `
          ProductName ProductSearchName ProductDescription ProductDimensionGroupName
          StorageDimensionGroupName TrackingDimensionGroupName VariantConfigurationTechnology
          RetailProductCategoryName ProductColorGroupId ProductSizeGroupId ProductStyleGroupId STCCCode
          HarmonizedSystemCode NMFCCode ProductVariantNameNomenclatureName
          ProductVariantNumberNomenclatureName WarrantyDurationTimeUnit EngChgProductTypeName
          EngChgProductOwnerId
        `,
        NoYes: `
          IsCatchWeightProduct AreIdenticalConfigurationsAllowed IsAutomaticVariantGenerationEnabled
          IsProductVariantUnitConversionEnabled IsProductKit
        `,
        Int32: 'WarrantyDurationTime',
      },
    }),
    ...propertyCases('ReleasedProductsV2', 'ReleasedProductV2', sources.commonDataModel, {
      key: {
        String: 'dataAreaId* ItemNumber*',
      },
      changed: {
        EcoResProductType: 'ProductType',
        EcoResProductSubtype: 'ProductSubType',
        String: `
          ProductNumber* ProductSearchName SearchName ProductGroupId ItemModelGroupId
          StorageDimensionGroupName TrackingDimensionGroupName BOMUnitSymbol InventoryUnitSymbol
          SalesSalesTaxItemGroupCode SalesUnitSymbol PurchaseUnitSymbol ProductLifecycleStateId
        `,
        Decimal: 'ProductVolume NetProductWeight UnitCost SalesPrice SalesPriceQuantity',
        NoYes: 'IsPhantom',
        DateTimeOffset: 'SalesPriceDate',
      },
    }),
    ...propertyCases('ReleasedDistinctProductsV2', 'ReleasedDistinctProductV2', sources.commonDataModel, {
      readKey: {
        String: `
          dataAreaId* ProductConfigurationId* ProductSizeId* ProductColorId* ProductStyleId* ItemNumber*
        `,
      },
      read: {
        String: 'ProductNumber ProductSearchName InventoryUnitSymbol SalesUnitSymbol',
      },
    }),
  ],
};
