import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FlowTest, ids, startFlows } from '../start-flows.ts';

describe('the rules of quotes', () => {
  let flows: FlowTest;
  let account: string;

  beforeAll(async () => {
    flows = await startFlows();
    account = await flows.account('A-1');
    await flows.releaseProduct('D0001');
    await flows.releaseProduct('D0002');
    await flows.settled();
  });
  afterAll(() => flows[Symbol.asyncDispose]());

  const draft = async (number: string, ...more: object[]) =>
    flows.quote(number, account, [
      await flows.line('D0001', { quantity: 2 }),
      await flows.line('D0002', { quantity: 3, manualdiscountamount: 10 }),
      await flows.line('D0001', { quantity: 5 }),
      ...more,
    ]);
  const inSales = (id: string) =>
    flows.rowsOfSales(
      `quotedetails?$select=quotedetailid,sequencenumber,quantity,manualdiscountamount&$filter=_quoteid_value eq ${id}&$orderby=sequencenumber`,
    );
  /** Number, quantity and discount of every line, as Sales and as F&O hold them. */
  const both = async (id: string, number: string) => [
    (await inSales(id)).map((line) => [line.sequencenumber, line.quantity, line.manualdiscountamount ?? 0]),
    (await flows.quotation(number))?.lines.map((line) => [
      line.LineCreationSequenceNumber,
      line.RequestedSalesQuantity,
      line.TotalDiscountAmount,
    ]),
  ];
  const expectSecondPassWritesNothing = async () => {
    await flows.writes();
    await flows.restart();
    expect(await flows.writes()).toEqual([]);
  };

  it.each([
    [
      'a write-in',
      'LINE_IS_WRITE_IN',
      async () => ({
        isproductoverridden: true,
        productdescription: 'Delivery',
        quantity: 1,
        priceperunit: 5,
      }),
    ],
    [
      'a product that Sales maintains itself',
      'LINE_NOT_MAINTAINED_EXTERNALLY',
      async () => {
        const { 'uomid@odata.bind': unit, ...line } = (await flows.line('D0001')) as Record<string, unknown>;
        const id = await flows.create('products', {
          productnumber: 'OWN-1',
          name: 'Own',
          quantitydecimal: 0,
          'defaultuomid@odata.bind': unit,
          'defaultuomscheduleid@odata.bind': `/uomschedules(${ids.group})`,
        });
        return {
          ...line,
          'uomid@odata.bind': unit,
          'productid@odata.bind': `/products(${id})`,
          priceperunit: 1,
        };
      },
    ],
  ])(
    'rule 3: with one line that is %s the quote is not sent; without the line it is',
    async (_, code, line) => {
      const number = `R3-${code}`.slice(0, 20);
      const id = await draft(number, await line());
      await flows.activate(id);
      await flows.settled();
      expect(await flows.statusOf('Quote', id)).toBe(`NOT_SENT ${code}`);
      expect(await flows.sales(`quotes(${id})`)).toMatchObject({
        statecode: 1,
        msdynce_hasexternallymaintainedproductsonly: false,
      });
      expect(await flows.quotation(number)).toBeUndefined();
      const foreign = (await inSales(id)).at(-1);
      await flows.systems.sales('DELETE', `quotedetails(${foreign?.quotedetailid})`);
      await flows.settled();
      const [ours, theirs] = await both(id, number);
      expect(ours).toHaveLength(3);
      expect(theirs).toEqual(ours);
    },
  );

  it('rule 3: judged by the lines, not by the flag on the quote', async () => {
    const id = await draft('R3-FLAG');
    const { status } = await flows.systems.sales(
      'PATCH',
      `quotes(${id})`,
      { msdynce_hasexternallymaintainedproductsonly: false },
      { 'if-match': '*' },
    );
    expect(status).toBe(204);
    await flows.activate(id);
    await flows.settled();
    const [ours, theirs] = await both(id, 'R3-FLAG');
    expect(theirs).toEqual(ours);
  });

  it('rule 4: a draft is not sent, an active quote is: header and lines in one change set', async () => {
    const id = await draft('R4');
    await flows.settled();
    expect(await flows.sales(`quotes(${id})`)).toMatchObject({ statecode: 0 });
    expect(await flows.quotation('R4')).toBeUndefined();
    expect(await flows.statusOf('Quote', id)).toBe('NOT_SENT QUOTE_NOT_ACTIVE');
    await flows.writes();
    await flows.activate(id);
    await flows.settled();
    expect((await flows.writes()).filter((write) => write.includes(' /data/'))).toEqual([
      'POST /data/$batch',
    ]);
    expect(await flows.sales(`quotes(${id})`)).toMatchObject({ statecode: 1, totalamount: 990 });
    expect((await flows.quotation('R4'))?.header).toMatchObject({
      RequestingCustomerAccountNumber: 'A-1',
      CurrencyCode: 'USD',
      SalesQuotationStatus: 'Created',
      QuotationTotalAmount: 990,
    });
    const [ours, theirs] = await both(id, 'R4');
    expect(theirs).toEqual(ours);
    await expectSecondPassWritesNothing();
  });

  it('rule 13: the numbers of lines are stable: taking one off renumbers no other, before the quote is sent and after', async () => {
    const id = await draft('R13');
    const takeOff = async (index: number) => {
      const line = (await inSales(id))[index];
      await flows.systems.sales('DELETE', `quotedetails(${line?.quotedetailid})`);
    };
    await takeOff(1);
    await flows.activate(id);
    await flows.settled();
    const agreed = (...lines: number[][]) => [lines, lines];
    expect(await both(id, 'R13')).toEqual(agreed([1, 2, 0], [3, 5, 0]));
    await takeOff(0);
    await flows.settled();
    expect(await both(id, 'R13')).toEqual(agreed([3, 5, 0]));
    const added = { ...(await flows.line('D0002', { quantity: 7 })), 'quoteid@odata.bind': `/quotes(${id})` };
    await flows.create('quotedetails', added);
    await flows.settled();
    expect(await both(id, 'R13')).toEqual(agreed([3, 5, 0], [4, 7, 0]));
    await expectSecondPassWritesNothing();
  });
});
