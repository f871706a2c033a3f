import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { lineBody } from '../scene/documents.ts';
import { orderAfter } from '../scene/orders.ts';
import { recordAt } from '../scene/read.ts';
import { expectDeleteRefused, expectWriteRefused } from '../scene/refusals.ts';
import { sources } from '../sources.ts';

const inClient = { onlySandbox: 'people take this step in the client of F&O' } as const;

/** What is not changed any more. */
export const orderLocks: Chapter = {
  title: 'orders that are over',
  cases: [
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
