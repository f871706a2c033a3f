import type { Chapter } from '../../wire/contract-case.ts';
import { sources } from '../sources.ts';
import { propertyCases } from './property-cases.ts';

/** What prospect-to-cash carries of posted invoices. */
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
            ContactPersonId CustomersOrderReference PaymentTermsName CurrencyCode
            InvoiceCustomerAccountNumber SalesOrderNumber InvoiceAddressState InvoiceAddressStreet
            InvoiceAddressStreetNumber InvoiceAddressZipCode InvoiceAddressCity
            InvoiceAddressCountryRegionISOCode
          `,
        Decimal: `
            TotalInvoiceAmount TotalTaxAmount TotalChargeAmount TotalDiscountCustomerGroupCode
            TotalDiscountAmount
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
            CurrencyCode SalesUnitSymbol ProductNumber ProductName InventorySiteId InventoryWarehouseId
          `,
        DateTimeOffset: 'ConfirmedShippingDate',
      },
    }),
  ],
};
