import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCatalogue, createSalesWorld, type SalesWorld } from './sales-world.ts';
import { at, startSubgraphs, type TestSubgraphs } from './start-subgraphs.ts';

let subgraphs: TestSubgraphs;
let world: SalesWorld;
beforeAll(async () => {
  subgraphs = await startSubgraphs();
  world = createSalesWorld(subgraphs.clients.sales);
  await world.account('T-A2');
  const { quote, products } = await createCatalogue(world);
  await quote('T-Q3', 'T-A2', [products['T-D2']]);
});
afterAll(() => subgraphs[Symbol.asyncDispose]());
beforeEach(async () => {
  subgraphs.journal.length = 0;
  await subgraphs.requests();
});

/** The data of an operation that must have no errors, and the OData requests that it cost. */
async function run(query: string) {
  const { data, errors } = await subgraphs.run('sales', query);
  expect(errors).toEqual([]);
  return { data, requests: await subgraphs.requests() };
}

describe('a line of a quote', () => {
  const lines =
    'quote { lines { nodes { number productNumber description isWriteIn quantity unit pricePerUnit isPriceOverridden discount } } }';
  const add = (line: string, id = 'usmf:T-Q3') =>
    `mutation { addQuoteLine(input: { id: "${id}", line: { ${line} } }) { ${lines} } }`;
  const change = (number: number, fields: string, id = 'usmf:T-Q3') =>
    `mutation { updateQuoteLine(input: { id: "${id}", number: ${number}, ${fields} }) { ${lines} } }`;
  const remove = (number: number, id = 'usmf:T-Q3') =>
    `mutation { removeQuoteLine(input: { id: "${id}", number: ${number} }) { ${lines} } }`;
  const nodes = (data: unknown, mutation: string) =>
    at<{ number: number }[]>(data, `${mutation}.quote.lines.nodes`);

  it('is added, changed and removed; the others keep their numbers, and sync looks at the quote', async () => {
    const { quoteid } = (await world.find('quotes', 'quotenumber', 'T-Q3')) ?? {};
    const marked = [`intend SALES quotes ${String(quoteid)}`, 'written'];

    const product = await run(
      add('productNumber: "t-d1", quantity: "3", unit: "T-BOX", pricePerUnit: "7.25"'),
    );
    expect(nodes(product.data, 'addQuoteLine').at(-1)).toMatchObject({
      number: 2,
      productNumber: 'T-D1',
      isWriteIn: false,
      quantity: '3',
      unit: 't-box',
      pricePerUnit: '7.25',
      isPriceOverridden: true,
    });
    const own = await run(add('description: "Installation", quantity: "1", pricePerUnit: "100"'));
    expect(nodes(own.data, 'addQuoteLine').at(-1)).toMatchObject({
      number: 3,
      productNumber: null,
      description: 'Installation',
      isWriteIn: true,
      pricePerUnit: '100',
    });
    const changed = await run(change(2, 'quantity: "4", unit: "t-ea", discount: "1.5"'));
    expect(nodes(changed.data, 'updateQuoteLine')[1]).toMatchObject({
      number: 2,
      quantity: '4',
      unit: 't-ea',
      discount: '1.5',
    });
    const removed = await run(remove(2));
    expect(nodes(removed.data, 'removeQuoteLine').map(({ number }) => number)).toEqual([1, 3]);
    expect(subgraphs.journal).toEqual([...marked, ...marked, ...marked, ...marked]);
    const sent = [product, own, changed, removed].flatMap(({ requests }) =>
      requests.filter((request) => !request.startsWith('GET')).map((request) => request.split(/[?(]/)[0]),
    );
    expect(sent).toEqual([
      'POST quotedetails',
      'POST quotedetails',
      'PATCH quotedetails',
      'DELETE quotedetails',
    ]);
  });

  it('is added once, however often the call is repeated', async () => {
    const quoteLineId = crypto.randomUUID();
    const repeated = (line: string) =>
      `mutation { addQuoteLine(input: { id: "usmf:T-Q3", quoteLineId: "${quoteLineId}", line: { ${line} } }) { ${lines} } }`;
    const first = await run(repeated('productNumber: "T-D1", quantity: "5"'));
    const second = await run(repeated('productNumber: "T-D1", quantity: "5"'));
    expect(nodes(second.data, 'addQuoteLine')).toEqual(nodes(first.data, 'addQuoteLine'));
    const other = await subgraphs.run('sales', repeated('productNumber: "T-D1", quantity: "6"'));
    expect(other.errors).toMatchObject([{ extensions: { code: 'DUPLICATE_KEY' } }]);
    await run(remove(nodes(first.data, 'addQuoteLine').at(-1)?.number ?? 0));
  });

  it('with a finer quantity than the product has is refused with the field', async () => {
    const { errors } = await subgraphs.run('sales', add('productNumber: "T-D1", quantity: "1.00001"'));
    expect(errors).toMatchObject([{ extensions: { code: 'INVALID_VALUE', field: 'line.quantity' } }]);
    await subgraphs.requests();
  });

  it.each<[string, string, string, object]>([
    [
      'a product that is not there',
      add('productNumber: "NO", quantity: "1"'),
      'PRODUCT_NOT_FOUND',
      { field: 'line.productNumber', got: 'NO' },
    ],
    [
      'a unit that the product has not',
      add('productNumber: "T-D1", quantity: "1", unit: "NO"'),
      'UNIT_NOT_FOUND',
      { field: 'line.unit' },
    ],
    [
      'a unit that a write-in has not',
      add('description: "x", pricePerUnit: "1", quantity: "1", unit: "NO"'),
      'UNIT_NOT_FOUND',
      {},
    ],
    [
      'a product and a write-in in one',
      add('productNumber: "T-D1", description: "x", quantity: "1"'),
      'INVALID_ARGUMENT',
      { field: 'line.description' },
    ],
    [
      'a write-in without a price',
      add('description: "x", quantity: "1"'),
      'INVALID_ARGUMENT',
      { field: 'line.pricePerUnit' },
    ],
    ['neither', add('quantity: "1", pricePerUnit: "1"'), 'INVALID_ARGUMENT', { field: 'line.description' }],
    [
      'too exact a discount',
      add('productNumber: "T-D1", quantity: "1", discount: "0.12345"'),
      'INVALID_VALUE',
      { field: 'line.discount' },
    ],
    ['no quantity', add('productNumber: "T-D1", quantity: "0"'), 'INVALID_VALUE', { field: 'line.quantity' }],
    ['less than nothing', change(1, 'quantity: "-3"'), 'INVALID_VALUE', { field: 'quantity', got: '-3' }],
    ['nothing to change', change(1, 'ifVersion: null'), 'INVALID_ARGUMENT', {}],
    [
      'another description of a product',
      change(1, 'description: "x"'),
      'INVALID_ARGUMENT',
      { field: 'description' },
    ],
    ['an unknown quote', add('productNumber: "T-D1", quantity: "1"', 'usmf:NO'), 'QUOTE_NOT_FOUND', {}],
    ['an unknown number', change(99, 'quantity: "1"'), 'LINE_NOT_FOUND', { got: '99' }],
    ['an unknown unit for a line', change(1, 'unit: "NO"'), 'UNIT_NOT_FOUND', { field: 'unit' }],
    [
      'the tax of F&O',
      change(1, 'tax: "1"'),
      'FIELD_NOT_OWNED',
      { field: 'tax', owner: 'FINANCE_OPERATIONS' },
    ],
    ['a stale version', change(1, 'ifVersion: "W/\\"1\\"", quantity: "9"'), 'STALE_VERSION', {}],
    ['an unknown number to remove', remove(99), 'LINE_NOT_FOUND', {}],
  ])('is refused for %s, and nothing is sent', async (_, mutation, code, details) => {
    const { errors } = await subgraphs.run('sales', mutation);
    expect(errors).toMatchObject([{ extensions: { code, ...details } }]);
    const requests = await subgraphs.requests();
    expect(requests.filter((request) => !request.startsWith('GET'))).toEqual([]);
    expect(subgraphs.journal).toEqual([]);
  });
});
