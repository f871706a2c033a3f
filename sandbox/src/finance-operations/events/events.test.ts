import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createOrderScene, type OrderScene } from '../../test-support/order-scene.ts';
import { useSandbox } from '../../test-support/start-for-test.ts';

type Received = Record<string, unknown>;

describe('events of F&O', () => {
  const waits: number[] = [];
  const test = useSandbox({
    salesTotalsSeconds: 0,
    wait: async (ms) => {
      waits.push(ms);
    },
  });
  let scene: OrderScene;
  let server: Server;
  let url = '';
  let answer = 200;
  const received: { path: string; body: Received }[] = [];
  let told: (() => void) | undefined;

  beforeAll(async () => {
    scene = await createOrderScene(test.financeOperations, test.sandbox.financeOperations.serviceRoot);
    const other = { LegalEntityId: 'demf', Name: 'Germany', LanguageId: 'de' };
    expect((await test.financeOperations.post('LegalEntities', other)).status).toBe(201);
    server = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk) => {
        text += String(chunk);
      });
      request.on('end', () => {
        received.push({ path: request.url ?? '', body: JSON.parse(text) as Received });
        response.writeHead(answer).end();
        told?.();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());
  beforeEach(() => {
    received.length = 0;
    waits.length = 0;
    answer = 200;
  });

  /** Resolves when so many messages have come. */
  const messages = async (count: number) => {
    while (received.length < count)
      await new Promise<void>((resolve) => {
        told = resolve;
      });
    return received;
  };
  const register = (body: object) => scene.admin('event-endpoints', { url: `${url}/hook`, ...body });
  const errors = async () => (await scene.admin('event-errors', {}, 'GET')).json.errors as Received[];
  async function confirmedOrder() {
    const order = await scene.order();
    await scene.line(order);
    await scene.step(order, 'confirm');
    return order;
  }

  it('are sent for companies that there are, by their names in any case, or for all', async () => {
    const event = 'SalesQuotationConfirmedBusinessEvent';
    const refused = await register({ event, company: 'nowhere' });
    expect([refused.status, refused.json.error]).toEqual([
      400,
      "company must be a legal entity, or be left out for all of them; there is no 'nowhere'.",
    ]);
    for (const company of ['usmf', 'USMF', '']) {
      const { status, json } = await register({ event, company });
      expect(status).toBe(200);
      await scene.admin(`event-endpoints/${json.id}`, {}, 'DELETE');
    }
    const { endpoints } = (await scene.admin('event-endpoints', {}, 'GET')).json;
    expect(JSON.stringify(endpoints)).not.toContain('nowhere');
  });

  it('of the business reach the endpoints of their company, once per moment, and point to what to read', async () => {
    await register({ event: 'SalesOrderConfirmedBusinessEvent', company: 'usmf', url: `${url}/own` });
    await register({ event: 'SalesOrderConfirmedBusinessEvent', company: 'demf', url: `${url}/other` });
    const first = await confirmedOrder();
    const second = await confirmedOrder();
    const [one, two] = (await messages(2)).map(({ body }) => body);
    expect(received.map(({ path }) => path)).toEqual(['/own', '/own']);
    expect(one).toEqual({
      BusinessEventId: 'SalesOrderConfirmedBusinessEvent',
      BusinessEventLegalEntity: 'usmf',
      ContextRecordSubject: '',
      ControlNumber: expect.any(Number),
      EventId: expect.stringMatching(/^[0-9A-F-]{36}$/),
      EventTime: expect.stringMatching(/^\/Date\(\d+000\)\/$/),
      EventTimeIso8601: expect.stringMatching(/^\d{4}-.*Z$/),
      InitiatingUserAADObjectId: expect.stringMatching(/^\{.*\}$/),
      LegalEntity: 'usmf',
      MajorVersion: 0,
      MinorVersion: 0,
      ParentContextRecordSubjects: [],
      SalesOrderNumber: first,
      SalesOrderAccount: 'C1',
      InvoiceAccount: 'C1',
      TransactionCurrencyCode: 'USD',
      TransactionCurrencyAmount: 200,
    });
    expect(two?.SalesOrderNumber).toBe(second);
    expect(Number(two?.ControlNumber)).toBeGreaterThan(Number(one?.ControlNumber));
    expect(two?.EventId).not.toBe(one?.EventId);
  });

  it('are tried three times, a second apart; then they stand in the log and can be sent again', async () => {
    const { json: endpoint } = await register({ event: 'CustFreeTextInvoicePostedBusinessEvent' });
    answer = 503;
    const { json } = await scene.admin('free-text-invoices', { customer: 'C1', amount: 5 });
    await messages(3);
    await expect
      .poll(errors)
      .toMatchObject([{ tries: 3, url: `${url}/hook`, error: 'The endpoint answered 503.' }]);
    expect(waits).toEqual([1000, 1000]);
    expect(received.map(({ body }) => body.EventId)).toEqual(Array(3).fill(received[0]?.body.EventId));
    answer = 202;
    const [failed] = await errors();
    expect((await scene.admin(`event-errors/${failed?.id}/resend`, {})).status).toBe(200);
    const sent = await messages(4);
    expect(sent[3]?.body).toMatchObject({ InvoiceId: json.invoice, InvoiceAmountInTransactionCurrency: 5 });
    await expect.poll(errors).toEqual([]);
    expect((await scene.admin(`event-errors/${failed?.id}/resend`, {})).status).toBe(404);
    await scene.admin(`event-endpoints/${endpoint.id}`, {}, 'DELETE');
  });

  it('of data tell create, update and delete of a record in the form of its virtual table', async () => {
    for (const message of ['Created', 'Updated', 'Deleted'])
      await register({ entitySet: 'CustomerGroups', message, company: 'usmf' });
    await scene.post('CustomerGroups', { CustomerGroupId: '55', Description: 'New' });
    const key = "CustomerGroups(dataAreaId='usmf',CustomerGroupId='55')";
    await test.financeOperations.patch(key, { Description: 'Changed', IsSalesTaxIncludedInPrice: 'Yes' });
    await test.financeOperations.delete(key);
    const [created, updated, deleted] = (await messages(3)).map(({ body }) => body);
    const target = (body: Received | undefined) =>
      (body?.InputParameters as { value: Received }[] | undefined)?.[0]?.value ?? {};
    expect(created).toMatchObject({
      MessageName: 'OnExternalCreated',
      PrimaryEntityName: 'mserp_custcustomergroupentity',
      PrimaryEntityId: '00000000-0000-0000-0000-000000000000',
      OperationCreatedOn: expect.stringMatching(/^\/Date\(\d+\+0000\)\/$/),
    });
    expect(target(created).Attributes).toEqual(
      expect.arrayContaining([
        { key: 'mserp_customergroupid', value: '55' },
        { key: 'mserp_dataareaid', value: 'usmf' },
      ]),
    );
    expect(target(updated).Attributes).toContainEqual({
      key: 'mserp_issalestaxincludedinprice',
      value: {
        __type: 'OptionSetValue:http://schemas.microsoft.com/xrm/2011/Contracts',
        Value: 200000001,
      },
    });
    expect(deleted?.MessageName).toBe('OnExternalDeleted');
    expect(target(deleted)).not.toHaveProperty('Attributes');
    expect(target(deleted).Id).toBe(target(created).Id);
  });

  it('of data follow a record through every entity that shows it', async () => {
    await register({ entitySet: 'SalesOrderHeadersV2', message: 'Created' });
    const order = await scene.order();
    const [{ body } = { body: {} as Received }] = await messages(1);
    expect(body.PrimaryEntityName).toBe('mserp_salesorderheaderv2entity');
    expect(JSON.stringify(body)).toContain(order);
  });

  it('are not told of what was rolled back', async () => {
    await register({ entitySet: 'PaymentTerms', message: 'Created' });
    const part = (body: object) => [
      '--c',
      'Content-Type: application/http',
      '',
      'POST PaymentTerms HTTP/1.1',
      'Content-Type: application/json',
      '',
      JSON.stringify(body),
    ];
    const batch = [
      '--b',
      'Content-Type: multipart/mixed; boundary=c',
      '',
      ...part({ Name: 'T1' }),
      ...part({}),
      '--c--',
      '--b--',
      '',
    ];
    const { text } = await test.financeOperations.send(
      'POST',
      '$batch',
      { 'content-type': 'multipart/mixed; boundary=b' },
      batch.join('\r\n'),
    );
    expect(text).toContain('HTTP/1.1 500');
    await scene.post('PaymentTerms', { Name: 'T2' });
    const [first] = await messages(1);
    expect(JSON.stringify(first)).toContain('T2');
  });

  it('have at most ten endpoints in a company, at addresses of the web', async () => {
    const event = 'SalesQuotationConfirmedBusinessEvent';
    for (let n = 0; n < 10; n += 1) expect((await register({ event, company: 'usmf' })).status).toBe(200);
    const { status, json } = await register({ event, company: 'usmf' });
    expect([status, json.error]).toEqual([400, 'An event has at most 10 endpoints in a company.']);
    expect((await register({ event, company: 'demf' })).status).toBe(200);
    for (const body of [
      { event, url: 'file:///x' },
      { event: 'Other' },
      { entitySet: 'None', message: 'Created' },
    ])
      expect((await register(body)).status).toBe(400);
  });
});
