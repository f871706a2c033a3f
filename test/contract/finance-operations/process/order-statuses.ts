import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { makeLine } from '../scene/documents.ts';
import { type OrderStep, orderAfter } from '../scene/orders.ts';
import { recordAt } from '../scene/read.ts';
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

/** From a new order to an invoiced or canceled one. */
export const orderStatuses: Chapter = {
  title: 'the statuses of an order',
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
  ],
};
