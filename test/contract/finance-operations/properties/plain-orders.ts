import type { Chapter } from '../../wire/contract-case.ts';
import { sources } from '../sources.ts';
import { propertyCases } from './property-cases.ts';

/** Properties of orders in their plain entities. */
export const plainOrderProperties: Chapter = {
  title: 'properties of orders in their plain entities',
  cases: [
    ...propertyCases('SalesOrderHeadersV2', 'SalesOrderHeaderV2', sources.commonDataModel, {
      key: {
        String: 'dataAreaId* SalesOrderNumber#',
      },
      changed: {
        String: `
          OrderingCustomerAccountNumber* InvoiceCustomerAccountNumber* ContactPersonId CurrencyCode*
          CustomersOrderReference DeliveryAddressName DeliveryModeCode DeliveryTermsCode Email
          DefaultShippingWarehouseId DefaultShippingSiteId LanguageId PaymentTermsName
          CustomerPaymentMethodName PriceCustomerGroupCode CustomerRequisitionNumber QuotationNumber
          SalesOrderName SalesOrderOriginCode SalesOrderPoolId SalesTaxGroupCode URL
          OrderResponsiblePersonnelNumber OrderTakerPersonnelNumber DefaultLedgerDimensionDisplayValue
          DeliveryAddressCity DeliveryAddressCountryRegionId DeliveryAddressCountryRegionISOCode
          DeliveryAddressStateId DeliveryAddressStreet DeliveryAddressZipCode InvoiceAddressStreet
          InvoiceAddressCity InvoiceAddressCountryRegionId InvoiceAddressZipCode
        `,
        Decimal: 'TotalDiscountPercentage TotalDiscountAmount',
        NoYes: 'ArePricesIncludingSalesTax IsSalesProcessingStopped IsOneTimeCustomer',
        DateTimeOffset: `
          ConfirmedReceiptDate RequestedReceiptDate ConfirmedShippingDate RequestedShippingDate
        `,
      },
      read: {
        SalesStatus: 'SalesOrderStatus',
        String: 'FormattedDelveryAddress',
        Decimal: `
          OrderTotalAmount OrderTotalChargesAmount OrderTotalDiscountAmount OrderTotalTaxAmount
          OrderHeaderTaxAmount
        `,
        SalesOrderProcessingStatus: 'SalesOrderProcessingStatus',
        NoYes: 'AreTotalsCalculated',
        DateTimeOffset: 'OrderCreationDateTime',
      },
    }),
    ...propertyCases('SalesOrderLines', 'SalesOrderLine', sources.tenantMetadata, {
      key: {
        String: 'dataAreaId* InventoryLotId#',
      },
      changed: {
        String: `
          SalesOrderNumber* DeliveryAddressName DeliveryModeCode DeliveryTermsId ExternalItemNumber
          ItemNumber* LineDescription SalesUnitSymbol SalesTaxGroupCode SalesTaxItemGroupCode
          SalesProductCategoryName DefaultLedgerDimensionDisplayValue ProductConfigurationId ItemBatchNumber
          ProductColorId ShippingWarehouseId ShippingSiteId ProductSizeId ProductStyleId DeliveryAddressCity
          DeliveryAddressCountryRegionId DeliveryAddressStreet CurrencyCode ItemSerialNumber
        `,
        NoYes: 'IsLineStopped',
        SalesDeliveryDateControlType: 'SalesOrderPromisingMethod',
        Decimal: `
          LineAmount LineDiscountAmount LineDiscountPercentage MultilineDiscountAmount
          MultilineDiscountPercentage AllowedOverdeliveryPercentage SalesPriceQuantity FixedPriceCharges
          SalesPrice OrderedSalesQuantity AllowedUnderdeliveryPercentage LineNumber
        `,
        DateTimeOffset: `
          ConfirmedReceiptDate RequestedReceiptDate ConfirmedShippingDate RequestedShippingDate
        `,
        Int32: 'LineCreationSequenceNumber',
      },
      read: {
        SalesStatus: 'SalesOrderLineStatus',
      },
    }),
  ],
};
