import { afterEach, describe, expect, it } from 'vitest';
import { useSandbox } from '../../test-support/start-for-test.ts';

describe('Duplicates in Dataverse', () => {
  const test = useSandbox();
  const detecting = { 'mscrm.suppressduplicatedetection': 'false' };
  const admin = (method: string, path: string, body?: object) =>
    test.sales.send(method, new URL(`/__sandbox/${path}`, test.sandbox.sales.serviceRoot).href, {}, body);
  const added: string[] = [];
  const publish = async (entitySet: string, columns: readonly string[]) => {
    const { json } = await admin('POST', 'duplicate-rules', { entitySet, columns });
    added.push(String(json.id));
  };
  afterEach(async () => {
    for (const id of added.splice(0)) await admin('DELETE', `duplicate-rules/${id}`);
  });
  const make = async (table: string, body: object) => {
    const { status, headers, text } = await test.sales.post(table, body);
    expect(status, text).toBe(204);
    return /\(([^)]+)\)$/.exec(headers.get('odata-entityid') ?? '')?.[1] ?? '';
  };
  const duplicate = {
    code: '0x80040333',
    message: 'A record was not created or updated because a duplicate of the current record already exists.',
  };

  it('are taken without a word unless the request asks for detection', async () => {
    await make('accounts', { name: 'Twice' });
    for (const headers of [{}, { 'mscrm.suppressduplicatedetection': 'true' }])
      expect((await test.sales.post('accounts', { name: 'Twice' }, headers)).status).toBe(204);
    const refused = await test.sales.post('accounts', { name: 'TWICE' }, detecting);
    expect([refused.status, refused.json.error]).toEqual([412, duplicate]);
    expect((await test.sales.post('accounts', { name: 'Once' }, detecting)).status).toBe(204);
    expect((await test.sales.get("accounts/$count?$filter=name eq 'Twice'")).text).toBe('3');
  });

  it('are found by all columns of a rule together, and never by an empty one', async () => {
    await publish('contacts', ['firstname', 'lastname']);
    await make('contacts', { firstname: 'Ann', lastname: 'Agent' });
    await make('contacts', { lastname: 'Alone' });
    const status = async (body: object) => (await test.sales.post('contacts', body, detecting)).status;
    expect(await status({ firstname: 'Ann', lastname: 'Agent' })).toBe(412);
    expect(await status({ firstname: 'Bob', lastname: 'Agent' })).toBe(204);
    expect(await status({ lastname: 'Alone' })).toBe(204);
  });

  it('are refused in an update of a column of the rule alone, in an upsert and in a bulk message', async () => {
    await make('accounts', { name: 'Taken' });
    const id = await make('accounts', { name: 'Free' });
    const patch = (path: string, body: object) => test.sales.patch(path, body, detecting);
    expect((await patch(`accounts(${id})`, { name: 'Taken' })).json.error).toEqual(duplicate);
    expect((await patch(`accounts(${id})`, { name: 'Free' })).status).toBe(204);
    await test.sales.patch(`accounts(${id})`, { name: 'Taken' });
    expect((await patch(`accounts(${id})`, { fax: '1' })).status).toBe(204);
    expect((await patch("accounts(accountnumber='D-1')", { name: 'Taken' })).status).toBe(412);
    const target = { '@odata.type': 'Microsoft.Dynamics.CRM.account', name: 'Taken' };
    const bulk = await test.sales.post(
      'accounts/Microsoft.Dynamics.CRM.CreateMultiple',
      { Targets: [{ ...target, name: 'New' }, target] },
      detecting,
    );
    expect(bulk.status).toBe(412);
    expect((await test.sales.get("accounts/$count?$filter=name eq 'New'")).text).toBe('0');
  });

  it('are told apart by rules that can be listed, published and withdrawn', async () => {
    const rules = async () =>
      (await admin('GET', 'duplicate-rules')).json.rules as { name: string; id: string }[];
    const before = await rules();
    expect(before.map(({ name }) => name)).toEqual([
      'Accounts with the same Account Name',
      'Contacts with the same e-mail address',
    ]);
    await publish('quotes', ['name']);
    expect((await rules()).map(({ name }) => name)).toContain('quotes with the same name');
    for (const body of [
      { entitySet: 'leads', columns: ['x'] },
      { entitySet: 'accounts', columns: ['x'] },
      {},
    ])
      expect((await admin('POST', 'duplicate-rules', body)).status).toBe(400);
    const unknown = '00000000-0000-4000-8000-000000000009';
    expect((await admin('DELETE', `duplicate-rules/${unknown}`)).status).toBe(404);
  });

  it('are not looked for by a header that says neither yes nor no', async () => {
    const answer = await test.sales.post(
      'accounts',
      { name: 'x' },
      { 'mscrm.suppressduplicatedetection': 'maybe' },
    );
    expect([answer.status, answer.json.error.code]).toEqual([400, '0x80040203']);
  });
});
