import type { Chapter } from '../../wire/contract-case.ts';
import { sources } from '../sources.ts';
import { propertyCases } from './property-cases.ts';

/** What prospect-to-cash carries of quotations. */
export const quotationProperties: Chapter = {
  title: 'properties of quotations',
  cases: [
    ...propertyCases('CDSSalesQuotationHeaders', 'CDSSalesQuotationHeader', sources.tenantMetadata, {
      key: {
        String: 'dataAreaId* SalesQuotationNumber#',
      },
      changed: {
        NoYes: 'ArePricesIncludingSalesTax IsDeliveryAddressOrderSpecific',
        String: `
            ContactPersonId CurrencyCode* CustomersReference CustomerRequisitionNumber DefaultShippingSiteId
            DefaultShippingWarehouseId DeliveryAddressCity DeliveryAddressCountryRegionISOCode
            DeliveryAddressName DeliveryAddressStateId DeliveryAddressStreet DeliveryAddressStreetNumber
            DeliveryAddressZipCode Email InvoiceAddressCity InvoiceAddressCountryRegionISOCode
            InvoiceAddressStateId InvoiceAddressStreetNumber InvoiceAddressStreet InvoiceAddressZipCode
            InvoiceCustomerAccountNumber LanguageId PaymentTermsName PriceCustomerGroupCode
            RequestingCustomerAccountNumber* SalesQuotationName URL
          `,
        DateTimeOffset: `
            ReceiptDateRequested RequestedShippingDate SalesQuotationExpiryDate
            SalesQuotationConfirmationDate SalesQuotationFollowUpDate
          `,
        SalesDeliveryDateControlType: 'SalesOrderPromisingMethod',
        SalesQuotationStatus: 'SalesQuotationStatus',
        Decimal: 'TotalDiscountAmount TotalDiscountPercentage',
      },
      read: {
        NoYes: 'AreTotalsCalculated',
        String: 'FormattedDeliveryAddress FormattedInvoiceAddress GeneratedSalesOrderNumber',
        Decimal: 'QuotationTotalAmount QuotationTotalChargesAmount QuotationTotalTaxAmount',
      },
    }),
    ...propertyCases('CDSSalesQuotationLines', 'CDSSalesQuotationLine', sources.commonDataModel, {
      key: {
        String: 'dataAreaId* SalesQuotationNumber*',
        Int32: 'LineCreationSequenceNumber*',
      },
      changed: {
        String: `
            CurrencyCode DeliveryAddressCity DeliveryAddressCountryRegionISOCode DeliveryAddressStateId
            DeliveryAddressStreet DeliveryAddressStreetNumber DeliveryAddressZipCode ItemNumber
            LineDescription ProductName ProductNumber* SalesUnitSymbol ShippingSiteId ShippingWarehouseId
            InventoryLotId
          `,
        Decimal: `
            FixedPriceCharges LineAmount LineDiscountAmount LineDiscountPercentage MultilineDiscountAmount
            MultilineDiscountPercentage RequestedSalesQuantity SalesPrice SalesPriceQuantity
            TotalDiscountAmount
          `,
        DateTimeOffset: 'RequestedReceiptDate RequestedShippingDate',
        SalesDeliveryDateControlType: 'SalesQuotationPromisingMethod',
        SalesQuotationStatus: 'SalesQuotationStatus',
      },
      read: {
        Decimal: 'TotalTaxAmount TotalChargesAmount',
      },
    }),
  ],
};
