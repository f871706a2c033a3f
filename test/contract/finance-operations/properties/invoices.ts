import type { Chapter } from '../../wire/contract-case.ts';
import { sources } from '../sources.ts';
import { propertyCases } from './property-cases.ts';

/** Properties of posted invoices. */
export const invoiceProperties: Chapter = {
  title: 'properties of posted invoices',
  cases: [
    ...propertyCases('SalesInvoiceHeadersV2', 'SalesInvoiceHeaderV2', sources.tenantMetadata, {
      readKey: {
        String: 'dataAreaId* InvoiceNumber* LedgerVoucher*',
        DateTimeOffset: 'InvoiceDate*',
      },
      read: {
        String: `
          ContactPersonId CustomersOrderReference DeliveryModeCode DeliveryTermsCode PaymentTermsName
          CurrencyCode InvoiceCustomerAccountNumber SalesOrderNumber InvoiceAddressState
          InvoiceAddressStreet InvoiceAddressStreetNumber InvoiceAddressZipCode InvoiceAddressCity
          InvoiceAddressCountryRegionId InvoiceAddressCountryRegionISOCode
          SalesOrderResponsiblePersonnelNumber SalesOrderOriginCode
        `,
        Decimal: `
          TotalInvoiceAmount InvoiceHeaderTaxAmount TotalTaxAmount TotalChargeAmount
          TotalDiscountCustomerGroupCode TotalDiscountAmount
        `,
      },
    }),
    ...propertyCases('SalesInvoiceV2Lines', 'SalesInvoiceLineV2', sources.tenantMetadata, {
      readKey: {
        String: 'dataAreaId* InvoiceNumber* LedgerVoucher*',
        DateTimeOffset: 'InvoiceDate*',
        Int32: 'LineCreationSequenceNumber*',
      },
      read: {
        Decimal: `
          InvoicedQuantity SalesPrice LineTotalDiscountAmount LineTotalTaxAmount LineTotalChargeAmount
          LineAmount
        `,
        String: `
          ProductDescription CurrencyCode SalesUnitSymbol ProductNumber ProductName InventorySiteId
          InventoryWarehouseId ProductSizeId ProductColorId ProductConfigurationId ProductStyleId
          ProductVersionId ItemBatchNumber OrderedInventoryStatusId DimensionNumber SalesProductCategoryName
          SalesProductCategoryHierarchyName
        `,
        DateTimeOffset: 'ConfirmedShippingDate',
      },
    }),
  ],
};
