import type { SandboxService } from '@p2c/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FlowTest, ids, startFlows } from './start-flows.ts';

const released = (number: string) => `SellableReleasedProducts(dataAreaId='usmf',ProductNumber='${number}')`;

describe('products from F&O to Sales', () => {
  let flows: FlowTest;

  beforeAll(async () => {
    flows = await startFlows();
    await flows.releaseProduct('D0001', { SalesPrice: 110.5, UnitCost: 60 });
    await flows.settled();
  });
  afterAll(() => flows[Symbol.asyncDispose]());

  it('a released product arrives with its mapped fields, its price list and the mark of its origin', async () => {
    expect(await flows.product('D0001')).toMatchObject({
      productnumber: 'D0001',
      name: 'Product D0001',
      price: 110.5,
      currentcost: 60,
      isstockitem: true,
      producttypecode: 1,
      msdynce_ismaintainedexternally: true,
      transactioncurrencyid: { isocurrencycode: 'USD' },
      defaultuomid: { name: 'ea' },
      pricelevelid: { name: 'USD list' },
    });
    expect(await flows.statusOf('Product', 'usmf:D0001')).toBe('SETTLED');
  });

  it('its price stands on the price list', async () => {
    const row = await flows.product('D0001');
    const items = await flows.rowsOfSales(
      `productpricelevels?$filter=_productid_value eq ${row?.productid} and _pricelevelid_value eq ${ids.priceList}`,
    );
    expect(items).toMatchObject([{ amount: 110.5 }]);
  });

  it('a product that Sales maintains itself stays as it is', async () => {
    const [unit] = await flows.rowsOfSales(`uoms?$filter=name eq 'ea'`);
    const own = await flows.create('products', {
      productnumber: 'OWN-1',
      name: 'Own',
      quantitydecimal: 0,
      msdynce_ismaintainedexternally: false,
      'defaultuomid@odata.bind': `/uoms(${unit?.uomid})`,
      'defaultuomscheduleid@odata.bind': `/uomschedules(${ids.group})`,
    });
    await flows.patch(`products(${own})`, { name: 'Own, changed' });
    await flows.settled();
    expect(await flows.product('OWN-1')).toMatchObject({ name: 'Own, changed' });
    expect(await flows.financeOperations(released('OWN-1'))).toBeUndefined();
  });

  it('is made once, though the answer of its create was lost', async () => {
    await flows.test.sandbox.sales.admin.addFault({
      match: { method: 'POST', path: '/api/data/v9.2/products' },
      action: { kind: 'drop-after-commit' },
    });
    await flows.releaseProduct('D0002');
    await flows.settled();
    await flows.settled();
    expect(await flows.rowsOfSales("products?$filter=productnumber eq 'D0002'")).toHaveLength(1);
    expect(await flows.statusOf('Product', 'usmf:D0002')).toBe('SETTLED');
  });
});

describe('a product that changes while it is written', () => {
  let flows: FlowTest;

  beforeAll(async () => {
    // Nobody asks for changes but this test: what is seen together, and when, decides.
    flows = await startFlows({ scanIntervalMs: 600_000, deltaIntervalMs: 600_000 });
    await flows.releaseProduct('D0001');
    await flows.settled();
  });
  afterAll(() => flows[Symbol.asyncDispose]());

  /** The write of the product to Sales is kept back at the given point until `meanwhile` was done, and seen. */
  async function whileHeld(kind: 'hold-before' | 'hold-after-commit', meanwhile: () => Promise<unknown>) {
    const { sales, financeOperations } = flows.test.sandbox;
    await sales.admin.addFault({ match: { method: 'PATCH', path: 'products', times: 1 }, action: { kind } });
    await flows.patchInFinanceOperations(released('D0001'), { ProductName: `Named for ${kind}` });
    const first = flows.settled();
    await expect.poll(() => sales.admin.held()).toBe(1);
    await meanwhile();
    for (const { admin } of [sales, financeOperations]) await admin.clearRequests();
    const second = flows.settled();
    await expect.poll(() => isAsked(sales, '/products?')).toBe(true);
    await expect.poll(() => isAsked(financeOperations, '/SellableReleasedProducts?')).toBe(true);
    await sales.admin.release();
    await Promise.all([first, second]);
  }
  const isAsked = async ({ admin }: SandboxService, path: string) =>
    (await admin.requests()).some(({ url }) => url.includes(path));

  it('in F&O has the last change carried over as well', async () => {
    await whileHeld('hold-before', () =>
      flows.patchInFinanceOperations(released('D0001'), { ProductName: 'The last' }),
    );
    await expect.poll(async () => (await flows.product('D0001'))?.name).toBe('The last');
  });

  it('back in Sales to what was agreed before has that taken back', async () => {
    const before = await flows.product('D0001');
    await whileHeld('hold-after-commit', () =>
      flows.patch(`products(${before?.productid})`, { name: before?.name }),
    );
    await expect.poll(async () => (await flows.product('D0001'))?.name).toBe('Named for hold-after-commit');
  });
});
