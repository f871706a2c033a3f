import { describe, expect, it } from 'vitest';
import { printBatch, printChangeSet } from '../../test-support/batch-body.ts';
import { useSandbox } from '../../test-support/start-for-test.ts';
import { columnsOf, type Target, targetOf, useWebhooks } from '../../test-support/webhook-scene.ts';

const contracts = 'http://schemas.microsoft.com/xrm/2011/Contracts';
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('Webhooks of Dataverse', () => {
  const test = useSandbox({ webhookTimeoutMs: 300 });
  const scene = useWebhooks(test);

  it('tell of a new record in the form of a RemoteExecutionContext, with the marker of the request', async () => {
    const step = await scene.register({
      table: 'account',
      message: 'Create',
      name: 'p2c: Create of account',
    });
    const [currency] = (await test.sales.get('transactioncurrencies')).json.value;
    const id = await scene.account(
      { name: 'Told', creditlimit: 1500.5, accountcategorycode: 1, creditonhold: true },
      '?tag=p2c-sync',
    );
    const { json, headers } = await scene.first();
    const target = targetOf(json);
    expect(json).toMatchObject({
      BusinessUnitId: expect.stringMatching(guid),
      CorrelationId: expect.stringMatching(guid),
      Depth: 1,
      InitiatingUserId: expect.stringMatching(guid),
      IsInTransaction: false,
      MessageName: 'Create',
      Mode: 1,
      OperationCreatedOn: expect.stringMatching(/^\/Date\(\d{13}\)\/$/),
      OperationId: expect.stringMatching(guid),
      OutputParameters: [{ key: 'id', value: id }],
      OwningExtension: {
        Id: step,
        KeyAttributes: [],
        LogicalName: 'sdkmessageprocessingstep',
        Name: 'p2c: Create of account',
        RowVersion: null,
      },
      ParentContext: null,
      PreEntityImages: [],
      PrimaryEntityId: id,
      PrimaryEntityName: 'account',
      SecondaryEntityName: 'none',
      SharedVariables: [{ key: 'tag', value: 'p2c-sync' }],
      Stage: 40,
    });
    expect(json.UserId).toBe(json.InitiatingUserId);
    expect(json.OrganizationId).toBe((await test.sales.get('WhoAmI')).json.OrganizationId);
    expect(target).toMatchObject({ __type: `Entity:${contracts}`, Id: id, LogicalName: 'account' });
    expect(columnsOf(target)).toMatchObject({
      accountid: id,
      name: 'Told',
      creditonhold: true,
      creditlimit: { __type: `Money:${contracts}`, Value: 1500.5 },
      accountcategorycode: { __type: `OptionSetValue:${contracts}`, Value: 1 },
      statecode: { __type: `OptionSetValue:${contracts}`, Value: 0 },
      createdon: expect.stringMatching(/^\/Date\(\d{10}000\)\/$/),
      transactioncurrencyid: {
        __type: `EntityReference:${contracts}`,
        Id: currency?.transactioncurrencyid,
        KeyAttributes: [],
        LogicalName: 'transactioncurrency',
        Name: null,
        RowVersion: null,
      },
      ownerid: { LogicalName: 'systemuser' },
    });
    expect(target.FormattedValues).toContainEqual({ key: 'statecode', value: 'Active' });
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'x-ms-dynamics-organization': new URL(test.sandbox.sales.serviceRoot).host,
      'x-ms-dynamics-entity-name': 'account',
      'x-ms-dynamics-request-name': 'Create',
      'x-ms-correlation-request-id': json.CorrelationId,
    });
    expect(headers).not.toHaveProperty('x-ms-dynamics-msg-size-exceeded');
  });

  it('tell of an update only when one of the columns is written, with those that were, and images as asked for', async () => {
    await scene.register({
      table: 'account',
      message: 'Update',
      columns: ['name', 'primarycontactid'],
      images: [
        { alias: 'before', kind: 'pre', columns: ['name', 'fax'] },
        { alias: 'after', kind: 'post' },
      ],
    });
    const id = await scene.account({ name: 'Old', fax: '1', telephone1: '2' });
    await test.sales.patch(`accounts(${id})`, { telephone1: '3' });
    await test.sales.patch(`accounts(${id})`, { name: 'New', fax: null });
    const { json } = await scene.first();
    const columns = columnsOf(targetOf(json));
    expect(columns).toMatchObject({ accountid: id, name: 'New', fax: null });
    expect(columns).not.toHaveProperty('telephone1');
    const imagesOf = (list: unknown) =>
      Object.fromEntries(
        (list as { key: string; value: Target }[]).map(({ key, value }) => [key, columnsOf(value)]),
      );
    expect(imagesOf(json.PreEntityImages)).toEqual({ before: { accountid: id, name: 'Old', fax: '1' } });
    const after = imagesOf(json.PostEntityImages);
    expect(after.AsynchronousStepPrimaryName).toEqual({ accountid: id, name: 'New' });
    expect(after.after).toMatchObject({ name: 'New', telephone1: '3' });
    expect(after.after).not.toHaveProperty('fax');
    expect(json).toMatchObject({ MessageName: 'Update', OutputParameters: [], SharedVariables: [] });
    await expect.poll(scene.deliveries).toHaveLength(1);
  });

  it('tell of a deletion by a reference', async () => {
    await scene.register({
      table: 'account',
      message: 'Delete',
      images: [{ alias: 'was', kind: 'pre', columns: ['name'] }],
    });
    const id = await scene.account({ name: 'Gone' });
    await test.sales.delete(`accounts(${id})`);
    const { json } = await scene.first();
    expect(targetOf(json)).toEqual({
      __type: `EntityReference:${contracts}`,
      Id: id,
      KeyAttributes: [],
      LogicalName: 'account',
      Name: null,
      RowVersion: null,
    });
    expect(json.PreEntityImages).toMatchObject([{ key: 'was', value: { Id: id } }]);
  });

  it('tell of what the platform does in consequence, one deeper', async () => {
    await scene.register({ table: 'uom', message: 'Create' });
    const { status } = await test.sales.post('uomschedules', { name: 'Boxes', baseuomname: 'box' });
    expect(status).toBe(204);
    const { json } = await scene.first();
    expect(json).toMatchObject({ PrimaryEntityName: 'uom', Depth: 2 });
    expect(columnsOf(targetOf(json))).toMatchObject({ name: 'box' });
  });

  it.each<
    [string, object | undefined, (message: { path: string; headers: Record<string, unknown> }) => void]
  >([
    [
      'by headers',
      { kind: 'HttpHeader', values: { 'x-secret': 'a"b<c', 'x-other': '2' } },
      ({ headers }) => expect(headers).toMatchObject({ 'x-secret': 'a"b<c', 'x-other': '2' }),
    ],
    [
      'by a key',
      { kind: 'WebhookKey', value: 'a b/c' },
      ({ path }) => expect(path).toBe('/hook?code=a+b%2Fc'),
    ],
    [
      'by pairs in the query',
      { kind: 'HttpQueryString', values: { one: '1', two: '&' } },
      ({ path }) => expect(path).toBe('/hook?one=1&two=%26'),
    ],
    [
      'by a header of the sandbox, when nothing is said of it',
      undefined,
      ({ headers }) => expect(headers).toMatchObject({ 'x-webhook': 'sandbox' }),
    ],
  ])('say who they are %s', async (_, authentication, check) => {
    await scene.register({ table: 'account', message: 'Create', authentication });
    await scene.account({ name: 'Known' });
    check(await scene.first());
  });

  it.each<[string, object, string, object]>([
    ['key', { kind: 'WebhookKey', value: 'TOPSECRET' }, '?own=***&code=***', {}],
    ['header', { kind: 'HttpHeader', values: { 'x-key': 'TOPSECRET' } }, '?own=***', { 'x-key': '***' }],
    [
      'pair of the query',
      { kind: 'HttpQueryString', values: { 'k y': 'TOPSECRET' } },
      '?own=***&k%20y=***',
      {},
    ],
  ])('are listed without the secret by which they are known: a %s', async (_, authentication, query, own) => {
    const url = `${scene.receiver.url}?own=TOPSECRET`;
    await scene.register({ table: 'account', message: 'Create', authentication, url });
    const id = await scene.account({ name: 'Told in secret' });
    await expect.poll(scene.deliveries).toMatchObject([
      {
        recordId: id,
        url: `${scene.receiver.url}${query}`,
        headers: { 'x-ms-dynamics-request-name': 'Create', ...own },
      },
    ]);
    expect((await scene.admin('GET', 'webhook-deliveries')).text).not.toContain('TOPSECRET');
  });

  it('leave out the record when the body would exceed 256 KB, and say so', async () => {
    const images = Array.from({ length: 90 }, (_, n) => ({ alias: `image${n}`, kind: 'post' }));
    await scene.register({ table: 'account', message: 'Create', images });
    const id = await scene.account({ name: 'Large', description: 'x'.repeat(2000) });
    const { json, headers } = await scene.first();
    expect(headers['x-ms-dynamics-msg-size-exceeded']).toBeDefined();
    for (const name of ['InputParameters', 'PreEntityImages', 'PostEntityImages', 'ParentContext'])
      expect(json).not.toHaveProperty(name);
    expect(json).toMatchObject({ PrimaryEntityId: id, PrimaryEntityName: 'account', MessageName: 'Create' });
  });

  it.each<[number, number]>([
    [502, 2],
    [503, 2],
    [504, 2],
    [500, 1],
    [429, 1],
    [404, 1],
  ])(
    'are tried once more only for what a network on the way may answer: %d, %d times',
    async (status, tries) => {
      await scene.register({ table: 'account', message: 'Create' });
      scene.receiver.answer = status;
      const id = await scene.account({ name: 'Failing' });
      await expect.poll(scene.deliveries).toMatchObject([
        {
          outcome: 'failed',
          status,
          tries,
          mode: 'asynchronous',
          table: 'account',
          recordId: id,
          message: 'Create',
        },
      ]);
      expect(scene.receiver.received).toHaveLength(tries);
      expect((await test.sales.get(`accounts(${id})`)).status).toBe(200);
    },
  );

  it('are delivered by the second try', async () => {
    await scene.register({ table: 'account', message: 'Create' });
    const statuses = [503, 204];
    scene.receiver.answer = () => statuses.shift() ?? 500;
    await scene.account({ name: 'Late' });
    await expect.poll(scene.deliveries).toMatchObject([{ outcome: 'delivered', tries: 2, status: 204 }]);
  });

  it('give up on an endpoint that does not answer in time', async () => {
    await scene.register({ table: 'account', message: 'Create' });
    scene.receiver.answer = 'nothing';
    await scene.account({ name: 'Silent' });
    await expect
      .poll(scene.deliveries)
      .toMatchObject([{ outcome: 'failed', tries: 1, error: expect.any(String) }]);
  });

  it('tell nothing of what was refused, nor of a change set that was undone', async () => {
    await scene.register({ table: 'account', message: 'Create' });
    await test.sales.post('accounts', { name: 'Refused', nothing: 1 });
    const { headers, body } = printBatch([
      printChangeSet([
        { method: 'POST', url: 'accounts', body: { name: 'Undone' } },
        { method: 'POST', url: 'accounts', body: { nothing: 1 } },
      ]),
    ]);
    expect((await test.sales.send('POST', '$batch', headers, body)).status).toBe(400);
    const id = await scene.account({ name: 'Kept' });
    await expect.poll(scene.deliveries).toMatchObject([{ recordId: id }]);
    expect(scene.receiver.received).toHaveLength(1);
  });

  it('are refused when they are not set up rightly', async () => {
    for (const [body, message] of [
      [{ message: 'Win', table: 'quote' }, 'message must be one of Create, Update, Delete'],
      [{ message: 'Create', table: 'lead' }, 'table must be one of'],
      [{ message: 'Create', table: 'account', url: 'ftp://x' }, 'http or https'],
      [{ message: 'Update', table: 'account', columns: ['nothing'] }, "names 'nothing'"],
      [{ message: 'Create', table: 'account', stage: 20 }, 'An asynchronous step'],
      [{ message: 'Create', table: 'account', images: [{ alias: 'x', kind: 'pre' }] }, 'Create has no image'],
      [{ message: 'Create', table: 'account', extra: 1 }, 'The body can name'],
    ] as const) {
      const answer = await scene.admin('POST', 'webhooks', { url: scene.receiver.url, ...body });
      expect(answer.status).toBe(400);
      expect(answer.text).toContain(message);
    }
    expect((await scene.admin('GET', 'webhooks')).json.webhooks).toEqual([]);
    expect((await test.sales.get('serviceendpoints')).json.value).toEqual([]);
  });
});
