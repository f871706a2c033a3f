import { beforeAll, describe, expect, it } from 'vitest';
import {
  createDocumentScene,
  type DocumentScene,
  invoiceNames,
  orderNames,
  writeIn,
} from '../../../test-support/document-scene.ts';
import { ids } from '../../../test-support/quote-scene.ts';
import { useSandbox } from '../../../test-support/start-for-test.ts';

const statuses = { draft: 647390011, active: 647390000, confirmed: 647390001 };

describe('Dataverse, what Prospect to cash does with orders and invoices', () => {
  const test = useSandbox();
  let scene: DocumentScene;
  beforeAll(async () => {
    scene = await createDocumentScene(test.sales);
  });
  const order = (changes?: object) => scene.document(orderNames, changes);
  const invoice = (changes?: object) => scene.document(invoiceNames, changes);
  const orderOf = (id: string) => scene.read(`salesorders(${id})`);
  const patchOrder = (id: string, values: object) => test.sales.patch(`salesorders(${id})`, values);
  const activate = (id: string) => patchOrder(id, { msdynce_processingstatus: statuses.active });

  describe('activation', () => {
    it('an order is a draft of Sales at first, with products of F&O alone for as long as it has no others', async () => {
      const id = await order();
      expect(await orderOf(id)).toMatchObject({
        msdynce_processingstatus: statuses.draft,
        msdynce_ismaintainedexternally: false,
        msdynce_hasexternallymaintainedproductsonly: true,
      });
      await scene.documentLine(orderNames, id);
      const delivery = await scene.documentLine(orderNames, id, writeIn);
      expect(await orderOf(id)).toMatchObject({ msdynce_hasexternallymaintainedproductsonly: false });
      const flags = async () =>
        (await scene.documentLines(orderNames, id)).map(
          (l) => l.msdynce_orderhasexternalmaintainedproductsonly,
        );
      expect(await flags()).toEqual([false, false]);
      await test.sales.delete(`salesorderdetails(${delivery})`);
      expect(await orderOf(id)).toMatchObject({ msdynce_hasexternallymaintainedproductsonly: true });
      expect(await flags()).toEqual([true]);
    });

    it('marks the lines of the order as submitted', async () => {
      const id = await order();
      await scene.documentLine(orderNames, id);
      expect((await activate(id)).status).toBe(204);
      expect(await orderOf(id)).toMatchObject({ msdynce_processingstatus: statuses.active, statecode: 0 });
      expect(await scene.documentLines(orderNames, id)).toMatchObject([{ msdynce_orderissubmitted: true }]);
    });

    it('is refused with a write-in on the order', async () => {
      const id = await order();
      await scene.documentLine(orderNames, id, writeIn);
      expect((await activate(id)).json.error.code).toBe('0x80040265');
      expect(await orderOf(id)).toMatchObject({ msdynce_processingstatus: statuses.draft });
    });

    it('is not asked of an order that comes from F&O in a later status', async () => {
      const id = await order({
        msdynce_processingstatus: statuses.confirmed,
        msdynce_ismaintainedexternally: true,
      });
      await scene.documentLine(orderNames, id, { ...writeIn, msdynce_ismaintainedexternally: true });
      expect((await patchOrder(id, { msdynce_processingstatus: 647390007 })).status).toBe(204);
      expect((await patchOrder(id, { msdynce_processingstatus: 5 })).status).toBe(400);
    });
  });

  describe('the tax of a header', () => {
    it.each([
      ['an order', orderNames],
      ['an invoice', invoiceNames],
    ])('is a write-in line of %s, follows its amount, and goes with it', async (_, names) => {
      const id = await scene.document(names, { msdynce_misctax: 4.5 });
      const read = () => scene.read(`${names.set}(${id})`);
      const tax = { productdescription: 'Freight Tax', quantity: 1, msdynce_ismisctax: true };
      await scene.documentLine(names, id, { sequencenumber: 1 });
      expect(await scene.documentLines(names, id)).toMatchObject([
        { ...tax, sequencenumber: 0, extendedamount: 4.5 },
        { sequencenumber: 1 },
      ]);
      expect(await read()).toMatchObject({
        totalamount: 225.5,
        msdynce_hasexternallymaintainedproductsonly: true,
        msdynce_misctax_base: 4.5,
      });
      await test.sales.patch(`${names.set}(${id})`, { msdynce_misctax: 6 });
      expect(await scene.documentLines(names, id)).toMatchObject([{ ...tax, priceperunit: 6 }, {}]);
      expect(await read()).toMatchObject({ totalamount: 227 });
      await test.sales.patch(`${names.set}(${id})`, { msdynce_misctax: 0 });
      expect(await scene.documentLines(names, id)).toMatchObject([{ sequencenumber: 1 }]);
      expect(await read()).toMatchObject({ totalamount: 221 });
    });

    it('has one line and no second', async () => {
      const id = await order({ msdynce_misctax: 4.5 });
      const second = scene.documentLine(orderNames, id, { ...writeIn, msdynce_ismisctax: true });
      await expect(second).rejects.toThrow('0x80040265');
      expect(await scene.documentLines(orderNames, id)).toHaveLength(1);
    });

    it('goes over to the invoice with its line, once', async () => {
      const id = await order({ msdynce_misctax: 4.5 });
      await scene.documentLine(orderNames, id);
      const { json } = await test.sales.post('ConvertSalesOrderToInvoice', {
        SalesOrderId: id,
        ColumnSet: { AllColumns: true },
      });
      expect(json).toMatchObject({ msdynce_misctax: 4.5, totalamount: 225.5 });
      const lines = await scene.documentLines(invoiceNames, String(json.invoiceid));
      expect(lines.map((line) => line.msdynce_ismisctax)).toEqual([true, false]);
    });
  });

  describe('an invoice from F&O', () => {
    it('makes its order Invoiced, belongs to the same owner, and tells its lines number and date', async () => {
      const owner = await scene.make('systemusers', { fullname: 'Sam Seller' });
      const id = await order({ 'ownerid@odata.bind': `/systemusers(${owner})` });
      const invoiceId = await invoice({
        'salesorderid@odata.bind': `/salesorders(${id})`,
        invoicenumber: 'CIV-000001',
        msdynce_invoicedate: '2026-08-22T12:00:00Z',
        msdynce_ismaintainedexternally: true,
      });
      await scene.documentLine(invoiceNames, invoiceId);
      expect(await scene.read(`invoices(${invoiceId})`)).toMatchObject({
        _ownerid_value: owner,
        msdynce_ismaintainedexternally: true,
      });
      expect(await scene.documentLines(invoiceNames, invoiceId)).toMatchObject([
        { msdynce_invoicenumber: 'CIV-000001', msdynce_invoicedate: '2026-08-22T12:00:00Z' },
      ]);
      expect(await orderOf(id)).toMatchObject({ statecode: 4, statuscode: 100003 });
      expect((await patchOrder(id, { statecode: 0, statuscode: 1, name: 'From F&O' })).status).toBe(204);
    });
  });

  describe('the locks of the forms', () => {
    let person = {};
    beforeAll(async () => {
      person = { mscrmcallerid: await scene.make('systemusers', { fullname: 'Ann Agent' }) };
    });
    const closing = (id: string, Status: number) => ({
      Status,
      OrderClose: { subject: 'Closed', 'salesorderid@odata.bind': `/salesorders(${id})` },
    });
    const byPerson = (path: string, values: object) => test.sales.patch(path, values, person);

    it('leave a draft order to people, who are named as those who changed it', async () => {
      const id = await order();
      const line = await scene.documentLine(orderNames, id);
      expect((await byPerson(`salesorders(${id})`, { name: 'Mine' })).status).toBe(204);
      expect((await byPerson(`salesorderdetails(${line})`, { quantity: 1 })).status).toBe(204);
      const { json } = await test.sales.get(
        `salesorders(${id})?$select=name&$expand=modifiedby($select=fullname)`,
      );
      expect(json).toMatchObject({ name: 'Mine', modifiedby: { fullname: 'Ann Agent' } });
    });

    it.each([
      ['released', { msdynce_processingstatus: statuses.active }],
      ['maintained externally', { msdynce_ismaintainedexternally: true }],
    ])('keep people from an order that is %s, and the integration not', async (_, changes) => {
      const id = await order(changes);
      for (const { json } of [
        await byPerson(`salesorders(${id})`, { name: 'Mine' }),
        await test.sales.send('DELETE', `salesorders(${id})`, person),
      ])
        expect(json.error.code).toBe('0x80040265');
      expect((await patchOrder(id, { name: 'From F&O' })).status).toBe(204);
      expect(await orderOf(id)).toMatchObject({ name: 'From F&O' });
    });

    it.each([
      ['CancelSalesOrder', (id: string) => closing(id, 4)],
      ['FulfillSalesOrder', (id: string) => closing(id, 100001)],
      [
        'ConvertSalesOrderToInvoice',
        (SalesOrderId: string) => ({ SalesOrderId, ColumnSet: { AllColumns: true } }),
      ],
      ['LockSalesOrderPricing', (SalesOrderId: string) => ({ SalesOrderId })],
      [
        'CalculatePrice',
        (salesorderid: string) => ({
          Target: { '@odata.type': 'Microsoft.Dynamics.CRM.salesorder', salesorderid },
        }),
      ],
    ])(
      'keep people from %s on an order that F&O maintains, and the integration not',
      async (action, body) => {
        const id = await order({ msdynce_ismaintainedexternally: true });
        const refused = await test.sales.post(action, body(id), person);
        expect([refused.status, refused.json.error.code]).toEqual([400, '0x80040265']);
        expect(await orderOf(id)).toMatchObject({ statecode: 0 });
        expect((await test.sales.post(action, body(id))).status).toBeLessThan(300);
        const own = await order();
        expect((await test.sales.post(action, body(own), person)).status).toBeLessThan(300);
      },
    );

    it('keep people from the lines of an order only when it is both', async () => {
      const id = await order({ msdynce_processingstatus: statuses.active });
      const line = `salesorderdetails(${await scene.documentLine(orderNames, id)})`;
      expect((await byPerson(line, { quantity: 1 })).status).toBe(204);
      await patchOrder(id, { msdynce_ismaintainedexternally: true });
      expect((await byPerson(line, { quantity: 3 })).json.error.code).toBe('0x80040265');
      expect((await test.sales.send('DELETE', line, person)).json.error.code).toBe('0x80040265');
      expect(await scene.read(line)).toMatchObject({ quantity: 1 });
    });

    it('keep people from invoices', async () => {
      const id = await invoice();
      const line = await scene.documentLine(invoiceNames, id);
      for (const { json } of [
        await byPerson(`invoices(${id})`, { name: 'Mine' }),
        await byPerson(`invoicedetails(${line})`, { quantity: 1 }),
        await test.sales.post('invoices', { name: 'Mine' }, person),
      ])
        expect(json.error.code).toBe('0x80040265');
    });

    it('keep the lines of an active quote from being deleted by people', async () => {
      const id = await scene.quote();
      const line = `quotedetails(${await scene.line(id)})`;
      await test.sales.patch(`quotes(${id})`, { statecode: 1, statuscode: 2 });
      expect((await byPerson(line, { quantity: 1 })).status).toBe(204);
      expect((await test.sales.send('DELETE', line, person)).json.error.code).toBe('0x80040265');
      expect((await test.sales.delete(line)).status).toBe(204);
    });

    it('keep people from products of F&O, and from columns that are disabled', async () => {
      const quote = `quotes(${await scene.quote()})`;
      for (const [path, values] of [
        [`products(${ids.product})`, { name: 'Mine' }],
        [`accounts(${ids.account})`, { accountnumber: 'A-2' }],
        [quote, { discountpercentage: 10 }],
        [quote, { freightamount: 10 }],
      ] as const)
        expect((await byPerson(path, values)).json.error.code).toBe('0x80040265');
      expect(
        (await byPerson(`accounts(${ids.account})`, { name: 'Customer', accountnumber: 'A-1' })).status,
      ).toBe(204);
      expect((await test.sales.patch(quote, { freightamount: 10 })).status).toBe(204);
    });

    it('know only users that there are', async () => {
      const headers = { mscrmcallerid: '00000000-0000-4000-8000-000000000000' };
      const { status, json } = await test.sales.get('salesorders', headers);
      expect([status, json.error.code]).toEqual([404, '0x80040217']);
    });
  });
});

describe('Dataverse, where Prospect to cash does nothing with orders and invoices', () => {
  const test = useSandbox({
    p2cOrderActivation: false,
    p2cFormLocks: false,
    p2cFreightTaxLines: false,
    p2cInvoicedOrders: false,
  });

  it('every duty is left to the client', async () => {
    const scene = await createDocumentScene(test.sales);
    const person = { mscrmcallerid: await scene.make('systemusers', { fullname: 'Ann Agent' }) };
    const id = await scene.document(orderNames, { msdynce_misctax: 4.5 });
    await scene.documentLine(orderNames, id, writeIn);
    const path = `salesorders(${id})`;
    expect((await test.sales.patch(path, { msdynce_processingstatus: statuses.active }, person)).status).toBe(
      204,
    );
    expect((await test.sales.patch(path, { name: 'Mine' }, person)).status).toBe(204);
    await scene.document(invoiceNames, { 'salesorderid@odata.bind': `/${path}` });
    expect(await scene.read(path)).toMatchObject({ statecode: 0, name: 'Mine', totalamount: 20 });
    expect(await scene.documentLines(orderNames, id)).toMatchObject([{ msdynce_orderissubmitted: false }]);
  });
});
