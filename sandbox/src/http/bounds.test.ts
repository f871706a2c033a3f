import { beforeAll, describe, expect, it } from 'vitest';
import { type Part, printBatch, printChangeSet, printRequest } from '../test-support/batch-body.ts';
import type { Caller } from '../test-support/call.ts';
import { createOrderScene, type OrderScene } from '../test-support/order-scene.ts';
import { createQuoteScene, ids } from '../test-support/quote-scene.ts';
import { useSandbox } from '../test-support/start-for-test.ts';

const test = useSandbox({ salesTotalsSeconds: 0 });
const callers: Readonly<Record<'Sales' | 'F&O', () => Caller>> = {
  Sales: () => test.sales,
  'F&O': () => test.financeOperations,
};
const statuses = (text: string) =>
  [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));
const sendBatch = (
  system: keyof typeof callers,
  parts: readonly string[],
  more: Record<string, string> = {},
) => {
  const { headers, body } = printBatch(parts);
  return callers[system]().send('POST', '$batch', { ...headers, ...more }, body);
};
const times = <T>(count: number, make: (n: number) => T) => Array.from({ length: count }, (_, n) => make(n));

describe.each<[keyof typeof callers, string, Part]>([
  ['Sales', 'accounts', { method: 'POST', url: 'accounts', body: { name: 'Beyond' } }],
  ['F&O', 'UnitsOfMeasure', { method: 'POST', url: 'UnitsOfMeasure', body: { UnitSymbol: 'beyond' } }],
])('What %s takes in one request:', (system, set, creation) => {
  const name = system === 'Sales' ? 'name' : 'UnitSymbol';
  const call = callers[system];
  const count = async () => (await call().get(`${set}/$count`)).text;

  it('32 terms to order by, and not one more', async () => {
    const ordered = (terms: number) => call().get(`${set}?$orderby=${times(terms, () => name).join()}`);
    expect((await ordered(32)).status).toBe(200);
    const { status, json } = await ordered(33);
    expect(status).toBe(400);
    expect(json.error.message).toContain('The maximum number of $orderby clauses allowed is 32.');
  });

  it('5,000 names in an object, and not one more', async () => {
    const before = await count();
    const annotated = (names: number) =>
      call().post(set, {
        ...creation.body,
        [name]: 'names',
        ...Object.fromEntries(times(names - 1, (n) => [`@a.b${n}`, n])),
      });
    const { status, text } = await annotated(5_001);
    expect(status).toBe(400);
    expect(text).toContain('An object has more than the maximum of 5000 properties.');
    expect(await count()).toBe(before);
    expect((await annotated(5_000)).status).toBe(system === 'Sales' ? 204 : 201);
  });

  it('a batch until its answer has 32 Mi characters; what comes after is refused and not done', async () => {
    const { length } = (await call().get('$metadata')).text;
    const filling = times(Math.ceil((32 * 1024 * 1024) / length), () =>
      printRequest({ method: 'GET', url: '$metadata' }),
    );
    const before = await count();
    const answer = await sendBatch(system, [...filling, printRequest(creation), printChangeSet([creation])], {
      prefer: 'odata.continue-on-error',
    });
    expect(answer.status).toBe(200);
    expect(statuses(answer.text)).toEqual([...filling.map(() => 200), 413, 413]);
    expect(answer.text).toContain('The answer to the batch exceeds the maximum of 33554432 characters.');
    expect(await count()).toBe(before);
  });
});

it('Sales ends a batch with the first operation that its answer has no room for', async () => {
  const { length } = (await test.sales.get('$metadata')).text;
  const filling = times(Math.ceil((32 * 1024 * 1024) / length) + 3, () =>
    printRequest({ method: 'GET', url: '$metadata' }),
  );
  const answer = await sendBatch('Sales', filling);
  expect(answer.status).toBe(413);
  expect(statuses(answer.text)).toEqual([...filling.slice(3).map(() => 200), 413]);
});

it('F&O takes 5,000 operations in a batch, and of one more none', async () => {
  const nothing = printRequest({ method: 'GET', url: 'Nothing' });
  const creation = printRequest({ method: 'POST', url: 'UnitsOfMeasure', body: { UnitSymbol: 'many' } });
  const answer = await sendBatch(
    'F&O',
    times(5_000, () => nothing),
  );
  expect([answer.status, statuses(answer.text).length]).toEqual([200, 5_000]);
  const { status, json } = await sendBatch('F&O', [creation, ...times(5_000, () => nothing)]);
  expect(status).toBe(400);
  expect(json.error.innererror?.message).toBe('A batch holds at most 5000 operations; this one has 5001.');
  expect((await test.financeOperations.get("UnitsOfMeasure('many')")).status).toBe(404);
});

describe('A document with 300 lines, in one change set,', () => {
  let orders: OrderScene;
  beforeAll(async () => {
    orders = await createOrderScene(test.financeOperations, test.sandbox.financeOperations.serviceRoot);
  });

  it('of Sales numbers its lines and is added up', async () => {
    const scene = await createQuoteScene(test.sales);
    const line: Part = {
      method: 'POST',
      url: 'quotedetails',
      body: {
        'quoteid@odata.bind': '$1',
        'productid@odata.bind': `/products(${ids.product})`,
        'uomid@odata.bind': `/uoms(${scene.unit})`,
        quantity: 2,
      },
    };
    const quote: Part = {
      method: 'POST',
      url: 'quotes',
      body: { name: 'Long', quotenumber: 'L-1', 'pricelevelid@odata.bind': `/pricelevels(${ids.list})` },
    };
    const answer = await sendBatch('Sales', [printChangeSet([quote, ...times(300, () => line)])]);
    expect(new Set(statuses(answer.text))).toEqual(new Set([204]));
    const [found] = (await test.sales.get("quotes?$filter=quotenumber eq 'L-1'")).json.value;
    expect(found).toMatchObject({ totallineitemamount: 300 * 2 * 110.5 });
    const numbers = (await scene.lines(String(found?.quoteid))).map(({ sequencenumber }) => sequencenumber);
    expect(numbers).toEqual(times(300, (n) => n + 1));
  });

  it('of F&O numbers its lines, and the batch job adds it up', async () => {
    const order = await orders.order();
    const line: Part = {
      method: 'POST',
      url: 'CDSSalesOrderLinesV2',
      body: { SalesOrderNumber: order, ProductNumber: 'A0001', OrderedSalesQuantity: 2 },
    };
    const answer = await sendBatch('F&O', [printChangeSet(times(300, () => line))]);
    expect(new Set(statuses(answer.text))).toEqual(new Set([201]));
    expect((await orders.admin('batch-jobs/sales-totals', {})).status).toBe(200);
    expect(await orders.header(order)).toMatchObject({ OrderTotalAmount: 300 * 2 * 12.5 });
    const query = `CDSSalesOrderLinesV2?$filter=SalesOrderNumber eq '${order}'&$orderby=LineCreationSequenceNumber`;
    const lines = (await test.financeOperations.get(query)).json.value;
    expect(lines.map((row) => row.LineCreationSequenceNumber)).toEqual(times(300, (n) => n + 1));
  });
});
