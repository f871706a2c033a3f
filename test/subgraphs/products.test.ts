import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Catalogue, createCatalogue, createSalesWorld } from './sales-world.ts';
import { at, startSubgraphs, type TestSubgraphs } from './start-subgraphs.ts';

let subgraphs: TestSubgraphs;
let catalogue: Catalogue;
beforeAll(async () => {
  subgraphs = await startSubgraphs();
  catalogue = await createCatalogue(createSalesWorld(subgraphs.clients.sales));
  const { products, quote } = catalogue;
  await quote('T-Q1', 'US-001', [products['T-D1'], products['T-D1'], products['T-D2']]);
  await quote('T-Q2', 'US-002', [products['T-D1']]);
});
afterAll(() => subgraphs[Symbol.asyncDispose]());
beforeEach(async () => {
  subgraphs.journal.length = 0;
  await subgraphs.requests();
});

/** The data of an operation that must have no errors, and the OData requests that it cost. */
async function run(query: string, variables?: Record<string, unknown>) {
  const { data, errors } = await subgraphs.run('sales', query, variables);
  expect(errors).toEqual([]);
  return { data, requests: await subgraphs.requests() };
}
const writes = async () => (await subgraphs.requests()).filter((request) => !request.startsWith('GET'));

describe('references of products', () => {
  const query = (fields: string) =>
    `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Product { ${fields} } } }`;
  const references = (...ids: string[]) => ({ r: ids.map((id) => ({ __typename: 'Product', id })) });

  it('cost one request for the columns that were asked for, lookups by their readable values', async () => {
    const { data, requests } = await run(
      query('id isActiveInSales sales { price currency unit unitGroup isExternallyMaintained }'),
      references('usmf:T-D1', 'usmf:t-s1', 'usmf:NOTHING'),
    );
    const sales = { price: '12.5', currency: 'USD', unit: 't-ea', unitGroup: 'Test units' };
    expect(at(data, '_entities')).toEqual([
      {
        id: 'usmf:T-D1',
        isActiveInSales: expect.any(Boolean),
        sales: { ...sales, isExternallyMaintained: true },
      },
      {
        id: 'usmf:t-s1',
        isActiveInSales: expect.any(Boolean),
        sales: { ...sales, isExternallyMaintained: false },
      },
      { id: 'usmf:NOTHING', isActiveInSales: null, sales: null },
    ]);
    expect(requests).toEqual([
      'GET products?$select=productnumber,productid,statecode,price,msdynce_ismaintainedexternally&$filter=Microsoft.Dynamics.CRM.In(PropertyName=\'productnumber\',PropertyValues=["T-D1","t-s1","NOTHING"])&$expand=transactioncurrencyid($select=isocurrencycode),defaultuomid($select=name),defaultuomscheduleid($select=name)',
    ]);
  });

  it('cost nothing for keys', async () => {
    const { data, requests } = await run(query('id company number'), references('USMF:T-D1'));
    expect(at(data, '_entities')).toEqual([{ id: 'usmf:T-D1', company: 'usmf', number: 'T-D1' }]);
    expect(requests).toEqual([]);
  });

  it('of the company that products come from are those of Sales, of another they are none', async () => {
    await using apart = await startSubgraphs({ companyOf: () => 'usmf', companies: ['usmf', 'demf'] });
    const { data, errors } = await apart.run(
      'sales',
      query('sales { number }'),
      references('demf:T-D1', 'dat:T-D1'),
    );
    expect(data).toEqual({ _entities: [{ sales: null }, null] });
    expect(errors).toMatchObject([{ path: ['_entities', 1], extensions: { code: 'COMPANY_UNKNOWN' } }]);
    expect(await apart.requests()).toEqual([]);
  });

  it('lead to the quotes that have them on a line, each once, without more requests for more products', async () => {
    const quotes = query('quotes { nodes { number name } totalCount { value } }');
    const one = await run(quotes, references('usmf:T-D1'));
    expect(at(one.data, '_entities.0.quotes')).toEqual({
      nodes: [
        { number: 'T-Q1', name: 'Quote T-Q1' },
        { number: 'T-Q2', name: 'Quote T-Q2' },
      ],
      totalCount: { value: 2 },
    });
    const two = await run(quotes, references('usmf:T-D1', 'usmf:T-D2'));
    expect(at(two.data, '_entities.1.quotes.nodes')).toEqual([{ number: 'T-Q1', name: 'Quote T-Q1' }]);
    expect(two.requests.map((request) => request.split('?')[0])).toEqual([
      'GET products',
      'GET quotedetails',
      'GET quotes',
    ]);
    expect(one.requests).toHaveLength(3);
    const keysOnly = await run(query('quotes(first: 1) { nodes { id } }'), references('usmf:T-D1'));
    expect(keysOnly.requests).toHaveLength(2);
  });
});

