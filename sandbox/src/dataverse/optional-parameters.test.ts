import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createQuoteScene } from '../test-support/quote-scene.ts';
import { type Receiver, startReceiver } from '../test-support/receiver.ts';
import { useSandbox } from '../test-support/start-for-test.ts';

const object = '11111111-0000-4000-8000-00000000000a';

describe('A request to Dataverse in the name of somebody else', () => {
  const test = useSandbox();
  let user: string;
  let application: string;
  beforeAll(async () => {
    application = String((await test.sales.get('WhoAmI')).json.UserId);
    const { headers } = await test.sales.post('systemusers', {
      fullname: 'Ann Agent',
      azureactivedirectoryobjectid: object,
    });
    user = /\(([^)]+)\)$/.exec(headers.get('odata-entityid') ?? '')?.[1] ?? '';
  });

  it('may name the user by its object in Entra or by its row', async () => {
    for (const headers of [
      { callerobjectid: object },
      { callerobjectid: object.toUpperCase() },
      { mscrmcallerid: user },
    ])
      expect((await test.sales.get('WhoAmI', headers)).json.UserId).toBe(user);
    expect((await test.sales.get('WhoAmI')).json.UserId).toBe(application);
  });

  it('leaves its own name beside that of the other', async () => {
    const { headers } = await test.sales.post('accounts', { name: 'By Ann' }, { callerobjectid: object });
    const path = String(headers.get('odata-entityid'));
    expect((await test.sales.get(path)).json).toMatchObject({
      _ownerid_value: user,
      _createdby_value: user,
      _createdonbehalfby_value: application,
      _modifiedonbehalfby_value: application,
    });
    await test.sales.patch(path, { fax: '1' });
    expect((await test.sales.get(path)).json).toMatchObject({
      _createdonbehalfby_value: application,
      _modifiedby_value: application,
      _modifiedonbehalfby_value: null,
    });
  });

  it('is refused when there is no such user', async () => {
    const unknown = '22222222-0000-4000-8000-00000000000a';
    const stranger = await test.sales.get('accounts', { callerobjectid: unknown });
    expect([stranger.status, stranger.json.error.code]).toEqual([403, '0x80072560']);
    expect((await test.sales.get('accounts', { mscrmcallerid: unknown })).status).toBe(404);
    expect((await test.sales.get('accounts', { callerobjectid: 'Ann' })).status).toBe(403);
  });
});

