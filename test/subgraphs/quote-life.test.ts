import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Catalogue, createCatalogue, createSalesWorld } from './sales-world.ts';
import { at, startSubgraphs, type TestSubgraphs } from './start-subgraphs.ts';

let subgraphs: TestSubgraphs;
let catalogue: Catalogue;
beforeAll(async () => {
  subgraphs = await startSubgraphs();
  const world = createSalesWorld(subgraphs.clients.sales);
  catalogue = await createCatalogue(world);
  await world.contact('T-PERSON', 'US-003');
});
afterAll(() => subgraphs[Symbol.asyncDispose]());
beforeEach(async () => {
  subgraphs.journal.length = 0;
  await subgraphs.sandbox.sales.admin.clearFaults();
  await subgraphs.requests();
});

const sent = async () =>
  (await subgraphs.requests())
    .filter((request) => !request.startsWith('GET'))
    .map((request) => request.split('?')[0]);

/** The data of a mutation that must have no errors. */
async function mutate(mutation: string, variables?: Record<string, unknown>) {
  const { data, errors } = await subgraphs.run('sales', mutation, variables);
  expect(errors).toEqual([]);
  return data;
}
const draft = (number: string) => catalogue.quote(number, 'US-001', [catalogue.products['T-D1']]);
const state = (mutation: string, number: string, more = '') =>
  `mutation { ${mutation}(input: { id: "usmf:${number}"${more} }) { quote { number state sales { quoteId revision statusCode } } } }`;

describe('a quote that is created', () => {
  const create =
    'mutation ($input: CreateQuoteInput!) { createQuote(input: $input) { quote { id number state currency customer { id } contact { id } sales { quoteId priceList } lines { nodes { number productNumber description unit } } } } }';

  it('is created with its lines in one change set; currency and price list are found', async () => {
    const quoteId = randomUUID();
    const input = {
      quoteId,
      number: 'T-NEW-1',
      name: 'Three lines',
      customer: 'usmf:us-001',
      lines: [
        { productNumber: 'T-D2', quantity: '2' },
        { description: 'Installation', quantity: '1', pricePerUnit: '80' },
        { productNumber: 'T-D1', quantity: '1', unit: 't-box', discount: '0.5' },
      ],
    };
    const data = await mutate(create, { input });
    expect(at(data, 'createQuote.quote')).toEqual({
      id: 'usmf:T-NEW-1',
      number: 'T-NEW-1',
      state: 'DRAFT',
      currency: 'USD',
      customer: { id: 'usmf:US-001' },
      contact: null,
      sales: { quoteId, priceList: '0 Test Retail' },
      lines: {
        nodes: [
          { number: 1, productNumber: 'T-D2', description: null, unit: 't-ea' },
          { number: 2, productNumber: null, description: 'Installation', unit: null },
          { number: 3, productNumber: 'T-D1', description: null, unit: 't-box' },
        ],
      },
    });
    expect(await sent()).toEqual(['POST $batch']);
    expect(subgraphs.journal).toEqual([`intend SALES quotes ${quoteId}`, 'written']);

    expect(await mutate(create, { input })).toEqual(data);
    const [first] = input.lines;
    const other = await subgraphs.run('sales', create, { input: { ...input, lines: [first] } });
    expect(other.errors).toMatchObject([{ extensions: { code: 'DUPLICATE_KEY' } }]);
  });

  it('gets a number from Sales, and may be for a person and without lines', async () => {
    const data = await mutate(create, { input: { name: 'For a person', contact: 'usmf:T-PERSON' } });
    expect(at(data, 'createQuote.quote')).toMatchObject({
      number: expect.stringMatching(/^QUO-\d+-[A-Z0-9]{6}$/),
      customer: null,
      contact: { id: 'usmf:T-PERSON' },
      lines: { nodes: [] },
    });
    expect(await sent()).toEqual(['POST quotes']);
  });

  it('is created as a whole or not at all', async () => {
    const input = {
      quoteId: randomUUID(),
      number: 'T-NEVER',
      name: 'Never',
      customer: 'usmf:US-001',
      lines: [
        { productNumber: 'T-D1', quantity: '1' },
        // Accepted by the scale of the column, refused by its range.
        { productNumber: 'T-D2', quantity: '1', discount: '-1' },
      ],
    };
    const { errors } = await subgraphs.run('sales', create, { input });
    expect(errors).toMatchObject([
      { path: ['createQuote'], extensions: { code: 'INVALID_VALUE', field: 'lines.1.discount' } },
    ]);
    expect(await sent()).toEqual([]);
    const { data } = await subgraphs.run('sales', `{ salesQuote(quoteId: "${input.quoteId}") { number } }`);
    expect(data).toEqual({ salesQuote: null });
  });

  it.each<[string, object, string, object]>([
    ['without a customer', {}, 'INVALID_ARGUMENT', { field: 'customer' }],
    [
      'for two',
      { customer: 'usmf:US-001', contact: 'usmf:T-PERSON' },
      'INVALID_ARGUMENT',
      { field: 'customer' },
    ],
    ['for a customer that is not there', { customer: 'usmf:NO' }, 'CUSTOMER_NOT_FOUND', {}],
    ['for a person who is not there', { contact: 'usmf:NO' }, 'CONTACT_NOT_FOUND', {}],
    [
      'in an unknown currency',
      { customer: 'usmf:US-001', currency: 'XXX' },
      'REFERENCE_NOT_FOUND',
      { field: 'currency' },
    ],
    [
      'on an unknown price list',
      { customer: 'usmf:US-001', priceList: 'NO' },
      'PRICE_LIST_NOT_FOUND',
      { field: 'priceList' },
    ],
    [
      'with an unknown product',
      { customer: 'usmf:US-001', lines: [{ productNumber: 'NO', quantity: '1' }] },
      'PRODUCT_NOT_FOUND',
      { field: 'lines.0.productNumber' },
    ],
  ])('is refused %s, and nothing is sent', async (_, input, code, details) => {
    const { data, errors } = await subgraphs.run('sales', create, { input: { name: 'x', ...input } });
    expect(data).toEqual({ createQuote: null });
    expect(errors).toMatchObject([{ path: ['createQuote'], extensions: { code, ...details } }]);
    expect(await sent()).toEqual([]);
    expect(subgraphs.journal).toEqual([]);
  });
});

