import { describe, expect, it } from 'vitest';
import { useDynamicsWebApi } from './use-dynamics-web-api.ts';

/** What this client can ask and the sandbox does not emulate: refused in words, and nothing has changed. */
describe('DynamicsWebApi, what is refused', () => {
  const test = useDynamicsWebApi();
  const accounts = { collection: 'accounts' };

  it('$search, as Dataverse does; and Dataverse search, which has a root of its own', async () => {
    await expect(
      test.client.retrieveMultiple({ ...accounts, select: ['name'], queryParams: ['$search=contoso'] }),
    ).rejects.toMatchObject({ status: 400, code: '0x80060888', message: expect.stringContaining('$search') });
    await expect(test.client.search('contoso')).rejects.toMatchObject({ status: 404 });
  });

  it('$skip, as Dataverse does', async () => {
    const request = { ...accounts, select: ['name'], queryParams: ['$skip=10'] };
    await expect(test.client.retrieveMultiple(request)).rejects.toMatchObject({ code: '0x80060888' });
  });

  it('changes of the tables themselves', async () => {
    const data = {
      SchemaName: 'new_Column',
      '@odata.type': 'Microsoft.Dynamics.CRM.StringAttributeMetadata',
    };
    const entityKey = "LogicalName='account'";
    await expect(test.client.createAttribute({ entityKey, data })).rejects.toMatchObject({ status: 405 });
    await expect(
      test.client.retrieveAttribute({ entityKey, attributeKey: "LogicalName='new_column'" }),
    ).rejects.toMatchObject({ status: 404 });
  });

  it('descriptions of relationships, which stand in $metadata', async () => {
    const refusal = { status: 404, code: '0x8006088a' };
    await expect(test.client.retrieveRelationships()).rejects.toMatchObject(refusal);
    const csdl = await test.client.retrieveCsdlMetadata();
    expect(csdl).toContain('<NavigationProperty Name="contact_customer_accounts"');
  });

  it('callers without a token, and those that come too often, with the seconds to wait', async () => {
    const { DynamicsWebApi } = await import('dynamics-web-api');
    const serverUrl = new URL(test.sandbox.sales.serviceRoot).origin;
    const config = { serverUrl, dataApi: { version: '9.2' }, onTokenRefresh: async () => 'forged' };
    await expect(new DynamicsWebApi(config).callFunction('WhoAmI')).rejects.toMatchObject({ status: 401 });

    const action = { kind: 'status', status: 429, retryAfterSeconds: 7 } as const;
    await test.sandbox.sales.admin.addFault({ match: { path: 'WhoAmI' }, action });
    await expect(test.client.callFunction('WhoAmI')).rejects.toMatchObject({
      status: 429,
      code: '0x80072322',
      headers: { 'retry-after': '7' },
    });
  });
});
