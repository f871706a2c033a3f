import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { makeHeader } from '../scene/documents.ts';
import { type OrderStep, orderAfter } from '../scene/orders.ts';
import { recordAt } from '../scene/read.ts';
import { admin } from '../scene/sandbox.ts';
import { sources } from '../sources.ts';

const inClient = { onlySandbox: 'people take this step in the client of F&O' } as const;

const words = (steps: readonly OrderStep[]) =>
  steps.map((each) => (typeof each === 'string' ? each : `${each[0]} of ${each[1]}`)).join(', ');

const refused: readonly (readonly [steps: readonly OrderStep[], next: string, says: RegExp])[] = [
  [['invoice'], 'confirm', /status/],
  [['cancel'], 'pack', /status/],
  [['pack'], 'pack', /nothing/i],
  [[['pack', 1]], 'cancel', /delivered/],
];

/** What the steps of an order need and bring. */
export const orderSteps: Chapter = {
  title: 'the steps of an order',
  cases: [
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
  ],
};
