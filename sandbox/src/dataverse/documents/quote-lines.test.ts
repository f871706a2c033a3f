import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createQuoteScene, ids, type QuoteScene } from '../../test-support/quote-scene.ts';
import { useSandbox } from '../../test-support/start-for-test.ts';

describe('Dataverse, lines of quotes', () => {
  const test = useSandbox();
  let scene: QuoteScene;
  beforeAll(async () => {
    scene = await createQuoteScene(test.sales);
  });
  const lineOf = async (id: string, line: string) =>
    (await scene.lines(id)).find((row) => row.quotedetailid === line) ?? {};
  const writeIn = {
    'productid@odata.bind': undefined,
    'uomid@odata.bind': undefined,
    isproductoverridden: true,
    productdescription: 'Delivery',
    quantity: 1,
  };

  it('take the name of their product, the revision of their quote, and whether they are products of F&O', async () => {
    const id = await scene.quote();
    expect(await lineOf(id, await scene.line(id))).toMatchObject({
      productname: 'Speaker',
      quotedetailname: 'Speaker',
      isproductoverridden: false,
      ispriceoverridden: false,
      pricingerrorcode: 0,
      quotestatecode: 0,
      msdynce_quoterevisionnumber: 0,
      msdynce_ismaintainedexternally: true,
      msdynce_quotehasexternalmaintainedproductsonly: true,
    });
  });

  it('heed a price only where it overrides the one of the list, and go back to that', async () => {
    const id = await scene.quote();
    const line = await scene.line(id, { priceperunit: 5 });
    const change = (values: object) => test.sales.patch(`quotedetails(${line})`, values);
    const price = async () => (await lineOf(id, line)).priceperunit;
    expect(await price()).toBe(110.5);
    await change({ priceperunit: 6 });
    expect(await price()).toBe(110.5);
    await change({ priceperunit: 7, ispriceoverridden: true });
    expect(await lineOf(id, line)).toMatchObject({ priceperunit: 7, baseamount: 14 });
    await change({ ispriceoverridden: false });
    expect(await price()).toBe(110.5);
  });

  it('keep the price that they were made with when the list changes', async () => {
    const id = await scene.quote();
    const line = await scene.line(id);
    await test.sales.patch(`products(${ids.product})`, { price: 200 });
    await test.sales.patch(`quotedetails(${line})`, { quantity: 3 });
    expect(await lineOf(id, line)).toMatchObject({ priceperunit: 110.5, baseamount: 331.5 });
    await test.sales.patch(`products(${ids.product})`, { price: 110.5 });
  });

  it('can be moved to another quote, and both are totalled', async () => {
    const [from, to] = [await scene.quote(), await scene.quote()];
    const line = await scene.line(from);
    await test.sales.patch(`quotedetails(${line})`, { 'quoteid@odata.bind': `/quotes(${to})` });
    expect(await scene.read(`quotes(${from})`)).toMatchObject({ totalamount: 0 });
    expect(await scene.read(`quotes(${to})`)).toMatchObject({ totalamount: 221 });
  });

  it.each([
    ['without price list', { 'pricelevelid@odata.bind': undefined }, 2],
    ['with a list that does not have the product', {}, 11],
  ])('stand at 0 on a quote %s, and say why', async (_, changes, pricingerrorcode) => {
    const list = crypto.randomUUID();
    await test.sales.post('pricelevels', { pricelevelid: list, name: `List ${list}` });
    const id = await scene.quote({ 'pricelevelid@odata.bind': `/pricelevels(${list})`, ...changes });
    const line = await scene.line(id);
    expect(await lineOf(id, line)).toMatchObject({ priceperunit: 0, baseamount: 0, pricingerrorcode });
    expect(await scene.read(`quotes(${id})`)).toMatchObject({ pricingerrorcode: 1, totalamount: 0 });
  });

  it('keep a number that they are given, and count on from there', async () => {
    const id = await scene.quote();
    await scene.line(id, { sequencenumber: 7 });
    await scene.line(id);
    expect((await scene.lines(id)).map((line) => line.sequencenumber)).toEqual([7, 8]);
  });

  it.each<[string, object, string, string]>([
    ['no unit', { 'uomid@odata.bind': undefined }, '0x80043b0d', 'The unit id is missing.'],
    [
      'more decimals than the product has',
      { quantity: 0.25 },
      '0x80043b07',
      'The number of decimal places on the quantity is invalid.',
    ],
    [
      'a product and a description',
      { productdescription: 'x' },
      '0x80043afb',
      "You cannot set both 'productid' and 'productdescription' for the same record.",
    ],
    [
      'no quote',
      { 'quoteid@odata.bind': undefined },
      '0x80040200',
      "The required attribute '_quoteid_value'",
    ],
    ['a quantity as a text', { quantity: '2' }, '0x80048d19', "to the expected type 'Edm.Decimal'"],
    ['an unknown column', { nothing: 1 }, '0x80048d19', "Invalid property 'nothing' was found in entity"],
    ['a state of its quote', { quotestatecode: 1 }, '0x80040203', 'is read-only'],
    [
      'a product that does not exist',
      { 'productid@odata.bind': `/products(${ids.account})` },
      '0x80040217',
      'product With Id',
    ],
    [
      'a discount below nothing',
      { manualdiscountamount: -1 },
      '0x80044330',
      'Accepted Values: 0 to 1000000000000',
    ],
    ['a write-in with a unit', { ...writeIn, 'uomid@odata.bind': 'unit' }, '0x80043afa', "both 'uomid' and"],
  ])('are refused with %s', async (_, changes, code, message) => {
    const id = await scene.quote();
    const unit = 'uomid@odata.bind' in changes && changes['uomid@odata.bind'] === 'unit';
    const { status, json } = await test.sales.post('quotedetails', {
      'quoteid@odata.bind': `/quotes(${id})`,
      'productid@odata.bind': `/products(${ids.product})`,
      'uomid@odata.bind': `/uoms(${scene.unit})`,
      quantity: 2,
      ...changes,
      ...(unit ? { 'uomid@odata.bind': `/uoms(${scene.unit})` } : {}),
    });
    expect([status === 404 ? 400 : status, json.error.code]).toEqual([400, code]);
    expect(json.error.message).toContain(message);
    expect(await scene.lines(id)).toEqual([]);
  });

  it('are refused with a unit of another group', async () => {
    const id = await scene.quote();
    const group = crypto.randomUUID();
    await test.sales.post('uomschedules', { uomscheduleid: group, name: `G ${group}`, baseuomname: 'kg' });
    const [kilogram] = (await test.sales.get(`uoms?$filter=_uomscheduleid_value eq ${group}`)).json.value;
    await expect(scene.line(id, { 'uomid@odata.bind': `/uoms(${kilogram?.uomid})` })).rejects.toThrow(
      'The specified unit is not valid for this product.',
    );
  });

  it('are refused with a product that is not active, but stay what they are when it is retired', async () => {
    const id = await scene.quote();
    const line = await scene.line(id);
    await test.sales.patch(`products(${ids.product})`, { statecode: 1, statuscode: 2 });
    await expect(scene.line(id)).rejects.toThrow('Only products in the Active state');
    expect((await test.sales.patch(`quotedetails(${line})`, { quantity: 4 })).status).toBe(204);
    expect((await test.sales.delete(`quotedetails(${line})`)).status).toBe(204);
    await test.sales.patch(`products(${ids.product})`, { statecode: 0, statuscode: 1 });
  });

  it('come to quantity times price less discount with tax, and their quote to the sum, whatever they hold', async () => {
    const cents = (max: number) => fc.integer({ min: 0, max }).map((units) => units / 100);
    const line = fc.record({
      quantity: fc.integer({ min: 1, max: 9999 }),
      priceperunit: cents(1_000_000),
      manualdiscountamount: cents(10_000),
      tax: cents(10_000),
    });
    const round = (amount: number) => Math.round(amount * 100) / 100;
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 4 }), async (given) => {
        const id = await scene.quote();
        for (const values of given) await scene.line(id, { ...writeIn, ...values });
        const rows = await scene.lines(id);
        const sum = (of: (values: (typeof given)[number]) => number) =>
          round(given.reduce((total, values) => total + of(values), 0));
        expect(rows.map((row) => row.extendedamount)).toEqual(
          given.map((values) =>
            round(values.quantity * values.priceperunit - values.manualdiscountamount + values.tax),
          ),
        );
        expect(await scene.read(`quotes(${id})`)).toMatchObject({
          totallineitemamount: sum((l) => l.quantity * l.priceperunit - l.manualdiscountamount),
          totallineitemdiscountamount: sum((l) => l.manualdiscountamount),
          totaltax: sum((l) => l.tax),
          totalamount: sum((l) => l.quantity * l.priceperunit - l.manualdiscountamount + l.tax),
        });
      }),
      { numRuns: 15 },
    );
  });
});
