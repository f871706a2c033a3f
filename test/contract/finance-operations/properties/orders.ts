import type { Chapter } from '../../wire/contract-case.ts';
import { sources } from '../sources.ts';
import { propertyCases } from './property-cases.ts';

/** Properties of orders as prospect-to-cash writes and reads them. */
export const orderProperties: Chapter = {
  title: 'properties of orders',
  cases: [
    ...propertyCases('CDSSalesOrderHeaders', 'CDSSalesOrderHeader', sources.tenantMetadata, {
      key: {
        String: 'dataAreaId* SalesOrderNumber#',
      },
      changed: {
        NoYes: `
          ArePricesIncludingSalesTax IsDeliveryAddressOrderSpecific IsDeliveryAddressPrivate
          IsInvoiceAddressPrivate IsOneTimeCustomer IsSalesProcessingStopped
          SkipGlobalUnifiedPricingCalculation
        `,
        String: `
          CashDiscountCode ContactPersonId CurrencyCode* CustomerRequisitionNumber CustomersOrderReference
          DefaultShippingSiteId DefaultShippingWarehouseId DeliveryAddressCity
          DeliveryAddressCountryRegionId DeliveryAddressCountryRegionISOCode DeliveryAddressCountyId
          DeliveryAddressDescription DeliveryAddressLocationId DeliveryAddressName DeliveryAddressStateId
          DeliveryAddressStreet DeliveryAddressStreetNumber DeliveryAddressZipCode DeliveryModeCode
          DeliveryTermsCode Email InvoiceAddressCity InvoiceAddressCountryRegionId InvoiceAddressCountyId
          InvoiceAddressStateId InvoiceAddressStreet InvoiceAddressStreetNumber InvoiceAddressZipCode
          InvoiceCustomerAccountNumber LanguageId OrderingCustomerAccountNumber*
          OrderResponsiblePersonnelNumber OrderTakerPersonnelNumber PaymentTermsName PriceCustomerGroupCode
          QuotationNumber SalesOrderName InvoiceAddressCountryRegionISOCode SalesOrderOriginCode URL
          ProjectId
        `,
        DateTimeOffset: `
          ConfirmedReceiptDate ConfirmedShippingDate DeliveryValidFrom DeliveryValidTo InvoiceValidFrom
          InvoiceValidTo PaymentTermsBaseDate RequestedReceiptDate RequestedShippingDate
        `,
        SalesDeliveryDateControlType: 'SalesOrderPromisingMethod',
        Int64: 'SalesResponsible SalesTaker',
        Decimal: 'TotalDiscountAmount',
        SalesOriginType: 'SalesOrderOriginType',
        SalesExternalWorkOrderStatus: 'ExternalWorkOrderStatus',
      },
      read: {
        String: `
          FormattedDelveryAddress FormattedInvoiceAddress InvoiceCustomerIsExternallyMaintained
          OrderingCustomerIsExternallyMaintained
        `,
        DateTimeOffset: 'OrderCreationDateTime',
        Decimal: `
          OrderTotalAmount OrderTotalChargesAmount OrderTotalDiscountAmount OrderTotalTaxAmount
          OrderHeaderTaxAmount
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
        NoYes: `
          IsLineStopped IsDeliveryAddressPrivate IsDeliveryAddressOrderSpecific
          DefaultLineNumberFromLineCreationSequenceNumber
        `,
        String: `
          DeliveryAddressName LineDescription SalesUnitSymbol ShippingWarehouseId ShippingSiteId
          OrderedInventoryStatusId ProductNumber* DeliveryAddressCity DeliveryAddressCountryRegionId
          DeliveryAddressCountryRegionISOCode DeliveryAddressCountyId DeliveryAddressDescription
          DeliveryAddressLocationId DeliveryAddressStateId DeliveryAddressStreet DeliveryAddressStreetNumber
          DeliveryAddressZipCode ProductName CurrencyCode DeliveryModeCode DeliveryTermsId
          ExternalItemNumber ItemBatchNumber SalesProductCategoryName ProjectCategoryId ProjectId
          ProjectLinePropertyId SalesProductCategoryHierarchyName InventoryLotId
          InventoryServiceReservationId SalesOrderNumberHeader
        `,
        Decimal: `
          LineAmount LineDiscountAmount LineDiscountPercentage MultilineDiscountAmount
          MultilineDiscountPercentage SalesPriceQuantity FixedPriceCharges SalesPrice OrderedSalesQuantity
          TotalDiscountAmount AllowedOverdeliveryPercentage AllowedUnderdeliveryPercentage SalesDeliverNow
        `,
        DateTimeOffset: `
          RequestedReceiptDate ConfirmedShippingDate RequestedShippingDate ConfirmedReceiptDate
        `,
        SalesDeliveryDateControlType: 'SalesOrderPromisingMethod',
        SalesOriginType: 'SalesOrderOriginType',
      },
      read: {
        SalesStatus: 'SalesOrderLineStatus',
        Decimal: 'TotalTaxAmount TotalChargesAmount PickedQuantity',
        NoYes: 'AreTotalsCalculated AreSalesOrderTotalsUpdated',
        String: `
          FormattedDeliveryAddress OrderingCustomerIsExternallyMaintained
          InvoiceCustomerIsExternallyMaintained
        `,
        SalesOrderProcessingStatus: 'SalesOrderProcessingStatus',
      },
    }),
  ],
};
