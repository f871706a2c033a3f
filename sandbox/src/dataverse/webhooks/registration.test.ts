import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Receiver, startReceiver } from '../../test-support/receiver.ts';
import { useSandbox } from '../../test-support/start-for-test.ts';

describe('Webhooks registered in the tables of Dataverse', () => {
  const test = useSandbox();
  let receiver: Receiver;
  beforeAll(async () => {
    receiver = await startReceiver();
  });
  afterAll(() => receiver.close());
  beforeEach(() => receiver.clear());

  const representation = { prefer: 'return=representation' };
  const make = async (table: string, body: object, key: string) => {
    const { status, text, json } = await test.sales.post(table, body, representation);
    expect(status, text).toBe(201);
    return String(json[key]);
  };
  const endpoint = (body: object = {}) =>
    make(
      'serviceendpoints',
      { name: 'Hook', url: receiver.url, contract: 8, authtype: 4, authvalue: 'secret', ...body },
      'serviceendpointid',
    );
  const one = async (path: string) => (await test.sales.get(path)).json.value[0] ?? {};
  /** What a tool looks up before it registers a step. */
  const stepBody = async (endpointId: string, message: string, table: string) => {
    const { sdkmessageid } = await one(`sdkmessages?$select=sdkmessageid&$filter=name eq '${message}'`);
    const { sdkmessagefilterid } = await one(
      `sdkmessagefilters?$select=sdkmessagefilterid&$filter=primaryobjecttypecode eq '${table}' and _sdkmessageid_value eq ${sdkmessageid}`,
    );
    return {
      name: `Hook: ${message} of ${table}`,
      stage: 40,
      mode: 1,
      rank: 1,
      supporteddeployment: 0,
      asyncautodelete: true,
      'eventhandler_serviceendpoint@odata.bind': `/serviceendpoints(${endpointId})`,
      'sdkmessageid@odata.bind': `/sdkmessages(${sdkmessageid})`,
      'sdkmessagefilterid@odata.bind': `/sdkmessagefilters(${sdkmessagefilterid})`,
    };
  };
  const step = async (body: object) => make('sdkmessageprocessingsteps', body, 'sdkmessageprocessingstepid');

  it('are told, and can be switched off, changed and taken away', async () => {
    const endpointId = await endpoint();
    const stepId = await step(await stepBody(endpointId, 'Create', 'contact'));
    await make(
      'sdkmessageprocessingstepimages',
      {
        name: 'After',
        entityalias: 'After',
        imagetype: 1,
        messagepropertyname: 'Id',
        attributes: 'lastname',
        'sdkmessageprocessingstepid@odata.bind': `/sdkmessageprocessingsteps(${stepId})`,
      },
      'sdkmessageprocessingstepimageid',
    );
    await test.sales.post('contacts', { lastname: 'Told' });
    const [message] = await receiver.messages(1);
    expect(message?.path).toBe('/hook?code=secret');
    expect(message?.json).toMatchObject({
      MessageName: 'Create',
      PrimaryEntityName: 'contact',
      PostEntityImages: [{ key: 'AsynchronousStepPrimaryName' }, { key: 'After' }],
    });

    const path = `sdkmessageprocessingsteps(${stepId})`;
    const off = await test.sales.patch(path, { statecode: 1, statuscode: 2 });
    expect([off.status, off.headers.get('odata-entityid')]).toEqual([
      204,
      `${test.sandbox.sales.serviceRoot}${path}`,
    ]);
    await test.sales.post('contacts', { lastname: 'Not told' });
    expect((await test.sales.patch(path, { statecode: 0 })).status).toBe(204);
    const created = await test.sales.send(
      'PATCH',
      `serviceendpoints(${endpointId})`,
      { 'if-none-match': '*' },
      { name: 'Not this one' },
    );
    expect([created.status, created.json.error.code]).toEqual([412, '0x80040237']);
    expect((await test.sales.get(`serviceendpoints(${endpointId})`)).json.name).not.toBe('Not this one');
    expect((await test.sales.patch(`serviceendpoints(${endpointId})`, { authvalue: 'new' })).status).toBe(
      204,
    );
    receiver.clear();
    await test.sales.post('contacts', { lastname: 'Told again' });
    expect((await receiver.messages(1)).map((told) => told.path)).toEqual(['/hook?code=new']);

    const referenced = await test.sales.delete(`serviceendpoints(${endpointId})`);
    expect([referenced.status, referenced.json.error.code]).toEqual([400, '0x8004f01f']);
    expect((await test.sales.delete(path)).status).toBe(204);
    expect((await test.sales.delete(`serviceendpoints(${endpointId})`)).status).toBe(204);
    expect((await test.sales.get(path)).status).toBe(404);
    expect((await test.sales.get('sdkmessageprocessingstepimages')).json.value).toEqual([]);
  });

  it('are found by what a tool asks for, and never tell their secret', async () => {
    const endpointId = await endpoint({ name: 'Asked' });
    const stepId = await step({
      ...(await stepBody(endpointId, 'Update', 'account')),
      filteringattributes: 'name,fax',
    });
    expect(await one(`serviceendpoints?$filter=name eq 'Asked' and contract eq 8`)).toMatchObject({
      serviceendpointid: endpointId,
      authtype: 4,
      isauthvalueset: true,
      url: receiver.url,
    });
    expect((await test.sales.get(`serviceendpoints(${endpointId})`)).text).not.toContain('secret');
    expect(
      await one(
        `sdkmessageprocessingsteps?$select=name,stage,mode&$filter=_eventhandler_value eq ${endpointId}&$expand=sdkmessageid($select=name),eventhandler_serviceendpoint($select=name)`,
      ),
    ).toEqual({
      sdkmessageprocessingstepid: stepId,
      name: 'Hook: Update of account',
      stage: 40,
      mode: 1,
      sdkmessageid: { sdkmessageid: expect.any(String), name: 'Update' },
      eventhandler_serviceendpoint: { serviceendpointid: endpointId, name: 'Asked' },
    });
    const registered = await one(
      "sdkmessagefilters?$select=sdkmessagefilterid&$filter=primaryobjecttypecode eq 'account' and sdkmessageid/name eq 'Update'&$expand=sdkmessagefilterid_sdkmessageprocessingstep($select=name;$filter=statecode eq 0 and customizationlevel eq 1 and iscustomizable/Value eq true)",
    );
    expect(registered.sdkmessagefilterid_sdkmessageprocessingstep).toEqual([
      { sdkmessageprocessingstepid: stepId, name: 'Hook: Update of account' },
    ]);
  });

  it('leave a failed system job behind, and one that succeeded unless the step tidies up', async () => {
    const endpointId = await endpoint();
    const kept = await step({
      ...(await stepBody(endpointId, 'Create', 'pricelevel')),
      asyncautodelete: false,
    });
    const tidied = await step(await stepBody(endpointId, 'Update', 'pricelevel'));
    const [currency] = (await test.sales.get('transactioncurrencies')).json.value;
    const { headers } = await test.sales.post('pricelevels', {
      name: 'Jobs',
      'transactioncurrencyid@odata.bind': `/transactioncurrencies(${currency?.transactioncurrencyid})`,
    });
    const list = String(headers.get('odata-entityid'));
    await test.sales.patch(list, { name: 'Delivered' });
    await receiver.messages(2);
    receiver.answer = 500;
    await test.sales.patch(list, { name: 'Failed' });
    const jobs = async (id: string) =>
      (
        await test.sales.get(
          `asyncoperations?$orderby=completedon desc&$filter=_owningextensionid_value eq ${id}&$select=name,statuscode,message,messagename,completedon`,
        )
      ).json.value;
    await expect
      .poll(() => jobs(tidied))
      .toMatchObject([{ statuscode: 31, messagename: 'Update', message: 'The endpoint answered 500.' }]);
    expect(await jobs(kept)).toMatchObject([
      { statuscode: 30, messagename: 'Create', message: null, name: 'Hook: Create of pricelevel' },
    ]);
    receiver.answer = 200;
    expect((await test.sales.get('asyncoperations?$orderby=nothing')).status).toBe(400);
  });

  it('are refused in the words of the platform when something is not right', async () => {
    const endpointId = await endpoint();
    const body = await stepBody(endpointId, 'Create', 'contact');
    const win = (await stepBody(endpointId, 'Retrieve', 'contact')) as Record<string, unknown>;
    for (const [table, given, status, text] of [
      ['serviceendpoints', { name: 'x', url: receiver.url, contract: 2, authtype: 4 }, 400, 'webhooks alone'],
      ['serviceendpoints', { name: 'x', url: 'nowhere', authtype: 4 }, 400, 'http or https'],
      ['serviceendpoints', { name: 'x', url: receiver.url }, 400, 'authentication type'],
      ['serviceendpoints', { name: 'x', url: receiver.url, authtype: 5, authvalue: 'x' }, 400, '<settings>'],
      ['serviceendpoints', { name: 'x', nothing: 1 }, 400, "The property 'nothing' does not exist"],
      ['serviceendpoints', { name: 1 }, 400, "Cannot convert the value of 'name'"],
      ['sdkmessageprocessingsteps', { ...body, stage: 20 }, 400, 'must be registered for stage 40'],
      ['sdkmessageprocessingsteps', { ...body, stage: 30 }, 400, 'must be 10, 20 or 40'],
      ['sdkmessageprocessingsteps', { ...body, filteringattributes: 'x' }, 400, "names 'x'"],
      ['sdkmessageprocessingsteps', win, 400, 'got a step for Retrieve'],
      [
        'sdkmessageprocessingsteps',
        {
          ...body,
          'eventhandler_serviceendpoint@odata.bind':
            '/serviceendpoints(00000000-0000-4000-8000-000000000009)',
        },
        404,
        'Does Not Exist',
      ],
      [
        'sdkmessageprocessingsteps',
        { ...body, 'sdkmessagefilterid@odata.bind': win['sdkmessagefilterid@odata.bind'] },
        400,
        'belongs to another message',
      ],
      [
        'sdkmessageprocessingsteps',
        { ...body, 'sdkmessageid@odata.bind': '/accounts(1)' },
        400,
        'is not a valid reference',
      ],
    ] as const) {
      const answer = await test.sales.post(table, given);
      expect([answer.status, answer.json.error.message]).toEqual([status, expect.stringContaining(text)]);
    }
    expect((await test.sales.put(`serviceendpoints(${endpointId})`, {})).status).toBe(405);
    expect((await test.sales.get('sdkmessageprocessingsteps/$count')).status).toBe(404);
  });
});
