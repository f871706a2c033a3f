import { beforeAll, describe, expect, it } from 'vitest';
import { createQuoteScene, ids, type QuoteScene } from '../../test-support/quote-scene.ts';
import { useSandbox } from '../../test-support/start-for-test.ts';

const newId = () => crypto.randomUUID();

describe('Dataverse, units, price lists and products', () => {
  const test = useSandbox();
  let scene: QuoteScene;
  beforeAll(async () => {
    scene = await createQuoteScene(test.sales);
  });
  const unit = async (values: object = {}) => {
    const uomid = newId();
    const { status } = await test.sales.post('uoms', {
      uomid,
      name: 'box',
      quantity: 12,
      'uomscheduleid@odata.bind': `/uomschedules(${ids.group})`,
      ...values,
    });
    expect(status).toBe(204);
    return uomid;
  };
  const product = async (values: object = {}) => {
    const productid = newId();
    const { status, text } = await test.sales.post('products', {
      productid,
      productnumber: `P-${productid}`,
      name: 'Product',
      quantitydecimal: 0,
      price: 10,
      'defaultuomscheduleid@odata.bind': `/uomschedules(${ids.group})`,
      'defaultuomid@odata.bind': `/uoms(${scene.unit})`,
      'pricelevelid@odata.bind': `/pricelevels(${ids.list})`,
      ...values,
    });
    expect(text).toBe('');
    expect(status).toBe(204);
    return productid;
  };
  const itemsOf = async (id: string) =>
    (await test.sales.get(`productpricelevels?$filter=_productid_value eq ${id}`)).json.value;

  it('a unit group has its base unit from the start, and is not without one', async () => {
    expect(await scene.read(`uoms(${scene.unit})`)).toMatchObject({
      name: 'ea',
      quantity: 1,
      isschedulebaseuom: true,
    });
    expect(await scene.read(`uoms(${await unit()})`)).toMatchObject({ isschedulebaseuom: false });
    for (const [answer, error] of [
      [await test.sales.post('uomschedules', { name: 'x' }), ['0x80043810', 'baseuomname not specified']],
      [
        await test.sales.delete(`uoms(${scene.unit})`),
        ['0x80043b03', 'The base unit of a schedule cannot be deleted.'],
      ],
    ] as const) {
      expect(answer.status).toBe(400);
      expect([answer.json.error.code, answer.json.error.message]).toEqual(error);
    }
  });

  it('a unit group goes with its units, unless a product has one', async () => {
    const group = newId();
    await test.sales.post('uomschedules', { uomscheduleid: group, name: 'Short', baseuomname: 'kg' });
    expect((await test.sales.delete(`uomschedules(${group})`)).status).toBe(204);
    expect((await test.sales.get(`uoms/$count?$filter=_uomscheduleid_value eq ${group}`)).text).toBe('0');
    const { status, json } = await test.sales.delete(`uomschedules(${ids.group})`);
    expect([status, json.error.code]).toEqual([405, '0x80040227']);
  });

  it('a price list has a currency, a time, and a state', async () => {
    const id = newId();
    await test.sales.post('pricelevels', {
      pricelevelid: id,
      name: '2026',
      begindate: '2026-01-01T00:00:00Z',
      enddate: '2026-12-31T00:00:00Z',
      'transactioncurrencyid@odata.bind': scene.usd,
    });
    await test.sales.patch(`pricelevels(${id})`, { statecode: 1 });
    expect(await scene.read(`pricelevels(${id})`)).toMatchObject({
      begindate: '2026-01-01T00:00:00Z',
      statecode: 1,
      statuscode: 100002,
    });
  });

  it('a price list has one price for a product in a unit, in a unit of the product', async () => {
    const [id, box] = [await product(), await unit()];
    const add = (uomid: string) =>
      test.sales.post('productpricelevels', {
        amount: 99,
        'productid@odata.bind': `/products(${id})`,
        'pricelevelid@odata.bind': `/pricelevels(${ids.list})`,
        'uomid@odata.bind': `/uoms(${uomid})`,
      });
    expect((await add(box)).status).toBe(204);
    expect((await add(box)).json.error).toEqual({
      code: '0x80043b08',
      message: 'This product and unit combination has a price for this price list.',
    });
    expect((await itemsOf(id)).map(({ amount }) => amount).sort()).toEqual([10, 99]);
    const group = newId();
    await test.sales.post('uomschedules', { uomscheduleid: group, name: 'Other', baseuomname: 'l' });
    const [litre] = (await test.sales.get(`uoms?$filter=_uomscheduleid_value eq ${group}`)).json.value;
    expect((await add(String(litre?.uomid))).json.error.code).toBe('0x80043b14');
  });

  it('a product stays on its list with one item, at its price, in its unit, with amounts in base currency', async () => {
    const id = await product();
    const box = await unit();
    await test.sales.patch(`products(${id})`, { price: 12.5 });
    await test.sales.patch(`products(${id})`, { 'defaultuomid@odata.bind': `/uoms(${box})` });
    expect(await itemsOf(id)).toMatchObject([
      { amount: 12.5, amount_base: 12.5, _uomid_value: box, _pricelevelid_value: ids.list },
    ]);
    const etag = (await itemsOf(id))[0]?.['@odata.etag'];
    await test.sales.patch(`products(${id})`, { name: 'Other name' });
    expect((await itemsOf(id))[0]?.['@odata.etag']).toBe(etag);
    expect((await test.sales.delete(`products(${id})`)).status).toBe(204);
    expect(await itemsOf(id)).toEqual([]);
  });

  it('a product has the currency of its price list', async () => {
    const eur = newId();
    await test.sales.post('transactioncurrencies', {
      transactioncurrencyid: eur,
      isocurrencycode: 'EUR',
      currencyname: 'Euro',
      currencysymbol: '€',
      exchangerate: 0.9,
      currencyprecision: 2,
    });
    const { json } = await test.sales.patch(`products(${await product()})`, {
      'transactioncurrencyid@odata.bind': `/transactioncurrencies(${eur})`,
    });
    expect(json.error.code).toBe('0x80048cf6');
  });

  it.each([
    ['active', 'retired', 204, undefined],
    ['active', 'underRevision', 204, undefined],
    ['retired', 'active', 204, undefined],
    ['draft', 'active', 204, undefined],
    ['active', 'draft', 400, '0x8004F912'],
    ['draft', 'retired', 400, '0x8004F978'],
    ['retired', 'draft', 400, '0x8004F979'],
    ['retired', 'underRevision', 400, '0x8004F913'],
  ] as const)('a product goes from %s to %s: %i', async (from, to, expected, code) => {
    const state = {
      active: { statecode: 0, statuscode: 1 },
      retired: { statecode: 1, statuscode: 2 },
      draft: { statecode: 2, statuscode: 0 },
      underRevision: { statecode: 3, statuscode: 3 },
    };
    const id = await product(state[from]);
    const { status, json } = await test.sales.patch(`products(${id})`, state[to]);
    expect([status, json.error?.code]).toEqual([expected, code]);
    expect(await scene.read(`products(${id})`)).toMatchObject(state[expected === 204 ? to : from]);
  });
});

describe('Dataverse with products created as drafts, without the solution', () => {
  const test = useSandbox({ productsCreatedActive: false, p2cPriceListItems: false, p2cNumbers: false });

  it('makes drafts, puts no product on a list, and asks no contact for a number', async () => {
    const scene = await createQuoteScene(test.sales);
    expect(await scene.read(`products(${ids.product})`)).toMatchObject({ statecode: 2, statuscode: 0 });
    expect((await test.sales.get('productpricelevels/$count')).text).toBe('0');
    expect((await test.sales.post('contacts', { lastname: 'x' })).status).toBe(204);
    const id = await scene.quote();
    await expect(scene.line(id)).rejects.toThrow('Only products in the Active state');
  });
});
