import { describe, expect, it } from 'vitest';
import { type Part, printBatch, printChangeSet } from '../test-support/batch-body.ts';
import { useSandbox } from '../test-support/start-for-test.ts';
import { useWebhooks } from '../test-support/webhook-scene.ts';

describe('Registrations and keys that a change set changes', () => {
  const test = useSandbox();
  const scene = useWebhooks(test);

  const send = (parts: readonly Part[]) => {
    const { headers, body } = printBatch([printChangeSet(parts)]);
    return test.sales.send('POST', '$batch', headers, body);
  };
  const invalid: Part = { method: 'POST', url: 'accounts', body: { nothing: 1 } };
  /** So many that the change set pauses. */
  const manyAccounts: readonly Part[] = Array.from({ length: 900 }, (_, n) => ({
    method: 'POST',
    url: 'accounts',
    body: { name: 'Many', fax: `${n % 2}` },
  }));

  /** Registers a synchronous step for contacts that are created: who is told, is told before the write is answered. */
  const registration = async (): Promise<Part> => {
    const one = async (path: string) => (await test.sales.get(path)).json.value[0] ?? {};
    const endpoint = await test.sales.post(
      'serviceendpoints',
      { name: 'Hook', url: scene.receiver.url, contract: 8, authtype: 4, authvalue: 'x' },
      { prefer: 'return=representation' },
    );
    const { sdkmessageid } = await one("sdkmessages?$filter=name eq 'Create'");
    const { sdkmessagefilterid } = await one(
      `sdkmessagefilters?$filter=primaryobjecttypecode eq 'contact' and _sdkmessageid_value eq ${sdkmessageid}`,
    );
    return {
      method: 'POST',
      url: 'sdkmessageprocessingsteps',
      body: {
        name: 'Step',
        stage: 40,
        mode: 0,
        rank: 1,
        'eventhandler_serviceendpoint@odata.bind': `/serviceendpoints(${endpoint.json.serviceendpointid})`,
        'sdkmessageid@odata.bind': `/sdkmessages(${sdkmessageid})`,
        'sdkmessagefilterid@odata.bind': `/sdkmessagefilters(${sdkmessagefilterid})`,
      },
    };
  };
  const keys = "EntityDefinitions(LogicalName='account')/Keys";
  const addKey = (name: string, column: string): Part => ({
    method: 'POST',
    url: keys,
    body: { SchemaName: name, KeyAttributes: [column] },
  });
  const statusOf = async (name: string) =>
    (await test.sales.get(`${keys}(LogicalName='${name}')`)).json.EntityKeyIndexStatus;
  const listed = async () => (await scene.admin('GET', 'webhooks')).json.webhooks as unknown[];

  it('tell nobody of a step whose change set was refused', async () => {
    expect((await send([await registration(), invalid])).status).toBe(400);
    expect((await test.sales.get('sdkmessageprocessingsteps')).json.value).toEqual([]);
    expect((await test.sales.post('contacts', { lastname: 'Untold' })).status).toBe(204);
    expect(scene.receiver.received).toEqual([]);
  });

  it('tell the step of a change set that paused, whoever looked in between', async () => {
    let isOver = false;
    const sent = send([await registration(), ...manyAccounts]).finally(() => {
      isOver = true;
    });
    const seen: number[] = [];
    while (!isOver) seen.push((await listed()).length);
    expect((await sent).status).toBe(200);
    expect(seen.filter((n) => n === 0).length).toBeGreaterThan(1);
    expect(await listed()).toHaveLength(1);
    expect((await test.sales.post('contacts', { lastname: 'Told' })).status).toBe(204);
    expect(scene.receiver.received).toHaveLength(1);
  });

  it('leave a key there whose removal was refused', async () => {
    await test.sales.post(keys, addKey('new_Site', 'websiteurl').body);
    await expect.poll(() => statusOf('new_site')).toBe('Active');
    await test.sales.post('accounts', { name: 'Kept', websiteurl: 'https://kept.example' });
    const refused = await send([{ method: 'DELETE', url: `${keys}(LogicalName='new_site')` }, invalid]);
    expect(refused.status).toBe(400);
    const path = `accounts(websiteurl='${encodeURIComponent('https://kept.example')}')?$select=name`;
    expect((await test.sales.get(path)).json.name).toBe('Kept');
  });

  it('take a key away, and add one, in a change set that pauses', async () => {
    await test.sales.post(keys, addKey('new_Phone', 'telephone3').body);
    await expect.poll(() => statusOf('new_phone')).toBe('Active');
    const alike: Part = { method: 'POST', url: 'accounts', body: { name: 'Alike', telephone3: '1' } };
    const answer = await send([
      { method: 'DELETE', url: `${keys}(LogicalName='new_phone')` },
      addKey('new_Stock', 'tickersymbol'),
      alike,
      ...manyAccounts,
      alike,
    ]);
    expect([answer.status, answer.text.includes('0x80060892')]).toEqual([200, false]);
    expect((await test.sales.post('accounts', { name: 'Alike', telephone3: '1' })).status).toBe(204);
    await expect.poll(() => statusOf('new_stock')).toBe('Active');
  });
});
