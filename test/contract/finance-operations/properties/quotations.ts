import type { Chapter } from '../../wire/contract-case.ts';
import { sources } from '../sources.ts';
import { propertyCases } from './property-cases.ts';

/** Properties of quotations as prospect-to-cash writes them. */
export const quotationProperties: Chapter = {
  title: 'properties of quotations',
  cases: [
    ...propertyCases('CDSSalesQuotationHeaders', 'CDSSalesQuotationHeader', sources.tenantMetadata, {
      key: {
        String: 'dataAreaId* SalesQuotationNumber#',
      },
      changed: {
        NoYes: `
          ArePricesIncludingSalesTax IsDeliveryAddressOrderSpecific IsDeliveryAddressPrivate
          IsInvoiceAddressPrivate SkipGlobalUnifiedPricingCalculation
        `,
        String: `
          CashDiscountCode ContactPersonId CurrencyCode* CustomersReference CustomerRequisitionNumber
          DefaultShippingSiteId DefaultShippingWarehouseId DeliveryAddressCity
          DeliveryAddressCountryRegionId DeliveryAddressCountryRegionISOCode DeliveryAddressCountyId
          DeliveryAddressDescription DeliveryAddressLocationId DeliveryAddressName DeliveryAddressStateId
          DeliveryAddressStreet DeliveryAddressStreetNumber DeliveryAddressZipCode DeliveryTermsCode
          DeliveryModeCode Email InvoiceAddressCity InvoiceAddressCountryRegionId
          InvoiceAddressCountryRegionISOCode InvoiceAddressCountyId InvoiceAddressStateId
          InvoiceAddressStreetNumber InvoiceAddressStreet InvoiceAddressZipCode InvoiceCustomerAccountNumber
          LanguageId OpportunityId PaymentTermsName PriceCustomerGroupCode ProspectId
          QuotationResponsiblePersonnelNumber QuotationTakerPersonnelNumber RequestingCustomerAccountNumber*
          SalesOrderOriginCode SalesQuotationName URL OperatingUnitPartyNumber
        `,
        Decimal: 'CashDiscountPercentage TotalDiscountAmount TotalDiscountPercentage',
        DateTimeOffset: `
          ReceiptDateRequested RequestedShippingDate SalesQuotationExpiryDate SalesQuotationConfirmationDate
          SalesQuotationFollowUpDate
        `,
        SalesDeliveryDateControlType: 'SalesOrderPromisingMethod',
        SalesQuotationStatus: 'SalesQuotationStatus',
      },
      read: {
        NoYes: 'AreTotalsCalculated',
        String: 'FormattedDeliveryAddress FormattedInvoiceAddress GeneratedSalesOrderNumber',
        Decimal: `
          QuotationTotalAmount QuotationTotalChargesAmount QuotationTotalDiscountAmount
          QuotationTotalTaxAmount QuotationHeaderTaxAmount
        `,
        SalesQuotationCreationMethod: 'SalesQuotationHeaderCreationMethod',
      },
    }),
    ...propertyCases('CDSSalesQuotationLines', 'CDSSalesQuotationLine', sources.commonDataModel, {
      key: {
        String: 'dataAreaId* SalesQuotationNumber*',
        Int32: 'LineCreationSequenceNumber*',
      },
      changed: {
        Decimal: `
          AllowedOverdeliveryPercentage AllowedUnderdeliveryPercentage FixedPriceCharges LineAmount
          LineDiscountAmount LineDiscountPercentage MultilineDiscountAmount MultilineDiscountPercentage
          RequestedSalesQuantity SalesPrice SalesPriceQuantity TotalDiscountAmount
        `,
        String: `
          CurrencyCode DeliveryAddressCity DeliveryAddressCountryRegionId
          DeliveryAddressCountryRegionISOCode DeliveryAddressCountyId DeliveryAddressDescription
          DeliveryAddressLocationId DeliveryAddressName DeliveryAddressStateId DeliveryAddressStreet
          DeliveryAddressStreetNumber DeliveryAddressZipCode DeliveryModeCode DeliveryTermsId
          ExternalItemNumber ItemNumber ItemBatchNumber LineDescription ProductColorId
          ProductConfigurationId ProductName ProductNumber* ProductSizeId ProductStyleId ProductVersionId
          RequestedInventoryStatusId SalesProductCategoryName SalesUnitSymbol ShippingSiteId
          ShippingWarehouseId InventoryLotId SalesProductCategoryHierarchyName
        `,
        NoYes: 'IsDeliveryAddressOrderSpecific IsDeliveryAddressPrivate',
        DateTimeOffset: 'RequestedReceiptDate RequestedShippingDate',
        SalesDeliveryDateControlType: 'SalesQuotationPromisingMethod',
        SalesQuotationStatus: 'SalesQuotationStatus',
      },
      read: {
        NoYes: 'AreTotalsCalculated',
        String: 'FormattedDeliveryAddress',
        Decimal: 'TotalTaxAmount TotalChargesAmount',
      },
    }),
  ],
};
