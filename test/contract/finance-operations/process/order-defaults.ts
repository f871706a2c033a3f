import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { makeCustomer } from '../scene/customers.ts';
import { headerBody, makeHeader } from '../scene/documents.ts';
import { expectWriteRefused } from '../scene/refusals.ts';
import { sources } from '../sources.ts';

/** What an order takes from its customer. */
export const orderDefaults: Chapter = {
  title: 'what an order takes from its customer',
  cases: [
    {
      fact: 'An order without an address has that of its customer',
      source: sources.dualWrite,
      async run(service) {
        const { row } = await makeCustomer(service, {
          DeliveryAddressStreet: '2 Dock Rd',
          DeliveryAddressCity: 'Kent',
          DeliveryAddressCountryRegionISOCode: 'US',
        });
        const order = await makeHeader(service, 'order', {
          OrderingCustomerAccountNumber: row.CustomerAccount,
        });
        expect(order.row).toMatchObject({
          DeliveryAddressStreet: '2 Dock Rd',
          DeliveryAddressCity: 'Kent',
          IsDeliveryAddressOrderSpecific: 'No',
          FormattedDelveryAddress: expect.stringMatching(/2 Dock Rd[\s\S]*Kent/),
        });
      },
    },
    {
      fact: 'An order with an address of its own says so',
      source: sources.dualWrite,
      async run(service) {
        const { row } = await makeHeader(service, 'order', { DeliveryAddressCity: 'Kent' });
        expect(row.IsDeliveryAddressOrderSpecific).toBe('Yes');
      },
    },
    {
      fact: 'An order takes the terms of payment of its customer',
      source: sources.orders,
      async run(service) {
        const { json } = await service.get(
          `PaymentTerms?cross-company=true&$top=1&$filter=dataAreaId eq '${service.company}'`,
        );
        const PaymentTerms = json.value[0]?.Name;
        const { row } = await makeCustomer(service, { PaymentTerms });
        const order = await makeHeader(service, 'order', {
          OrderingCustomerAccountNumber: row.CustomerAccount,
        });
        expect(order.row.PaymentTermsName).toBe(PaymentTerms);
      },
    },
    {
      fact: 'Invoices go to the invoice account of the customer where the order names none',
      source: sources.orders,
      async run(service) {
        const payer = await makeCustomer(service);
        const { row } = await makeCustomer(service, { InvoiceAccount: payer.row.CustomerAccount });
        const order = await makeHeader(service, 'order', {
          OrderingCustomerAccountNumber: row.CustomerAccount,
        });
        expect(order.row.InvoiceCustomerAccountNumber).toBe(payer.row.CustomerAccount);
      },
    },
    {
      fact: 'No order is created for a customer on hold for all',
      source: sources.orders,
      async run(service) {
        const { row } = await makeCustomer(service, { OnHoldStatus: 'All' });
        const body = await headerBody(service, 'order', {
          OrderingCustomerAccountNumber: row.CustomerAccount,
        });
        expectWriteRefused(
          await service.post('CDSSalesOrderHeaders?cross-company=true', body),
          'SalesOrderHeaderCDSEntity',
          /on hold/,
        );
      },
    },
  ],
};
