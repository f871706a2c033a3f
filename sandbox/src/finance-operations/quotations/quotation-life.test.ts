import { beforeAll, describe, expect, it } from 'vitest';
import { createOrderScene, type OrderScene } from '../../test-support/order-scene.ts';
import { useSandbox } from '../../test-support/start-for-test.ts';

describe('the life of a quotation of F&O', () => {
  const test = useSandbox({ salesTotalsSeconds: 0 });
  let scene: OrderScene;
  beforeAll(async () => {
    scene = await createOrderScene(test.financeOperations, test.sandbox.financeOperations.serviceRoot);
  });
  const key = (number: string, set = 'CDSSalesQuotationHeaders') =>
    `${set}(dataAreaId='usmf',SalesQuotationNumber='${number}')`;
  async function quotation() {
    const { json } = await scene.post('CDSSalesQuotationHeaders', {
      RequestingCustomerAccountNumber: 'C1',
      CurrencyCode: 'USD',
      SalesQuotationName: 'Speakers',
      CustomersReference: 'PO 9',
      DeliveryAddressCity: 'Ulm',
      DeliveryAddressCountryRegionISOCode: 'DE',
    });
    const number = String(json.SalesQuotationNumber);
    await scene.post('CDSSalesQuotationLines', {
      SalesQuotationNumber: number,
      ProductNumber: 'D0001',
      RequestedSalesQuantity: 3,
      TotalDiscountAmount: 10,
    });
    return number;
  }
  const step = (number: string, name: string) => scene.admin('quotations', { number, step: name });

  it('is sent, then confirmed: it becomes an order with its lines, and each names the other', async () => {
    const number = await quotation();
    expect((await step(number, 'confirm')).json.error).toContain(
      'cannot become Confirmed: its status is Created',
    );
    expect((await step(number, 'send')).status).toBe(200);
    const { json } = await step(number, 'confirm');
    expect(await scene.read(key(number, 'SalesQuotationHeadersV2'))).toMatchObject({
      SalesQuotationStatus: 'Confirmed',
      GeneratedSalesOrderNumber: json.order,
      SalesQuotationConfirmationDate: expect.not.stringContaining('1900'),
    });
    const order = await scene.read(
      `CDSSalesOrderHeaders(dataAreaId='usmf',SalesOrderNumber='${json.order}')?$expand=CDSSalesQuotationHeader($select=SalesQuotationName),CDSSalesOrderLinesV2($select=ProductNumber,OrderedSalesQuantity,LineAmount,TotalDiscountAmount)`,
    );
    expect(order).toMatchObject({
      OrderingCustomerAccountNumber: 'C1',
      SalesOrderName: 'Speakers',
      CustomersOrderReference: 'PO 9',
      QuotationNumber: number,
      DeliveryAddressCity: 'Ulm',
      CDSSalesQuotationHeader: { SalesQuotationName: 'Speakers' },
      CDSSalesOrderLinesV2: [
        { ProductNumber: 'D0001', OrderedSalesQuantity: 3, LineAmount: 290, TotalDiscountAmount: 10 },
      ],
    });
  });

  it.each([
    ['lose', 'Lost'],
    ['cancel', 'Cancelled'],
  ])('ends by %s, and is read only from then on', async (name, status) => {
    const number = await quotation();
    expect((await step(number, name)).status).toBe(200);
    expect(await scene.read(key(number))).toMatchObject({ SalesQuotationStatus: status });
    const { status: refused, json } = await test.financeOperations.patch(key(number), { URL: 'x' });
    expect([refused, json.error.innererror?.message]).toEqual([
      500,
      expect.stringContaining(`its status is ${status}`),
    ]);
    expect((await step(number, 'send')).status).toBe(409);
  });

  it('shows in both entities, and its line by item or product', async () => {
    const number = await quotation();
    await test.financeOperations.patch(key(number, 'SalesQuotationHeadersV2'), { SalesQuotationName: 'New' });
    expect(await scene.read(key(number))).toMatchObject({ SalesQuotationName: 'New' });
    const { json } = await scene.post('SalesQuotationLines', {
      SalesQuotationNumber: number,
      ItemNumber: 'A0001',
      RequestedSalesQuantity: 1,
    });
    expect(json).toMatchObject({ LineCreationSequenceNumber: 2, LineAmount: 12.5 });
    expect(await scene.read(key(number))).toMatchObject({ QuotationTotalAmount: 302.5 });
  });
});
