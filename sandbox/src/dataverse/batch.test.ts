import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Part, printBatch, printChangeSet, printRequest } from '../test-support/batch-body.ts';
import { createQuoteScene, ids, type QuoteScene } from '../test-support/quote-scene.ts';
import { useSandbox } from '../test-support/start-for-test.ts';

describe('Dataverse, batches and actions under faults', () => {
  const test = useSandbox();
  let scene: QuoteScene;
  beforeAll(async () => {
    scene = await createQuoteScene(test.sales);
  });
  afterEach(() => test.sandbox.sales.admin.clearFaults());
  const admin = () => test.sandbox.sales.admin;
  const send = (parts: readonly string[], headers: Record<string, string> = {}) => {
    const batch = printBatch(parts);
    return test.sales.send('POST', '$batch', { ...batch.headers, ...headers }, batch.body);
  };
  const statuses = (text: string) => [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => status);
  const account = (name: string): Part => ({ method: 'POST', url: 'accounts', body: { name } });
  const count = async (name: string) =>
    Number((await test.sales.get(`accounts/$count?$filter=name eq '${name}'`)).text);
  /** A quote with two lines, in one change set. */
  const quoteWithLines = (number: string, line: object = {}): Part[] => {
    const at = {
      'quoteid@odata.bind': '$1',
      'productid@odata.bind': `/products(${ids.product})`,
      'uomid@odata.bind': `/uoms(${scene.unit})`,
      quantity: 2,
    };
    return [
      {
        method: 'POST',
        url: 'quotes',
        body: { name: 'Quote', quotenumber: number, 'pricelevelid@odata.bind': `/pricelevels(${ids.list})` },
      },
      { method: 'POST', url: '/api/data/v9.2/quotedetails', body: at },
      {
        method: 'POST',
        url: `${test.sandbox.sales.serviceRoot}quotedetails`,
        body: { ...at, quantity: 3, ...line },
      },
    ];
  };
  const quoteCalled = async (number: string) =>
    (await test.sales.get(`quotes?$filter=quotenumber eq '${number}'`)).json.value;

  it('create a quote with its lines in one change set, by any form of URL', async () => {
    const answer = await send([printChangeSet(quoteWithLines('B-1'))]);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(
      /^multipart\/mixed; ?boundary=batchresponse_[0-9a-f-]+$/,
    );
    expect(answer.text).toMatch(
      /^--batchresponse_[\w-]+\r\nContent-Type: multipart\/mixed; boundary=changesetresponse_/,
    );
    expect(statuses(answer.text)).toEqual(['204', '204', '204']);
    for (const id of [1, 2, 3]) expect(answer.text).toContain(`Content-ID: ${id}`);
    expect(await quoteCalled('B-1')).toMatchObject([{ totalamount: 552.5 }]);
  });

  it('leave nothing of a change set whose last line is refused, no number in changes either', async () => {
    const link = (await test.sales.get('quotes?$select=name', { prefer: 'odata.track-changes' })).json[
      '@odata.deltaLink'
    ];
    const answer = await send([printChangeSet(quoteWithLines('B-2', { quantity: 0.25 }))]);
    expect(answer.status).toBe(400);
    expect(statuses(answer.text)).toEqual(['400']);
    expect(answer.text).toContain('The number of decimal places on the quantity is invalid.');
    expect(answer.text).toContain('REQ_ID: ');
    expect(await quoteCalled('B-2')).toEqual([]);
    expect((await test.sales.get(String(link))).json.value).toEqual([]);
  });

  it('take a reference at the beginning of a URL, and heed the headers of each request', async () => {
    const answer = await send([
      printChangeSet([
        account('Referred'),
        { method: 'PATCH', url: '$1', body: { fax: '1' }, headers: { 'If-Match': '*' } },
      ]),
      printRequest({
        method: 'GET',
        url: `accounts?$select=fax&$filter=${encodeURIComponent("name eq 'Referred'")}`,
      }),
      printRequest({ ...account('Told'), headers: { Prefer: 'return=representation' } }),
    ]);
    expect(statuses(answer.text)).toEqual(['204', '204', '200', '201']);
    expect(answer.text).toContain('"fax":"1"');
    expect(answer.text).toContain('"name":"Told"');
  });

  it('end with the first refusal, unless they are to go on', async () => {
    const refused = printRequest({ method: 'POST', url: 'accounts', body: { nothing: 1 } });
    const later = printRequest(account('Later'));
    const ended = await send([refused, later]);
    expect([ended.status, statuses(ended.text), await count('Later')]).toEqual([400, ['400'], 0]);
    const gone = await send([refused, later], { prefer: 'odata.continue-on-error' });
    expect([gone.status, statuses(gone.text), await count('Later')]).toEqual([200, ['400', '204'], 1]);
  });

  it.each<[string, () => string, string]>([
    [
      'a reference to nothing',
      () =>
        printChangeSet([
          account('Lost'),
          { method: 'POST', url: 'contacts', body: { 'parentcustomerid_account@odata.bind': '$9' } },
        ]),
      "Content-ID Reference: '$9' does not exist in the batch context.",
    ],
    [
      'a GET in a change set',
      () => printChangeSet([account('Lost'), { method: 'GET', url: 'accounts' }]),
      'A change set holds no GET requests.',
    ],
    [
      'a request to somewhere else',
      () => printChangeSet([account('Lost'), { method: 'POST', url: 'https://example.com/x' }]),
      'is outside of the service',
    ],
    [
      'more than 1,000 operations',
      () => printChangeSet(Array.from({ length: 1001 }, () => account('Lost'))),
      'at most 1000 operations',
    ],
    [
      'a reference in a request by itself',
      () => printRequest({ method: 'PATCH', url: '$1', body: { name: 'Lost' } }, '1'),
      "Content-ID Reference: '$1' does not exist in the batch context.",
    ],
  ])('with %s are refused as a whole, before anything is done', async (_, part, message) => {
    const answer = await send([printRequest(account('Lost')), part()]);
    expect(answer.status).toBe(400);
    expect(answer.json.error.message).toContain(message);
    expect(await count('Lost')).toBe(0);
  });

  it('take the description of the service for no reference', async () => {
    const answer = await send([
      printRequest({ method: 'GET', url: '$metadata' }),
      printRequest({ method: 'GET', url: '$batch' }),
    ]);
    expect(statuses(answer.text)).toEqual(['200', '404']);
    expect(answer.text).toContain('<edmx:Edmx');
  });

  it('refuse a change set that refers to a request of its own which made nothing', async () => {
    const id = (await test.sales.post('accounts', { name: 'Deleted' })).headers.get('odata-entityid') ?? '';
    const answer = await send([
      printRequest(account('Stays')),
      printChangeSet([
        { method: 'DELETE', url: id },
        { method: 'PATCH', url: '$1', body: { fax: '1' } },
      ]),
    ]);
    expect(statuses(answer.text)).toEqual(['204', '400']);
    expect(answer.text).toContain("Content-ID Reference: '$1' does not exist in the batch context.");
    expect([await count('Stays'), await count('Deleted')]).toEqual([1, 1]);
  });

  it('hold back the answer to a batch that has been carried out, until released', async () => {
    await admin().addFault({
      match: { method: 'POST', path: '$batch' },
      action: { kind: 'hold-after-commit' },
    });
    const held = send([printChangeSet(quoteWithLines('B-3'))]);
    await vi.waitFor(async () => expect(await admin().held()).toBe(1));
    expect(await quoteCalled('B-3')).toMatchObject([{ totalamount: 552.5 }]);
    await admin().release();
    expect(statuses((await held).text)).toEqual(['204', '204', '204']);
  });

  it('lose the answer to a batch, or the batch itself', async () => {
    for (const [number, kind, rows] of [
      ['B-4', 'drop-after-commit', 1],
      ['B-5', 'drop-before', 0],
    ] as const) {
      await admin().addFault({ match: { path: '$batch' }, action: { kind } });
      await expect(send([printChangeSet(quoteWithLines(number))])).rejects.toThrow();
      expect(await quoteCalled(number)).toHaveLength(rows);
    }
  });

  it('lose, or hold back, the answer to an action that has been carried out', async () => {
    const id = await scene.quote();
    await scene.line(id);
    const state = async () => (await scene.read(`quotes(${id})`)).statuscode;
    await test.sales.patch(`quotes(${id})`, { statecode: 1, statuscode: 2 });
    await admin().addFault({ match: { path: 'ReviseQuote' }, action: { kind: 'drop-after-commit' } });
    const revising = { QuoteId: id, ColumnSet: { AllColumns: true } };
    await expect(test.sales.post('ReviseQuote', revising)).rejects.toThrow();
    expect(await state()).toBe(7);
    expect((await test.sales.post('ReviseQuote', revising)).json.error.code).toBe('0x80048d00');

    const other = await scene.quote();
    await admin().addFault({ match: { path: 'CloseQuote' }, action: { kind: 'hold-after-commit' } });
    const held = test.sales.post('CloseQuote', {
      Status: 6,
      QuoteClose: { 'quoteid@odata.bind': `/quotes(${other})` },
    });
    await vi.waitFor(async () => expect(await admin().held()).toBe(1));
    expect(await scene.read(`quotes(${other})`)).toMatchObject({ statecode: 3, statuscode: 6 });
    await admin().release();
    expect((await held).status).toBe(204);
  });
});
