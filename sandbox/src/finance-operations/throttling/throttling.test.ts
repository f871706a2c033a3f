import { describe, expect, it } from 'vitest';
import { useSandbox } from '../../test-support/start-for-test.ts';

describe('a busy F&O', () => {
  let now = Date.parse('2026-01-01T00:00:00Z');
  const test = useSandbox({ auth: 'required', now: () => now, salesTotalsSeconds: 0 });
  const token = async () => {
    const { authority, credentials, financeOperations } = test.sandbox;
    const { origin } = new URL(financeOperations.serviceRoot);
    const response = await fetch(`${authority}/${credentials.tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: credentials.clientId,
        client_secret: credentials.clientSecret,
        scope: `${origin}/.default`,
      }),
    });
    return ((await response.json()) as { access_token: string }).access_token;
  };
  const throttling = async (settings: object) => {
    const { origin } = new URL(test.sandbox.financeOperations.serviceRoot);
    const { status } = await test.financeOperations.patch(`${origin}/__sandbox/settings`, {
      throttling: settings,
    });
    expect(status).toBe(200);
  };
  const read = async () =>
    test.financeOperations.get('CustomerGroups', { authorization: `Bearer ${await token()}` });

  it('turns nobody away as it starts', async () => {
    expect((await read()).status).toBe(200);
  });

  it('turns away by priority, the lowest first, in its own words, and says how long to wait where it is told to', async () => {
    const { clientId } = test.sandbox.credentials;
    await throttling({ utilizationPercent: 75, retryAfterSeconds: 12 });
    const { status, json, headers } = await read();
    expect([status, headers.get('retry-after')]).toEqual([429, '12']);
    expect(json.error.message).toBe(
      'This request could not be processed at this time due to system experiencing high resource utilization.',
    );
    await throttling({ utilizationPercent: 75, priorityOfApplication: { [clientId]: 'Medium' } });
    expect((await read()).status).toBe(200);
    await throttling({ utilizationPercent: 85, priorityOfApplication: { [clientId]: 'Medium' } });
    const silent = await read();
    expect([silent.status, silent.headers.get('retry-after')]).toEqual([429, null]);
    await throttling({ utilizationPercent: 85, priorityOfApplication: { [clientId]: 'High' } });
    expect((await read()).status).toBe(200);
  });

  it('is as busy as the requests of the last minute make it', async () => {
    await throttling({ requestsPerMinute: 10 });
    const statuses: number[] = [];
    for (let n = 0; n < 9; n += 1) statuses.push((await read()).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 200, 429, 429]);
    now += 60_000;
    expect((await read()).status).toBe(200);
  });

  it.each([
    [{ throttling: { utilizationPercent: 'x' } }],
    [{ throttling: { speed: 1 } }],
    [{ throttling: { priorityOfApplication: { a: 'Highest' } } }],
    [{ manualNumbers: { orders: 1 } }],
    [{ manualNumbers: { invoices: true } }],
    [{ nothing: 1 }],
    [[]],
  ])('refuses the settings %j', async (settings) => {
    const { origin } = new URL(test.sandbox.financeOperations.serviceRoot);
    const { status, json } = await test.financeOperations.patch(`${origin}/__sandbox/settings`, settings);
    expect([status, json.error]).toEqual([400, expect.any(String)]);
  });
});

describe('number sequences of F&O', () => {
  const test = useSandbox({ manualNumbers: { quotations: false }, salesTotalsSeconds: 0 });

  it('allow manual numbers or not, each for itself, as set at the start or later', async () => {
    const { origin } = new URL(test.sandbox.financeOperations.serviceRoot);
    const settings = await test.financeOperations.get(`${origin}/__sandbox/settings`);
    expect(settings.json.manualNumbers).toEqual({
      customers: true,
      contacts: true,
      quotations: false,
      orders: true,
    });
    const customer = (CustomerAccount: string) =>
      test.financeOperations.post('CustomersV3', {
        CustomerAccount,
        CustomerGroupId: '10',
        SalesCurrencyCode: 'USD',
        OrganizationName: 'A',
      });
    expect((await customer('A-1')).status).toBe(201);
    await test.financeOperations.patch(`${origin}/__sandbox/settings`, {
      manualNumbers: { customers: false },
    });
    const { status, json } = await customer('A-2');
    expect([status, json.error.innererror?.message]).toEqual([
      500,
      expect.stringContaining(
        "Manual numbers are not allowed for the number sequence of 'Customer account'.",
      ),
    ]);
    expect((await customer('')).json.CustomerAccount).toBe('USMF-000001');
    const quotation = await test.financeOperations.post('CDSSalesQuotationHeaders', {
      SalesQuotationNumber: 'Q-1',
      RequestingCustomerAccountNumber: 'A-1',
      CurrencyCode: 'USD',
    });
    expect(quotation.status).toBe(500);
  });
});
