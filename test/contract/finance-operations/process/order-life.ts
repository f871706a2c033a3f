import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { lineBody, makeHeader, makeLine } from '../scene/documents.ts';
import { type OrderStep, orderAfter } from '../scene/orders.ts';
import { recordAt } from '../scene/read.ts';
import { expectDeleteRefused, expectWriteRefused } from '../scene/refusals.ts';
import { admin } from '../scene/sandbox.ts';
import { sources } from '../sources.ts';

const inClient = { onlySandbox: 'people take this step in the client of F&O' } as const;
const reached = { ...inClient, assumption: 'fo-processing-status' } as const;

/** Steps of an order of four pieces, its processing status and its status. */
const statuses: readonly (readonly [steps: readonly OrderStep[], processing: string, status: string])[] = [
  [['confirm'], 'Confirmed', 'Backorder'],
  [['confirm', ['pick', 1]], 'PartiallyPicked', 'Backorder'],
  [['confirm', 'pick'], 'Picked', 'Backorder'],
  [['confirm', ['pack', 3]], 'PartiallyPacked', 'Backorder'],
  [['confirm', 'pack'], 'Packed', 'Delivered'],
  [['confirm', 'pack', ['ship', 2]], 'PartiallyShipped', 'Backorder'],
  [['confirm', 'pack', 'ship'], 'Shipped', 'Delivered'],
  [['confirm', 'pack', ['invoice', 1]], 'PartiallyInvoiced', 'Backorder'],
  [['confirm', 'pack', 'invoice'], 'Invoiced', 'Invoiced'],
  [['invoice'], 'Invoiced', 'Invoiced'],
  [['pick', ['pack', 1]], 'PartiallyPacked', 'Backorder'],
  [['cancel'], 'Cancelled', 'Canceled'],
  [['confirm', 'cancel'], 'Cancelled', 'Canceled'],
];
const words = (steps: readonly OrderStep[]) =>
  steps.map((each) => (typeof each === 'string' ? each : `${each[0]} of ${each[1]}`)).join(', ');

const refused: readonly (readonly [steps: readonly OrderStep[], next: string, says: RegExp])[] = [
  [['invoice'], 'confirm', /status/],
  [['cancel'], 'pack', /status/],
  [['pack'], 'pack', /nothing/i],
  [[['pack', 1]], 'cancel', /delivered/],
];

