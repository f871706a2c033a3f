import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  createDocumentScene,
  type DocumentScene,
  invoiceNames,
  orderNames,
} from '../../test-support/document-scene.ts';
import { useSandbox } from '../../test-support/start-for-test.ts';

/** Numbers of so many decimals from 0 to a maximum, as their units. */
const decimal = (units: number, decimals: number) =>
  fc.integer({ min: 0, max: units }).map((value) => Number((value / 10 ** decimals).toFixed(decimals)));

interface Line {
  readonly quantity: number;
  readonly priceperunit: number;
  readonly manualdiscountamount: number;
  readonly tax: number;
}

const line: fc.Arbitrary<Line> = fc.record({
  quantity: decimal(500, 1),
  priceperunit: decimal(9_999_999, 4),
  manualdiscountamount: decimal(9_999, 2),
  tax: decimal(99_999, 4),
});

/** Amounts in ten-thousandths, as the platform keeps them. */
const units = (value: unknown) => BigInt(Math.round(Number(value ?? 0) * 10_000));
const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n);
/** Quantity (one decimal) by price, rounded half away from zero to four decimals. */
const base = ({ quantity, priceperunit }: Line) =>
  (BigInt(Math.round(quantity * 10)) * units(priceperunit) + 5n) / 10n;

describe('Dataverse, totals of any document', () => {
  const test = useSandbox();
  let scene: DocumentScene;
  beforeAll(async () => {
    scene = await createDocumentScene(test.sales);
  });
  const overridden = (values: Line) => ({ ...values, ispriceoverridden: true });
  const totalsOf = async (path: string) => {
    const row = await scene.read(path);
    return [
      'totallineitemamount',
      'totallineitemdiscountamount',
      'totaldiscountamount',
      'totaltax',
      'totalamount',
      'totalamount_base',
    ].map((name) => row[name]);
  };

  it('are the sums of its lines, less the discounts of the header, plus freight and tax', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 4 }),
        decimal(99_999, 2),
        decimal(99_999, 2),
        async (lines, discountamount, freightamount) => {
          const id = await scene.document(orderNames, { discountamount, freightamount });
          for (const values of lines) await scene.documentLine(orderNames, id, overridden(values));
          const row = await scene.read(`salesorders(${id})`);
          const discount = sum(lines.map((each) => units(each.manualdiscountamount)));
          const net = sum(lines.map(base)) - discount;
          const tax = sum(lines.map((each) => units(each.tax)));
          expect(units(row.totallineitemamount)).toBe(net);
          expect(units(row.totallineitemdiscountamount)).toBe(discount);
          expect(units(row.totaltax)).toBe(tax);
          expect(units(row.totalamountlessfreight)).toBe(net - units(discountamount));
          expect(units(row.totalamount)).toBe(net - units(discountamount) + units(freightamount) + tax);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('are as before when a line comes and goes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 3 }), line, async (lines, extra) => {
        const id = await scene.document(invoiceNames, { discountpercentage: 12.5 });
        for (const values of lines) await scene.documentLine(invoiceNames, id, overridden(values));
        const before = await totalsOf(`invoices(${id})`);
        const lineId = await scene.documentLine(invoiceNames, id, overridden(extra));
        await test.sales.delete(`invoicedetails(${lineId})`);
        expect(await totalsOf(`invoices(${id})`)).toEqual(before);
      }),
      { numRuns: 15 },
    );
  });

  it('are the same for the quote, its order and the invoice of that', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(line, fc.boolean()), { minLength: 1, maxLength: 4 }),
        decimal(10_000, 2),
        async (lines, discountpercentage) => {
          const id = await scene.quote({ discountpercentage, freightamount: 7.25 });
          for (const [values, isListPrice] of lines)
            await scene.line(id, isListPrice ? { ...values, priceperunit: undefined } : overridden(values));
          await test.sales.patch(`quotes(${id})`, { statecode: 1, statuscode: 2 });
          const ColumnSet = { AllColumns: true };
          const order = await test.sales.post('ConvertQuoteToSalesOrder', {
            QuoteId: id,
            ColumnSet,
            QuoteCloseStatus: 4,
          });
          const SalesOrderId = String(order.json.salesorderid);
          const invoice = await test.sales.post('ConvertSalesOrderToInvoice', { SalesOrderId, ColumnSet });
          const totals = await totalsOf(`quotes(${id})`);
          expect(await totalsOf(`salesorders(${SalesOrderId})`)).toEqual(totals);
          expect(await totalsOf(`invoices(${String(invoice.json.invoiceid)})`)).toEqual(totals);
        },
      ),
      { numRuns: 15 },
    );
  });
});
