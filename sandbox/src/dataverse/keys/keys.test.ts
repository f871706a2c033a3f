import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startSandbox } from '../../start-sandbox.ts';
import { caller } from '../../test-support/call.ts';
import { useSandbox } from '../../test-support/start-for-test.ts';

describe('Alternate keys of Dataverse', () => {
  const test = useSandbox({ lacks: { sales: { alternateKeys: ['accounts'] } } });
  const table = (name: string) => `EntityDefinitions(LogicalName='${name}')`;
  const add = (name: string, SchemaName: string, KeyAttributes: readonly string[]) =>
    test.sales.post(`${table(name)}/Keys`, {
      '@odata.type': 'Microsoft.Dynamics.CRM.EntityKeyMetadata',
      SchemaName,
      KeyAttributes,
    });
  const statusOf = async (name: string, key: string) =>
    (await test.sales.get(`${table(name)}/Keys(LogicalName='${key}')?$select=EntityKeyIndexStatus`)).json
      .EntityKeyIndexStatus;

  it('find records, and hold them to the key, once their index has been built', async () => {
    await test.sales.post('accounts', { name: 'Numbered', accountnumber: 'K-1' });
    expect((await test.sales.get("accounts(accountnumber='K-1')")).status).toBe(400);
    const added = await add('account', 'new_AccountNumber', ['accountnumber']);
    expect([added.status, added.headers.get('odata-entityid')]).toEqual([
      204,
      expect.stringMatching(/EntityDefinitions\([0-9a-f-]+\)\/Keys\([0-9a-f-]+\)$/),
    ]);
    await expect.poll(() => statusOf('account', 'new_accountnumber')).toBe('Active');
    expect((await test.sales.get("accounts(accountnumber='K-1')?$select=name")).json.name).toBe('Numbered');
    expect((await test.sales.patch("accounts(accountnumber='K-2')", { name: 'Upserted' })).status).toBe(204);
    const taken = await test.sales.post('accounts', { accountnumber: 'k-1' });
    expect([taken.status, taken.json.error.code]).toEqual([412, '0x80060892']);
    expect((await test.sales.get('$metadata?annotations=true')).text).toContain('accountnumber');
    const keys = (await test.sales.get(`${table('account')}/Keys`)).json.value;
    expect(keys).toMatchObject([
      { SchemaName: 'new_AccountNumber', KeyAttributes: ['accountnumber'], IsManaged: false },
    ]);
  });

  it('are of several columns, lookups among them', async () => {
    const { headers } = await test.sales.post('accounts', { name: 'Parent' });
    const parent = /\(([^)]+)\)$/.exec(headers.get('odata-entityid') ?? '')?.[1] ?? '';
    await add('contact', 'new_PersonOfCompany', ['lastname', 'parentcustomerid']);
    await expect.poll(() => statusOf('contact', 'new_personofcompany')).toBe('Active');
    const path = `contacts(lastname='Agent',_parentcustomerid_value=${parent})`;
    await test.sales.post('contacts', {
      lastname: 'Agent',
      'parentcustomerid_account@odata.bind': `/accounts(${parent})`,
    });
    expect((await test.sales.get(`${path}?$select=lastname`)).json.lastname).toBe('Agent');
  });

  it('fail when two records are alike, and can then be taken away', async () => {
    for (const name of ['Same', 'same']) await test.sales.post('accounts', { name: 'x', fax: name });
    expect((await add('account', 'new_Fax', ['fax'])).status).toBe(204);
    await expect.poll(() => statusOf('account', 'new_fax')).toBe('Failed');
    expect((await test.sales.get("accounts(fax='Same')")).status).toBe(400);
    expect((await test.sales.delete(`${table('account')}/Keys(LogicalName='new_fax')`)).status).toBe(204);
    expect((await test.sales.get(`${table('account')}/Keys(LogicalName='new_fax')`)).status).toBe(404);
  });

  it('fail for texts that are alike as keys compare them, in more ways than by lower case', async () => {
    for (const department of ['Straße', 'STRASSE'])
      await test.sales.post('contacts', { lastname: 'x', department });
    expect((await add('contact', 'new_Department', ['department'])).status).toBe(204);
    await expect.poll(() => statusOf('contact', 'new_department')).toBe('Failed');
  });

  it('hold nobody any more when they have been taken away', async () => {
    await add('pricelevel', 'new_Name', ['name']);
    await expect.poll(() => statusOf('pricelevel', 'new_name')).toBe('Active');
    const [currency] = (await test.sales.get('transactioncurrencies')).json.value;
    const create = async () =>
      (
        await test.sales.post('pricelevels', {
          name: 'List',
          'transactioncurrencyid@odata.bind': `/transactioncurrencies(${currency?.transactioncurrencyid})`,
        })
      ).status;
    expect([await create(), await create()]).toEqual([204, 412]);
    await test.sales.delete(`${table('pricelevel')}/Keys(LogicalName='new_Name')`);
    expect(await create()).toBe(204);
    expect((await test.sales.get("pricelevels(name='List')")).status).toBe(400);
  });

  it.each<[string, string, string, readonly string[], number, string]>([
    ['an unknown table', 'lead', 'new_X', ['name'], 404, 'EntityDefinitions'],
    ['an unknown column', 'account', 'new_X', ['nothing'], 400, 'has no attribute nothing'],
    ['no column', 'account', 'new_X', [], 400, 'at least one'],
    ['a column of another kind', 'account', 'new_X', ['creditlimit'], 400, 'cannot be part'],
    ['no name', 'account', '', ['fax'], 400, 'SchemaName'],
    ['columns that have a key', 'quote', 'new_X', ['quotenumber', 'revisionnumber'], 400, 'already'],
  ])('are refused for %s', async (_, name, schemaName, columns, status, message) => {
    const answer = await add(name, schemaName, columns);
    expect([answer.status, answer.json.error.message]).toEqual([status, expect.stringContaining(message)]);
  });

  it('are ten to a table', async () => {
    const columns = [
      'name',
      'address1_city',
      'address1_line1',
      'address1_line2',
      'address1_line3',
      'telephone1',
    ];
    const more = ['telephone2', 'telephone3', 'emailaddress1', 'emailaddress2', 'emailaddress3'];
    const answers = await Promise.all(
      [...columns, ...more].map((column) =>
        add('contact', `new_${column}`, [column === 'name' ? 'firstname' : column]),
      ),
    );
    expect(answers.filter(({ status }) => status === 400).length).toBeGreaterThan(0);
    expect((await test.sales.get(`${table('contact')}/Keys`)).json.value).toHaveLength(10);
  });

  it('are there after a restart', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'keys-'));
    const start = () =>
      startSandbox({ salesPort: 0, financeOperationsPort: 0, seed: false, auth: 'loopback-open', dataDir });
    try {
      const first = await start();
      await caller(first.sales.serviceRoot).post(`${table('uomschedule')}/Keys`, {
        SchemaName: 'new_Name',
        KeyAttributes: ['name'],
      });
      await first.stop();
      const second = await start();
      const sales = caller(second.sales.serviceRoot);
      await expect
        .poll(
          async () =>
            (await sales.get(`${table('uomschedule')}/Keys(LogicalName='new_name')`)).json
              .EntityKeyIndexStatus,
        )
        .toBe('Active');
      expect((await sales.get("uomschedules(name='x')")).status).toBe(404);
      await second.stop();
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});
