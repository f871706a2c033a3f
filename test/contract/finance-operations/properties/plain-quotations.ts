import type { Chapter } from '../../wire/contract-case.ts';
import { sources } from '../sources.ts';
import { propertyCases } from './property-cases.ts';

/** Properties of quotations in their plain entities. */
export const plainQuotationProperties: Chapter = {
  title: 'properties of quotations in their plain entities',
  cases: [
    ...propertyCases('SalesQuotationHeadersV2', 'SalesQuotationHeaderV2', sources.tenantMetadata, {
      key: {
        String: 'dataAreaId* SalesQuotationNumber#',
      },
      changed: {
        SalesQuotationStatus: 'SalesQuotationStatus',
        DateTimeOffset: `
          SalesQuotationExpiryDate SalesQuotationFollowUpDate ReceiptDateRequested RequestedShippingDate
          SalesQuotationConfirmationDate
        `,
        String: `
          RequestingCustomerAccountNumber* InvoiceCustomerAccountNumber ContactPersonId CurrencyCode*
          CustomersReference DeliveryModeCode DeliveryTermsCode Email DefaultShippingWarehouseId
          DefaultShippingSiteId LanguageId PaymentTermsName SalesQuotationName SalesOrderOriginCode
          SalesTaxGroupCode URL ProspectId CustomerRequisitionNumber DeliveryAddressCity
          DeliveryAddressCountryRegionISOCode DeliveryAddressStateId DeliveryAddressStreet
          DeliveryAddressZipCode InvoiceAddressStreet InvoiceAddressCity
        `,
        SalesDeliveryDateControlType: 'SalesOrderPromisingMethod',
        Decimal: 'TotalDiscountPercentage TotalDiscountAmount',
        NoYes: 'ArePricesIncludingSalesTax',
      },
      read: {
        String: 'GeneratedSalesOrderNumber',
        Decimal: `
          QuotationTotalAmount QuotationTotalChargesAmount QuotationTotalDiscountAmount
          QuotationTotalTaxAmount QuotationHeaderTaxAmount
        `,
        NoYes: 'AreTotalsCalculated',
        SalesQuotationCreationMethod: 'SalesQuotationHeaderCreationMethod',
      },
    }),
    ...propertyCases('SalesQuotationLines', 'SalesQuotationLine', sources.tenantMetadata, {
      key: {
        String: 'dataAreaId* InventoryLotId#',
      },
      changed: {
        String: `
          SalesQuotationNumber* ItemNumber* LineDescription SalesUnitSymbol SalesTaxGroupCode
          SalesProductCategoryName DeliveryAddressStreet DeliveryAddressCity ProductStyleId ProductSizeId
          ShippingSiteId ShippingWarehouseId ProductColorId ProductConfigurationId
        `,
        SalesQuotationStatus: 'SalesQuotationStatus',
        Decimal: `
          LineAmount LineDiscountAmount LineDiscountPercentage MultilineDiscountAmount
          MultilineDiscountPercentage AllowedOverdeliveryPercentage SalesPriceQuantity FixedPriceCharges
          SalesPrice RequestedSalesQuantity
        `,
        DateTimeOffset: 'RequestedReceiptDate RequestedShippingDate',
        Int32: 'LineCreationSequenceNumber',
      },
    }),
  ],
};
