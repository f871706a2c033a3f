import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { startApp, type TestApp } from '../support/start-app.ts';
import { openSystems, type Systems } from '../support/systems.ts';

const writes = async (app: TestApp) =>
  [
    ...(await app.sandbox.sales.admin.requests()),
    ...(await app.sandbox.financeOperations.admin.requests()),
  ].filter(({ method }) => method !== 'GET');

const unified = /* GraphQL */ `
  query Unified($id: ID!) {
    customer(id: $id) {
      name
      creditLimit
      customerGroup
      sales { accountId name phone mainAddress { street city country } }
      financeOperations { name phone customerGroup site warehouse language isExternallyMaintained mainAddress { street city country } }
      sync { state pending otherKey reason { code } }
    }
  }
`;

/** Nothing that differs is left: a pass over every customer writes nothing to either system. */
async function expectSecondPassWritesNothing(app: TestApp) {
  await app.sandbox.sales.admin.clearRequests();
  await app.sandbox.financeOperations.admin.clearRequests();
  const { triggerSync } = await app.data<{ triggerSync: { id: string } }>(
    'mutation { triggerSync(entity: CUSTOMER, all: true) { id } }',
  );
  await eventually(async () => {
    const { syncRun } = await app.data<{ syncRun: { state: string } }>(
      'query ($id: ID!) { syncRun(id: $id) { state } }',
      { id: triggerSync.id },
    );
    return syncRun.state === 'COMPLETED';
  });
  expect(await writes(app)).toEqual([]);
}

describe('customers from Sales to F&O', () => {
  let app: TestApp;
  let systems: Systems;

  beforeAll(async () => {
    app = await startApp();
    systems = await openSystems(app.sandbox);
  });
  afterAll(() => app[Symbol.asyncDispose]());

  it('the first start adopts the customers that F&O holds and creates the rest, once each', async () => {
    const accounts = (
      await systems.sales('GET', 'accounts?$select=accountnumber,name&$filter=accountnumber ne null')
    ).body.value as Record<string, string>[];
    const customers = await systems.customers();
    const numbers = customers.map((row) => row.CustomerAccount);
    expect(new Set(numbers).size).toBe(numbers.length);
    const missing = accounts.map((row) => row.accountnumber).filter((number) => !numbers.includes(number));
    expect(missing.toSorted()).toEqual(['ACC-01050-TOOLNG', 'ACC-01051-ATLANT', 'ACC-01052-CLOSED']);
    for (const account of accounts.filter((row) => !missing.includes(row.accountnumber))) {
      const customer = customers.find((row) => row.CustomerAccount === account.accountnumber);
      expect(customer).toMatchObject({ OrganizationName: account.name, IsExternallyMaintained: 'Yes' });
    }
  });

  it('adoption keeps what F&O owns', async () => {
    expect(await systems.customer('US-002')).toMatchObject({
      CustomerGroupId: '30',
      CreditLimit: 500000,
      PaymentTerms: 'Net30',
      WarehouseId: '12',
      OrganizationName: 'Contoso Retail Los Angeles',
    });
  });

  it('says why a record is not carried over', async () => {
    const { syncRecords } = await app.data<{
      syncRecords: {
        nodes: { number: string | null; status: { state: string; reason: { code: string } } }[];
      };
    }>(
      'query { syncRecords(entity: CUSTOMER, states: [PARKED, NOT_SENT]) { nodes { number status { state reason { code } } } } }',
    );
    const reasons = Object.fromEntries(
      syncRecords.nodes.map(({ number, status }) => [
        number ?? 'none',
        `${status.state} ${status.reason.code}`,
      ]),
    );
    expect(reasons).toEqual({
      'ACC-01050-TOOLNG': 'PARKED VALUE_TOO_LONG',
      'ACC-01051-ATLANT': 'PARKED VALUE_NOT_MAPPED',
      'ACC-01052-CLOSED': 'NOT_SENT SOURCE_INACTIVE',
      none: 'NOT_SENT NO_NUMBER',
    });
  });

  it('a customer created by mutation arrives in F&O with its mapped fields and the constants of creation', async () => {
    const { createCustomer } = await app.data<{
      createCustomer: { customer: { id: string; number: string } };
    }>(
      `mutation {
        createCustomer(input: { name: "Northwind Traders", phone: "+1 425 555 0100", currency: "EUR",
          mainAddress: { street: "1 Harbor Way", city: "Seattle", stateOrProvince: "WA", postalCode: "98101", country: "USA" } }) {
          customer { id number }
        }
      }`,
    );
    const { id, number } = createCustomer.customer;
    expect(number).toMatch(/^ACC-\d+-[A-Z0-9]{6}$/);
    const customer = await eventually(() => systems.customer(number));
    expect(customer).toMatchObject({
      OrganizationName: 'Northwind Traders',
      PrimaryContactPhone: '+1 425 555 0100',
      SalesCurrencyCode: 'EUR',
      AddressStreet: '1 Harbor Way',
      AddressCountryRegionISOCode: 'US',
      CustomerGroupId: '10',
      SiteId: '1',
      WarehouseId: '13',
      LanguageId: 'en-us',
      PartyType: 'Organization',
      PartyNumber: number,
      IsExternallyMaintained: 'Yes',
    });
    await app.settled();
    const data = await app.data(unified, { id });
    expect(data.customer).toMatchObject({
      name: 'Northwind Traders',
      customerGroup: '10',
      sales: { name: 'Northwind Traders', mainAddress: { country: 'USA' } },
      financeOperations: {
        name: 'Northwind Traders',
        site: '1',
        isExternallyMaintained: true,
        mainAddress: { country: 'US' },
      },
      sync: {
        state: 'SETTLED',
        pending: false,
        otherKey: `CustomersV3(dataAreaId='usmf',CustomerAccount='${number}')`,
      },
    });
    await expectSecondPassWritesNothing(app);
  });

  it('an account created in Sales itself arrives without any request to the gateway', async () => {
    const answer = await systems.sales(
      'POST',
      'accounts',
      { name: 'Typed Into Sales', address1_city: 'Boston' },
      { prefer: 'return=representation' },
    );
    expect(answer.status).toBe(201);
    const number = String(answer.body.accountnumber);
    const customer = await eventually(() => systems.customer(number));
    expect(customer).toMatchObject({
      OrganizationName: 'Typed Into Sales',
      AddressCity: 'Boston',
      AddressCountryRegionISOCode: 'US',
      CustomerGroupId: '10',
    });
    await app.settled();
    await expectSecondPassWritesNothing(app);
  });

  it('a change by mutation and a change in Sales itself both arrive, and only the changed fields are written', async () => {
    await app.sandbox.financeOperations.admin.clearRequests();
    await app.data(
      'mutation { updateCustomer(input: { id: "usmf:US-003", phone: "555-0001" }) { customer { id } } }',
    );
    await eventually(async () => (await systems.customer('US-003'))?.PrimaryContactPhone === '555-0001');
    const account = await systems.account('US-003');
    await systems.sales('PATCH', `accounts(${account.accountid})`, { fax: '555-0002' });
    await eventually(async () => (await systems.customer('US-003'))?.PrimaryContactFax === '555-0002');
    const sent = (await app.sandbox.financeOperations.admin.requests())
      .filter(({ method }) => method === 'PATCH')
      .map(({ body }) => JSON.parse(body ?? '{}'));
    expect(sent).toEqual([{ PrimaryContactPhone: '555-0001' }, { PrimaryContactFax: '555-0002' }]);
  });

  it('what the mutation clears in Sales is cleared in F&O', async () => {
    await app.data(
      'mutation { updateCustomer(input: { id: "usmf:US-005", website: null }) { customer { id } } }',
    );
    await eventually(async () => (await systems.customer('US-005'))?.PrimaryContactURL === '');
    expect((await systems.account('US-005')).websiteurl).toBeNull();
  });

  it('the other company is never touched', async () => {
    expect(await systems.customer('US-001', 'demf')).toMatchObject({
      OrganizationName: 'Kontor Süd GmbH',
      IsExternallyMaintained: 'No',
    });
    expect(await systems.customers('demf')).toHaveLength(5);
  });
});

