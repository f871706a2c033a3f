import { beforeAll, describe, expect, it } from 'vitest';
import { createOrderScene, type OrderScene } from '../../test-support/order-scene.ts';
import { useSandbox } from '../../test-support/start-for-test.ts';

const noon = Date.parse('2026-03-04T15:30:00Z');

describe('posted invoices of F&O', () => {
  const test = useSandbox({ salesTotalsSeconds: 0, now: () => noon });
  let scene: OrderScene;
  beforeAll(async () => {
    scene = await createOrderScene(test.financeOperations, test.sandbox.financeOperations.serviceRoot);
    await scene.admin('settings', { salesTaxPercent: { WA: 10 } }, 'PATCH');
  });

  async function invoicedOrder(quantities: readonly number[]) {
    const order = await scene.order({ CustomersOrderReference: 'PO 7', TotalDiscountAmount: 3 });
    await scene.line(order, { OrderedSalesQuantity: 3, TotalDiscountAmount: 10 });
    await test.financeOperations.patch(`SalesOrderHeadersV2(dataAreaId='usmf',SalesOrderNumber='${order}')`, {
      SalesTaxGroupCode: 'WA',
    });
    await scene.step(order, 'charge', { amount: 5, tax: 0.5 });
    const invoices: string[] = [];
    for (const quantity of quantities) {
      const { json } = await scene.step(order, 'invoice', { lines: [{ line: 1, quantity }] });
      invoices.push(String(json.invoice));
    }
    return { order, invoices };
  }
  const invoice = async (number: string) =>
    (
      await test.financeOperations.get(
        `SalesInvoiceHeadersV2?$filter=InvoiceNumber eq '${number}'&$expand=SalesInvoiceLinesV2`,
      )
    ).json.value[0] as Record<string, unknown>;

  it('carry what was invoiced, with number, voucher, date at noon and the amounts of header and lines', async () => {
    const { order, invoices } = await invoicedOrder([3]);
    expect(await invoice(invoices[0] ?? '')).toMatchObject({
      dataAreaId: 'usmf',
      InvoiceNumber: expect.stringMatching(/^CIV-\d{6}$/),
      InvoiceDate: '2026-03-04T12:00:00Z',
      LedgerVoucher: expect.stringMatching(/^CIVV-\d{6}$/),
      SalesOrderNumber: order,
      CustomersOrderReference: 'PO 7',
      InvoiceCustomerAccountNumber: 'C1',
      CurrencyCode: 'USD',
      TotalDiscountAmount: 13,
      TotalChargeAmount: 5,
      TotalTaxAmount: 29.5,
      InvoiceHeaderTaxAmount: 0.5,
      TotalInvoiceAmount: 321.5,
      SalesInvoiceLinesV2: [
        expect.objectContaining({
          LineCreationSequenceNumber: 1,
          ProductNumber: 'D0001',
          InvoicedQuantity: 3,
          SalesPrice: 100,
          LineAmount: 290,
          LineTotalDiscountAmount: 10,
          LineTotalTaxAmount: 29,
        }),
      ],
    });
  });

  it('of parts come to the cent to what the whole does', async () => {
    const { invoices } = await invoicedOrder([1, 1, 1]);
    const found = await Promise.all(invoices.map(invoice));
    const lines = found.flatMap((row) => row.SalesInvoiceLinesV2 as Record<string, number>[]);
    expect(lines.map((line) => line.LineAmount)).toEqual([96.67, 96.66, 96.67]);
    expect(found.map((row) => row.TotalChargeAmount)).toEqual([5, 0, 0]);
  });

  it('are found by their whole key, with its date, and are written by nobody', async () => {
    const { invoices } = await invoicedOrder([3]);
    const { LedgerVoucher } = await invoice(invoices[0] ?? '');
    const key = `SalesInvoiceHeadersV2(dataAreaId='usmf',InvoiceNumber='${invoices[0]}',InvoiceDate=2026-03-04T12:00:00Z,LedgerVoucher='${LedgerVoucher}')`;
    expect(await scene.read(key)).toMatchObject({ LedgerVoucher });
    const line = key.replace('SalesInvoiceHeadersV2(', 'SalesInvoiceV2Lines(LineCreationSequenceNumber=1,');
    expect(await scene.read(line)).toMatchObject({ InvoicedQuantity: 3 });
    const bad = await test.financeOperations.get(key.replace('=2026-03-04T12:00:00Z', "='2026-03-04'"));
    expect([bad.status, bad.json.error.message]).toEqual([
      400,
      expect.stringContaining("'Edm.DateTimeOffset'"),
    ]);
    expect((await test.financeOperations.patch(key, { CurrencyCode: 'EUR' })).status).toBe(405);
    expect((await test.financeOperations.delete(key)).status).toBe(405);
    expect((await scene.post('SalesInvoiceHeadersV2', {})).status).toBe(405);
  });

  it('add to what the customer owes, which payments take away', async () => {
    const { json: before } = await scene.admin('payments', { customer: 'C1', amount: 0 });
    await invoicedOrder([3]);
    const { json: after } = await scene.admin('payments', { customer: 'C1', amount: 21.5 });
    expect(Number(after.balance) - Number(before.balance)).toBe(300);
  });

  it('take no amount that cannot be kept, and say so in few words', async () => {
    const { json: before } = await scene.admin('payments', { customer: 'C1', amount: 0 });
    for (const amount of [1e300, -1e300, '1E+40', 'much'])
      for (const path of ['payments', 'free-text-invoices']) {
        const { status, json } = await scene.admin(path, { customer: 'C1', amount });
        expect(status).toBe(400);
        expect(json.error).toMatch(/^amount (is too large|must be a number)\.$/);
      }
    const { json: after } = await scene.admin('payments', { customer: 'C1', amount: 0 });
    expect(after.balance).toBe(before.balance);
  });

  it('may stand without an order, as free text', async () => {
    const { json } = await scene.admin('free-text-invoices', { customer: 'C1', amount: '19.99' });
    expect(await invoice(String(json.invoice))).toMatchObject({
      SalesOrderNumber: '',
      TotalInvoiceAmount: 19.99,
      SalesInvoiceLinesV2: [],
    });
  });
});