describe('products of Sales', () => {
  it('are listed with those that Sales maintains itself, and lead to the product of both systems', async () => {
    const { data, requests } = await run(
      '{ salesProducts(filter: { number: { startsWith: "T-" }, isExternallyMaintained: false }) { nodes { productId number product { id } } } }',
    );
    expect(at(data, 'salesProducts.nodes')).toEqual([
      { productId: catalogue.products['T-S1'], number: 'T-S1', product: { id: 'usmf:T-S1' } },
    ]);
    expect(requests).toEqual([
      "GET products?$select=productid,productnumber&$filter=startswith(productnumber,'T-') and (msdynce_ismaintainedexternally eq false or msdynce_ismaintainedexternally eq null)&$orderby=productnumber asc&$top=21",
    ]);
  });

  it('are found by their identifier', async () => {
    const query = (id: string) => run(`{ salesProduct(productId: "${id}") { name product { number } } }`);
    expect(at((await query(catalogue.products['T-D2'])).data, 'salesProduct')).toEqual({
      name: 'Product T-D2',
      product: { number: 'T-D2' },
    });
    const byNumber = await run('{ salesProduct(id: "usmf:t-d2") { productId } }');
    expect(at(byNumber.data, 'salesProduct')).toEqual({ productId: catalogue.products['T-D2'] });
  });

  it.each([
    ['productId: "00000000-0000-4000-8000-000000000000"', 'PRODUCT_NOT_FOUND', 'productId'],
    ['id: "usmf:NONE"', 'PRODUCT_NOT_FOUND', undefined],
    ['', 'INVALID_ARGUMENT', 'id'],
    ['id: "usmf:T-D2", productId: "00000000-0000-4000-8000-000000000000"', 'INVALID_ARGUMENT', 'id'],
  ])('are refused where none or two are named: %s', async (name, code, field) => {
    const query = name === '' ? '{ salesProduct { name } }' : `{ salesProduct(${name}) { name } }`;
    const { errors } = await subgraphs.run('sales', query);
    expect(errors).toMatchObject([{ extensions: { code, ...(field && { field }) } }]);
  });

  it('are changed by their number too', async () => {
    const { data } = await run(
      'mutation { updateSalesProduct(input: { id: "usmf:T-D2", url: "https://example.com/d2" }) { product { number sales { url } } } }',
    );
    expect(at(data, 'updateSalesProduct.product')).toEqual({
      number: 'T-D2',
      sales: { url: 'https://example.com/d2' },
    });
  });

  it('stand on price lists, which are listed by name', async () => {
    const { data, requests } = await run('{ priceLists { name currency isActive validTo } }');
    expect(at<object[]>(data, 'priceLists').slice(0, 2)).toEqual([
      { name: '0 Expired', currency: 'USD', isActive: true, validTo: '2020-01-31T00:00:00Z' },
      { name: '0 Test Retail', currency: 'USD', isActive: true, validTo: null },
    ]);
    expect(requests).toEqual([
      'GET pricelevels?$select=pricelevelid,name,statecode,enddate&$expand=transactioncurrencyid($select=isocurrencycode)&$orderby=name asc',
    ]);
  });
});

describe('a product that is written', () => {
  const update = (productId: string, fields: string) =>
    `mutation { updateSalesProduct(input: { productId: "${productId}", ${fields} }) { product { number sales { name vendorName version } } } }`;

  it('takes from Sales what is Sales’ own', async () => {
    const id = catalogue.products['T-D1'];
    const { data, requests } = await run(update(id, 'vendorName: "Fabrikam"'));
    expect(at(data, 'updateSalesProduct.product')).toMatchObject({
      number: 'T-D1',
      sales: { vendorName: 'Fabrikam' },
    });
    expect(requests.filter((request) => !request.startsWith('GET'))).toEqual([
      expect.stringContaining(`PATCH products(${id})`),
    ]);
    expect(subgraphs.journal).toEqual([`intend SALES products ${id}`, 'written']);
  });

  it('takes anything where it does not come from F&O', async () => {
    const { data } = await run(update(catalogue.products['T-S1'], 'name: "Advice", price: "99.5"'));
    expect(at(data, 'updateSalesProduct.product.sales.name')).toBe('Advice');
  });

  it('is activated and retired, each once', async () => {
    const id = catalogue.products['T-S1'];
    const state = (mutation: string) =>
      `mutation { ${mutation}(input: { productId: "${id}" }) { product { isActiveInSales sales { stateCode statusCode } } } }`;
    for (const [mutation, product] of [
      ['retireSalesProduct', { isActiveInSales: false, sales: { stateCode: 1, statusCode: 2 } }],
      ['activateSalesProduct', { isActiveInSales: true, sales: { stateCode: 0, statusCode: 1 } }],
    ] as const) {
      expect(at((await run(state(mutation))).data, `${mutation}.product`)).toEqual(product);
      const again = await run(state(mutation));
      expect(again.requests.filter((request) => !request.startsWith('GET'))).toEqual([]);
    }
  });

  it.each<[string, () => string, string, object]>([
    [
      'what F&O owns of a product of F&O',
      () => update(catalogue.products['T-D1'], 'name: "x", price: "1"'),
      'FIELD_NOT_OWNED',
      {
        field: 'name',
        owner: 'FINANCE_OPERATIONS',
        mutation: 'updateProduct',
        others: [{ mutation: 'setProductPrice' }],
      },
    ],
    [
      'an unknown product',
      () => update('00000000-0000-4000-8000-000000000000', 'vendorName: "x"'),
      'PRODUCT_NOT_FOUND',
      { field: 'productId' },
    ],
    [
      'a stale version',
      () => update(catalogue.products['T-D1'], 'ifVersion: "W/\\"1\\"", vendorName: "x"'),
      'STALE_VERSION',
      {},
    ],
    [
      'too long a name',
      () => update(catalogue.products['T-S1'], `name: "${'x'.repeat(101)}"`),
      'VALUE_TOO_LONG',
      { field: 'name' },
    ],
  ])('refuses %s, and nothing is sent', async (_, mutation, code, details) => {
    const { errors } = await subgraphs.run('sales', mutation());
    expect(errors).toMatchObject([{ path: ['updateSalesProduct'], extensions: { code, ...details } }]);
    expect(await writes()).toEqual([]);
    expect(subgraphs.journal).toEqual([]);
  });
});