describe('the life of a quote', () => {
  it('cannot be activated without a line: nothing would be offered', async () => {
    const input = { number: 'T-EMPTY', name: 'Empty', customer: 'usmf:US-001', currency: 'USD' };
    const created = await subgraphs.run(
      'sales',
      'mutation ($input: CreateQuoteInput!) { createQuote(input: $input) { quote { id } } }',
      { input },
    );
    expect(created.errors).toEqual([]);
    subgraphs.journal.length = 0;
    const { errors } = await subgraphs.run('sales', state('activateQuote', 'T-EMPTY'));
    expect(errors).toMatchObject([{ extensions: { code: 'QUOTE_EMPTY' } }]);
    expect(subgraphs.journal).toEqual([]);
  });

  it('begins as a draft; active it can be won, and then nothing more can be done', async () => {
    const id = await draft('T-WON');
    const early = await subgraphs.run('sales', state('winQuote', 'T-WON'));
    expect(early.errors).toMatchObject([{ path: ['winQuote'], extensions: { code: 'QUOTE_NOT_ACTIVE' } }]);
    expect(subgraphs.journal).toEqual([]);

    await subgraphs.requests();
    for (const expected of [[`PATCH quotes(${id})`], []]) {
      const activated = await mutate(state('activateQuote', 'T-WON'));
      expect(at(activated, 'activateQuote.quote')).toMatchObject({
        state: 'ACTIVE',
        sales: { statusCode: 2 },
      });
      expect(await sent()).toEqual(expected);
    }
    const remove = 'mutation { removeQuoteLine(input: { id: "usmf:T-WON", number: 1 }) { quote { id } } }';
    expect((await subgraphs.run('sales', remove)).errors).toEqual([]);
    const empty = await subgraphs.run('sales', remove);
    expect(empty.errors).toMatchObject([{ extensions: { code: 'LINE_NOT_FOUND', got: '1' } }]);
    await subgraphs.requests();

    subgraphs.journal.length = 0;
    const won = await mutate(state('winQuote', 'T-WON', ', subject: "Signed"'));
    expect(at(won, 'winQuote.quote')).toMatchObject({ state: 'WON', sales: { statusCode: 4 } });
    expect(await sent()).toEqual(['POST WinQuote']);
    expect(subgraphs.journal).toEqual([`intend SALES quotes ${id}`, 'written']);

    for (const mutation of [
      state('winQuote', 'T-WON'),
      state('closeQuote', 'T-WON'),
      state('activateQuote', 'T-WON'),
      state('reviseQuote', 'T-WON'),
      remove,
      'mutation { updateQuote(input: { id: "usmf:T-WON", name: "x" }) { quote { id } } }',
      'mutation { addQuoteLine(input: { id: "usmf:T-WON", line: { productNumber: "T-D1", quantity: "1" } }) { quote { id } } }',
      'mutation { updateQuoteLine(input: { id: "usmf:T-WON", number: 1, quantity: "9" }) { quote { id } } }',
    ]) {
      const { errors } = await subgraphs.run('sales', mutation);
      expect(errors).toMatchObject([{ extensions: { code: 'QUOTE_CLOSED', got: 'WON' } }]);
    }
    expect(await sent()).toEqual([]);
  });

  it.each([
    ['LOST', '', 5],
    ['CANCELED', ', outcome: CANCELED', 6],
  ])('ends as %s', async (outcome, more, statusCode) => {
    await draft(`T-${outcome}`);
    await mutate(state('activateQuote', `T-${outcome}`));
    const closed = await mutate(state('closeQuote', `T-${outcome}`, more));
    expect(at(closed, 'closeQuote.quote')).toMatchObject({ state: 'CLOSED', sales: { statusCode } });
  });

  it('goes on as a revision: the latest stands for the quote, those before are kept', async () => {
    const old = await draft('T-REV');
    await mutate(state('activateQuote', 'T-REV'));
    const revised = await mutate(state('reviseQuote', 'T-REV'));
    const { sales, ...quote } = at<{ sales: { quoteId: string; revision: number } }>(
      revised,
      'reviseQuote.quote',
    );
    expect(quote).toEqual({ number: 'T-REV', state: 'DRAFT' });
    expect(sales.revision).toBe(1);
    expect(sales.quoteId).not.toBe(old);

    await subgraphs.requests();
    const { data } = await subgraphs.run(
      'sales',
      '{ quote(id: "usmf:T-REV") { state sales { quoteId } revisions { quoteId revision statusCode } lines { nodes { productNumber } } } quotes(filter: { number: { eq: "T-REV" } }) { nodes { sales { quoteId } } } customer(id: "usmf:US-001") { quotes(first: 200) { nodes { sales { quoteId } } } } }',
    );
    expect(at(data, 'quote')).toEqual({
      state: 'DRAFT',
      sales: { quoteId: sales.quoteId },
      revisions: [{ quoteId: old, revision: 0, statusCode: 7 }],
      lines: { nodes: [{ productNumber: 'T-D1' }] },
    });
    expect(at(data, 'quotes.nodes')).toEqual([{ sales: { quoteId: sales.quoteId } }]);
    const below = at<{ sales: { quoteId: string } }[]>(data, 'customer.quotes.nodes').map(
      (node) => node.sales.quoteId,
    );
    expect([below.includes(sales.quoteId), below.includes(old)]).toEqual([true, false]);
    const byId = await subgraphs.run('sales', `{ salesQuote(quoteId: "${old}") { revision } }`);
    expect(byId.data).toEqual({ salesQuote: { revision: 0 } });
  });

  it('says that an action may have been carried out when its answer is lost', async () => {
    const id = await draft('T-LOST-ANSWER');
    await mutate(state('activateQuote', 'T-LOST-ANSWER'));
    subgraphs.journal.length = 0;
    await subgraphs.sandbox.sales.admin.addFault({
      match: { method: 'POST', path: 'WinQuote' },
      action: { kind: 'drop-after-commit' },
    });
    const { errors } = await subgraphs.run('sales', state('winQuote', 'T-LOST-ANSWER'));
    expect(errors).toMatchObject([{ path: ['winQuote'], extensions: { code: 'WRITE_UNCONFIRMED' } }]);
    expect(subgraphs.journal).toEqual([`intend SALES quotes ${id}`, 'written']);
  });

  it('refuses an outcome where the quote is won, and a version that is stale', async () => {
    await draft('T-ODD');
    const won = await subgraphs.run('sales', state('winQuote', 'T-ODD', ', outcome: LOST'));
    expect(won.errors).toMatchObject([{ extensions: { code: 'INVALID_ARGUMENT', field: 'outcome' } }]);
    for (const mutation of ['activateQuote', 'reviseQuote']) {
      const { errors } = await subgraphs.run('sales', state(mutation, 'T-ODD', ', ifVersion: "W/\\"1\\""'));
      expect(errors).toMatchObject([{ path: [mutation], extensions: { code: 'STALE_VERSION' } }]);
    }
    expect(subgraphs.journal).toEqual([]);
  });
});
