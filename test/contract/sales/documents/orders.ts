import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { create, read, rows, update } from '../support/records.ts';
import { expectRefusal } from '../support/refusal.ts';
import { action } from '../support/sources.ts';
import {
  catalogue,
  idIn,
  invoiceKind,
  linesOf,
  makeDocument,
  makeLine,
  orderClosing,
  orderKind,
} from './scene.ts';

const closes = (name: string, Status: number, statecode: number, label: string): ContractCase => ({
  fact: `${name} with status ${Status} makes an order ${label}, 204`,
  source: action(name),
  async run(service) {
    const order = await makeDocument(service, orderKind);
    const { status, text } = await service.post(name, orderClosing(order, Status));
    expect([status, text]).toEqual([204, '']);
    expect(await read(service, order)).toMatchObject({ statecode, statuscode: Status });
  },
});
const setsStatus = (
  statecode: number,
  statuscode: number,
  label: string,
  assumption?: string,
): ContractCase => ({
  fact: `An update brings an order to state ${statecode}, status ${statuscode}: ${label}`,
  source: 'Learn: salesorder table/entity reference',
  ...(assumption === undefined ? {} : { assumption }),
  async run(service) {
    const order = await makeDocument(service, orderKind);
    await update(service, order, { statecode, statuscode });
    expect(await read(service, order)).toMatchObject({ statecode, statuscode });
  },
});
const locks = (name: string, kind: typeof orderKind, parameter: string, locked: boolean): ContractCase => ({
  fact: `${name} ${locked ? 'locks' : 'frees'} the prices of its document, 204`,
  source: action(name),
  async run(service) {
    const document = await makeDocument(service, kind, { ispricelocked: !locked });
    const answer = await service.post(name, { [parameter]: idIn(document) });
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(await read(service, document)).toMatchObject({ ispricelocked: locked });
  },
});

/** The life of an order. */
export const orders: Chapter = {
  title: 'orders',
  cases: [
    {
      fact: 'A new order is active and new, and has a number',
      source: 'Learn: salesorder table/entity reference',
      async run(service) {
        const row = await read(service, await makeDocument(service, orderKind));
        expect(row).toMatchObject({ statecode: 0, statuscode: 1, ispricelocked: false });
        expect(row.ordernumber).toMatch(/^ORD-\d{5}-[A-Z0-9]{6}$/);
      },
    },
    setsStatus(0, 2, 'Pending'),
    setsStatus(0, 690970000, 'On Hold'),
    setsStatus(1, 3, 'In Progress', 'dv-order-state-by-update'),
    setsStatus(4, 100003, 'Invoiced', 'dv-order-state-by-update'),
    closes('FulfillSalesOrder', 100001, 3, 'Fulfilled (Complete)'),
    closes('FulfillSalesOrder', 100002, 3, 'Fulfilled (Partial)'),
    closes('CancelSalesOrder', 4, 2, 'Canceled (No Money)'),
    {
      fact: 'FulfillSalesOrder leaves the activity that it was given',
      source: action('FulfillSalesOrder'),
      async run(service) {
        const order = await makeDocument(service, orderKind);
        await service.post('FulfillSalesOrder', orderClosing(order, 100001));
        const found = await rows(
          service,
          `ordercloses?$select=subject&$filter=_salesorderid_value eq ${idIn(order)}`,
        );
        expect(found).toMatchObject([{ subject: 'Done' }]);
      },
    },
    {
      fact: 'A fulfilled order is read only, its lines too',
      source: 'Learn: salesorder table/entity reference',
      assumption: 'dv-order-invoice-read-only',
      async run(service) {
        const order = await makeDocument(service, orderKind);
        const line = await makeLine(service, orderKind, order);
        await service.post('FulfillSalesOrder', orderClosing(order, 100001));
        expectRefusal(await service.patch(order, { description: 'late' }), 400, '0x80040224');
        expectRefusal(await service.patch(line, { quantity: 9 }), 400, '0x80043b09');
      },
    },
    {
      fact: 'A canceled order is read only',
      source: 'Learn: salesorder table/entity reference',
      assumption: 'dv-order-invoice-read-only',
      async run(service) {
        const order = await makeDocument(service, orderKind);
        await service.post('CancelSalesOrder', orderClosing(order, 4));
        expectRefusal(await service.patch(order, { description: 'late' }), 400, '0x80040224');
      },
    },
    {
      fact: 'An order is not fulfilled or canceled by an update',
      source: 'Learn: salesorder table/entity reference',
      assumption: 'dv-order-state-by-update',
      async run(service) {
        const order = await makeDocument(service, orderKind);
        for (const [statecode, statuscode] of [
          [2, 4],
          [3, 100001],
        ])
          expect((await service.patch(order, { statecode, statuscode })).status).toBe(400);
      },
    },
    {
      fact: 'FulfillSalesOrder does not take the status of another state',
      source: action('FulfillSalesOrder'),
      async run(service) {
        const order = await makeDocument(service, orderKind);
        expect((await service.post('FulfillSalesOrder', orderClosing(order, 4))).status).toBe(400);
      },
    },
    locks('LockSalesOrderPricing', orderKind, 'SalesOrderId', true),
    locks('UnlockSalesOrderPricing', orderKind, 'SalesOrderId', false),
    locks('LockInvoicePricing', invoiceKind, 'InvoiceId', true),
    locks('UnlockInvoicePricing', invoiceKind, 'InvoiceId', false),
    {
      fact: 'Lines of a locked order say so in salesorderispricelocked, and keep their prices',
      source: action('LockSalesOrderPricing'),
      assumption: 'dv-price-list-change',
      async run(service) {
        const { currency } = await catalogue(service);
        const list = await create(service, 'pricelevels', {
          name: `${service.mark} other prices`,
          'transactioncurrencyid@odata.bind': currency,
        });
        const order = await makeDocument(service, orderKind);
        await makeLine(service, orderKind, order);
        await service.post('LockSalesOrderPricing', { SalesOrderId: idIn(order) });
        await update(service, order, { 'pricelevelid@odata.bind': `/pricelevels(${list})` });
        expect(await linesOf(service, orderKind, order)).toMatchObject([
          { priceperunit: 100, salesorderispricelocked: true },
        ]);
      },
    },
  ],
};
