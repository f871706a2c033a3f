import { beforeAll, describe, expect, it } from 'vitest';
import {
  createDocumentScene,
  type DocumentScene,
  invoiceNames,
  orderNames,
  writeIn,
} from '../../test-support/document-scene.ts';
import { ids } from '../../test-support/quote-scene.ts';
import { useSandbox } from '../../test-support/start-for-test.ts';

describe.each([
  ['orders', orderNames, 'ordernumber', /^ORD-\d{5}-[A-Z0-9]{6}$/, 'salesorder'],
  ['invoices', invoiceNames, 'invoicenumber', /^INV-\d{5}-[A-Z0-9]{6}$/, 'invoice'],
] as const)('Dataverse, %s', (_name, names, number, pattern, type) => {
  const test = useSandbox();
  let scene: DocumentScene;
  beforeAll(async () => {
    scene = await createDocumentScene(test.sales);
  });
  const read = (id: string) => scene.read(`${names.set}(${id})`);
  const patch = (id: string, values: object) => test.sales.patch(`${names.set}(${id})`, values);
  const create = (changes?: object) => scene.document(names, changes);
  const line = (id: string, changes?: object) => scene.documentLine(names, id, changes);
  const lines = (id: string) => scene.documentLines(names, id);

  it('are numbered when the client gives no number, in the currency of their price list, active and unlocked', async () => {
    const row = await read(await create());
    expect(row).toMatchObject({ statecode: 0, statuscode: 1, totalamount: 0, ispricelocked: false });
    expect(row[number]).toMatch(pattern);
    expect(scene.usd).toContain(String(row._transactioncurrencyid_value));
    expect(await read(await create({ [number]: 'N-1' }))).toMatchObject({ [number]: 'N-1' });
  });

  it('are found, changed and created by the alternate key of their number', async () => {
    const path = `${names.set}(${number}='K-1')`;
    const created = await test.sales.patch(path, { name: 'By key' });
    expect(created.status).toBe(204);
    await test.sales.patch(path, { name: 'Changed by key' });
    expect(await scene.read(path)).toMatchObject({ name: 'Changed by key', [number]: 'K-1' });
    const { status, json } = await test.sales.post(names.set, { name: 'Again', [number]: 'K-1' });
    expect([status, json.error.code]).toEqual([412, '0x80060892']);
  });

  it('get the prices of their price list, and totals with every line', async () => {
    const id = await create();
    await line(id);
    await line(id, { quantity: 1.5, manualdiscountamount: 10, tax: 3 });
    await line(id, writeIn);
    expect(await lines(id)).toMatchObject([
      {
        sequencenumber: 1,
        priceperunit: 110.5,
        baseamount: 221,
        extendedamount: 221,
        productname: 'Speaker',
      },
      { sequencenumber: 2, baseamount: 165.75, extendedamount: 158.75, [`${type}ispricelocked`]: false },
      { sequencenumber: 3, baseamount: 20, productdescription: 'Delivery', [`${type}statecode`]: 0 },
    ]);
    expect(await read(id)).toMatchObject({
      totallineitemamount: 396.75,
      totallineitemdiscountamount: 10,
      totaltax: 3,
      totalamount: 399.75,
      totalamount_base: 399.75,
      msdynce_hasexternallymaintainedproductsonly: false,
    });
  });

  it('take the discounts of the header off the lines, add the freight, and take no totals from a client', async () => {
    const id = await create({ totalamount: 5 });
    await line(id);
    await patch(id, { discountpercentage: 10, discountamount: 1.5, freightamount: 20, totalamount: 7 });
    expect(await read(id)).toMatchObject({
      totaldiscountamount: 23.6,
      totalamountlessfreight: 197.4,
      totalamount: 217.4,
    });
  });

  it('say amounts in the base currency too', async () => {
    const [eur, list] = [crypto.randomUUID(), crypto.randomUUID()];
    await scene.make('transactioncurrencies', {
      transactioncurrencyid: eur,
      isocurrencycode: 'EUR',
      currencyname: 'Euro',
      currencysymbol: '€',
      exchangerate: 0.5,
      currencyprecision: 2,
    });
    const currency = { 'transactioncurrencyid@odata.bind': `/transactioncurrencies(${eur})` };
    await scene.make('pricelevels', { pricelevelid: list, name: 'EUR', ...currency });
    const id = await create({ 'pricelevelid@odata.bind': `/pricelevels(${list})` });
    await line(id, { ispriceoverridden: true, priceperunit: 10 });
    expect(await read(id)).toMatchObject({ totalamount: 20, totalamount_base: 40, exchangerate: 0.5 });
    expect(await lines(id)).toMatchObject([{ priceperunit_base: 20, extendedamount_base: 40 }]);
  });

  it('know whether their customer is an account or a person, and make the person an active customer', async () => {
    const person = await scene.make('contacts', { lastname: 'Beebe' });
    const id = await create();
    expect(await read(id)).toMatchObject({ _accountid_value: ids.account, _contactid_value: null });
    await patch(id, { 'customerid_contact@odata.bind': `/contacts(${person})` });
    const { json } = await test.sales.get(
      `${names.set}(${id})?$select=_accountid_value,_contactid_value,_customerid_value`,
      { prefer: 'odata.include-annotations="*"' },
    );
    expect(json).toMatchObject({
      _accountid_value: null,
      _contactid_value: person,
      '_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'contact',
    });
    expect(await scene.read(`contacts(${person})`)).toMatchObject({ msdynce_isactivecustomer: true });
  });

  it('keep the numbers of lines when one is deleted, and refuse the number of another line', async () => {
    const id = await create();
    const [first] = [await line(id), await line(id), await line(id, { sequencenumber: 10 })];
    await test.sales.delete(`${names.lines}(${first})`);
    await line(id);
    expect((await lines(id)).map((row) => row.sequencenumber)).toEqual([2, 10, 11]);
    await expect(line(id, { sequencenumber: 10 })).rejects.toThrow('0x80060892');
  });

  it.each([
    ['without a product', { 'productid@odata.bind': undefined, isproductoverridden: false }, '0x80043b11'],
    ['without a unit', { 'uomid@odata.bind': undefined }, '0x80043b0d'],
    ['of finer quantity than the product allows', { quantity: 0.25 }, '0x80043b07'],
    ['that is a product and a write-in', { productdescription: 'x' }, '0x80043afb'],
    ['without its parent', { [`${names.parent}@odata.bind`]: undefined }, '0x80040200'],
    ['with an amount that the platform computes', { baseamount: 1 }, '0x80040203'],
  ])('refuse a line %s, and stay as they are', async (_, changes, code) => {
    const id = await create();
    const before = await read(id);
    await expect(line(id, changes)).rejects.toThrow(code);
    expect(await read(id)).toEqual(before);
  });

  it('come with their lines in one request', async () => {
    const { status, json } = await test.sales.post(
      names.set,
      {
        name: 'All at once',
        'pricelevelid@odata.bind': `/pricelevels(${ids.list})`,
        [names.navigation]: [
          {
            'productid@odata.bind': `/products(${ids.product})`,
            'uomid@odata.bind': `/uoms(${scene.unit})`,
            quantity: 2,
          },
          { isproductoverridden: true, productdescription: 'Delivery', quantity: 1, priceperunit: 20 },
        ],
      },
      { prefer: 'return=representation' },
    );
    expect([status, json.totalamount]).toEqual([201, 241]);
    expect(await lines(String(json[names.parent]))).toMatchObject([
      { sequencenumber: 1 },
      { sequencenumber: 2 },
    ]);
  });

  it('have lines that are found, changed and created by document and number', async () => {
    const id = await create();
    const path = `${names.lines}(_${names.parent}_value=${id},sequencenumber=7)`;
    const values = {
      'productid@odata.bind': `/products(${ids.product})`,
      'uomid@odata.bind': `/uoms(${scene.unit})`,
      quantity: 2,
    };
    expect((await test.sales.patch(path, values)).status).toBe(204);
    expect((await test.sales.patch(path, { quantity: 3 })).status).toBe(204);
    expect(await lines(id)).toMatchObject([{ sequencenumber: 7, quantity: 3 }]);
    expect(await read(id)).toMatchObject({ totalamount: 331.5 });
    const nowhere = `${names.lines}(_${names.parent}_value=${ids.list},sequencenumber=7)`;
    expect((await test.sales.patch(nowhere, values)).json.error.code).toBe('0x80040217');
    expect((await test.sales.get(path.replace('=7', '=7.5'))).status).toBe(400);
  });

  it('say in a pricing error, not by a refusal, that a product is on no price list', async () => {
    const id = await create({ 'pricelevelid@odata.bind': undefined });
    await line(id);
    expect(await lines(id)).toMatchObject([{ priceperunit: 0, pricingerrorcode: 2 }]);
    expect(await read(id)).toMatchObject({ pricingerrorcode: 1 });
  });

  it.each([
    [0, 3],
    [2, 1],
    [4, 5],
    [0, 99],
  ])('refuse state %i with status %i, which is no pair', async (statecode, statuscode) => {
    const id = await create();
    const { status } = await patch(id, { statecode, statuscode });
    expect(status).toBe(400);
    expect(await read(id)).toMatchObject({ statecode: 0, statuscode: 1 });
  });

  it('tell changes and deletions to those who follow, with their lines', async () => {
    const id = await create();
    const lineId = await line(id);
    const follow = async (table: string) =>
      (await test.sales.get(table, { prefer: 'odata.track-changes' })).json['@odata.deltaLink'] ?? '';
    const links = [
      await follow(`${names.set}?$select=${names.parent}`),
      await follow(`${names.lines}?$select=${names.lineId}`),
    ];
    await test.sales.delete(`${names.set}(${id})`);
    const told = await Promise.all(links.map(async (link) => (await test.sales.get(link)).json.value));
    expect(told).toMatchObject([[{ id, reason: 'deleted' }], [{ id: lineId, reason: 'deleted' }]]);
  });
});
