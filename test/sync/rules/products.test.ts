import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FlowTest, ids, startFlows } from '../start-flows.ts';

const released = (number: string) => `SellableReleasedProducts(dataAreaId='usmf',ProductNumber='${number}')`;

describe('the rules of products', () => {
  let flows: FlowTest;

  beforeAll(async () => {
    flows = await startFlows();
    await flows.releaseProduct('D0001', { SalesPrice: 110.5 });
    await flows.settled();
  });
  afterAll(() => flows[Symbol.asyncDispose]());

  /** Name and price as F&O and as Sales hold them. */
  const both = async (number: string) => {
    const ofFinance = await flows.financeOperations(released(number));
    const inSales = await flows.product(number);
    return [
      [ofFinance?.ProductName, ofFinance?.SalesPrice],
      [inSales?.name, inSales?.price],
    ];
  };
  const expectSecondPassWritesNothing = async () => {
    await flows.writes();
    await flows.restart();
    expect(await flows.writes()).toEqual([]);
  };

  it('rule 1: a change of name or price in F&O reaches Sales', async () => {
    await flows.patchInFinanceOperations(released('D0001'), { ProductName: 'Speaker', SalesPrice: 120 });
    await flows.settled();
    expect(await both('D0001')).toEqual([
      ['Speaker', 120],
      ['Speaker', 120],
    ]);
    await expectSecondPassWritesNothing();
  });

  it('rule 1: a change in Sales never reaches F&O: it is taken back, and reported', async () => {
    const row = await flows.product('D0001');
    await flows.writes();
    await flows.patch(`products(${row?.productid})`, { name: 'Mine', price: 1 });
    await flows.settled();
    expect(await both('D0001')).toEqual([
      ['Speaker', 120],
      ['Speaker', 120],
    ]);
    expect((await flows.writes()).filter((write) => write.includes(' /data/'))).toEqual([]);
    const [revert] = await flows.engine.ledger.writes({ limit: 1 });
    expect(revert).toMatchObject({ kind: 'REVERT', system: 'SALES', number: 'D0001' });
    await expectSecondPassWritesNothing();
  });

  it('rule 2: without a price list in its currency a product is not taken, with that reason, until there is one', async () => {
    await flows.patchInFinanceOperations(released('D0001'), { SalesPrice: 130 });
    await flows.releaseProduct('D0002');
    await flows.patch(`pricelevels(${ids.priceList})`, { statecode: 1, statuscode: 100002 });
    await flows.restart();
    for (const number of ['D0001', 'D0002'])
      expect(await flows.statusOf('Product', `usmf:${number}`)).toBe('DEPENDS NO_PRICE_LIST');
    expect(await both('D0001')).toEqual([
      ['Speaker', 130],
      ['Speaker', 120],
    ]);
    expect(await both('D0002')).toEqual([
      ['Product D0002', 100],
      [undefined, undefined],
    ]);
    await flows.patch(`pricelevels(${ids.priceList})`, { statecode: 0, statuscode: 100001 });
    await flows.restart();
    expect((await both('D0001'))[1]).toEqual(['Speaker', 130]);
    expect((await both('D0002'))[1]).toEqual(['Product D0002', 100]);
    await expectSecondPassWritesNothing();
  });

  it('rule 14: every variant is a product of its own, and the master is none', async () => {
    await flows.createInFinanceOperations('ProductsV2', {
      ProductNumber: 'D0010',
      ProductType: 'Item',
      ProductSubType: 'ProductMaster',
      ProductName: 'Cabinet',
    });
    await flows.createInFinanceOperations('ReleasedProductsV2', {
      dataAreaId: 'usmf',
      ItemNumber: 'D0010',
      ProductNumber: 'D0010',
      SalesUnitSymbol: 'ea',
      InventoryUnitSymbol: 'ea',
    });
    for (const color of ['Black', 'White'])
      await flows.createInFinanceOperations('SellableReleasedProducts', {
        dataAreaId: 'usmf',
        ProductNumber: `D0010:::${color}`,
        ProductName: `Cabinet, ${color}`,
        ProductType: 'Item',
        SalesUnitSymbol: 'ea',
        SalesPrice: 50,
      });
    await flows.settled();
    await flows.patchInFinanceOperations(released('D0010:::White'), { SalesPrice: 60 });
    await flows.settled();
    expect(await both('D0010:::Black')).toEqual([
      ['Cabinet, Black', 50],
      ['Cabinet, Black', 50],
    ]);
    expect(await both('D0010:::White')).toEqual([
      ['Cabinet, White', 60],
      ['Cabinet, White', 60],
    ]);
    expect(await both('D0010')).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ]);
    const inSales = await flows.rowsOfSales(
      "products?$select=productnumber,productid&$filter=startswith(productnumber,'D0010')&$orderby=productnumber",
    );
    expect(inSales.map(({ productnumber }) => productnumber)).toEqual(['D0010:::Black', 'D0010:::White']);
    await expectSecondPassWritesNothing();
  });
});
