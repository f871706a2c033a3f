import { beforeAll, describe, expect, it } from 'vitest';
import { createOrderScene, type OrderScene } from '../../test-support/order-scene.ts';
import { useSandbox } from '../../test-support/start-for-test.ts';

describe('sales orders of F&O', () => {
  const test = useSandbox({ salesTotalsSeconds: 0 });
  let scene: OrderScene;
  beforeAll(async () => {
    scene = await createOrderScene(test.financeOperations, test.sandbox.financeOperations.serviceRoot);
  });
  const refusal = async (answer: ReturnType<OrderScene['post']>) => {
    const { status, json } = await answer;
    expect(status).toBe(500);
    return json.error.innererror?.message ?? '';
  };

  it('are filled from their customers: names, terms, site, addresses in both notations', async () => {
    const number = await scene.order();
    expect(number).toMatch(/^USMF-S\d{6}$/);
    expect(await scene.header(number)).toMatchObject({
      InvoiceCustomerAccountNumber: 'C1',
      SalesOrderName: 'Forest Wholesales',
      LanguageId: 'en-us',
      PaymentTermsName: 'Net30',
      DefaultShippingSiteId: '1',
      DefaultShippingWarehouseId: '13',
      DeliveryAddressCity: 'Redmond',
      DeliveryAddressCountryRegionId: 'USA',
      InvoiceAddressStateId: 'WA',
      FormattedDelveryAddress: '1 Main St\nRedmond, WA 98052\nUSA',
      IsDeliveryAddressOrderSpecific: 'No',
      OrderingCustomerIsExternallyMaintained: 'Yes',
      SalesOrderStatus: 'Backorder',
      SalesOrderProcessingStatus: 'Active',
      AreTotalsUpdated: 'No',
    });
  });

  it('show the same order through both of their entities, lines too', async () => {
    const number = await scene.order({ CustomersOrderReference: 'PO 1' });
    const { json } = await scene.line(number);
    const key = `SalesOrderHeadersV2(dataAreaId='usmf',SalesOrderNumber='${number}')`;
    const { status } = await test.financeOperations.patch(key, { CustomersOrderReference: 'PO 2' });
    expect(status).toBe(204);
    expect(await scene.header(number)).toMatchObject({ CustomersOrderReference: 'PO 2' });
    const line = `SalesOrderLines(dataAreaId='usmf',InventoryLotId='${json.InventoryLotId}')`;
    expect(await scene.read(line)).toMatchObject({ ItemNumber: 'D0001', SalesOrderNumber: number });
    await test.financeOperations.patch(line, { OrderedSalesQuantity: 5 });
    const cds = `CDSSalesOrderLinesV2(dataAreaId='usmf',SalesOrderNumber='${number}',LineCreationSequenceNumber=1)`;
    expect(await scene.read(cds)).toMatchObject({ OrderedSalesQuantity: 5, LineAmount: 500 });
  });

  it('take a line by item number as well, and know its product', async () => {
    const number = await scene.order();
    const { status, json } = await scene.post('SalesOrderLines', {
      SalesOrderNumber: number,
      ItemNumber: 'A0001',
      OrderedSalesQuantity: 4,
    });
    expect(status).toBe(201);
    expect(json).toMatchObject({ SalesPrice: 12.5, LineAmount: 50, SalesUnitSymbol: 'ea', LineNumber: 1 });
    const [cds] = (
      await test.financeOperations.get(`CDSSalesOrderLinesV2?$filter=SalesOrderNumber eq '${number}'`)
    ).json.value;
    expect(cds).toMatchObject({ ProductNumber: 'A0001', ProductName: 'Product A0001', CurrencyCode: 'USD' });
  });

  it('divide the discount of a line by its quantity, and put the cents that are left into the charges', async () => {
    const number = await scene.order();
    const { json } = await scene.line(number, { OrderedSalesQuantity: 3, TotalDiscountAmount: 10 });
    expect(json).toMatchObject({
      LineDiscountAmount: 3.33,
      FixedPriceCharges: -0.01,
      LineAmount: 290,
      TotalDiscountAmount: 10,
    });
  });

  it('reckon discounts by unit and by percent into the total discount', async () => {
    const number = await scene.order();
    const { json } = await scene.line(number, { LineDiscountAmount: 5, LineDiscountPercentage: 10 });
    expect(json).toMatchObject({ LineAmount: 171, TotalDiscountAmount: 29 });
  });

  it('have totals only when the batch job has calculated them, and again after a change; the version stays', async () => {
    const number = await scene.order({ TotalDiscountAmount: 20 });
    await scene.line(number);
    await scene.step(number, 'charge', { amount: 15, tax: 1.5 });
    const before = await scene.header(number);
    expect(before).toMatchObject({ OrderTotalAmount: 0, AreTotalsUpdated: 'No' });
    const { json } = await scene.admin('batch-jobs/sales-totals', {});
    expect(Number(json.orders)).toBeGreaterThan(0);
    expect(await scene.header(number)).toEqual({
      ...before,
      OrderTotalAmount: 196.5,
      OrderTotalChargesAmount: 15,
      OrderTotalTaxAmount: 1.5,
      OrderHeaderTaxAmount: 1.5,
      OrderTotalDiscountAmount: 20,
      AreTotalsUpdated: 'Yes',
    });
    await scene.line(number, { ProductNumber: 'A0001' });
    expect(await scene.header(number)).toMatchObject({ AreTotalsUpdated: 'No' });
    expect(await scene.header(number, 'SalesOrderHeadersV2')).toMatchObject({ AreTotalsCalculated: 'No' });
  });

  it('go through confirmation, picking, packing, shipping and invoice, in parts and whole', async () => {
    const number = await scene.order();
    await scene.line(number);
    await scene.line(number, { ProductNumber: 'A0001', OrderedSalesQuantity: 4 });
    const reached: unknown[] = [];
    for (const [step, more] of [
      ['confirm', {}],
      ['pick', { lines: [{ line: 1, quantity: 1 }] }],
      ['pick', {}],
      ['pack', { lines: [{ line: 2, quantity: 3 }] }],
      ['pack', {}],
      ['ship', { lines: [{ line: 1, quantity: 2 }] }],
      ['ship', {}],
      ['invoice', { lines: [{ line: 2, quantity: 1 }] }],
      ['invoice', {}],
    ] as const)
      reached.push((await scene.step(number, step, more)).json.status);
    expect(reached).toEqual([
      'Confirmed',
      'PartiallyPicked',
      'Picked',
      'PartiallyPacked',
      'Packed',
      'PartiallyShipped',
      'Shipped',
      'PartiallyInvoiced',
      'Invoiced',
    ]);
    expect(await scene.header(number)).toMatchObject({
      SalesOrderStatus: 'Invoiced',
      ConfirmedShippingDate: expect.stringMatching(/^20.*T12:00:00Z$/),
    });
  });

  it('are changed no more once they are invoiced or canceled, and tell so', async () => {
    const number = await scene.order();
    await scene.line(number);
    expect((await scene.step(number, 'cancel')).json).toEqual({ status: 'Cancelled' });
    const key = `CDSSalesOrderHeaders(dataAreaId='usmf',SalesOrderNumber='${number}')`;
    expect(await refusal(test.financeOperations.patch(key, { SalesOrderName: 'x' }))).toContain(
      'its status is Canceled',
    );
    expect(await refusal(scene.line(number))).toContain('its status is Canceled');
    const { status, json } = await scene.step(number, 'confirm');
    expect(status).toBe(409);
    expect(json.error).toContain('its status is Canceled');
  });

  it('keep what has been delivered', async () => {
    const number = await scene.order();
    await scene.line(number);
    await scene.step(number, 'pack', { lines: [{ line: 1, quantity: 1 }] });
    const line = `CDSSalesOrderLinesV2(dataAreaId='usmf',SalesOrderNumber='${number}',LineCreationSequenceNumber=1)`;
    expect(await refusal(test.financeOperations.patch(line, { OrderedSalesQuantity: 0.5 }))).toContain(
      'less than what has been delivered',
    );
    expect(await refusal(test.financeOperations.delete(line))).toContain('cannot be deleted');
    expect((await scene.step(number, 'cancel')).json.error).toContain('goods have been delivered');
    expect((await scene.step(number, 'pack', { lines: [{ line: 1, quantity: 2 }] })).status).toBe(409);
  });

  it('cannot be processed without a site, nor while they are stopped', async () => {
    await scene.post('CustomersV3', {
      CustomerAccount: 'NOSITE',
      CustomerGroupId: '10',
      SalesCurrencyCode: 'USD',
      OrganizationName: 'No site',
    });
    const number = await scene.order({ OrderingCustomerAccountNumber: 'NOSITE' });
    await scene.line(number);
    expect((await scene.step(number, 'confirm')).json.error).toContain(
      'Inventory dimension Site is mandatory',
    );
    const stopped = await scene.order({ IsSalesProcessingStopped: 'Yes' });
    await scene.line(stopped);
    expect((await scene.step(stopped, 'confirm')).json.error).toContain('is stopped');
  });

  it.each([
    [{ OrderingCustomerAccountNumber: 'X' }, "The value 'X' in field 'Customer account' is not found"],
    [{ InvoiceCustomerAccountNumber: 'X' }, "The value 'X' in field 'Invoice account' is not found"],
    [
      { DefaultShippingSiteId: '9' },
      "The value '9' in field 'Site' is not found in the related table 'Sites'",
    ],
    [{ DeliveryModeCode: 'X' }, "in the related table 'Modes of delivery'"],
    [
      { ContactPersonId: 'X' },
      "The value 'X' in field 'Contact' is not found in the related table 'Contacts'",
    ],
    [{ DeliveryAddressCountryRegionISOCode: 'USA' }, "field 'ISO code'"],
    [{ CurrencyCode: '' }, "Field 'Currency' must be filled in."],
  ])('refuse %j', async (changes, message) => {
    const values = { OrderingCustomerAccountNumber: 'C1', CurrencyCode: 'USD', ...changes };
    expect(await refusal(scene.post('CDSSalesOrderHeaders', values))).toContain(message);
  });

  it('name the first field of the body that cannot be, before any rule of the row', async () => {
    const values = { DeliveryModeCode: 'M', DefaultShippingSiteId: 'S', OrderingCustomerAccountNumber: '' };
    expect(await refusal(scene.post('CDSSalesOrderHeaders', values))).toContain("'M'");
    const { DeliveryModeCode: _, ...others } = values;
    expect(await refusal(scene.post('CDSSalesOrderHeaders', others))).toContain("'S'");
    expect(
      await refusal(
        scene.post('CDSSalesOrderHeaders', { OrderingCustomerAccountNumber: '', CurrencyCode: 'USD' }),
      ),
    ).toContain("Field 'Customer account' must be filled in.");
  });

  it('are refused for customers on hold, and confirmed only within a mandatory credit limit', async () => {
    const customer = (changes: object) =>
      test.financeOperations.patch("CustomersV3(dataAreaId='usmf',CustomerAccount='C1')", changes);
    await customer({ OnHoldStatus: 'All' });
    const values = { OrderingCustomerAccountNumber: 'C1', CurrencyCode: 'USD' };
    expect(await refusal(scene.post('CDSSalesOrderHeaders', values))).toContain('is on hold for All');
    await customer({ OnHoldStatus: 'No', CreditLimit: 150, CreditLimitIsMandatory: 'Yes' });
    const number = await scene.order();
    await scene.line(number);
    expect((await scene.step(number, 'confirm')).json.error).toContain('credit limit of customer C1');
    await customer({ CreditLimitIsMandatory: 'No' });
    expect((await scene.step(number, 'confirm')).json.status).toBe('Confirmed');
  });

  it('show in both roles whether their customer is maintained elsewhere, as the customer says', async () => {
    const number = await scene.order();
    await test.financeOperations.patch("CustomersV3(dataAreaId='usmf',CustomerAccount='C1')", {
      IsExternallyMaintained: 'No',
    });
    expect(await scene.header(number)).toMatchObject({
      OrderingCustomerIsExternallyMaintained: 'No',
      InvoiceCustomerIsExternallyMaintained: 'No',
    });
  });

  it('take all of a change set or nothing of it', async () => {
    const batch = (product: string) =>
      [
        '--b',
        'Content-Type: multipart/mixed; boundary=c',
        '',
        ...[
          [
            'CDSSalesOrderHeaders',
            { SalesOrderNumber: `B-${product}`, OrderingCustomerAccountNumber: 'C1', CurrencyCode: 'USD' },
          ],
          [
            'CDSSalesOrderLinesV2',
            { SalesOrderNumber: `B-${product}`, ProductNumber: product, OrderedSalesQuantity: 1 },
          ],
        ].flatMap(([path, body], at) => [
          '--c',
          'Content-Type: application/http',
          'Content-Transfer-Encoding: binary',
          `Content-ID: ${at + 1}`,
          '',
          `POST ${path}?cross-company=true HTTP/1.1`,
          'Content-Type: application/json',
          '',
          JSON.stringify(body),
        ]),
        '--c--',
        '--b',
        'Content-Type: application/http',
        'Content-Transfer-Encoding: binary',
        '',
        'GET CustomerGroups?$top=1 HTTP/1.1',
        '',
        '',
        '--b--',
        '',
      ].join('\r\n');
    const send = (product: string) =>
      test.financeOperations.send(
        'POST',
        '$batch',
        { 'content-type': 'multipart/mixed; boundary=b' },
        batch(product),
      );
    const refused = await send('NONE');
    expect(refused.status).toBe(200);
    expect(refused.text).toContain('HTTP/1.1 500');
    expect(refused.text).toContain('HTTP/1.1 200');
    await expect(scene.header('B-NONE')).rejects.toThrow();
    const taken = await send('D0001');
    expect(taken.text.match(/HTTP\/1.1 201/g)).toHaveLength(2);
    expect(await scene.header('B-D0001')).toMatchObject({ SalesOrderNumber: 'B-D0001' });
  });
});
