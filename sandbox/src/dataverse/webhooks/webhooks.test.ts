import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox } from '../../start-sandbox.ts';
import { printBatch, printChangeSet } from '../../test-support/batch-body.ts';
import { type Received, type Receiver, startReceiver } from '../../test-support/receiver.ts';
import { useSandbox } from '../../test-support/start-for-test.ts';

const contracts = 'http://schemas.microsoft.com/xrm/2011/Contracts';
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface Target {
  readonly Attributes: readonly { readonly key: string; readonly value: unknown }[];
  readonly FormattedValues: readonly object[];
  readonly Id: string;
}

async function firstOf(receiver: Receiver): Promise<Received> {
  const [message] = await receiver.messages(1);
  if (!message) throw new Error('No message has come.');
  return message;
}

describe('Webhooks of Dataverse', () => {
  const test = useSandbox({ webhookTimeoutMs: 300 });
  let receiver: Receiver;
  beforeAll(async () => {
    receiver = await startReceiver();
  });
  afterAll(() => receiver.close());
  afterEach(async () => {
    for (const { id } of (await admin('GET', 'webhooks')).json.webhooks as { id: string }[])
      await admin('DELETE', `webhooks/${id}`);
    await admin('DELETE', 'webhook-deliveries');
    receiver.clear();
    receiver.answer = 200;
  });

  const admin = (method: string, path: string, body?: object) =>
    test.sales.send(method, new URL(`/__sandbox/${path}`, test.sandbox.sales.serviceRoot).href, {}, body);
  const register = async (body: object) => {
    const { status, text, json } = await admin('POST', 'webhooks', { url: receiver.url, ...body });
    expect(status, text).toBe(200);
    return String(json.id);
  };
  const first = () => firstOf(receiver);
  const deliveries = async () =>
    (await admin('GET', 'webhook-deliveries')).json.deliveries as Record<string, unknown>[];
  const create = async (body: object, query = '') => {
    const { headers, status, text } = await test.sales.post(`accounts${query}`, body);
    expect(status, text).toBe(204);
    return /\(([^)]+)\)$/.exec(headers.get('odata-entityid') ?? '')?.[1] ?? '';
  };
  const targetOf = (json: Record<string, unknown>) => {
    const [target] = json.InputParameters as [{ key: string; value: Target & Record<string, unknown> }];
    expect(target.key).toBe('Target');
    return target.value;
  };
  const columnsOf = ({ Attributes }: Target) =>
    Object.fromEntries(Attributes.map(({ key, value }) => [key, value]));
  const count = async (filter: string) =>
    Number((await test.sales.get(`accounts/$count?$filter=${encodeURIComponent(filter)}`)).text);

  it('tell of a new record in the form of a RemoteExecutionContext, with the marker of the request', async () => {
    const step = await register({ table: 'account', message: 'Create', name: 'p2c: Create of account' });
    const [currency] = (await test.sales.get('transactioncurrencies')).json.value;
    const id = await create(
      { name: 'Told', creditlimit: 1500.5, accountcategorycode: 1, creditonhold: true },
      '?tag=p2c-sync',
    );
    const { json, headers } = await first();
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
    await register({
      table: 'account',
      message: 'Update',
      columns: ['name', 'primarycontactid'],
      images: [
        { alias: 'before', kind: 'pre', columns: ['name', 'fax'] },
        { alias: 'after', kind: 'post' },
      ],
    });
    const id = await create({ name: 'Old', fax: '1', telephone1: '2' });
    await test.sales.patch(`accounts(${id})`, { telephone1: '3' });
    await test.sales.patch(`accounts(${id})`, { name: 'New', fax: null });
    const { json } = await first();
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
    await expect.poll(deliveries).toHaveLength(1);
  });

  it('tell of a deletion by a reference', async () => {
    await register({
      table: 'account',
      message: 'Delete',
      images: [{ alias: 'was', kind: 'pre', columns: ['name'] }],
    });
    const id = await create({ name: 'Gone' });
    await test.sales.delete(`accounts(${id})`);
    const { json } = await first();
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
    await register({ table: 'uom', message: 'Create' });
    const { status } = await test.sales.post('uomschedules', { name: 'Boxes', baseuomname: 'box' });
    expect(status).toBe(204);
    const { json } = await first();
    expect(json).toMatchObject({ PrimaryEntityName: 'uom', Depth: 2 });
    expect(columnsOf(targetOf(json))).toMatchObject({ name: 'box' });
  });

  it.each<[string, object, (message: { path: string; headers: Record<string, unknown> }) => void]>([
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
  ])('say who they are %s', async (_, authentication, check) => {
    await register({ table: 'account', message: 'Create', authentication });
    await create({ name: 'Known' });
    check(await first());
  });

  it('leave out the record when the body would exceed 256 KB, and say so', async () => {
    const images = Array.from({ length: 90 }, (_, n) => ({ alias: `image${n}`, kind: 'post' }));
    await register({ table: 'account', message: 'Create', images });
    const id = await create({ name: 'Large', description: 'x'.repeat(2000) });
    const { json, headers } = await first();
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
      await register({ table: 'account', message: 'Create' });
      receiver.answer = status;
      const id = await create({ name: 'Failing' });
      await expect.poll(deliveries).toMatchObject([
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
      expect(receiver.received).toHaveLength(tries);
      expect((await test.sales.get(`accounts(${id})`)).status).toBe(200);
    },
  );

  it('are delivered by the second try', async () => {
    await register({ table: 'account', message: 'Create' });
    const statuses = [503, 204];
    receiver.answer = () => statuses.shift() ?? 500;
    await create({ name: 'Late' });
    await expect.poll(deliveries).toMatchObject([{ outcome: 'delivered', tries: 2, status: 204 }]);
  });

  it('give up on an endpoint that does not answer in time', async () => {
    await register({ table: 'account', message: 'Create' });
    receiver.answer = 'nothing';
    await create({ name: 'Silent' });
    await expect.poll(deliveries).toMatchObject([{ outcome: 'failed', tries: 1, error: expect.any(String) }]);
  });

  it('tell nothing of what was refused, nor of a change set that was undone', async () => {
    await register({ table: 'account', message: 'Create' });
    await test.sales.post('accounts', { name: 'Refused', nothing: 1 });
    const { headers, body } = printBatch([
      printChangeSet([
        { method: 'POST', url: 'accounts', body: { name: 'Undone' } },
        { method: 'POST', url: 'accounts', body: { nothing: 1 } },
      ]),
    ]);
    expect((await test.sales.send('POST', '$batch', headers, body)).status).toBe(400);
    const id = await create({ name: 'Kept' });
    await expect.poll(deliveries).toMatchObject([{ recordId: id }]);
    expect(receiver.received).toHaveLength(1);
  });

  describe('that are synchronous', () => {
    const registerSynchronous = (body: object = {}) =>
      register({ table: 'account', message: 'Create', mode: 'synchronous', ...body });

    it('are told before the write is kept, and readers do not see it yet', async () => {
      await registerSynchronous();
      let seen: number | undefined;
      receiver.answer = async () => {
        seen = await count("name eq 'Slow'");
        return 200;
      };
      const id = await create({ name: 'Slow' });
      expect(seen).toBe(0);
      expect(await count("name eq 'Slow'")).toBe(1);
      const { json } = await first();
      expect(json).toMatchObject({ Mode: 0, IsInTransaction: true, PrimaryEntityId: id, Stage: 40 });
      expect(await deliveries()).toMatchObject([{ mode: 'synchronous', outcome: 'delivered' }]);
    });

    it('refuse the write when they fail, and leave nothing of it', async () => {
      await registerSynchronous();
      await register({ table: 'account', message: 'Create', mode: 'asynchronous', name: 'never told' });
      receiver.answer = 500;
      const refused = await test.sales.post('accounts', { name: 'Vetoed' });
      expect(refused.status).toBe(400);
      expect(refused.json.error).toMatchObject({ code: '0x80050205' });
      expect(refused.json.error.message).toContain('The endpoint answered 500.');
      expect(await count("name eq 'Vetoed'")).toBe(0);
      receiver.answer = 200;
      const id = await create({ name: 'Let through' });
      await expect
        .poll(async () => (await deliveries()).filter(({ mode }) => mode === 'asynchronous'))
        .toMatchObject([{ recordId: id, outcome: 'delivered' }]);
    });

    it('refuse the write when they do not answer in time', async () => {
      await registerSynchronous();
      receiver.answer = 'nothing';
      const refused = await test.sales.post('accounts', { name: 'Waited' });
      expect([refused.status, refused.json.error.code]).toEqual([400, '0x80050205']);
      expect(await count("name eq 'Waited'")).toBe(0);
    });

    it('undo a whole change set by refusing one of its operations', async () => {
      await registerSynchronous();
      receiver.answer = ({ json }) => {
        const { name } = columnsOf(targetOf(json));
        return name === 'Third' ? 500 : 200;
      };
      const accounts = ['First', 'Second', 'Third', 'Fourth'].map((name) => ({
        method: 'POST',
        url: 'accounts',
        body: { name, fax: 'set' },
      }));
      const { headers, body } = printBatch([printChangeSet(accounts)]);
      const answer = await test.sales.send('POST', '$batch', headers, body);
      expect(answer.status).toBe(400);
      expect(answer.text).toContain('0x80050205');
      expect(answer.text).toContain('Content-ID: 3');
      expect(receiver.received).toHaveLength(3);
      expect(await count("fax eq 'set'")).toBe(0);
    });

    it('are told in the order of their ranks, and the first that fails is the last that is told', async () => {
      await registerSynchronous({ rank: 2, name: 'second' });
      await registerSynchronous({ rank: 1, name: 'first' });
      await registerSynchronous({ rank: 3, name: 'third' });
      const names = () =>
        receiver.received.map(({ json }) => (json.OwningExtension as { Name: string }).Name);
      await create({ name: 'Ranked' });
      expect(names()).toEqual(['first', 'second', 'third']);
      receiver.clear();
      receiver.answer = () => (receiver.received.length === 2 ? 500 : 200);
      await test.sales.post('accounts', { name: 'Ranked' });
      expect(names()).toEqual(['first', 'second']);
    });
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
      const answer = await admin('POST', 'webhooks', { url: receiver.url, ...body });
      expect(answer.status).toBe(400);
      expect(answer.text).toContain(message);
    }
    expect((await admin('GET', 'webhooks')).json.webhooks).toEqual([]);
    expect((await test.sales.get('serviceendpoints')).json.value).toEqual([]);
  });
});