describe('A request to Dataverse that passes by custom logic', () => {
  const test = useSandbox();
  let receiver: Receiver;
  beforeAll(async () => {
    receiver = await startReceiver();
  });
  afterAll(() => receiver.close());
  afterEach(async () => {
    for (const id of steps.splice(0)) await test.sandbox.sales.admin.removeWebhook(id);
    receiver.clear();
  });
  const steps: string[] = [];
  const register = async (mode: 'synchronous' | 'asynchronous') => {
    const id = await test.sandbox.sales.admin.addWebhook({
      url: `${receiver.url}/${mode}`,
      message: 'Create',
      table: 'account',
      mode,
    });
    steps.push(id);
    return id;
  };
  /** Who was told of an account that such a request creates; a last one without headers tells when all have been. */
  const told = async (headers: Record<string, string>) => {
    receiver.clear();
    expect((await test.sales.post('accounts', { name: 'Passing' }, headers)).status).toBe(204);
    const { status } = await test.sales.post('accounts', { name: 'Last' });
    expect(status).toBe(204);
    await expect
      .poll(() => receiver.received.filter(({ json }) => JSON.stringify(json).includes('"Last"')))
      .toHaveLength(2);
    return receiver.received
      .filter(({ json }) => !JSON.stringify(json).includes('"Last"'))
      .map(({ path }) => path.split('/').at(-1))
      .sort();
  };

  it('passes by what it names: steps before the commit, after it, both, or single ones', async () => {
    const synchronous = await register('synchronous');
    const asynchronous = await register('asynchronous');
    const business = 'mscrm.bypassbusinesslogicexecution';
    const ids = 'mscrm.bypassbusinesslogicexecutionstepids';
    expect(await told({})).toEqual(['asynchronous', 'synchronous']);
    expect(await told({ [business]: 'CustomSync' })).toEqual(['asynchronous']);
    expect(await told({ [business]: 'CustomAsync' })).toEqual(['synchronous']);
    expect(await told({ [business]: 'CustomSync,CustomAsync' })).toEqual([]);
    expect(await told({ 'mscrm.bypasscustompluginexecution': 'true' })).toEqual(['asynchronous']);
    expect(await told({ 'mscrm.bypasscustompluginexecution': 'false' })).toEqual([
      'asynchronous',
      'synchronous',
    ]);
    expect(await told({ [ids]: synchronous })).toEqual(['asynchronous']);
    expect(await told({ [ids]: `${synchronous},${asynchronous}` })).toEqual([]);
    expect(await told({ 'mscrm.suppresscallbackregistrationexpanderjob': 'true' })).toEqual([
      'asynchronous',
      'synchronous',
    ]);
  });

  it('does not pass by the rules of Sales and of Prospect to cash, whose publisher is Microsoft', async () => {
    const scene = await createQuoteScene(test.sales);
    const quote = await scene.quote();
    await scene.line(quote);
    const headers = { 'mscrm.bypassbusinesslogicexecution': 'CustomSync,CustomAsync' };
    await test.sales.patch(`quotes(${quote})`, { freightamount: 10 }, headers);
    expect((await scene.read(`quotes(${quote})`)).totalamount).not.toBe(10);
    const { headers: answered } = await test.sales.post('accounts', { name: 'Numbered' }, headers);
    const { json } = await test.sales.get(String(answered.get('odata-entityid')));
    expect(json.accountnumber).toMatch(/^ACC-/);
  });

  it.each([
    ['mscrm.bypassbusinesslogicexecution', 'Everything', 'got'],
    ['mscrm.bypassbusinesslogicexecutionstepids', 'first', 'identifiers of steps'],
    [
      'mscrm.bypassbusinesslogicexecutionstepids',
      Array(4).fill(object).join(','),
      'the limit of the organization is 3',
    ],
    ['mscrm.bypasscustompluginexecution', 'perhaps', 'neither true nor false'],
    ['mscrm.suppresscallbackregistrationexpanderjob', '1', 'neither true nor false'],
  ])('is refused when %s says %s', async (name, value, message) => {
    const answer = await test.sales.post('accounts', { name: 'Never' }, { [name]: value });
    expect([answer.status, answer.json.error.message]).toEqual([400, expect.stringContaining(message)]);
  });
});

describe('A request to Dataverse of a user whose roles are narrow', () => {
  const privileges = [
    'prvActOnBehalfOfAnotherUser',
    'prvBypassCustomBusinessLogic',
    'prvBypassCustomPlugins',
  ];
  const test = useSandbox({ lacks: { sales: { privileges } } });

  it.each([
    ['callerobjectid', object, 'prvActOnBehalfOfAnotherUser'],
    ['mscrmcallerid', object, 'prvActOnBehalfOfAnotherUser'],
    ['mscrm.bypassbusinesslogicexecution', 'CustomSync', 'prvBypassCustomBusinessLogic'],
    ['mscrm.bypassbusinesslogicexecutionstepids', object, 'prvBypassCustomBusinessLogic'],
    ['mscrm.bypasscustompluginexecution', 'true', 'prvBypassCustomPlugins'],
  ])('may not send %s', async (name, value, privilege) => {
    const answer = await test.sales.post('accounts', { name: 'Never' }, { [name]: value });
    expect([answer.status, answer.json.error.code]).toEqual([403, '0x80040220']);
    expect(answer.json.error.message).toContain(`is missing ${privilege} privilege`);
    expect((await test.sales.get('accounts/$count')).text).toBe('0');
  });

  it('may send what takes no privilege', async () => {
    const headers = {
      'mscrm.suppresscallbackregistrationexpanderjob': 'true',
      'mscrm.bypasscustompluginexecution': 'false',
    };
    expect((await test.sales.post('accounts', { name: 'Plain' }, headers)).status).toBe(204);
  });
});
