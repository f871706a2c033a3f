import { beforeAll, describe, expect, it } from 'vitest';
import {
  createDocumentScene,
  type DocumentScene,
  invoiceNames,
  orderNames,
} from '../../test-support/document-scene.ts';
import { ids } from '../../test-support/quote-scene.ts';
import { useSandbox } from '../../test-support/start-for-test.ts';

describe('Dataverse, states of orders and invoices', () => {
  const test = useSandbox();
  let scene: DocumentScene;
  beforeAll(async () => {
    scene = await createDocumentScene(test.sales);
  });
  const order = (changes?: object) => scene.document(orderNames, changes);
  const read = (id: string) => scene.read(`salesorders(${id})`);
  const patch = (id: string, values: object) => test.sales.patch(`salesorders(${id})`, values);
  const closing = (id: string, Status: number, more: object = {}) => ({
    Status,
    OrderClose: { subject: 'Over', 'salesorderid@odata.bind': `/salesorders(${id})`, ...more },
  });
  const act = (action: string, id: string, Status = -1) => test.sales.post(action, closing(id, Status));

  it('an order is submitted and taken back by an update, and its lines say so', async () => {
    const id = await order();
    await scene.documentLine(orderNames, id);
    expect((await patch(id, { statecode: 1, statuscode: 3 })).status).toBe(204);
    expect(await scene.documentLines(orderNames, id)).toMatchObject([{ salesorderstatecode: 1 }]);
    expect((await patch(id, { statecode: 0, statuscode: 690970000 })).status).toBe(204);
    expect(await read(id)).toMatchObject({ statecode: 0, statuscode: 690970000 });
  });

  it.each([
    [3, 100001],
    [2, 4],
  ])('an order is not brought to state %i by an update', async (statecode, statuscode) => {
    const id = await order();
    expect((await patch(id, { statecode, statuscode })).json.error.code).toBe('0x80040224');
    expect(await read(id)).toMatchObject({ statecode: 0 });
  });

  it.each([
    ['FulfillSalesOrder', 100001, 3, 100001],
    ['FulfillSalesOrder', 100002, 3, 100002],
    ['FulfillSalesOrder', -1, 3, 100001],
    ['CancelSalesOrder', 4, 2, 4],
    ['CancelSalesOrder', -1, 2, 4],
  ])(
    '%s with status %i brings an order to state %i, status %i',
    async (action, Status, statecode, statuscode) => {
      const id = await order();
      expect((await act(action, id, Status)).status).toBe(204);
      const row = await read(id);
      expect(row).toMatchObject({ statecode, statuscode });
      expect(row.datefulfilled === null).toBe(statecode !== 3);
    },
  );

  it('what closes an order stays as a completed activity of it, until the order is deleted', async () => {
    const id = await order({ ordernumber: 'N-77' });
    const more = { description: 'All delivered', actualend: '2026-08-22T00:00:00Z' };
    await test.sales.post('FulfillSalesOrder', closing(id, 100001, more));
    const ofOrder = `ordercloses?$filter=_salesorderid_value eq ${id}`;
    expect((await test.sales.get(ofOrder)).json.value).toMatchObject([
      {
        subject: 'Over',
        statecode: 1,
        statuscode: 2,
        ordernumber: 'N-77',
        activitytypecode: 'orderclose',
        ...more,
      },
    ]);
    await test.sales.delete(`salesorders(${id})`);
    expect((await test.sales.get(ofOrder)).json.value).toEqual([]);
  });

  it('what closes a quote stays as an activity of its revision', async () => {
    const id = await scene.quote();
    const QuoteClose = { subject: 'Lost it', 'quoteid@odata.bind': `/quotes(${id})` };
    await test.sales.post('CloseQuote', { Status: 5, QuoteClose });
    const { json } = await test.sales.get(`quotecloses?$filter=_quoteid_value eq ${id}&$expand=quoteid`);
    const { quotenumber } = await scene.read(`quotes(${id})`);
    expect(json.value).toMatchObject([{ subject: 'Lost it', quotenumber, revision: 0, statecode: 1 }]);
  });

  it.each(['FulfillSalesOrder', 'CancelSalesOrder'])(
    'after %s an order is read only, its lines too, until an update makes it active again',
    async (action) => {
      const id = await order();
      const line = await scene.documentLine(orderNames, id);
      await act(action, id);
      const before = await read(id);
      expect((await patch(id, { name: 'Changed' })).json.error.message).toBe(
        'Cannot Update a Read-Only Entity.',
      );
      for (const answer of [
        await test.sales.patch(`salesorderdetails(${line})`, { quantity: 9 }),
        await test.sales.delete(`salesorderdetails(${line})`),
      ])
        expect(answer.json.error.code).toBe('0x80043b09');
      await expect(scene.documentLine(orderNames, id)).rejects.toThrow('0x80043b09');
      for (const again of ['FulfillSalesOrder', 'CancelSalesOrder'])
        expect((await act(again, id)).json.error.code).toBe('0x80040224');
      expect(await read(id)).toEqual(before);
      expect((await patch(id, { statecode: 0, statuscode: 1, name: 'Again' })).status).toBe(204);
      expect((await test.sales.patch(`salesorderdetails(${line})`, { quantity: 9 })).status).toBe(204);
      expect(await read(id)).toMatchObject({ statecode: 0, name: 'Again', totalamount: 994.5 });
    },
  );

  it.each([
    [2, 100001],
    [2, 100002],
    [3, 100003],
  ])(
    'an invoice is brought to state %i, status %i by an update, and is read only then',
    async (statecode, statuscode) => {
      const id = await scene.document(invoiceNames);
      const line = await scene.documentLine(invoiceNames, id);
      const path = `invoices(${id})`;
      expect((await test.sales.patch(path, { statecode, statuscode })).status).toBe(204);
      expect((await test.sales.patch(path, { name: 'Changed' })).json.error.code).toBe('0x80040224');
      expect((await test.sales.patch(`invoicedetails(${line})`, { quantity: 1 })).json.error.code).toBe(
        '0x80043b09',
      );
      expect(await scene.documentLines(invoiceNames, id)).toMatchObject([{ invoicestatecode: statecode }]);
    },
  );

  it.each<[string, string, (id: string) => object, string]>([
    ['another parameter', 'FulfillSalesOrder', (id) => ({ ...closing(id, 4), More: 1 }), '0x80048d19'],
    ['no status', 'CancelSalesOrder', (id) => ({ OrderClose: closing(id, 4).OrderClose }), '0x80040203'],
    ['a status of another state', 'CancelSalesOrder', (id) => closing(id, 100001), '0x80048408'],
    ['an unknown column of the activity', 'CancelSalesOrder', (id) => closing(id, 4, { x: 1 }), '0x80048d19'],
    ['an activity about nothing', 'CancelSalesOrder', () => ({ Status: 4, OrderClose: {} }), '0x80040203'],
    ['no such order', 'CancelSalesOrder', () => closing(ids.list, 4), '0x80040217'],
    ['no column set', 'ConvertSalesOrderToInvoice', (id) => ({ SalesOrderId: id }), '0x80040203'],
    ['an identifier that is none', 'LockSalesOrderPricing', () => ({ SalesOrderId: 'x' }), '0x80048d19'],
    ['no target', 'CalculatePrice', () => ({}), '0x80040203'],
    [
      'an opportunity, which is no table here',
      'CalculatePrice',
      (id) => ({ Target: { '@odata.type': 'Microsoft.Dynamics.CRM.opportunity', opportunityid: id } }),
      '0x80041102',
    ],
    ['an opportunity', 'GenerateQuoteFromOpportunity', (id) => ({ OpportunityId: id }), '0x80041102'],
    ['an opportunity', 'GenerateSalesOrderFromOpportunity', (id) => ({ OpportunityId: id }), '0x80041102'],
  ])('with %s, %s is refused and changes nothing', async (_, action, parameters, code) => {
    const id = await order();
    const before = await read(id);
    const { status, json } = await test.sales.post(action, parameters(id));
    expect([status === 404 ? 400 : status, json.error.code]).toEqual([400, code]);
    expect(await read(id)).toEqual(before);
    expect((await test.sales.get(`ordercloses?$filter=_salesorderid_value eq ${id}`)).json.value).toEqual([]);
  });
});
