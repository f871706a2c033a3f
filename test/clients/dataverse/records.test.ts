import { describe, expect, it } from 'vitest';
import { useDynamicsWebApi } from './use-dynamics-web-api.ts';

const nobody = '00000000-0000-0000-0000-000000000001';

describe('DynamicsWebApi, one record at a time', () => {
  const test = useDynamicsWebApi();
  const accounts = { collection: 'accounts' };
  const create = (data: object): Promise<string> => test.client.create<object, string>({ ...accounts, data });

  it('creates a record and is told its identifier', async () => {
    const id = await create({ name: 'Created', telephone1: '555-1', creditlimit: 1000.5 });
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(await test.read(`accounts(${id})`)).toMatchObject({
      name: 'Created',
      telephone1: '555-1',
      creditlimit: 1000.5,
    });
  });

  it('is given the new record, where it asks for it', async () => {
    const select = ['name', 'accountnumber'];
    const request = { ...accounts, data: { name: 'Given' }, returnRepresentation: true, select };
    const record = await test.client.create<object, Record<string, string>>(request);
    expect(record).toMatchObject({ name: 'Given', accountnumber: expect.stringMatching(/^ACC-/) });
    expect(await test.read(`accounts(${record.accountid})`)).toMatchObject({
      accountnumber: record.accountnumber,
    });
  });

  it('retrieves by identifier and by alternate key, with lookups expanded and annotated', async () => {
    const select = ['name', '_transactioncurrencyid_value'];
    const expand = [{ property: 'transactioncurrencyid', select: ['isocurrencycode'] }];
    const key = "accountnumber='US-001'";
    const byNumber = await test.client.retrieve({
      ...{ ...accounts, key, select, expand, includeAnnotations: '*' },
    });
    expect(byNumber).toMatchObject({
      name: 'Contoso Retail San Diego',
      _transactioncurrencyid_value_Formatted: 'US Dollar',
      _transactioncurrencyid_value_LogicalName: 'transactioncurrency',
      transactioncurrencyid: { isocurrencycode: 'USD' },
    });
    const byId = await test.client.retrieve({ ...accounts, key: byNumber.accountid, select });
    expect(byId['@odata.etag']).toBe(byNumber['@odata.etag']);
  });

  it('reports a record that is not there with the status and the code of Dataverse', async () => {
    await expect(test.client.retrieve({ ...accounts, key: nobody, select: ['name'] })).rejects.toMatchObject({
      status: 404,
      code: '0x80040217',
      message: expect.stringContaining('Does Not Exist'),
    });
    await expect(
      test.client.retrieve({ ...accounts, key: "accountnumber='none'", select: ['name'] }),
    ).rejects.toMatchObject({ status: 404, code: '0x80060891' });
  });

  it('refuses a column that the table does not have', async () => {
    await expect(create({ name: 'Odd', nocolumn: 1 })).rejects.toMatchObject({
      status: 400,
      code: '0x80048d19',
      message: expect.stringContaining("'nocolumn'"),
    });
  });

  it('updates with the version that it read, and not with an older one', async () => {
    const key = await create({ name: 'Versions', telephone1: '1' });
    const { '@odata.etag': ifmatch } = await test.client.retrieve({ ...accounts, key, select: ['name'] });
    const update = (telephone1: string) =>
      test.client.update({ ...accounts, key, data: { telephone1 }, ifmatch });
    expect(await update('2')).toBe(true);
    // The client answers false for 412, and throws for everything else.
    expect(await update('3')).toBe(false);
    expect(await test.read(`accounts(${key})`)).toMatchObject({ telephone1: '2' });
  });

  it('does not create by an update', async () => {
    const data = { telephone1: '1' };
    await expect(test.client.update({ ...accounts, key: nobody, data })).rejects.toMatchObject({
      status: 404,
    });
    expect(await test.statusOf(`accounts(${nobody})`)).toBe(404);
  });

  it('sets and clears a single column', async () => {
    const key = await create({ name: 'Column', telephone1: '1' });
    await test.client.updateSingleProperty({ ...accounts, key, fieldValuePair: { telephone1: '2' } });
    expect(await test.read(`accounts(${key})`)).toMatchObject({ telephone1: '2' });
    expect(await test.client.deleteRecord({ ...accounts, key, property: 'telephone1' })).toBe(true);
    expect(await test.read(`accounts(${key})`)).toMatchObject({ name: 'Column', telephone1: null });
  });

  it('upserts by alternate key: creates first, updates then', async () => {
    const key = "accountnumber='UPSERT-1'";
    const upsert = (name: string) =>
      test.client.upsert<object, { accountid: string }>({
        ...{ ...accounts, key, data: { name }, returnRepresentation: true, select: ['name'] },
      });
    const created = await upsert('First');
    const updated = await upsert('Second');
    expect(updated.accountid).toBe(created.accountid);
    expect(await test.read(`accounts(${key})`)).toMatchObject({
      accountid: created.accountid,
      name: 'Second',
    });
  });

  it('prevents the update of an upsert by If-None-Match', async () => {
    const key = "accountnumber='UPSERT-2'";
    const upsert = (name: string) =>
      test.client.upsert({ ...accounts, key, data: { name }, ifnonematch: '*' });
    expect(await upsert('First')).toBeUndefined();
    // The client answers null for what the condition prevented.
    expect(await upsert('Second')).toBeNull();
    expect(await test.read(`accounts(${key})`)).toMatchObject({ name: 'First' });
  });

  it('prevents the create of an upsert by If-Match', async () => {
    const key = "accountnumber='UPSERT-3'";
    const upsert = () => test.client.upsert({ ...accounts, key, data: { name: 'Never' }, ifmatch: '*' });
    expect(await upsert()).toBeNull();
    expect(await test.statusOf(`accounts(${key})`)).toBe(404);
  });

  it('deletes the version that it read, and not a newer one', async () => {
    const key = await create({ name: 'Deleted' });
    const { '@odata.etag': ifmatch } = await test.client.retrieve({ ...accounts, key, select: ['name'] });
    await test.client.update({ ...accounts, key, data: { name: 'Changed' } });
    expect(await test.client.deleteRecord({ ...accounts, key, ifmatch })).toBe(false);
    expect(await test.statusOf(`accounts(${key})`)).toBe(200);
    expect(await test.client.deleteRecord({ ...accounts, key })).toBe(true);
    expect(await test.statusOf(`accounts(${key})`)).toBe(404);
  });

  it('finds the entity set by the name of the table', async () => {
    const key = "accountnumber='US-001'";
    const record = await test.byTableName.retrieve({ collection: 'account', key, select: ['name'] });
    expect(record.name).toBe('Contoso Retail San Diego');
  });

  it('acts for another user, and not for one who does not exist', async () => {
    const [user] = (await test.client.retrieveMultiple({ collection: 'systemusers', select: ['fullname'] }))
      .value;
    const impersonate: string = user.systemuserid;
    const request = { ...accounts, data: { name: 'On behalf' }, returnRepresentation: true };
    const select = ['_createdby_value'];
    const made = await test.client.create<object, object>({ ...request, select, impersonate });
    expect(made).toMatchObject({ _createdby_value: impersonate });
    await expect(test.client.create({ ...request, impersonate: nobody })).rejects.toMatchObject({
      code: '0x80040217',
    });
  });
});
