import { beforeAll, describe, expect, it } from 'vitest';
import { createQuoteScene, ids, type QuoteScene } from '../../test-support/quote-scene.ts';
import { useSandbox } from '../../test-support/start-for-test.ts';

describe('Dataverse, quotes', () => {
  const test = useSandbox();
  let scene: QuoteScene;
  beforeAll(async () => {
    scene = await createQuoteScene(test.sales);
  });
  const quoteOf = (id: string) => scene.read(`quotes(${id})`);
  const activate = (id: string) => test.sales.patch(`quotes(${id})`, { statecode: 1, statuscode: 2 });
  const closing = (id: string, Status: number) => ({
    Status,
    QuoteClose: { subject: 'Over', 'quoteid@odata.bind': `/quotes(${id})` },
  });

  it('are numbered, drafts of revision 0, in the currency of their price list', async () => {
    const row = await quoteOf(await scene.quote());
    expect(row).toMatchObject({ statecode: 0, statuscode: 1, revisionnumber: 0, totalamount: 0 });
    expect(row.quotenumber).toMatch(/^QUO-\d{5}-[A-Z0-9]{6}$/);
    expect(scene.usd).toContain(String(row._transactioncurrencyid_value));
  });

  it('get the prices of their price list, and totals with every line', async () => {
    const id = await scene.quote();
    await scene.line(id);
    await scene.line(id, { quantity: 1.5, manualdiscountamount: 10, tax: 3 });
    const [first, second] = await scene.lines(id);
    expect(first).toMatchObject({
      sequencenumber: 1,
      priceperunit: 110.5,
      baseamount: 221,
      extendedamount: 221,
    });
    expect(second).toMatchObject({ sequencenumber: 2, baseamount: 165.75, extendedamount: 158.75 });
    expect(await quoteOf(id)).toMatchObject({
      totallineitemamount: 376.75,
      totallineitemdiscountamount: 10,
      totaldiscountamount: 0,
      totaltax: 3,
      totalamount: 379.75,
      msdynce_hasexternallymaintainedproductsonly: true,
    });
  });

  it('keep the numbers of lines when one is deleted, and are written anew by it', async () => {
    const id = await scene.quote();
    for (let index = 0; index < 3; index += 1) await scene.line(id);
    const [, second] = await scene.lines(id);
    const before = (await quoteOf(id))['@odata.etag'];
    expect((await test.sales.delete(`quotedetails(${second?.quotedetailid})`)).status).toBe(204);
    await scene.line(id);
    expect((await scene.lines(id)).map((line) => line.sequencenumber)).toEqual([1, 3, 4]);
    expect((await quoteOf(id))['@odata.etag']).not.toBe(before);
  });

  it('know by their flags whether a line is no product of F&O', async () => {
    const id = await scene.quote();
    await scene.line(id);
    await test.sales.post('quotedetails', {
      'quoteid@odata.bind': `/quotes(${id})`,
      isproductoverridden: true,
      productdescription: 'Delivery',
      quantity: 1,
      priceperunit: 20,
    });
    expect(await quoteOf(id)).toMatchObject({
      totalamount: 241,
      msdynce_hasexternallymaintainedproductsonly: false,
    });
    expect(
      (await scene.lines(id)).map((line) => line.msdynce_quotehasexternalmaintainedproductsonly),
    ).toEqual([false, false]);
  });

  it.each([
    [
      'no product',
      { 'productid@odata.bind': undefined, 'uomid@odata.bind': undefined, isproductoverridden: false },
    ],
    ['more decimals than the product has', { quantity: 0.25 }],
    ['a write-in without description', { 'productid@odata.bind': undefined, isproductoverridden: true }],
  ])('refuse a line with %s', async (_, changes) => {
    const id = await scene.quote();
    await expect(scene.line(id, changes)).rejects.toThrow(/error/);
    expect(await scene.lines(id)).toEqual([]);
  });

  it('are activated by PATCH from a draft alone, and won by their action from there', async () => {
    const id = await scene.quote();
    expect((await test.sales.post('WinQuote', closing(id, 4))).status).toBe(400);
    expect((await activate(id)).status).toBe(204);
    expect((await test.sales.patch(`quotes(${id})`, { statecode: 2, statuscode: 4 })).status).toBe(400);
    expect((await test.sales.post('WinQuote', closing(id, 4))).status).toBe(204);
    expect(await quoteOf(id)).toMatchObject({ statecode: 2, statuscode: 4 });
  });

  it('once closed are read only, lines included', async () => {
    const id = await scene.quote();
    await scene.line(id);
    await test.sales.post('CloseQuote', closing(id, 5));
    expect(await quoteOf(id)).toMatchObject({ statecode: 3, statuscode: 5 });
    const [line] = await scene.lines(id);
    for (const answer of [
      await test.sales.patch(`quotes(${id})`, { name: 'Changed' }),
      await test.sales.patch(`quotedetails(${line?.quotedetailid})`, { quantity: 9 }),
      await test.sales.delete(`quotedetails(${line?.quotedetailid})`),
    ])
      expect(answer.status).toBe(400);
    expect((await scene.lines(id))[0]).toMatchObject({ quantity: 2 });
  });

  it('are revised under the same number, the lines with them', async () => {
    const id = await scene.quote();
    await scene.line(id);
    await activate(id);
    const { status, json } = await test.sales.post('ReviseQuote', {
      QuoteId: id,
      ColumnSet: { AllColumns: true },
    });
    expect(status).toBe(200);
    expect(json).toMatchObject({ revisionnumber: 1, statecode: 0, totalamount: 221 });
    expect(await quoteOf(id)).toMatchObject({ statecode: 3, statuscode: 7, quotenumber: json.quotenumber });
    expect(await scene.lines(String(json.quoteid))).toMatchObject([{ sequencenumber: 1, quantity: 2 }]);
  });

  it('make a person an active customer', async () => {
    await test.sales.post('contacts', { contactid: ids.account.replace('4', '5'), lastname: 'Nuñez' });
    const contact = `contacts(${ids.account.replace('4', '5')})`;
    expect(await scene.read(contact)).toMatchObject({ msdynce_isactivecustomer: false, fullname: 'Nuñez' });
    const id = await scene.quote({
      'customerid_account@odata.bind': undefined,
      'customerid_contact@odata.bind': `/${contact}`,
    });
    expect(await scene.read(contact)).toMatchObject({ msdynce_isactivecustomer: true });
    const { json } = await test.sales.get(
      `quotes(${id})?$select=name&$expand=customerid_account($select=name),customerid_contact($select=lastname)`,
    );
    expect(json).toMatchObject({ customerid_account: null, customerid_contact: { lastname: 'Nuñez' } });
  });

  it('tell deletions of a quote and its lines to those who follow', async () => {
    const id = await scene.quote();
    const line = await scene.line(id);
    const follow = async (table: string) =>
      (await test.sales.get(table, { prefer: 'odata.track-changes' })).json['@odata.deltaLink'] ?? '';
    const links = [
      await follow('quotes?$select=quoteid'),
      await follow('quotedetails?$select=quotedetailid'),
    ];
    await test.sales.delete(`quotes(${id})`);
    const told = await Promise.all(links.map(async (link) => (await test.sales.get(link)).json.value));
    expect(told).toMatchObject([[{ id, reason: 'deleted' }], [{ id: line, reason: 'deleted' }]]);
  });
});
