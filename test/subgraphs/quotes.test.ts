import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Catalogue, createCatalogue, createSalesWorld, type SalesWorld } from './sales-world.ts';
import { at, startSubgraphs, type TestSubgraphs } from './start-subgraphs.ts';

let subgraphs: TestSubgraphs;
let world: SalesWorld;
let catalogue: Catalogue;
beforeAll(async () => {
  subgraphs = await startSubgraphs();
  world = createSalesWorld(subgraphs.clients.sales);
  catalogue = await createCatalogue(world);
  await Promise.all(['T-A1', 'T-A2'].map(world.account));
  const { products, quote } = catalogue;
  await quote('T-Q1', 'T-A1', [products['T-D1'], products['T-D2'], products['T-S1']], {
    shipto_city: 'Oslo',
  });
  await quote('T-Q2', 'T-A1', [products['T-D1']]);
  await quote('T-Q3', 'T-A2', [products['T-D2']]);
  await world.contact('T-PERSON', 'US-003');
  const person = await world.find('contacts', 'msdynce_contactnumber', 'T-PERSON');
  await world.create('quotes', {
    quotenumber: 'T-Q4',
    name: 'For a person',
    'customerid_contact@odata.bind': `/contacts(${String(person?.contactid)})`,
    'pricelevelid@odata.bind': `/pricelevels(${catalogue.priceList})`,
    'transactioncurrencyid@odata.bind': `/transactioncurrencies(${catalogue.usd})`,
  });
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
const keys = 'quoteid,quotenumber,revisionnumber,_owningbusinessunit_value';

describe('one quote', () => {
  it('costs one request for its header, with the key of its customer, and one for its lines', async () => {
    const { data, requests } = await run(`{
      quote(id: "usmf:T-Q1") {
        id name state currency shipTo { city } customer { id } contact { id }
        lines { nodes { number productNumber quantity unit product { id } } pageInfo { hasNextPage } }
      }
    }`);
    const line = { quantity: '2', unit: 't-ea' };
    expect(at(data, 'quote')).toEqual({
      id: 'usmf:T-Q1',
      name: 'Quote T-Q1',
      state: 'DRAFT',
      currency: 'USD',
      shipTo: { city: 'Oslo' },
      customer: { id: 'usmf:T-A1' },
      contact: null,
      lines: {
        nodes: ['T-D1', 'T-D2', 'T-S1'].map((number, index) => ({
          ...line,
          number: index + 1,
          productNumber: number,
          product: { id: `usmf:${number}` },
        })),
        pageInfo: { hasNextPage: false },
      },
    });
    expect(requests).toEqual([
      "GET quotes?$select=quotenumber,quoteid,revisionnumber,_owningbusinessunit_value,name,statecode,shipto_city,_customerid_value&$filter=quotenumber eq 'T-Q1'&$expand=transactioncurrencyid($select=isocurrencycode),customerid_account($select=accountnumber,_owningbusinessunit_value),customerid_contact($select=msdynce_contactnumber,_owningbusinessunit_value)",
      expect.stringMatching(
        /^GET quotedetails\?\$select=_quoteid_value,quotedetailid,sequencenumber,quantity,_productid_value&\$filter=_quoteid_value eq [0-9a-f-]{36}&\$expand=productid\(\$select=productnumber\),uomid\(\$select=name\)&\$orderby=_quoteid_value asc,sequencenumber asc$/,
      ),
    ]);
  });

  it('may be for a person', async () => {
    const { data } = await run(
      '{ quote(id: "usmf:T-Q4") { customer { id } contact { id lastName } sales { accountNumber contactNumber } } }',
    );
    expect(at(data, 'quote')).toEqual({
      customer: null,
      contact: { id: 'usmf:T-PERSON', lastName: 'Name T-PERSON' },
      sales: { accountNumber: null, contactNumber: 'T-PERSON' },
    });
  });

  it('has its lines as its copy has them, page by page', async () => {
    const query = (first: number, after: string) =>
      run(
        `{ quote(id: "usmf:T-Q1") { sales { quoteId quote { id } lines(first: ${first}${after}) { nodes { number } pageInfo { hasNextPage endCursor } } } } }`,
      );
    const { data, requests } = await query(2, '');
    expect(at(data, 'quote.sales')).toMatchObject({
      quote: { id: 'usmf:T-Q1' },
      lines: { nodes: [{ number: 1 }, { number: 2 }], pageInfo: { hasNextPage: true } },
    });
    expect(requests).toHaveLength(2);
    const next = await query(2, `, after: "${at<string>(data, 'quote.sales.lines.pageInfo.endCursor')}"`);
    expect(at(next.data, 'quote.sales.lines')).toMatchObject({
      nodes: [{ number: 3 }],
      pageInfo: { hasNextPage: false },
    });
  });

  it.each([
    ['usmf:NOTHING', 'QUOTE_NOT_FOUND'],
    ['demf:T-Q1', 'COMPANY_UNKNOWN'],
    ['T-Q1', 'INVALID_ARGUMENT'],
  ])('is null with a coded error for %s', async (id, code) => {
    const { data, errors } = await subgraphs.run('sales', `{ quote(id: "${id}") { name } }`);
    expect(data).toEqual({ quote: null });
    expect(errors).toMatchObject([{ path: ['quote'], extensions: { code } }]);
  });

  it('resolves as a reference, keys for nothing', async () => {
    const query = (fields: string) =>
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Quote { ${fields} } } }`;
    const r = [
      { __typename: 'Quote', id: 'usmf:t-q1' },
      { __typename: 'Quote', company: 'usmf', number: 'NOTHING' },
    ];
    const { data, requests } = await run(query('id name sales { number } lines { nodes { number } }'), { r });
    expect(at(data, '_entities')).toEqual([
      {
        id: 'usmf:t-q1',
        name: 'Quote T-Q1',
        sales: { number: 'T-Q1' },
        lines: { nodes: [{ number: 1 }, { number: 2 }, { number: 3 }] },
      },
      { id: 'usmf:NOTHING', name: null, sales: null, lines: { nodes: [] } },
    ]);
    expect(requests).toHaveLength(2);
    expect((await run(query('id number'), { r })).requests).toEqual([]);
  });
});

describe('lists of quotes', () => {
  it('leave revised quotes to the server, so that pages are exact', async () => {
    const { data, requests } = await run(
      '{ quotes(first: 3, filter: { number: { startsWith: "T-Q" }, state: DRAFT }) { nodes { number } totalCount { value } } }',
    );
    expect(at(data, 'quotes')).toEqual({
      nodes: [{ number: 'T-Q1' }, { number: 'T-Q2' }, { number: 'T-Q3' }],
      totalCount: { value: 4 },
    });
    expect(requests).toEqual([
      `GET quotes?$select=${keys}&$filter=statuscode ne 7 and startswith(quotenumber,'T-Q') and statecode eq 0&$orderby=quotenumber asc&$top=4&$count=true`,
    ]);
  });

  it('are filtered by their customer', async () => {
    const { data } = await run('{ quotes(filter: { customer: "usmf:t-a2" }) { nodes { number } } }');
    expect(at(data, 'quotes.nodes')).toEqual([{ number: 'T-Q3' }]);
  });

  it('are filtered below their customer', async () => {
    const { data, requests } = await run(
      '{ customer(id: "usmf:T-A2") { quotes(filter: { state: DRAFT }) { nodes { number } } active: quotes(filter: { state: ACTIVE }) { nodes { number } } } }',
    );
    expect(at(data, 'customer')).toEqual({ quotes: { nodes: [{ number: 'T-Q3' }] }, active: { nodes: [] } });
    expect(requests.at(-1)).toContain('statuscode ne 7 and statecode eq');
  });

  it.each(['T-A', ''])(
    'below customers with "%s…", few or many, cost one request in all, their lines and products one each',
    async (beginning) => {
      const customers = (fields: string) =>
        run(
          `{ customers(first: 200, filter: { number: { startsWith: "${beginning}" } }) { nodes { number quotes { nodes { ${fields} } } } } }`,
        );
      const { data, requests } = await customers('number state');
      const nodes = at<{ number: string; quotes: unknown }[]>(data, 'customers.nodes');
      expect(
        at(
          nodes.find(({ number }) => number === 'T-A1'),
          'quotes.nodes',
        ),
      ).toEqual([
        { number: 'T-Q1', state: 'DRAFT' },
        { number: 'T-Q2', state: 'DRAFT' },
      ]);
      expect(requests).toHaveLength(2);
      expect(requests[1]).toMatch(
        /^GET quotes\?\$select=_customerid_value,quoteid,quotenumber,revisionnumber,_owningbusinessunit_value,statecode&\$filter=.* and statuscode ne 7&\$orderby=_customerid_value asc,quotenumber asc$/,
      );
      const deep = await customers('lines { nodes { product { sales { name } } } }');
      expect(deep.requests.map((request) => request.split('?')[0])).toEqual([
        'GET accounts',
        'GET quotes',
        'GET quotedetails',
        'GET products',
      ]);
    },
  );
});

describe('the header of a quote', () => {
  const update = (fields: string) =>
    `mutation { updateQuote(input: { id: "usmf:T-Q2", ${fields} }) { quote { name shipTo { city } } } }`;

  it('is changed with an intent for the quote', async () => {
    const { data, requests } = await run(update('name: "Changed", shipTo: { city: "Rome" }'));
    expect(at(data, 'updateQuote.quote')).toEqual({ name: 'Changed', shipTo: { city: 'Rome' } });
    expect(requests.filter((request) => !request.startsWith('GET'))).toEqual([
      expect.stringMatching(/^PATCH quotes\([0-9a-f-]{36}\)/),
    ]);
    expect(subgraphs.journal).toEqual([
      expect.stringMatching(/^intend SALES quotes [0-9a-f-]{36}$/),
      'written',
    ]);
  });

  it('keeps what F&O owns', async () => {
    const { errors } = await subgraphs.run('sales', update('discountPercentage: "5"'));
    expect(errors).toMatchObject([
      {
        path: ['updateQuote'],
        extensions: { code: 'FIELD_NOT_OWNED', mutation: 'updateFinanceOperationsQuotation' },
      },
    ]);
    expect(subgraphs.journal).toEqual([]);
  });
});
