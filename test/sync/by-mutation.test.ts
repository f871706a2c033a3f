import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { startApp, type TestApp } from '../support/start-app.ts';
import { openSystems, type Systems } from '../support/systems.ts';

type Row = Record<string, unknown>;

/** Through the graph alone, from the first to the last step of a sale; each step is judged in the other system. */
describe('what mutations of the four flows write reaches the other system', () => {
  let app: TestApp;
  let systems: Systems;
  let contact: string;
  let quote: string;

  beforeAll(async () => {
    // No feed asks for changes: only what the mutations themselves noted can lead sync there.
    app = await startApp({ deltaIntervalMs: 600_000, compareIntervalMs: 600_000 });
    systems = await openSystems(app.sandbox);
  });
  afterAll(() => app[Symbol.asyncDispose]());

  async function mutate(name: string, input: object): Promise<Row> {
    const payload = { Product: 'product', Contact: 'contact', Customer: 'customer' };
    const [, field = 'quote'] = Object.entries(payload).find(([type]) => name.includes(type)) ?? [];
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input!`.replace(
      /^(Activate|Revise)QuoteInput/,
      'ChangeQuoteStateInput',
    );
    const data = await app.data<Record<string, Record<string, Row>>>(
      `mutation ($input: ${type.replace(/^(Win|Close)QuoteInput/, 'CloseQuoteInput')}) { ${name}(input: $input) { ${field} { id number } } }`,
      { input },
    );
    return data[name]?.[field] ?? {};
  }
  const first = async (answer: Promise<{ body: Row }>) => ((await answer).body.value as Row[])[0];
  const person = (number: string) =>
    first(
      systems.financeOperations(
        'GET',
        `CDSContactsV2?cross-company=true&$filter=dataAreaId eq 'usmf' and ContactPersonId eq '${number}'`,
      ),
    );
  const inSales = (number: string) =>
    first(systems.sales('GET', `products?$filter=productnumber eq '${encodeURIComponent(number)}'`));
  const ofQuotation = (entitySet: string, orderby: string) =>
    systems
      .financeOperations(
        'GET',
        `${entitySet}?cross-company=true&$filter=dataAreaId eq 'usmf' and SalesQuotationNumber eq '${quote.slice(5)}'&$orderby=${orderby}`,
      )
      .then(({ body }) => body.value as Row[]);
  const header = async () => (await ofQuotation('CDSSalesQuotationHeaders', 'SalesQuotationNumber'))[0];
  const lines = async () =>
    (await ofQuotation('CDSSalesQuotationLines', 'LineCreationSequenceNumber')).map((line) => [
      line.LineCreationSequenceNumber,
      line.ProductNumber,
      line.RequestedSalesQuantity,
      line.SalesPrice,
      line.TotalDiscountAmount,
    ]);
  const becomes = async (read: () => Promise<unknown>, expected: unknown) => {
    await expect.poll(read, { timeout: 15_000, interval: 20 }).toEqual(expected);
  };
  const stateOfQuote = async () => {
    const data = await app.data<{ quote: { sync: { state: string; reason: { code: string } | null } } }>(
      'query ($id: ID!) { quote(id: $id) { sync { state reason { code } } } }',
      { id: quote },
    );
    return [data.quote.sync.state, data.quote.sync.reason?.code];
  };

  it('a product is created, released and offered in Sales, and its price, name and description follow', async () => {
    const { id } = await mutate('createProduct', { number: 'M-1', name: 'Made', unit: 'ea', price: '12.50' });
    const copy = await eventually(() => inSales('M-1'));
    expect(copy).toMatchObject({ name: 'Made', price: 12.5, msdynce_ismaintainedexternally: true });
    await mutate('setProductPrice', { id, price: '13.75' });
    await becomes(async () => (await inSales('M-1'))?.price, 13.75);
    await mutate('updateProduct', { id, name: 'Made again', description: 'Better' });
    await becomes(async () => (await inSales('M-1'))?.description, 'Better');
    expect(await inSales('M-1')).toMatchObject({ name: 'Made again', price: 13.75 });
  });

  it('a contact is created, changed and deactivated', async () => {
    const created = await mutate('createContact', {
      customer: 'usmf:US-001',
      firstName: 'Ada',
      lastName: 'Byron',
    });
    contact = String(created.id);
    const number = String(created.number);
    expect(await eventually(() => person(number))).toMatchObject({ LastName: 'Byron', IsInactive: 'No' });
    await mutate('updateContact', { id: contact, lastName: 'Lovelace', jobTitle: 'Analyst' });
    await becomes(async () => (await person(number))?.EmploymentProfession, 'Analyst');
    await mutate('deactivateContact', { id: contact });
    await becomes(async () => (await person(number))?.IsInactive, 'Yes');
    expect(await person(number)).toMatchObject({ FirstName: 'Ada', LastName: 'Lovelace' });
  });

  it('a quote goes over once it is activated, as it is by then', async () => {
    const created = await mutate('createQuote', {
      name: 'By mutation',
      customer: 'usmf:US-001',
      shipTo: { city: 'Reno', country: 'USA' },
      lines: [
        { productNumber: 'M-1', quantity: '2' },
        { productNumber: 'D0001', quantity: '1', discount: '1.50' },
      ],
    });
    quote = String(created.id);
    await mutate('addQuoteLine', {
      id: quote,
      line: { productNumber: 'D0002', quantity: '3', pricePerUnit: '9.99' },
    });
    await mutate('removeQuoteLine', { id: quote, number: 2 });
    await becomes(stateOfQuote, ['NOT_SENT', 'QUOTE_NOT_ACTIVE']);
    expect(await header()).toBeUndefined();
    await mutate('activateQuote', { id: quote });
    await becomes(lines, [
      [1, 'M-1', 2, 13.75, 0],
      [3, 'D0002', 3, 9.99, 0],
    ]);
    expect(await header()).toMatchObject({
      SalesQuotationName: 'By mutation',
      RequestingCustomerAccountNumber: 'US-001',
      DeliveryAddressCity: 'Reno',
      DeliveryAddressCountryRegionISOCode: 'US',
    });
  });

  it('header and lines of an active quote follow', async () => {
    await mutate('updateQuote', { id: quote, name: 'Renamed' });
    await becomes(async () => (await header())?.SalesQuotationName, 'Renamed');
    await mutate('updateQuoteLine', { id: quote, number: 1, quantity: '5', discount: '2.25' });
    await mutate('addQuoteLine', {
      id: quote,
      line: { productNumber: 'D0001', quantity: '1', pricePerUnit: '7' },
    });
    await becomes(lines, [
      [1, 'M-1', 5, 13.75, 2.25],
      [3, 'D0002', 3, 9.99, 0],
      [4, 'D0001', 1, 7, 0],
    ]);
  });

  it('a revision takes the quotation over once it is active, and what is won is written no more', async () => {
    await mutate('reviseQuote', { id: quote });
    await mutate('updateQuote', { id: quote, name: 'Revised' });
    for (const number of [3, 4]) await mutate('removeQuoteLine', { id: quote, number });
    await becomes(stateOfQuote, ['NOT_SENT', 'QUOTE_NOT_ACTIVE']);
    expect(await header()).toMatchObject({ SalesQuotationName: 'Renamed' });
    await mutate('activateQuote', { id: quote });
    await becomes(lines, [[1, 'M-1', 5, 13.75, 2.25]]);
    expect(await header()).toMatchObject({ SalesQuotationName: 'Revised' });
    await mutate('winQuote', { id: quote });
    await becomes(stateOfQuote, ['NOT_SENT', 'QUOTE_CLOSED']);
    expect(await lines()).toEqual([[1, 'M-1', 5, 13.75, 2.25]]);
  });

  it('a quote that is closed as lost keeps its quotation', async () => {
    const created = await mutate('createQuote', {
      name: 'To be lost',
      customer: 'usmf:US-001',
      lines: [{ productNumber: 'D0001', quantity: '1', pricePerUnit: '5' }],
    });
    quote = String(created.id);
    await mutate('activateQuote', { id: quote });
    await becomes(lines, [[1, 'D0001', 1, 5, 0]]);
    await mutate('closeQuote', { id: quote });
    await becomes(stateOfQuote, ['NOT_SENT', 'QUOTE_CLOSED']);
    expect(await lines()).toEqual([[1, 'D0001', 1, 5, 0]]);
  });

  it('and after all of it a pass over everything writes nothing', async () => {
    await app.settled();
    const { sales, financeOperations } = app.sandbox;
    for (const { admin } of [sales, financeOperations]) await admin.clearRequests();
    for (const entity of ['CUSTOMER', 'CONTACT', 'PRODUCT', 'QUOTE'])
      await app.data(`mutation { triggerSync(entity: ${entity}, all: true) { id } }`);
    await app.settled();
    const requests = [...(await sales.admin.requests()), ...(await financeOperations.admin.requests())];
    expect(requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });
});