describe('a value that Sales owns, changed in F&O', () => {
  it('is reverted, reported with its rule, and what F&O owns stays', async () => {
    await using app = await startApp({ compareIntervalMs: 50 });
    const systems = await openSystems(app.sandbox);
    const changed = await systems.financeOperations(
      'PATCH',
      "CustomersV3(dataAreaId='usmf',CustomerAccount='US-001')?cross-company=true",
      {
        OrganizationName: 'Renamed By Hand',
        CreditLimit: 123456.78,
      },
    );
    expect(changed.status).toBe(204);
    await eventually(
      async () => (await systems.customer('US-001'))?.OrganizationName === 'Contoso Retail San Diego',
    );
    expect(await systems.customer('US-001')).toMatchObject({ CreditLimit: 123456.78 });
    const reverts = await eventually(async () => {
      const { syncRuns } = await app.data<{
        syncRuns: { nodes: { writes: { nodes: { kind: string; number: string; fields: object[] }[] } }[] };
      }>(
        'query { syncRuns(first: 20) { nodes { kind writes { nodes { kind number fields { property from to rule } } } } } }',
      );
      const found = syncRuns.nodes
        .flatMap((run) => run.writes.nodes)
        .filter((write) => write.kind === 'REVERT');
      return found.length > 0 ? found : undefined;
    });
    expect(reverts).toEqual([
      {
        kind: 'REVERT',
        number: 'US-001',
        fields: [
          {
            property: 'OrganizationName',
            from: 'Renamed By Hand',
            to: 'Contoso Retail San Diego',
            rule: expect.stringContaining('accounts-to-customers.yaml'),
          },
        ],
      },
    ]);
  });
});
