import { type Sandbox, startSandbox } from '@p2c/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTarget } from './open-target.ts';

/** The sandbox stands for a tenant: it stays when the run ends. */
describe('the clean-up of a contract that was held against a system', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ salesPort: 0, financeOperationsPort: 0, auth: 'required' });
  });
  afterAll(() => sandbox.stop());

  async function open(system: 'SALES' | 'FINANCE_OPERATIONS') {
    const { tenantId, clientId, clientSecret } = sandbox.credentials;
    const { service } = await openTarget(system, {
      P2C_CONTRACT_SALES_URL: sandbox.sales.serviceRoot,
      P2C_CONTRACT_FINANCE_OPERATIONS_URL: sandbox.financeOperations.serviceRoot,
      P2C_CONTRACT_AUTHORITY: sandbox.authority,
      P2C_CONTRACT_TENANT_ID: tenantId,
      P2C_CONTRACT_CLIENT_ID: clientId,
      P2C_CONTRACT_CLIENT_SECRET: clientSecret,
    });
    return service;
  }

  it('deletes what another record held back, and what nobody noted but bears the mark of the run', async () => {
    const service = await open('SALES');
    const account = async (name: string) => {
      const { headers } = await service.post('accounts', { name });
      return String(headers.get('odata-entityid')).slice(service.root.length);
    };
    const [parent, lost] = [await account(`${service.mark} parent`), await account(`${service.mark} lost`)];
    const { headers } = await service.post('contacts', {
      lastname: 'Child',
      'parentcustomerid_account@odata.bind': `/${parent}`,
    });
    // The other way round: the company is asked for first, and cannot go before its contact.
    service.keep(String(headers.get('odata-entityid')).slice(service.root.length));
    service.keep(parent);
    expect((await service.delete(parent)).status).toBe(405);
    expect(await service.clear()).toEqual([]);
    for (const path of [parent, lost]) expect((await service.get(path)).status).toBe(404);
  });

  it('finds what bears the mark in F&O, too', async () => {
    const service = await open('FINANCE_OPERATIONS');
    for (const number of ['A', 'B']) {
      const { status, text } = await service.post('CustomersV3', {
        dataAreaId: service.company,
        CustomerAccount: `${service.mark}${number}`,
        CustomerGroupId: '10',
        SalesCurrencyCode: 'USD',
        OrganizationName: 'Lost',
      });
      expect(status, text).toBe(201);
    }
    const path = (number: string) =>
      `CustomersV3(dataAreaId='usmf',CustomerAccount='${service.mark}${number}')?cross-company=true`;
    service.keep(path('A'));
    expect(await service.clear()).toEqual([]);
    expect((await service.get(path('B'))).status).toBe(404);
  });

  it('goes on when a request breaks, and tells of every path that is left', async () => {
    const service = await open('SALES');
    const { headers } = await service.post('accounts', { name: `${service.mark} whole` });
    const path = String(headers.get('odata-entityid')).slice(service.root.length);
    service.keep(path);
    service.keep('http://127.0.0.1:1/accounts(gone)');
    expect(await service.clear()).toEqual([
      expect.stringMatching(/^http:\/\/127\.0\.0\.1:1\/accounts\(gone\): TypeError/),
    ]);
    expect((await service.get(path)).status).toBe(404);
  });
});
