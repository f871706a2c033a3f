import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { postedInvoice } from '../scene/invoices.ts';
import { orderAfter } from '../scene/orders.ts';
import { step } from '../scene/sandbox.ts';
import { sources } from '../sources.ts';

const posting = { onlySandbox: 'people post invoices in the client of F&O' } as const;

/** What an invoice comes to. */
export const invoiceAmounts: Chapter = {
  title: 'amounts of invoices',
  cases: [
    {
      fact: 'A line of an invoice has product, unit, quantity, price and amount',
      source: sources.invoices,
      ...posting,
      async run(service) {
        const order = await orderAfter(service, ['invoice'], { line: { TotalDiscountAmount: 10 } });
        const { SalesInvoiceLinesV2 } = await postedInvoice(service, order.invoices[0]);
        expect(SalesInvoiceLinesV2).toMatchObject([
          {
            LineCreationSequenceNumber: 1,
            ProductNumber: order.line.row.ProductNumber,
            ProductName: order.line.row.ProductName,
            SalesUnitSymbol: order.line.row.SalesUnitSymbol,
            InvoicedQuantity: 4,
            SalesPrice: 25,
            LineAmount: 90,
            LineTotalDiscountAmount: 10,
            InventorySiteId: order.line.row.ShippingSiteId,
          },
        ]);
      },
    },
    {
      fact: 'The total of an invoice is lines less discount, plus charges and tax',
      source: sources.invoices,
      ...posting,
      async run(service) {
        const order = await orderAfter(service, [], { header: { TotalDiscountAmount: 20 } });
        await step(service, 'order', order.number, 'charge', { amount: 15, tax: 1.5 });
        const posted = await step(service, 'order', order.number, 'invoice');
        expect(await postedInvoice(service, String(posted.invoice))).toMatchObject({
          TotalInvoiceAmount: 96.5,
          TotalChargeAmount: 15,
          TotalTaxAmount: 1.5,
          InvoiceHeaderTaxAmount: 1.5,
          TotalDiscountAmount: 20,
          TotalDiscountCustomerGroupCode: 20,
        });
      },
    },
    {
      fact: 'Invoices of parts come to what the whole would, to the cent',
      source: sources.invoices,
      ...posting,
      async run(service) {
        const order = await orderAfter(
          service,
          [
            ['invoice', 1],
            ['invoice', 1],
            ['invoice', 1],
          ],
          { line: { OrderedSalesQuantity: 3, SalesPrice: 10, TotalDiscountAmount: 0.01 } },
        );
        const amounts = [];
        for (const number of order.invoices)
          amounts.push(Number((await postedInvoice(service, number)).TotalInvoiceAmount));
        expect(amounts).toHaveLength(3);
        expect(amounts.reduce((sum, each) => sum + Math.round(each * 100), 0)).toBe(2999);
      },
    },
  ],
};
