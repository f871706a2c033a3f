import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FlowTest, startFlows } from './start-flows.ts';

/** The bound only ends a failure. */
const patient = { timeout: 20_000 };
const four = ['Customer', 'Contact', 'Product', 'Quote'] as const;

describe('a change set of a quotation whose answer is lost, or that arrives late', () => {
  let flows: FlowTest;
  let account: string;

  beforeEach(async () => {
    flows = await startFlows({ compareIntervalMs: 50 });
    account = await flows.account('A-1');
    await flows.releaseProduct('D0001');
    await flows.settled();
  });
  afterEach(() => flows[Symbol.asyncDispose]());

  const admin = () => flows.test.sandbox.financeOperations.admin;
  const deleteLine = async (quoteId: string, number: number) => {
    const [row] = await flows.rowsOfSales(
      `quotedetails?$select=quotedetailid&$filter=_quoteid_value eq ${quoteId} and sequencenumber eq ${number}`,
    );
    await flows.systems.sales('DELETE', `quotedetails(${row?.quotedetailid})`);
  };
  const numbers = async () => {
    const lines = await flows.rowsOfFinanceOperations(
      "CDSSalesQuotationLines?$filter=dataAreaId eq 'usmf' and SalesQuotationNumber eq 'Q-1'&$orderby=LineCreationSequenceNumber",
    );
    return lines.map((line) => line.LineCreationSequenceNumber);
  };

  it('a line that Sales deleted before anybody could look again is taken off', async () => {
    const quote = await flows.quote('Q-1', account, [await flows.line('D0001'), await flows.line('D0001')]);
    await flows.settled();
    await admin().addFault({
      match: { method: 'POST', path: '$batch', times: 1 },
      action: { kind: 'drop-after-commit' },
    });
    // The look that ends in the change set reads the header once; those after it find F&O away.
    await admin().addFault({
      match: { method: 'GET', path: 'CDSSalesQuotationHeaders(', after: 1, times: 1_000 },
      action: { kind: 'status', status: 503 },
    });
    await flows.activate(quote);
    await expect.poll(numbers, patient).toEqual([1, 2]);
    await deleteLine(quote, 2);
    await admin().clearFaults();
    await flows.settled();
    expect(await numbers()).toEqual([1]);
    expect(await flows.statusOf('Quote', quote)).toBe('SETTLED');
  });

  it('a line that arrives after Sales deleted it is taken off, though everything was settled before', async () => {
    const quote = await flows.quote('Q-1', account, [await flows.line('D0001')]);
    await flows.activate(quote);
    await flows.settled();
    await admin().addFault({
      match: { method: 'POST', path: '\\$batch|QuotationLines', times: 1 },
      action: { kind: 'hold-before' },
    });
    await flows.create('quotedetails', {
      ...(await flows.line('D0001')),
      'quoteid@odata.bind': `/quotes(${quote})`,
    });
    await expect.poll(() => admin().held(), patient).toBe(1);
    await deleteLine(quote, 2);
    const successor = await flows.test.start({ entities: four, compareIntervalMs: 50 });
    await successor.sync.idle();
    await admin().release();
    await flows.settled();
    await expect.poll(numbers, patient).toEqual([1]);
  });

  it('lines of an older state that arrive after a newer one are refused', async () => {
    const quote = await flows.quote('Q-1', account, [await flows.line('D0001')]);
    await flows.activate(quote);
    await flows.settled();
    await admin().addFault({
      match: { method: 'POST', path: '\\$batch|QuotationLines', times: 1 },
      action: { kind: 'hold-before' },
    });
    await flows.create('quotedetails', {
      ...(await flows.line('D0001', { quantity: 2 })),
      'quoteid@odata.bind': `/quotes(${quote})`,
    });
    await expect.poll(() => admin().held(), patient).toBe(1);
    const [header] = await flows.rowsOfSales(`quotes?$filter=quoteid eq ${quote}`);
    await deleteLine(quote, 2);
    await flows.patch(`quotes(${quote})`, { description: 'x', name: `${header?.name} changed` });
    const successor = await flows.test.start({ entities: four, compareIntervalMs: 60_000 });
    await successor.sync.idle();
    expect((await flows.quotation('Q-1'))?.header.SalesQuotationName).toBe('Quote Q-1 changed');
    await flows.writes();
    await admin().release();
    await expect.poll(async () => (await admin().requests()).length, patient).toBeGreaterThan(0);
    expect(await numbers()).toEqual([1]);
  });
});
