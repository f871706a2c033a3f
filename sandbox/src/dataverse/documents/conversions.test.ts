import { beforeAll, describe, expect, it } from 'vitest';
import {
  createDocumentScene,
  type DocumentScene,
  invoiceNames,
  orderNames,
} from '../../test-support/document-scene.ts';
import { ids } from '../../test-support/quote-scene.ts';
import { useSandbox } from '../../test-support/start-for-test.ts';

describe('Dataverse, from quote to order to invoice', () => {
  const test = useSandbox();
  let scene: DocumentScene;
  beforeAll(async () => {
    scene = await createDocumentScene(test.sales);
  });
  const all = { AllColumns: true };
  const toOrder = (QuoteId: string, more: object = {}) =>
    test.sales.post('ConvertQuoteToSalesOrder', { QuoteId, ColumnSet: all, ...more });
  const toInvoice = (SalesOrderId: string, ColumnSet: object = all) =>
    test.sales.post('ConvertSalesOrderToInvoice', { SalesOrderId, ColumnSet });
  const quote = async () => {
    const id = await scene.quote({
      name: 'Speakers',
      description: 'For the hall',
      discountpercentage: 10,
      freightamount: 5,
      shipto_city: 'Portland',
    });
    await scene.line(id, { manualdiscountamount: 1, tax: 2, sequencenumber: 7 });
    await scene.line(id, {
      'productid@odata.bind': undefined,
      'uomid@odata.bind': undefined,
      isproductoverridden: true,
      productdescription: 'Delivery',
      quantity: 1,
      priceperunit: 20,
    });
    return id;
  };
  const won = async () => {
    const id = await quote();
    await test.sales.patch(`quotes(${id})`, { statecode: 1, statuscode: 2 });
    const QuoteClose = { subject: 'Won', 'quoteid@odata.bind': `/quotes(${id})` };
    expect((await test.sales.post('WinQuote', { Status: 4, QuoteClose })).status).toBe(204);
    return id;
  };

  it('a won quote becomes an active order with its lines, numbers, amounts and customer', async () => {
    const id = await won();
    const { status, json: order } = await toOrder(id);
    expect(status).toBe(200);
    expect(order).toMatchObject({
      statecode: 0,
      statuscode: 1,
      name: 'Speakers',
      description: 'For the hall',
      shipto_city: 'Portland',
      _quoteid_value: id,
      _customerid_value: ids.account,
      msdynce_processingstatus: 647390011,
      msdynce_ismaintainedexternally: false,
      totalamount: (await scene.read(`quotes(${id})`)).totalamount,
    });
    expect(order.ordernumber).toMatch(/^ORD-\d{5}-[A-Z0-9]{6}$/);
    const [first, second] = await scene.lines(id);
    expect(await scene.documentLines(orderNames, String(order.salesorderid))).toMatchObject([
      {
        sequencenumber: 7,
        quantity: 2,
        manualdiscountamount: 1,
        tax: 2,
        _productid_value: ids.product,
        _quotedetailid_value: first?.quotedetailid,
        msdynce_ordernumber: order.ordernumber,
      },
      { sequencenumber: 8, productdescription: 'Delivery', _quotedetailid_value: second?.quotedetailid },
    ]);
    expect(await scene.read(`quotes(${id})`)).toMatchObject({ statecode: 2, statuscode: 4 });
  });

  it('keeps the prices of the quote although the price list has others by now', async () => {
    const id = await won();
    await test.sales.patch(`products(${ids.product})`, { price: 999 });
    const { json } = await toOrder(id);
    await test.sales.patch(`products(${ids.product})`, { price: 110.5 });
    expect(json.totalamount).toBe((await scene.read(`quotes(${id})`)).totalamount);
    expect((await scene.documentLines(orderNames, String(json.salesorderid)))[0]).toMatchObject({
      priceperunit: 110.5,
      ispriceoverridden: false,
    });
  });

  it('an active quote is won by its conversion when that says how, and leaves the activity', async () => {
    const id = await quote();
    await test.sales.patch(`quotes(${id})`, { statecode: 1, statuscode: 2 });
    const { status } = await toOrder(id, {
      QuoteCloseStatus: 4,
      QuoteCloseSubject: 'Won at the fair',
      QuoteCloseDate: '2026-08-22T00:00:00Z',
    });
    expect(status).toBe(200);
    expect(await scene.read(`quotes(${id})`)).toMatchObject({ statecode: 2, statuscode: 4 });
    expect((await test.sales.get(`quotecloses?$filter=_quoteid_value eq ${id}`)).json.value).toMatchObject([
      { subject: 'Won at the fair', actualend: '2026-08-22T00:00:00Z' },
    ]);
  });

  it.each([
    ['a draft', 0],
    ['active and not said to be won', 1],
  ])('a quote that is %s is not converted', async (_, statecode) => {
    const id = await quote();
    if (statecode === 1) await test.sales.patch(`quotes(${id})`, { statecode, statuscode: 2 });
    const { status, json } = await toOrder(id);
    expect([status, json.error.code]).toEqual([400, '0x80040224']);
    expect((await test.sales.get(`salesorders?$filter=_quoteid_value eq ${id}`)).json.value).toEqual([]);
  });

  it('an order becomes an active invoice, and is invoiced and read only itself', async () => {
    const { json: order } = await toOrder(await won());
    const id = String(order.salesorderid);
    const { status, json: invoice } = await toInvoice(id);
    expect(status).toBe(200);
    expect(invoice).toMatchObject({
      statecode: 0,
      statuscode: 1,
      name: 'Speakers',
      _salesorderid_value: id,
      _ownerid_value: order._ownerid_value,
      totalamount: order.totalamount,
      freightamount: 5,
    });
    expect(invoice.invoicenumber).toMatch(/^INV-\d{5}-[A-Z0-9]{6}$/);
    const lines = await scene.documentLines(orderNames, id);
    expect(await scene.documentLines(invoiceNames, String(invoice.invoiceid))).toMatchObject(
      lines.map(({ sequencenumber, salesorderdetailid }) => ({
        sequencenumber,
        _salesorderdetailid_value: salesorderdetailid,
        msdynce_invoicenumber: invoice.invoicenumber,
      })),
    );
    expect(await scene.read(`salesorders(${id})`)).toMatchObject({ statecode: 4, statuscode: 100003 });
    expect((await test.sales.patch(`salesorders(${id})`, { name: 'x' })).status).toBe(400);
    expect((await toInvoice(id)).json.error.code).toBe('0x80040224');
  });

  it('answers the columns that are asked for', async () => {
    const id = await scene.document(orderNames);
    const { json } = await toInvoice(id, { Columns: ['name', 'invoicenumber'] });
    expect(Object.keys(json).sort()).toEqual([
      '@odata.context',
      '@odata.etag',
      'invoiceid',
      'invoicenumber',
      'name',
    ]);
  });

  describe('InitializeFrom', () => {
    const initialize = (moniker: string, target: string, fields = 'ValidForCreate') =>
      test.sales.get(
        `InitializeFrom(EntityMoniker=@p1,TargetEntityName=@p2,TargetFieldType=@p3)?@p1={'@odata.id':'${moniker}'}` +
          `&@p2='${target}'&@p3=Microsoft.Dynamics.CRM.TargetFieldType'${fields}'`,
      );

    it('hands out what a client can create the order of a quote from, and writes nothing', async () => {
      const id = await quote();
      const before = (await test.sales.get('salesorders/$count')).text;
      const { status, json } = await initialize(`quotes(${id})`, 'salesorder');
      expect(status).toBe(200);
      expect((await test.sales.get('salesorders/$count')).text).toBe(before);
      expect(json).toMatchObject({
        '@odata.type': '#Microsoft.Dynamics.CRM.salesorder',
        'quoteid@odata.bind': `/quotes(${id})`,
        'customerid_account@odata.bind': `/accounts(${ids.account})`,
        'pricelevelid@odata.bind': `/pricelevels(${ids.list})`,
        name: 'Speakers',
        freightamount: 5,
      });
      expect(Object.keys(json)).not.toContain('totalamount_base');
      const { '@odata.context': _context, ...values } = json;
      const order = await scene.read(`salesorders(${await scene.make('salesorders', values)})`);
      expect(order).toMatchObject({
        _quoteid_value: id,
        name: 'Speakers',
        shipto_city: 'Portland',
        statecode: 0,
      });
    });

    it('hands out computed columns where they are asked for, and the invoice of an order', async () => {
      const id = await scene.document(orderNames);
      const { json } = await initialize(`salesorders(${id})`, 'invoice', 'All');
      expect(json).toMatchObject({ 'salesorderid@odata.bind': `/salesorders(${id})`, totalamount_base: 0 });
    });

    it.each([
      ['a record that is not there', `quotes(${ids.list})`, 'salesorder', 'ValidForCreate', 404],
      ['a table that no mapping leads to', `accounts(${ids.account})`, 'lead', 'ValidForCreate', 400],
      ['an unknown kind of columns', `quotes(${ids.list})`, 'salesorder', 'Some', 400],
    ])('refuses %s', async (_, moniker, target, fields, expected) => {
      expect((await initialize(moniker, target, fields)).status).toBe(expected);
    });
  });

  it('an order outlives its quote, and an invoice its order', async () => {
    const quoteId = await won();
    const { json: order } = await toOrder(quoteId);
    const { json: invoice } = await toInvoice(String(order.salesorderid));
    expect((await test.sales.delete(`quotes(${quoteId})`)).status).toBe(204);
    expect(await scene.read(`salesorders(${order.salesorderid})`)).toMatchObject({ _quoteid_value: null });
    expect((await test.sales.delete(`salesorders(${order.salesorderid})`)).status).toBe(204);
    expect(await scene.read(`invoices(${invoice.invoiceid})`)).toMatchObject({ _salesorderid_value: null });
    expect(await scene.documentLines(invoiceNames, String(invoice.invoiceid))).toMatchObject([
      { _salesorderdetailid_value: null },
      { _salesorderdetailid_value: null },
    ]);
  });
});
