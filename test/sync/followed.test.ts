import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FlowTest, ids, startFlows } from './start-flows.ts';

/** The bound only ends a failure. */
const patient = { timeout: 20_000 };

describe('what a record depends on is followed', () => {
  let flows: FlowTest;
  let account: string;

  beforeEach(async () => {
    flows = await startFlows({ compareIntervalMs: 50 });
    account = await flows.account('A-1');
    await flows.settled();
  });
  afterEach(() => flows[Symbol.asyncDispose]());

  const usd = async () => {
    const [row] = await flows.rowsOfSales("transactioncurrencies?$filter=isocurrencycode eq 'USD'");
    return `/transactioncurrencies(${row?.transactioncurrencyid})`;
  };
  const contact = (number: string) =>
    flows.create('contacts', {
      msdynce_contactnumber: number,
      firstname: number,
      lastname: 'L',
      'parentcustomerid_account@odata.bind': `/accounts(${account})`,
    });
  const quoteOf = async (contactId: string) =>
    flows.create('quotes', {
      quotenumber: 'Q-C',
      name: 'x',
      'customerid_contact@odata.bind': `/contacts(${contactId})`,
      'pricelevelid@odata.bind': `/pricelevels(${ids.priceList})`,
      'transactioncurrencyid@odata.bind': await usd(),
    });

  it('a contact is no customer any more once its only quote is deleted, or is given to another', async () => {
    const [one, other] = [await contact('C-1'), await contact('C-2')];
    const quote = await quoteOf(one);
    await flows.settled();
    expect(await flows.statusOf('Contact', one)).toBe('NOT_SENT CONTACT_IS_CUSTOMER');
    await flows.patch(`quotes(${quote})`, { 'customerid_contact@odata.bind': `/contacts(${other})` });
    await flows.settled();
    expect(await flows.statusOf('Contact', one)).toBe('SETTLED');
    expect(await flows.statusOf('Contact', other)).toBe('NOT_SENT CONTACT_IS_CUSTOMER');
    await flows.systems.sales('DELETE', `quotes(${quote})`);
    await flows.settled();
    expect(await flows.statusOf('Contact', other)).toBe('SETTLED');
  });

  it('also where the quote was deleted while nobody followed and the delta token expired', async () => {
    const one = await contact('C-1');
    const quote = await quoteOf(one);
    await flows.settled();
    await flows.engine.stop();
    await flows.systems.sales('DELETE', `quotes(${quote})`);
    await flows.test.sandbox.sales.admin.expireDeltaTokens();
    await flows.restart();
    expect(await flows.statusOf('Contact', one)).toBe('SETTLED');
  });

  it('a line and a copy that were deleted while nobody followed, and the token expired, are noticed', async () => {
    await flows.releaseProduct('D0001');
    await flows.releaseProduct('D0002');
    await flows.settled();
    const quote = await flows.quote('Q-1', account, [await flows.line('D0001'), await flows.line('D0001')]);
    await flows.activate(quote);
    await flows.settled();
    expect((await flows.quotation('Q-1'))?.lines).toHaveLength(2);
    await flows.engine.stop();
    const [line] = await flows.rowsOfSales(
      `quotedetails?$select=quotedetailid&$filter=_quoteid_value eq ${quote} and sequencenumber eq 2`,
    );
    await flows.systems.sales('DELETE', `quotedetails(${line?.quotedetailid})`);
    await flows.systems.sales('DELETE', `products(${(await flows.product('D0002'))?.productid})`);
    await flows.test.sandbox.sales.admin.expireDeltaTokens();
    await flows.restart();
    expect((await flows.quotation('Q-1'))?.lines).toHaveLength(1);
    expect(await flows.product('D0002')).toBeDefined();
  });

  it('a price list that a product could be put on before is found by the slow resync, in the lane of passes over all', async () => {
    await flows.releaseProduct('D0001');
    await flows.settled();
    const listOf = async () =>
      ((await flows.product('D0001')) as { pricelevelid: { name: string } }).pricelevelid.name;
    expect(await listOf()).toBe('USD list');
    await flows.create('pricelevels', {
      name: 'A first list',
      'transactioncurrencyid@odata.bind': await usd(),
    });
    await flows.restart({ resyncIntervalMs: 100 });
    await expect.poll(listOf, patient).toBe('A first list');
  });
});
