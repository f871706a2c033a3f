import { describe, expect, it } from 'vitest';
import { useSandbox } from '../test-support/start-for-test.ts';

describe('the example records', () => {
  const test = useSandbox({ seed: true });
  const rows = async (path: string) => (await test.sales.get(path)).json.value;
  const distinct = (values: readonly unknown[]) => [...new Set(values)].sort((a, b) => Number(a) - Number(b));

  it('have orders in all states, as they are brought there, and of people and companies', async () => {
    const orders = await rows('salesorders');
    expect(distinct(orders.map((order) => order.statecode))).toEqual([0, 1, 2, 3, 4]);
    expect(distinct(orders.map((order) => order.msdynce_processingstatus))).toEqual([
      647390000, 647390001, 647390002, 647390003, 647390009, 647390010, 647390011,
    ]);
    expect(orders.filter((order) => order._contactid_value !== null)).toHaveLength(1);
    expect(await rows("ordercloses?$filter=subject eq 'Fulfilled'")).toMatchObject([
      { statecode: 1, ordernumber: 'ORD-01009-W1NN3R' },
    ]);
  });

  it('have orders that can be activated and orders that cannot', async () => {
    const drafts = await rows(
      'salesorders?$filter=msdynce_processingstatus eq 647390011 and statecode eq 0&$orderby=ordernumber',
    );
    expect(drafts.map((order) => order.msdynce_hasexternallymaintainedproductsonly)).toEqual([
      true,
      false,
      false,
      true,
      true,
    ]);
  });

  it('have invoices in all states that are not deprecated, those of F&O with number and date on their lines', async () => {
    const invoices = await rows('invoices');
    expect(distinct(invoices.map((invoice) => invoice.statecode))).toEqual([0, 2, 3]);
    const [freightTax, speaker] = await rows(
      "invoicedetails?$filter=msdynce_invoicenumber eq 'CIV-000102'&$orderby=sequencenumber",
    );
    expect(freightTax).toMatchObject({
      msdynce_ismisctax: true,
      productname: 'Freight Tax',
      extendedamount: 2.5,
    });
    expect(speaker).toMatchObject({ msdynce_invoicedate: '2026-03-12T12:00:00Z', extendedamount: 525 });
    expect(invoices.find((invoice) => invoice.invoicenumber === 'CIV-000102')).toMatchObject({
      totalamount: 557.5,
      ispricelocked: true,
    });
  });
});
