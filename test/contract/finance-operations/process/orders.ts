import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { makeContact } from '../scene/contacts.ts';
import { makeCustomer } from '../scene/customers.ts';
import { makeHeader } from '../scene/documents.ts';
import { recordAt } from '../scene/read.ts';
import { sources } from '../sources.ts';
import { carriedProperties } from './carried-properties.ts';

/** What prospect-to-cash writes to the header of an order, and finds there again. */
const carried: Readonly<Record<string, unknown>> = {
  SalesOrderName: 'Speakers for the hall',
  CustomersOrderReference: 'PO 4711',
  CustomerRequisitionNumber: 'R-12',
  LanguageId: 'de',
  RequestedReceiptDate: '2031-03-01T12:00:00Z',
  RequestedShippingDate: '2031-02-20T12:00:00Z',
  ConfirmedReceiptDate: '2031-03-05T12:00:00Z',
  ConfirmedShippingDate: '2031-02-25T12:00:00Z',
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
  IsSalesProcessingStopped: 'Yes',
  TotalDiscountAmount: 12.5,
};

/** Orders, which activated orders of Sales become, and which Sales reads again. */
export const orders: Chapter = {
  title: 'orders',
  cases: [
    ...carriedProperties('an order', (service, values) => makeHeader(service, 'order', values), carried),
    {
      fact: 'A new order is in Backorder and Active, and its totals are not calculated',
      source: sources.orders,
      async run(service) {
        const { row } = await makeHeader(service, 'order');
        expect(row).toMatchObject({
          SalesOrderStatus: 'Backorder',
          SalesOrderProcessingStatus: 'Active',
          AreTotalsUpdated: 'No',
          OrderTotalAmount: 0,
        });
      },
    },
    {
      fact: 'Whether both of its customers are maintained in Sales stands with an order as text, and follows them',
      source: sources.orders,
      async run(service) {
        const payer = await makeCustomer(service);
        const customer = await makeCustomer(service, { IsExternallyMaintained: 'Yes' });
        const { path } = await makeHeader(service, 'order', {
          OrderingCustomerAccountNumber: customer.row.CustomerAccount,
          InvoiceCustomerAccountNumber: payer.row.CustomerAccount,
        });
        expect(await recordAt(service, path)).toMatchObject({
          OrderingCustomerIsExternallyMaintained: 'Yes',
          InvoiceCustomerIsExternallyMaintained: 'No',
        });
        await service.patch(payer.url, { IsExternallyMaintained: 'Yes' });
        expect((await recordAt(service, path)).InvoiceCustomerIsExternallyMaintained).toBe('Yes');
      },
    },
    {
      fact: 'An order names a contact person of the company',
      source: sources.dualWrite,
      async run(service) {
        const { row } = await makeContact(service);
        const order = await makeHeader(service, 'order', { ContactPersonId: row.ContactPersonId });
        expect(order.row.ContactPersonId).toBe(row.ContactPersonId);
      },
    },
  ],
};
