import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { makeLine } from '../scene/documents.ts';
import { afterTotals, orderAfter } from '../scene/orders.ts';
import { recordAt } from '../scene/read.ts';
import { step, withSettings } from '../scene/sandbox.ts';
import { sources } from '../sources.ts';

const batch = {
  assumption: 'fo-order-totals-batch',
  onlySandbox: 'it waits for a run of the batch job',
} as const;

/** Totals of an order: as of the last run of "Calculate sales totals". */
export const orderTotals: Chapter = {
  title: 'totals of an order',
  cases: [
    {
      fact: 'Totals are 0 and AreTotalsUpdated is No until the batch job has run',
      source: sources.orders,
      ...batch,
      async run(service) {
        const { path } = await orderAfter(service, []);
        expect(await recordAt(service, path)).toMatchObject({ OrderTotalAmount: 0, AreTotalsUpdated: 'No' });
        expect(await afterTotals(service, path)).toMatchObject({
          OrderTotalAmount: 100,
          AreTotalsUpdated: 'Yes',
        });
      },
    },
    {
      fact: 'The run does not change the version of the order',
      source: sources.orders,
      ...batch,
      async run(service) {
        const { path } = await orderAfter(service, []);
        const before = await recordAt(service, path);
        expect((await afterTotals(service, path))['@odata.etag']).toBe(before['@odata.etag']);
      },
    },
    ...(
      [
        ['a new line', {}],
        ['another quantity', { OrderedSalesQuantity: 2 }],
        ['a line that goes', undefined],
      ] as const
    ).map(([what, changes]) => ({
      fact: `AreTotalsUpdated is No again after ${what}`,
      source: sources.orders,
      ...batch,
      async run(service: Parameters<typeof orderAfter>[0]) {
        const { path, number, line } = await orderAfter(service, []);
        await afterTotals(service, path);
        if (changes === undefined) await service.delete(line.url);
        else if (Object.keys(changes).length > 0) await service.patch(line.url, changes);
        else await makeLine(service, 'order', number);
        expect((await recordAt(service, path)).AreTotalsUpdated).toBe('No');
        expect((await afterTotals(service, path)).AreTotalsUpdated).toBe('Yes');
      },
    })),
    {
      fact: 'Lines tell, too, whether the totals of their order are up to date',
      source: sources.tenantMetadata,
      ...batch,
      async run(service) {
        const { line } = await orderAfter(service, []);
        expect((await recordAt(service, line.path)).AreSalesOrderTotalsUpdated).toBe('No');
        expect(await afterTotals(service, line.path)).toMatchObject({
          AreSalesOrderTotalsUpdated: 'Yes',
          AreTotalsCalculated: 'Yes',
        });
      },
    },
    {
      fact: 'The plain entity of an order tells the same by AreTotalsCalculated',
      source: sources.commonDataModel,
      ...batch,
      async run(service) {
        const { path } = await orderAfter(service, []);
        const plain = path.replace('CDSSalesOrderHeaders', 'SalesOrderHeadersV2');
        expect((await recordAt(service, plain)).AreTotalsCalculated).toBe('No');
        expect(await afterTotals(service, plain)).toMatchObject({
          AreTotalsCalculated: 'Yes',
          OrderTotalAmount: 100,
        });
      },
    },
    {
      fact: 'The total is lines less the discount of the header, plus charges and tax',
      source: sources.orders,
      ...batch,
      async run(service) {
        const { path, number } = await orderAfter(service, [], {
          header: { TotalDiscountAmount: 20 },
          line: { TotalDiscountAmount: 10 },
        });
        await step(service, 'order', number, 'charge', { amount: 15, tax: 1.5 });
        expect(await afterTotals(service, path)).toMatchObject({
          OrderTotalAmount: 86.5,
          OrderTotalChargesAmount: 15,
          OrderTotalTaxAmount: 1.5,
          OrderTotalDiscountAmount: 30,
        });
      },
    },
    {
      fact: 'The tax of the header stands by itself, which Sales makes its Freight Tax line of',
      source: sources.orders,
      ...batch,
      async run(service) {
        const { path, number } = await orderAfter(service, []);
        await step(service, 'order', number, 'charge', { amount: 15, tax: 1.5 });
        expect((await afterTotals(service, path)).OrderHeaderTaxAmount).toBe(1.5);
      },
    },
    {
      fact: 'The tax of a line stands with the line and in the total',
      source: sources.orders,
      ...batch,
      run: (service) =>
        withSettings(service, { salesTaxPercent: { P2C: 10 } }, async () => {
          const { path, line, number } = await orderAfter(service, []);
          const plain = `SalesOrderHeadersV2(dataAreaId='${service.company}',SalesOrderNumber='${number}')`;
          await service.patch(`${plain}?cross-company=true`, { SalesTaxGroupCode: 'P2C' });
          expect(await afterTotals(service, path)).toMatchObject({
            OrderTotalAmount: 110,
            OrderTotalTaxAmount: 10,
            OrderHeaderTaxAmount: 0,
          });
          expect((await recordAt(service, line.path)).TotalTaxAmount).toBe(10);
        }),
    },
  ],
};
