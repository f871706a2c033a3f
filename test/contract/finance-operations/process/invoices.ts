import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { lastingBuyer } from '../scene/customers.ts';
import { postedInvoice } from '../scene/invoices.ts';
import { orderAfter } from '../scene/orders.ts';
import { recordAt, rowsOf } from '../scene/read.ts';
import { adminDone } from '../scene/sandbox.ts';
import { sources } from '../sources.ts';

const posting = { onlySandbox: 'people post invoices in the client of F&O' } as const;

/** Posted invoices, which Sales reads. */
export const invoices: Chapter = {
  title: 'posted invoices',
  cases: [
    {
      fact: 'An invoice has number, voucher and date at noon, order, customer and currency',
      source: sources.invoices,
      ...posting,
      async run(service) {
        const order = await orderAfter(service, ['invoice'], { header: { CustomersOrderReference: 'PO 7' } });
        expect(await postedInvoice(service, order.invoices[0])).toMatchObject({
          dataAreaId: service.company,
          InvoiceDate: expect.stringMatching(/^20\d{2}-\d{2}-\d{2}T12:00:00Z$/),
          LedgerVoucher: expect.stringMatching(/./),
          SalesOrderNumber: order.number,
          CustomersOrderReference: 'PO 7',
          InvoiceCustomerAccountNumber: order.row.InvoiceCustomerAccountNumber,
          CurrencyCode: order.row.CurrencyCode,
        });
      },
    },
    {
      fact: 'Invoices and vouchers are numbered, each once',
      source: sources.invoices,
      assumption: 'fo-invoice-numbers',
      ...posting,
      async run(service) {
        const order = await orderAfter(service, [
          ['invoice', 1],
          ['invoice', 1],
        ]);
        const [one, two] = [
          await postedInvoice(service, order.invoices[0]),
          await postedInvoice(service, order.invoices[1]),
        ];
        expect(one.InvoiceNumber).toMatch(/^CIV-\d{6}$/);
        expect(one.LedgerVoucher).toMatch(/^CIVV-\d{6}$/);
        expect(one.InvoiceNumber).not.toBe(two.InvoiceNumber);
        expect(one.LedgerVoucher).not.toBe(two.LedgerVoucher);
      },
    },
    {
      fact: 'An invoice is found by its whole key',
      source: sources.tenantMetadata,
      ...posting,
      async run(service) {
        const order = await orderAfter(service, ['invoice']);
        const row = await postedInvoice(service, order.invoices[0]);
        const key = `dataAreaId='${service.company}',InvoiceNumber='${row.InvoiceNumber}',InvoiceDate=${row.InvoiceDate},LedgerVoucher='${row.LedgerVoucher}'`;
        const found = await recordAt(service, `SalesInvoiceHeadersV2(${key})`);
        expect(found.SalesOrderNumber).toBe(order.number);
        const line = await recordAt(service, `SalesInvoiceV2Lines(${key},LineCreationSequenceNumber=1)`);
        expect(line.InvoicedQuantity).toBe(4);
      },
    },
    {
      fact: 'Invoices of an order are found by its number',
      source: sources.invoices,
      ...posting,
      async run(service) {
        const order = await orderAfter(service, [
          ['invoice', 1],
          ['invoice', 3],
        ]);
        const rows = await rowsOf(service, 'SalesInvoiceHeadersV2', {
          $filter: `SalesOrderNumber eq '${order.number}'`,
        });
        expect(rows.map(({ InvoiceNumber }) => InvoiceNumber)).toEqual(order.invoices);
      },
    },
    {
      fact: 'Invoices since a day are found by InvoiceDate ge',
      source: sources.queryExamples,
      ...posting,
      async run(service) {
        const order = await orderAfter(service, ['invoice']);
        const { InvoiceDate } = await postedInvoice(service, order.invoices[0]);
        const since = (day: unknown) =>
          rowsOf(service, 'SalesInvoiceHeadersV2', {
            $filter: `InvoiceDate ge ${day} and SalesOrderNumber eq '${order.number}'`,
          });
        expect(await since(InvoiceDate)).toHaveLength(1);
        expect(await since('2099-01-01T12:00:00Z')).toEqual([]);
      },
    },
    {
      fact: 'A free text invoice stands among them without an order and without lines of one',
      source: sources.tenantMetadata,
      ...posting,
      async run(service) {
        const customer = await lastingBuyer(service);
        const posted = await adminDone(service, 'POST', 'free-text-invoices', { customer, amount: 19.99 });
        expect(await postedInvoice(service, String(posted.invoice))).toMatchObject({
          SalesOrderNumber: '',
          TotalInvoiceAmount: 19.99,
          SalesInvoiceLinesV2: [],
        });
      },
    },
  ],
};
