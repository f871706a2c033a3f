import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { kinds, makeHeader, makeLine } from '../scene/documents.ts';
import { recordAt } from '../scene/read.ts';
import { sources } from '../sources.ts';

/** What a line is made of, and what it comes to. */
type Amounts = readonly [what: string, quantity: number, given: object, amounts: object];

const amounts: readonly Amounts[] = [
  ['A line is price times quantity', 3, { SalesPrice: 12.5 }, { LineAmount: 37.5, TotalDiscountAmount: 0 }],
  ['A price may be one of several units', 10, { SalesPrice: 50, SalesPriceQuantity: 5 }, { LineAmount: 100 }],
  [
    'A discount of the line is divided by its quantity',
    4,
    { SalesPrice: 100, TotalDiscountAmount: 10 },
    { LineAmount: 390, LineDiscountAmount: 2.5, FixedPriceCharges: 0, TotalDiscountAmount: 10 },
  ],
  [
    'What cents do not divide goes to the charges: 10.00 on three is 3.33 and -0.01',
    3,
    { SalesPrice: 100, TotalDiscountAmount: 10 },
    { LineAmount: 290, LineDiscountAmount: 3.33, FixedPriceCharges: -0.01, TotalDiscountAmount: 10 },
  ],
  [
    'The rest may be positive: 20.00 on three is 6.67 and 0.01',
    3,
    { SalesPrice: 100, TotalDiscountAmount: 20 },
    { LineAmount: 280, LineDiscountAmount: 6.67, FixedPriceCharges: 0.01, TotalDiscountAmount: 20 },
  ],
  [
    'A discount of each unit is taken so many times',
    2,
    { SalesPrice: 100, LineDiscountAmount: 5 },
    { LineAmount: 190, TotalDiscountAmount: 10 },
  ],
  [
    'A discount in percent is taken of the line',
    2,
    { SalesPrice: 100, LineDiscountPercentage: 10 },
    { LineAmount: 180, TotalDiscountAmount: 20 },
  ],
  [
    'Two discounts in percent are taken one after the other',
    1,
    { SalesPrice: 100, LineDiscountPercentage: 10, MultilineDiscountPercentage: 10 },
    { LineAmount: 81, TotalDiscountAmount: 19 },
  ],
  ['A charge is added', 2, { SalesPrice: 100, FixedPriceCharges: 7 }, { LineAmount: 207 }],
  ['A price has more digits than an amount', 3, { SalesPrice: 0.333 }, { SalesPrice: 0.333, LineAmount: 1 }],
];

/** Amounts of lines of quotations and orders. */
export const lineAmounts: Chapter = {
  title: 'amounts of lines',
  cases: (['quotation', 'order'] as const).flatMap((kind): ContractCase[] => [
    ...amounts.map(
      ([what, quantity, given, expected]): ContractCase => ({
        fact: `${what} (${kind})`,
        source: sources.prospectToCash,
        async run(service) {
          const { number } = await makeHeader(service, kind);
          const body = { [kinds[kind].quantity]: quantity, ...given };
          const { row, path } = await makeLine(service, kind, number, body);
          expect(row).toMatchObject(expected);
          expect(await recordAt(service, path)).toMatchObject(expected);
        },
      }),
    ),
    {
      fact: `Another quantity divides the discount of the line anew (${kind})`,
      source: sources.prospectToCash,
      assumption: 'fo-line-total-discount',
      async run(service) {
        const { number } = await makeHeader(service, kind);
        const given = { [kinds[kind].quantity]: 3, SalesPrice: 100, TotalDiscountAmount: 10 };
        const { url, path } = await makeLine(service, kind, number, given);
        await service.patch(url, { [kinds[kind].quantity]: 4 });
        expect(await recordAt(service, path)).toMatchObject({
          LineAmount: 390,
          LineDiscountAmount: 2.5,
          FixedPriceCharges: 0,
          TotalDiscountAmount: 10,
        });
      },
    },
  ]),
};
