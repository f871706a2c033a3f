import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { makeHeader, makeLine } from '../scene/documents.ts';
import { recordAt } from '../scene/read.ts';
import { referenceData } from '../scene/reference-data.ts';
import { sources } from '../sources.ts';
import { carriedProperties } from './carried-properties.ts';

/** What prospect-to-cash writes to the header of a quotation, and finds there again. */
const carried: Readonly<Record<string, unknown>> = {
  SalesQuotationName: 'Speakers for the hall',
  CustomersReference: 'PO 4711',
  CustomerRequisitionNumber: 'R-12',
  LanguageId: 'de',
  ReceiptDateRequested: '2031-03-01T12:00:00Z',
  RequestedShippingDate: '2031-02-20T12:00:00Z',
  SalesQuotationExpiryDate: '2031-04-01T12:00:00Z',
  SalesQuotationFollowUpDate: '2031-02-01T12:00:00Z',
  DeliveryAddressName: 'Hall 3',
  DeliveryAddressStreet: '2 Dock Rd',
  DeliveryAddressCity: 'Kent',
  DeliveryAddressStateId: 'WA',
  DeliveryAddressZipCode: '98032',
  DeliveryAddressCountryRegionISOCode: 'US',
  InvoiceAddressStreet: '3 Bank Ln',
  InvoiceAddressCity: 'Seattle',
  InvoiceAddressZipCode: '98101',
  Email: 'buyer@example.com',
  URL: 'https://example.com',
};

/** Quotations, which quotes of Sales become. */
export const quotations: Chapter = {
  title: 'quotations',
  cases: [
    ...carriedProperties(
      'a quotation',
      (service, values) => makeHeader(service, 'quotation', values),
      carried,
    ),
    {
      fact: 'A new quotation is Created, and invoices go to its customer',
      source: sources.quotations,
      async run(service) {
        const { row } = await makeHeader(service, 'quotation');
        expect(row).toMatchObject({
          SalesQuotationStatus: 'Created',
          InvoiceCustomerAccountNumber: row.RequestingCustomerAccountNumber,
          GeneratedSalesOrderNumber: '',
        });
      },
    },
    {
      fact: 'A line takes unit, name and item of its product, and the currency of its header',
      source: sources.quotations,
      async run(service) {
        const { product, currency } = await referenceData(service);
        const { number } = await makeHeader(service, 'quotation');
        const { row } = await makeLine(service, 'quotation', number);
        expect(row).toMatchObject({
          ProductNumber: product.number,
          ItemNumber: expect.stringMatching(/./),
          SalesUnitSymbol: product.unit,
          ProductName: product.name,
          CurrencyCode: currency,
          SalesPriceQuantity: 1,
        });
      },
    },
    {
      fact: 'A line without a price takes that of its product; one that is given stays',
      source: sources.quotations,
      async run(service) {
        const { product } = await referenceData(service);
        const { number } = await makeHeader(service, 'quotation');
        const plain = await makeLine(service, 'quotation', number);
        const priced = await makeLine(service, 'quotation', number, { SalesPrice: 7.5 });
        expect([plain.row.SalesPrice, priced.row.SalesPrice]).toEqual([product.price, 7.5]);
      },
    },
    {
      fact: 'A line takes site and warehouse of its header',
      source: sources.quotations,
      async run(service) {
        const { site, warehouse } = await referenceData(service);
        const { number } = await makeHeader(service, 'quotation', {
          DefaultShippingSiteId: site,
          DefaultShippingWarehouseId: warehouse,
        });
        const { row } = await makeLine(service, 'quotation', number);
        expect(row).toMatchObject({ ShippingSiteId: site, ShippingWarehouseId: warehouse });
      },
    },
    {
      fact: 'Totals of a quotation follow its lines',
      source: sources.quotations,
      async run(service) {
        const { number, path } = await makeHeader(service, 'quotation');
        await makeLine(service, 'quotation', number, { SalesPrice: 100, RequestedSalesQuantity: 3 });
        const second = await makeLine(service, 'quotation', number, {
          SalesPrice: 10,
          TotalDiscountAmount: 5,
        });
        expect(await recordAt(service, path)).toMatchObject({
          QuotationTotalAmount: 315,
          QuotationTotalDiscountAmount: 5,
          AreTotalsCalculated: 'Yes',
        });
        await service.delete(second.url);
        expect(await recordAt(service, path)).toMatchObject({
          QuotationTotalAmount: 300,
          QuotationTotalDiscountAmount: 0,
        });
      },
    },
    {
      fact: 'A discount of the header takes away from the totals',
      source: sources.quotations,
      async run(service) {
        const { number, path, url } = await makeHeader(service, 'quotation', { TotalDiscountAmount: 20 });
        await makeLine(service, 'quotation', number, { SalesPrice: 100 });
        expect((await recordAt(service, path)).QuotationTotalAmount).toBe(180);
        await service.patch(url, { TotalDiscountAmount: 0, TotalDiscountPercentage: 50 });
        expect((await recordAt(service, path)).QuotationTotalAmount).toBe(100);
      },
    },
  ],
};
