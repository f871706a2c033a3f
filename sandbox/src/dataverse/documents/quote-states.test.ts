import { beforeAll, describe, expect, it } from 'vitest';
import { createQuoteScene, ids, type QuoteScene } from '../../test-support/quote-scene.ts';
import { useSandbox } from '../../test-support/start-for-test.ts';

describe('Dataverse, headers and states of quotes', () => {
  const test = useSandbox();
  let scene: QuoteScene;
  beforeAll(async () => {
    scene = await createQuoteScene(test.sales);
  });
  const read = (id: string) => scene.read(`quotes(${id})`);
  const patch = (id: string, values: object) => test.sales.patch(`quotes(${id})`, values);
  const activate = (id: string) => patch(id, { statecode: 1, statuscode: 3 });
  const closing = (id: string, Status: number) => ({
    Status,
    QuoteClose: { subject: 'Over', 'quoteid@odata.bind': `/quotes(${id})` },
  });
  const revise = (id: string, ColumnSet: object = { AllColumns: true }) =>
    test.sales.post('ReviseQuote', { QuoteId: id, ColumnSet });

  it('take the discounts of the header off the lines, and add the freight', async () => {
    const id = await scene.quote();
    await scene.line(id);
    await patch(id, { discountpercentage: 10, discountamount: 1.5, freightamount: 20 });
    expect(await read(id)).toMatchObject({
      totallineitemamount: 221,
      totaldiscountamount: 23.6,
      totalamountlessfreight: 197.4,
      totalamount: 217.4,
      totalamount_base: 217.4,
    });
    await scene.line(id, { quantity: 1 });
    expect(await read(id)).toMatchObject({ totaldiscountamount: 34.65, totalamount: 316.85 });
  });

  it('are found by number and revision', async () => {
    const id = await scene.quote({ quotenumber: 'K-1' });
    expect(await scene.read("quotes(quotenumber='K-1',revisionnumber=0)")).toMatchObject({ quoteid: id });
    expect((await test.sales.get("quotes(quotenumber='K-1',revisionnumber=1)")).status).toBe(404);
  });

  it('take no totals from a client', async () => {
    const id = await scene.quote({ totalamount: 5 });
    await patch(id, { totalamount: 7, totallineitemamount: 7 });
    expect(await read(id)).toMatchObject({ totalamount: 0, totallineitemamount: 0 });
  });

  it('say amounts in the base currency too, by the rate of their own', async () => {
    const [eur, list] = [crypto.randomUUID(), crypto.randomUUID()];
    await test.sales.post('transactioncurrencies', {
      transactioncurrencyid: eur,
      isocurrencycode: 'EUR',
      currencyname: 'Euro',
      currencysymbol: '€',
      exchangerate: 0.5,
      currencyprecision: 2,
    });
    const currency = { 'transactioncurrencyid@odata.bind': `/transactioncurrencies(${eur})` };
    await test.sales.post('pricelevels', { pricelevelid: list, name: 'EUR', ...currency });
    const id = await scene.quote({ 'pricelevelid@odata.bind': `/pricelevels(${list})` });
    await scene.line(id, { ispriceoverridden: true, priceperunit: 10 });
    expect(await read(id)).toMatchObject({
      _transactioncurrencyid_value: eur,
      totalamount: 20,
      totalamount_base: 40,
    });
    const { json } = await patch(await scene.quote(), currency);
    expect(json.error).toEqual({
      code: '0x80048cf6',
      message: 'The currency of the record does not match the currency of the price list.',
    });
  });

  it('know whether their customer is an account or a person', async () => {
    const person = crypto.randomUUID();
    await test.sales.post('contacts', { contactid: person, firstname: 'Ann', lastname: 'Beebe' });
    const id = await scene.quote();
    expect(await read(id)).toMatchObject({ _accountid_value: ids.account, _contactid_value: null });
    await patch(id, { 'customerid_contact@odata.bind': `/contacts(${person})` });
    const { json } = await test.sales.get(`quotes(${id})?$select=_customerid_value`, {
      prefer: 'odata.include-annotations="*"',
    });
    expect(json).toMatchObject({
      _customerid_value: person,
      '_customerid_value@OData.Community.Display.V1.FormattedValue': 'Ann Beebe',
      '_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'contact',
      '_customerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty': 'customerid_contact',
    });
    expect(await read(id)).toMatchObject({ _accountid_value: null, _contactid_value: person });
  });

  it('can be changed while active, their lines too, but not be brought back or closed by an update', async () => {
    const id = await scene.quote();
    const line = await scene.line(id);
    expect((await activate(id)).status).toBe(204);
    expect(await read(id)).toMatchObject({ statecode: 1, statuscode: 3 });
    expect((await scene.lines(id))[0]).toMatchObject({ quotestatecode: 1 });
    expect((await patch(id, { name: 'Changed' })).status).toBe(204);
    expect((await test.sales.patch(`quotedetails(${line})`, { quantity: 4 })).status).toBe(204);
    for (const [statecode, statuscode] of [
      [0, 1],
      [2, 4],
      [3, 5],
    ])
      expect((await patch(id, { statecode, statuscode })).json.error.code).toBe('0x80040224');
    expect(await read(id)).toMatchObject({ statecode: 1, totalamount: 442 });
  });

  it.each([
    [5, 5],
    [6, 6],
    [7, 7],
    [-1, 5],
  ])('are closed with status %i as %i, and say when', async (Status, statuscode) => {
    const id = await scene.quote();
    expect((await test.sales.post('CloseQuote', closing(id, Status))).status).toBe(204);
    const row = await read(id);
    expect(row).toMatchObject({ statecode: 3, statuscode });
    expect(row.closedon).toMatch(/^\d{4}-/);
  });

  it('refuse every write once they are won, and say so', async () => {
    const id = await scene.quote();
    const line = await scene.line(id);
    await activate(id);
    await test.sales.post('WinQuote', closing(id, 4));
    const { json } = await patch(id, { name: 'Changed' });
    expect(json.error.message).toBe('Cannot Update a Read-Only Entity.');
    for (const answer of [
      await test.sales.patch(`quotedetails(${line})`, { quantity: 9 }),
      await test.sales.delete(`quotedetails(${line})`),
    ])
      expect(answer.json.error).toEqual({
        code: '0x80043b09',
        message: 'The parent is read only and cannot be edited.',
      });
    await expect(scene.line(id)).rejects.toThrow('The parent is read only');
    expect((await test.sales.post('CloseQuote', closing(id, 5))).status).toBe(400);
    expect((await revise(id)).status).toBe(400);
  });

  it('are revised again and again, and once only at a time', async () => {
    const id = await scene.quote();
    await scene.line(id);
    await scene.line(id);
    const [first] = await scene.lines(id);
    await test.sales.delete(`quotedetails(${first?.quotedetailid})`);
    await activate(id);
    const { quoteid: second } = (await revise(id)).json;
    expect((await revise(id)).json.error).toEqual({
      code: '0x80048d00',
      message:
        'Quote cannot be revised as there already exists another quote in Draft/Active state and with same quote number.',
    });
    const [line] = await scene.lines(String(second));
    expect(line).toMatchObject({ sequencenumber: 2, msdynce_quoterevisionnumber: 1, quotestatecode: 0 });
    await activate(String(second));
    const { status, json } = await revise(String(second), { Columns: ['quotenumber', 'revisionnumber'] });
    expect(status).toBe(200);
    expect(json).toMatchObject({ revisionnumber: 2 });
    expect(Object.keys(json).sort()).toEqual([
      '@odata.context',
      '@odata.etag',
      'quoteid',
      'quotenumber',
      'revisionnumber',
    ]);
  });

  it.each<[string, string, (id: string) => object, string]>([
    ['another parameter', 'WinQuote', (id) => ({ ...closing(id, 4), More: 1 }), '0x80048d19'],
    ['no status', 'WinQuote', (id) => ({ QuoteClose: closing(id, 4).QuoteClose }), '0x80040203'],
    ['a status of another state', 'WinQuote', (id) => closing(id, 5), '0x80048408'],
    ['a status as a text', 'CloseQuote', (id) => ({ ...closing(id, 5), Status: '5' }), '0x80048d19'],
    ['no activity', 'CloseQuote', () => ({ Status: 5 }), '0x80040203'],
    ['an activity about nothing', 'CloseQuote', () => ({ Status: 5, QuoteClose: {} }), '0x80040203'],
    [
      'an unknown column of the activity',
      'CloseQuote',
      () => ({ Status: 5, QuoteClose: { x: 1 } }),
      '0x80048d19',
    ],
    ['no such quote', 'CloseQuote', () => closing(ids.list, 5), '0x80040217'],
    ['no column set', 'ReviseQuote', (id) => ({ QuoteId: id }), '0x80040203'],
    [
      'an identifier that is none',
      'ReviseQuote',
      () => ({ QuoteId: 'x', ColumnSet: { AllColumns: true } }),
      '0x80048d19',
    ],
  ])('with %s, %s is refused and changes nothing', async (_, action, parameters, code) => {
    const id = await scene.quote();
    await activate(id);
    const before = await read(id);
    const { status, json } = await test.sales.post(action, parameters(id));
    expect([status === 404 ? 400 : status, json.error.code]).toEqual([400, code]);
    expect(await read(id)).toEqual(before);
    expect((await test.sales.get(action)).status).toBe(405);
  });

  it('go with their lines when they are deleted, in any state', async () => {
    const id = await scene.quote();
    const line = await scene.line(id);
    await test.sales.post('CloseQuote', closing(id, 6));
    expect((await test.sales.delete(`quotes(${id})`)).status).toBe(204);
    expect((await test.sales.get(`quotedetails(${line})`)).status).toBe(404);
  });
});
