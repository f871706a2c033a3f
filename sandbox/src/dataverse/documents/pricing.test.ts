import { beforeAll, describe, expect, it } from 'vitest';
import {
  createDocumentScene,
  type DocumentScene,
  invoiceNames,
  orderNames,
} from '../../test-support/document-scene.ts';
import { ids } from '../../test-support/quote-scene.ts';
import { useSandbox } from '../../test-support/start-for-test.ts';

describe.each([
  ['orders', orderNames, 'SalesOrder', 'salesorder'],
  ['invoices', invoiceNames, 'Invoice', 'invoice'],
] as const)('Dataverse, prices of %s', (_name, names, action, type) => {
  const test = useSandbox();
  let scene: DocumentScene;
  beforeAll(async () => {
    scene = await createDocumentScene(test.sales);
  });
  const lock = (id: string) => test.sales.post(`Lock${action}Pricing`, { [`${action}Id`]: id });
  const unlock = (id: string) => test.sales.post(`Unlock${action}Pricing`, { [`${action}Id`]: id });
  const calculate = (id: string) =>
    test.sales.post('CalculatePrice', {
      Target: { '@odata.type': `Microsoft.Dynamics.CRM.${type}`, [`${type}id`]: id },
    });
  const price = (value: number) => test.sales.patch(`products(${ids.product})`, { price: value });
  const total = async (id: string) => (await scene.read(`${names.set}(${id})`)).totalamount;
  const document = async () => {
    await price(110.5);
    const id = await scene.document(names);
    await scene.documentLine(names, id);
    return id;
  };

  it('stand when the price list changes, until they are calculated anew', async () => {
    const id = await document();
    await price(200);
    expect(await total(id)).toBe(221);
    expect((await calculate(id)).status).toBe(204);
    expect(await total(id)).toBe(400);
  });

  it('follow another price list, but not where a line overrides its price', async () => {
    const id = await document();
    await scene.documentLine(names, id, { ispriceoverridden: true, priceperunit: 1 });
    const list = await scene.make('pricelevels', {
      name: 'Other',
      'transactioncurrencyid@odata.bind': scene.usd,
    });
    await scene.make('productpricelevels', {
      'pricelevelid@odata.bind': `/pricelevels(${list})`,
      'productid@odata.bind': `/products(${ids.product})`,
      'uomid@odata.bind': `/uoms(${scene.unit})`,
      amount: 7,
    });
    const other = { 'pricelevelid@odata.bind': `/pricelevels(${list})` };
    expect((await test.sales.patch(`${names.set}(${id})`, other)).status).toBe(204);
    expect((await scene.documentLines(names, id)).map((line) => line.priceperunit)).toEqual([7, 1]);
    expect(await total(id)).toBe(16);
  });

  it('once locked stand whatever is calculated, and follow the price list again when unlocked', async () => {
    const id = await document();
    expect((await lock(id)).status).toBe(204);
    expect(await scene.read(`${names.set}(${id})`)).toMatchObject({ ispricelocked: true });
    expect(await scene.documentLines(names, id)).toMatchObject([{ [`${type}ispricelocked`]: true }]);
    await price(200);
    await calculate(id);
    expect(await total(id)).toBe(221);
    expect((await unlock(id)).status).toBe(204);
    expect(await total(id)).toBe(400);
    expect(await scene.documentLines(names, id)).toMatchObject([{ [`${type}ispricelocked`]: false }]);
  });

  it('cannot be locked, unlocked or calculated once the document is read only', async () => {
    const id = await document();
    const readOnly =
      type === 'invoice' ? { statecode: 2, statuscode: 100001 } : { statecode: 4, statuscode: 100003 };
    expect((await test.sales.patch(`${names.set}(${id})`, readOnly)).status).toBe(204);
    for (const answer of [await lock(id), await unlock(id), await calculate(id)])
      expect(answer.json.error.code).toBe('0x80040224');
  });
});

describe('Dataverse, without system pricing', () => {
  const test = useSandbox({ systemPricing: false });
  it('totals are those that the client gives', async () => {
    const scene = await createDocumentScene(test.sales);
    const id = await scene.document(orderNames, { totalamount: 5 });
    await scene.documentLine(orderNames, id, { priceperunit: 3 });
    expect(await scene.read(`salesorders(${id})`)).toMatchObject({ totalamount: 5 });
    expect(await scene.documentLines(orderNames, id)).toMatchObject([{ priceperunit: 3, baseamount: null }]);
  });
});

describe('Dataverse, with discounts per unit', () => {
  const test = useSandbox({ discountCalculation: 'per-unit' });
  let scene: DocumentScene;
  beforeAll(async () => {
    scene = await createDocumentScene(test.sales);
  });
  const discounted = { quantity: 3, manualdiscountamount: 10 };
  const totals = { totallineitemdiscountamount: 30, totalamount: 301.5 };

  it('the discount of a line of a quote is taken off every unit', async () => {
    const id = await scene.quote();
    await scene.line(id, discounted);
    expect(await scene.read(`quotes(${id})`)).toMatchObject(totals);
  });

  it('the discount of a line of an order is taken off every unit', async () => {
    const id = await scene.document(orderNames);
    await scene.documentLine(orderNames, id, discounted);
    expect(await scene.read(`salesorders(${id})`)).toMatchObject(totals);
  });
});