describe('A sandbox with webhooks', () => {
  it('stops while an endpoint is still silent, and delivers what waited when it starts again', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'webhooks-'));
    const receiver = await startReceiver();
    const start = () =>
      startSandbox({ salesPort: 0, financeOperationsPort: 0, seed: false, auth: 'loopback-open', dataDir });
    const post = (sandbox: { sales: { serviceRoot: string } }, path: string, body: object) =>
      fetch(new URL(path, sandbox.sales.serviceRoot), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    try {
      receiver.answer = 'nothing';
      const first = await start();
      const { url } = receiver;
      for (const mode of ['asynchronous', 'synchronous'])
        await post(first, '/__sandbox/webhooks', {
          url: `${url}/${mode}`,
          table: 'account',
          message: 'Create',
          mode,
        });
      receiver.answer = ({ path }) => (path.endsWith('/synchronous') ? 200 : new Promise<number>(() => {}));
      expect((await post(first, 'accounts', { name: 'Waits' })).status).toBe(204);
      await receiver.messages(2);
      receiver.answer = 'nothing';
      const hanging = post(first, 'accounts', { name: 'Hangs' }).then(
        ({ status }) => status,
        () => 'cut',
      );
      await receiver.messages(3);
      await first.stop();
      expect(await hanging).toBe('cut');
      receiver.clear();
      receiver.answer = 200;
      const second = await start();
      const { json } = await firstOf(receiver);
      expect(json).toMatchObject({ MessageName: 'Create', PrimaryEntityName: 'account' });
      const { value } = (await (
        await fetch(new URL('accounts?$select=name', second.sales.serviceRoot))
      ).json()) as { value: { name: string }[] };
      expect(value.map(({ name }) => name)).toEqual(['Waits']);
      await second.stop();
    } finally {
      await receiver.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});
