import { describe, expect, it } from 'vitest';
import { useDynamicsWebApi } from './use-dynamics-web-api.ts';

describe('DynamicsWebApi, relations', () => {
  const test = useDynamicsWebApi();
  const create = (collection: string, data: object): Promise<string> =>
    test.client.create<object, string>({ collection, data });
  const companyOf = async (contact: string) =>
    (await test.read(`contacts(${contact})`))._parentcustomerid_value;

  it('sets and clears a lookup by its reference', async () => {
    const account = await create('accounts', { name: 'Company' });
    const contact = await create('contacts', { lastname: 'Primary' });
    const lookup = { collection: 'accounts', primaryKey: account, navigationProperty: 'primarycontactid' };
    const related = { relatedCollection: 'contacts', relatedKey: contact };
    await test.client.associateSingleValued({ ...lookup, ...related });
    expect(await test.read(`accounts(${account})`)).toMatchObject({ _primarycontactid_value: contact });
    await test.client.disassociateSingleValued(lookup);
    expect(await test.read(`accounts(${account})`)).toMatchObject({ _primarycontactid_value: null });
  });

  it('puts a record into a collection and takes it out', async () => {
    const account = await create('accounts', { name: 'Company' });
    const contact = await create('contacts', { lastname: 'Member' });
    const collection = {
      ...{ collection: 'accounts', primaryKey: account, relationshipName: 'contact_customer_accounts' },
    };
    await test.client.associate({ ...collection, relatedCollection: 'contacts', relatedKey: contact });
    expect(await companyOf(contact)).toBe(account);
    await test.client.disassociate({ ...collection, relatedKey: contact });
    expect(await companyOf(contact)).toBeNull();
  });

  it('associates in a change set with a record that the set makes', async () => {
    const contact = await create('contacts', { lastname: 'In a batch' });
    test.client.startBatch();
    test.client.create({ collection: 'accounts', data: { name: 'Company' }, contentId: '1' });
    test.client.associate({
      ...{ contentId: '$1', relationshipName: 'contact_customer_accounts' },
      ...{ relatedCollection: 'contacts', relatedKey: contact },
    });
    const [account] = await test.client.executeBatch();
    expect(await companyOf(contact)).toBe(account);
  });

  it('reports a record that is not there, and a relation that there is not', async () => {
    const account = await create('accounts', { name: 'Company' });
    const nobody = '00000000-0000-0000-0000-000000000001';
    const related = { relatedCollection: 'contacts', relatedKey: nobody };
    const from = { collection: 'accounts', primaryKey: account };
    await expect(
      test.client.associate({ ...from, ...related, relationshipName: 'contact_customer_accounts' }),
    ).rejects.toMatchObject({ status: 404, code: '0x80040217' });
    await expect(
      test.client.associate({ ...from, ...related, relationshipName: 'no_such_relation' }),
    ).rejects.toMatchObject({ status: 404, code: '0x8006088a' });
  });
});