/** From a new order to an invoiced or canceled one. */
export const orderLife: Chapter = {
  title: 'the life of an order',
  cases: [
    ...statuses.map(
      ([steps, processing, status]): ContractCase => ({
        fact: `An order of four pieces is ${processing} (${status}) after ${words(steps)}, and its line with it`,
        source: sources.orders,
        ...reached,
        async run(service) {
          const { path, line } = await orderAfter(service, steps);
          expect(await recordAt(service, path)).toMatchObject({
            SalesOrderProcessingStatus: processing,
            SalesOrderStatus: status,
          });
          expect(await recordAt(service, line.path)).toMatchObject({
            SalesOrderProcessingStatus: processing,
            SalesOrderLineStatus: status,
          });
        },
      }),
    ),
    ...refused.map(
      ([steps, next, says]): ContractCase => ({
        fact: `The step ${next} is refused after ${words(steps)}`,
        source: sources.orders,
        ...inClient,
        async run(service) {
          const { number, path } = await orderAfter(service, steps);
          const before = await recordAt(service, path);
          const { status, json } = await admin(service, 'POST', 'sales-orders', { number, step: next });
          expect([status, json.error]).toEqual([409, expect.stringMatching(says)]);
          expect(await recordAt(service, path)).toEqual(before);
        },
      }),
    ),
    {
      fact: 'Confirmation takes the requested dates for confirmed where nobody has confirmed others',
      source: sources.orders,
      ...inClient,
      async run(service) {
        const { path } = await orderAfter(service, ['confirm'], {
          header: {
            RequestedShippingDate: '2031-02-20T12:00:00Z',
            RequestedReceiptDate: '2031-03-01T12:00:00Z',
            ConfirmedReceiptDate: '2031-03-09T12:00:00Z',
          },
        });
        expect(await recordAt(service, path)).toMatchObject({
          ConfirmedShippingDate: '2031-02-20T12:00:00Z',
          ConfirmedReceiptDate: '2031-03-09T12:00:00Z',
        });
      },
    },
    {
      fact: 'An order is not processed while a line has no site',
      source: sources.orders,
      ...inClient,
      async run(service) {
        const { number, line } = await orderAfter(service, []);
        await service.patch(line.url, { ShippingSiteId: '', ShippingWarehouseId: '' });
        const { status, json } = await admin(service, 'POST', 'sales-orders', { number, step: 'confirm' });
        expect([status, json.error]).toEqual([409, expect.stringContaining('Site')]);
      },
    },
    {
      fact: 'An order without lines is not processed',
      source: sources.orders,
      ...inClient,
      async run(service) {
        const { number } = await makeHeader(service, 'order');
        const { status } = await admin(service, 'POST', 'sales-orders', { number, step: 'confirm' });
        expect(status).toBe(409);
      },
    },
    {
      fact: 'An order whose processing is stopped is not processed',
      source: sources.orders,
      ...inClient,
      async run(service) {
        const { number } = await orderAfter(service, [], { header: { IsSalesProcessingStopped: 'Yes' } });
        const { status, json } = await admin(service, 'POST', 'sales-orders', { number, step: 'confirm' });
        expect([status, json.error]).toEqual([409, expect.stringContaining('stopped')]);
      },
    },
    {
      fact: 'A picked quantity shows with the line',
      source: sources.tenantMetadata,
      ...inClient,
      async run(service) {
        const { line } = await orderAfter(service, [['pick', 3]]);
        expect((await recordAt(service, line.path)).PickedQuantity).toBe(3);
      },
    },
    {
      fact: 'A status is that of all lines: another line takes an order back from Packed',
      source: sources.orders,
      ...reached,
      async run(service) {
        const { number, path } = await orderAfter(service, ['pack']);
        await makeLine(service, 'order', number);
        expect((await recordAt(service, path)).SalesOrderProcessingStatus).toBe('PartiallyPacked');
      },
    },
    ...(['invoice', 'cancel'] as const).flatMap((last): ContractCase[] => [
      {
        fact: `The header of an order is not changed after ${last}`,
        source: sources.orders,
        ...inClient,
        async run(service) {
          const { url } = await orderAfter(service, [last]);
          expectWriteRefused(
            await service.patch(url, { SalesOrderName: 'x' }),
            'SalesOrderHeaderCDSEntity',
            /status/,
          );
        },
      },
      {
        fact: `Lines of an order are neither added nor changed nor deleted after ${last}`,
        source: sources.orders,
        ...inClient,
        async run(service) {
          const { number, line } = await orderAfter(service, [last]);
          const answers = [
            await service.post(
              'CDSSalesOrderLinesV2?cross-company=true',
              await lineBody(service, 'order', number),
            ),
            await service.patch(line.url, { SalesPrice: 1 }),
            await service.delete(line.url),
          ];
          expect(answers.map(({ status }) => status)).toEqual([500, 500, 500]);
          expect((await recordAt(service, line.path)).SalesPrice).toBe(25);
        },
      },
    ]),
    {
      fact: 'The quantity of a line does not go below what has been delivered',
      source: sources.orders,
      ...inClient,
      async run(service) {
        const { line } = await orderAfter(service, [['pack', 3]]);
        expectWriteRefused(
          await service.patch(line.url, { OrderedSalesQuantity: 2 }),
          'SalesOrderLineCDSEntity',
          /delivered/,
        );
        expect((await service.patch(line.url, { OrderedSalesQuantity: 3 })).status).toBe(204);
      },
    },
    {
      fact: 'An order of which something has been delivered is not deleted, nor is the line',
      source: sources.orders,
      ...inClient,
      async run(service) {
        const { url, line } = await orderAfter(service, [['pack', 1]]);
        expectDeleteRefused(await service.delete(url), 'SalesOrderHeaderCDSEntity', /posted/);
        expectDeleteRefused(await service.delete(line.url), 'SalesOrderLineCDSEntity', /delivered/);
      },
    },
  ],
};
