import { beforeAll, describe, expect, it } from 'vitest';
import { useSandbox } from '../../test-support/start-for-test.ts';

const id = (n: number) => `00000000-0000-4000-8000-00000000b${String(n).padStart(3, '0')}`;

describe('Dataverse, bulk messages', () => {
  const test = useSandbox();
  const account = (values: object) => ({ '@odata.type': 'Microsoft.Dynamics.CRM.account', ...values });
  const bulk = (message: string, targets: unknown, table = 'accounts') =>
    test.sales.post(`${table}/Microsoft.Dynamics.CRM.${message}`, { Targets: targets });
  const names = async (filter: string) =>
    (await test.sales.get(`accounts?$select=name&$filter=${filter}&$orderby=name`)).json.value.map(
      ({ name }) => name,
    );

  it('CreateMultiple gives the identifiers of what it made, in the order of the targets', async () => {
    const { status, json } = await bulk('CreateMultiple', [
      account({ accountid: id(1), name: 'bulk 1' }),
      account({ name: 'bulk 2' }),
    ]);
    expect(status).toBe(200);
    expect(json['@odata.context']).toContain('#Microsoft.Dynamics.CRM.CreateMultipleResponse');
    const [first, second] = json.Ids as string[];
    expect(first).toBe(id(1));
    expect((await test.sales.get(`accounts(${second})?$select=name`)).json.name).toBe('bulk 2');
  });

  it('UpdateMultiple changes by identifier or by @odata.id, and answers without a body', async () => {
    await bulk('CreateMultiple', [
      account({ accountid: id(3), name: 'update 1' }),
      account({ accountid: id(4), accountnumber: 'BULK-4', name: 'update 2' }),
    ]);
    const { status, text } = await bulk('UpdateMultiple', [
      account({ accountid: id(3), telephone1: '3' }),
      account({ '@odata.id': "accounts(accountnumber='BULK-4')", telephone1: '4' }),
    ]);
    expect([status, text]).toEqual([204, '']);
    const rows = (
      await test.sales.get(`accounts?$select=telephone1&$filter=startswith(name,'update ')&$orderby=name`)
    ).json;
    expect(rows.value.map(({ telephone1 }) => telephone1)).toEqual(['3', '4']);
  });

  it('UpsertMultiple makes what is not there and changes what is', async () => {
    const target = (number: string, name: string) =>
      account({ '@odata.id': `accounts(accountnumber='${number}')`, name });
    await bulk('UpsertMultiple', [
      target('UP-1', 'upsert 1'),
      account({ accountid: id(5), name: 'upsert 0' }),
    ]);
    const { status } = await bulk('UpsertMultiple', [
      target('UP-1', 'upsert 1 again'),
      target('UP-2', 'upsert 2'),
      account({ name: 'upsert 3' }),
    ]);
    expect(status).toBe(204);
    expect(await names("startswith(name,'upsert ')")).toEqual([
      'upsert 0',
      'upsert 1 again',
      'upsert 2',
      'upsert 3',
    ]);
  });

  it.each(['CreateMultiple', 'UpdateMultiple', 'UpsertMultiple'])(
    '%s is one transaction: one refused target refuses all',
    async (message) => {
      await test.sales.patch(`accounts(${id(6)})`, { name: 'kept' });
      const good = message === 'CreateMultiple' ? { name: 'half' } : { accountid: id(6), name: 'half' };
      const bad = message === 'CreateMultiple' ? {} : { accountid: id(6) };
      const { status, json } = await bulk(message, [
        account(good),
        account({ ...bad, name: 'x'.repeat(161) }),
      ]);
      expect([status, json.error.code]).toEqual([400, '0x80044331']);
      expect(await names("name eq 'half'")).toEqual([]);
    },
  );

  it.each([
    ['a target without type', [{ name: 'x' }], '@odata.type'],
    ['a target of another type', [{ '@odata.type': 'Microsoft.Dynamics.CRM.contact' }], 'must be of type'],
    ['no targets', [], 'at least one record'],
    ['targets that are no list', {}, 'StartArray'],
    [
      'the key of the record in its columns too',
      [account({ '@odata.id': "accounts(accountnumber='K')", accountnumber: 'K' })],
      'same key',
    ],
    ['a key that is none', [account({ '@odata.id': "accounts(name='K')" })], 'key in the request URI'],
  ])('are refused with %s', async (_, targets, message) => {
    const answer = await bulk('UpsertMultiple', targets);
    expect(answer.status).toBe(400);
    expect(answer.json.error.message).toContain(message);
  });

  it('are not there for deletions and for tables without them', async () => {
    expect((await bulk('DeleteMultiple', [account({})])).json.error.message).toBe(
      'DeleteMultiple has not yet been implemented.',
    );
    const unit = { '@odata.type': 'Microsoft.Dynamics.CRM.uom', name: 'x' };
    expect((await bulk('CreateMultiple', [unit], 'uoms')).json.error.message).toContain(
      "The 'CreateMultiple' method does not support entities of type 'uom'.",
    );
    expect((await test.sales.get('accounts/Microsoft.Dynamics.CRM.CreateMultiple')).status).toBe(405);
  });
});

describe('Dataverse, deep insert', () => {
  const test = useSandbox();
  beforeAll(async () => {
    await test.sales.post('contacts', { contactid: id(20), lastname: 'Known' });
  });

  it('makes a record with those it points to and those that point to it', async () => {
    const { status } = await test.sales.post('accounts', {
      accountid: id(10),
      name: 'Deep',
      primarycontactid: { contactid: id(11), lastname: 'First' },
      contact_customer_accounts: [
        { contactid: id(12), lastname: 'Second' },
        { contactid: id(13), lastname: 'Third' },
      ],
      'contact_customer_accounts@odata.bind': [`/contacts(${id(20)})`],
    });
    expect(status).toBe(204);
    const account = (await test.sales.get(`accounts(${id(10)})?$select=_primarycontactid_value`)).json;
    expect(account._primarycontactid_value).toBe(id(11));
    const rows = (
      await test.sales.get(
        `contacts?$select=lastname&$filter=_parentcustomerid_value eq ${id(10)}&$orderby=lastname`,
      )
    ).json.value;
    expect(rows.map(({ lastname }) => lastname)).toEqual(['Known', 'Second', 'Third']);
  });

  it('makes all or nothing', async () => {
    const { status } = await test.sales.post('accounts', {
      name: 'Half',
      contact_customer_accounts: [{ lastname: 'Good' }, { lastname: 'x'.repeat(51) }],
    });
    expect(status).toBe(400);
    expect((await test.sales.get("accounts/$count?$filter=name eq 'Half'")).text).toBe('0');
    expect((await test.sales.get("contacts/$count?$filter=lastname eq 'Good'")).text).toBe('0');
  });

  it('is not there for changes, for lists where one is meant, and without end', async () => {
    const nested = (depth: number) =>
      `${'{"name":"x","parentaccountid":'.repeat(depth)}{}${'}'.repeat(depth)}`;
    const refused = [
      await test.sales.patch(`accounts(${id(10)})`, { primarycontactid: { lastname: 'x' } }),
      await test.sales.post('accounts', { contact_customer_accounts: { lastname: 'x' } }),
      await test.sales.post('accounts', { primarycontactid: [{ lastname: 'x' }] }),
      await test.sales.post('accounts', nested(30)),
      await test.sales.post('accounts', nested(50_000)),
    ];
    expect(refused.map(({ status, json }) => [status, json.error.code])).toEqual(
      Array(5).fill([400, '0x80048d19']),
    );
  });
});
