import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FlowTest, startFlows } from './start-flows.ts';

describe('quotes from Sales to F&O', () => {
  let flows: FlowTest;
  let account: string;

  beforeAll(async () => {
    flows = await startFlows();
    account = await flows.account('A-1');
    await flows.releaseProduct('D0001');
    await flows.releaseProduct('D0010:::Black', { ItemNumber: 'D0010' });
    await flows.settled();
  });
  afterAll(() => flows[Symbol.asyncDispose]());

  const draft = async (number: string, lines?: readonly object[]) =>
    flows.quote(
      number,
      account,
      lines ?? [
        await flows.line('D0001', { quantity: 2 }),
        await flows.line('D0010:::Black', { quantity: 3, manualdiscountamount: 10 }),
        await flows.line('D0001', { quantity: 5 }),
      ],
    );

  it('is sent once its product is of F&O again: it was marked otherwise in Sales when the quote was looked at', async () => {
    const { admin } = flows.test.sandbox.sales;
    const id = await draft('Q-3b', [await flows.line('D0001')]);
    await flows.settled();
    await admin.addFault({
      match: { method: 'PATCH', path: 'products', times: 2 },
      action: { kind: 'hold-before' },
    });
    const row = await flows.product('D0001');
    const marked = flows.patch(`products(${row?.productid})`, { msdynce_ismaintainedexternally: false });
    await expect.poll(() => admin.held()).toBe(1);
    await admin.release();
    await marked;
    // Sync takes it back, but not before the quote was looked at.
    await expect.poll(() => admin.held()).toBe(1);
    await flows.activate(id);
    await expect.poll(() => flows.statusOf('Quote', id)).toBe('NOT_SENT LINE_NOT_MAINTAINED_EXTERNALLY');
    await admin.release();
    await flows.settled();
    await expect.poll(() => flows.statusOf('Quote', id)).toBe('SETTLED');
    expect((await flows.quotation('Q-3b'))?.lines).toHaveLength(1);
  });

  it('the change of a line follows, a change in F&O is taken back, and a second pass writes nothing', async () => {
    const id = await draft('Q-4');
    await flows.activate(id);
    await flows.settled();
    const [row] = await flows.rowsOfSales(
      `quotedetails?$select=quotedetailid&$filter=_quoteid_value eq ${id} and sequencenumber eq 3`,
    );
    await flows.patch(`quotedetails(${row?.quotedetailid})`, { quantity: 7 });
    await flows.settled();
    expect((await flows.quotation('Q-4'))?.lines[2]).toMatchObject({ RequestedSalesQuantity: 7 });
    await flows.patchInFinanceOperations(
      "CDSSalesQuotationLines(dataAreaId='usmf',SalesQuotationNumber='Q-4',LineCreationSequenceNumber=1)",
      { RequestedSalesQuantity: 99 },
    );
    await flows.restart({ compareIntervalMs: 20 });
    await expect.poll(async () => (await flows.quotation('Q-4'))?.lines[0]?.RequestedSalesQuantity).toBe(2);
    await flows.settled();
    await flows.writes();
    await flows.restart();
    expect(await flows.writes()).toEqual([]);
  });

  it.each([
    ['won', 'WinQuote', 4],
    ['lost', 'CloseQuote', 5],
  ])('once it is %s nothing is written any more, and the copy stays', async (state, action, Status) => {
    const number = `Q-${state}`;
    const id = await draft(number);
    await flows.activate(id);
    await flows.settled();
    await flows.systems.sales('POST', action, {
      Status,
      QuoteClose: { subject: 'Over', 'quoteid@odata.bind': `/quotes(${id})` },
    });
    await flows.settled();
    expect(await flows.statusOf('Quote', id)).toBe('NOT_SENT QUOTE_CLOSED');
    expect((await flows.quotation(number))?.lines).toHaveLength(3);
  });

  it('a revision takes over the quotation, and takes off the line that it dropped', async () => {
    const id = await draft('Q-5');
    await flows.activate(id);
    await flows.settled();
    const revised = await flows.systems.sales('POST', 'ReviseQuote', {
      QuoteId: id,
      ColumnSet: { AllColumns: true },
    });
    expect(revised.status).toBeLessThan(300);
    const [next] = await flows.rowsOfSales(
      "quotes?$filter=quotenumber eq 'Q-5' and statecode eq 0&$select=quoteid",
    );
    const nextId = String(next?.quoteid);
    const [dropped] = await flows.rowsOfSales(
      `quotedetails?$select=quotedetailid&$filter=_quoteid_value eq ${nextId} and sequencenumber eq 2`,
    );
    await flows.systems.sales('DELETE', `quotedetails(${dropped?.quotedetailid})`);
    await flows.activate(nextId);
    await flows.settled();
    expect((await flows.quotation('Q-5'))?.lines.map((line) => line.LineCreationSequenceNumber)).toEqual([
      1, 3,
    ]);
  });

  it('is whole or not there: a line that F&O refuses takes the header with it', async () => {
    const id = await draft('Q-6');
    await flows.systems.financeOperations(
      'PATCH',
      "SellableReleasedProducts(dataAreaId='usmf',ProductNumber='D0001')?cross-company=true",
      { IsSalesStopped: 'No' },
      { 'if-match': '*' },
    );
    const [row] = await flows.rowsOfSales(
      `quotedetails?$select=quotedetailid&$filter=_quoteid_value eq ${id} and sequencenumber eq 3`,
    );
    await flows.patch(`quotedetails(${row?.quotedetailid})`, { quantity: -1 });
    await flows.activate(id);
    await flows.settled();
    expect(await flows.quotation('Q-6')).toBeUndefined();
    expect(await flows.statusOf('Quote', id)).toMatch(/^PARKED /);
  });
});
