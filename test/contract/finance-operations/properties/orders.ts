import type { Chapter } from '../../wire/contract-case.ts';
import { sources } from '../sources.ts';
import { propertyCases } from './property-cases.ts';

/** What prospect-to-cash carries of orders. */
export const orderProperties: Chapter = {
  title: 'properties of orders',
  cases: [
    ...propertyCases('CDSSalesOrderHeaders', 'CDSSalesOrderHeader', sources.tenantMetadata, {
      key: {
        String: 'dataAreaId* SalesOrderNumber#',
      },
      changed: {
        NoYes: `
            ArePricesIncludingSalesTax IsDeliveryAddressOrderSpecific IsOneTimeCustomer
            IsSalesProcessingStopped
          `,
        DateTimeOffset: `
            ConfirmedReceiptDate ConfirmedShippingDate PaymentTermsBaseDate RequestedReceiptDate
            RequestedShippingDate
          `,
        String: `
            ContactPersonId CurrencyCode* CustomerRequisitionNumber CustomersOrderReference
            DefaultShippingSiteId DefaultShippingWarehouseId DeliveryAddressCity
            DeliveryAddressCountryRegionISOCode DeliveryAddressName DeliveryAddressStateId
            DeliveryAddressStreet DeliveryAddressStreetNumber DeliveryAddressZipCode DeliveryModeCode
            DeliveryTermsCode Email InvoiceAddressCity InvoiceAddressStateId InvoiceAddressStreet
            InvoiceAddressStreetNumber InvoiceAddressZipCode InvoiceCustomerAccountNumber LanguageId
            OrderingCustomerAccountNumber* PaymentTermsName PriceCustomerGroupCode QuotationNumber
            SalesOrderName InvoiceAddressCountryRegionISOCode SalesOrderOriginCode URL
          `,
        SalesDeliveryDateControlType: 'SalesOrderPromisingMethod',
        Decimal: 'TotalDiscountAmount',
      },
      read: {
        String: `
            FormattedDelveryAddress FormattedInvoiceAddress InvoiceCustomerIsExternallyMaintained
            OrderingCustomerIsExternallyMaintained
          `,
        DateTimeOffset: 'OrderCreationDateTime',
        Decimal: `
            OrderTotalAmount OrderTotalChargesAmount OrderTotalTaxAmount OrderHeaderTaxAmount
          `,
        SalesOrderProcessingStatus: 'SalesOrderProcessingStatus',
        SalesStatus: 'SalesOrderStatus',
        NoYes: 'AreTotalsUpdated',
      },
    }),
    ...propertyCases('CDSSalesOrderLinesV2', 'CDSSalesOrderLineV2', sources.tenantMetadata, {
      key: {
        String: 'dataAreaId* SalesOrderNumber*',
        Int32: 'LineCreationSequenceNumber*',
      },
      changed: {
        NoYes: 'IsLineStopped',
        Decimal: `
            LineAmount LineDiscountAmount LineDiscountPercentage MultilineDiscountAmount
            MultilineDiscountPercentage SalesPriceQuantity FixedPriceCharges SalesPrice OrderedSalesQuantity
          `,
        String: `
            LineDescription SalesUnitSymbol ShippingWarehouseId ShippingSiteId ProductNumber*
            DeliveryAddressCity DeliveryAddressCountryRegionISOCode DeliveryAddressStateId
            DeliveryAddressStreet DeliveryAddressStreetNumber DeliveryAddressZipCode ProductName
            CurrencyCode DeliveryModeCode DeliveryTermsId InventoryLotId
          `,
        DateTimeOffset: `
            RequestedReceiptDate ConfirmedShippingDate RequestedShippingDate ConfirmedReceiptDate
          `,
        SalesDeliveryDateControlType: 'SalesOrderPromisingMethod',
      },
      read: {
        SalesStatus: 'SalesOrderLineStatus',
        Decimal: 'TotalTaxAmount TotalChargesAmount PickedQuantity',
        SalesOrderProcessingStatus: 'SalesOrderProcessingStatus',
        NoYes: 'AreSalesOrderTotalsUpdated',
      },
    }),
  ],
};
