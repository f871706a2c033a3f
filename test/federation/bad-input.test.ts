import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/start-app.ts';
import { openSystems } from '../support/systems.ts';

const customer = '{ customer { id } }';

describe('bad input', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startApp({ deltaIntervalMs: 600_000, compareIntervalMs: 600_000 });
  });
  afterAll(() => app[Symbol.asyncDispose]());

  async function refused(mutation: string) {
    await app.sandbox.sales.admin.clearRequests();
    await app.sandbox.financeOperations.admin.clearRequests();
    const answer = await app.request(`mutation { ${mutation} }`);
    const requests = [
      ...(await app.sandbox.sales.admin.requests()),
      ...(await app.sandbox.financeOperations.admin.requests()),
    ];
    return {
      errors: answer.errors.map(({ message, path, extensions }) => ({ message, path, ...extensions })),
      written: requests.filter(({ method, status }) => method !== 'GET' && status < 300),
    };
  }

  it.each([
    [
      'an unknown number',
      `updateCustomer(input: { id: "usmf:NOBODY", phone: "1" }) ${customer}`,
      'updateCustomer',
      'CUSTOMER_NOT_FOUND',
      /NOBODY/,
    ],
    [
      'an identifier without company',
      `updateCustomer(input: { id: "US-001", phone: "1" }) ${customer}`,
      'updateCustomer',
      'INVALID_ARGUMENT',
      /company:number/,
    ],
    [
      'an unknown company',
      `updateCustomer(input: { id: "zzzz:US-001", phone: "1" }) ${customer}`,
      'updateCustomer',
      'COMPANY_UNKNOWN',
      /zzzz/,
    ],
    [
      'too long a name',
      `updateCustomer(input: { id: "usmf:US-001", name: "${'x'.repeat(161)}" }) ${customer}`,
      'updateCustomer',
      'VALUE_TOO_LONG',
      /160.*161/,
    ],
    [
      'a name that is taken away',
      `updateCustomer(input: { id: "usmf:US-001", name: null }) ${customer}`,
      'updateCustomer',
      'INVALID_VALUE',
      /name must have a value/,
    ],
    [
      'a field that F&O owns, sent to Sales',
      `updateCustomer(input: { id: "usmf:US-001", creditLimit: "5" }) ${customer}`,
      'updateCustomer',
      'FIELD_NOT_OWNED',
      /Finance & Operations owns creditLimit.*setCustomerCreditLimit/,
    ],
    [
      'a field that Sales owns, sent to F&O',
      `updateFinanceOperationsCustomer(input: { id: "usmf:US-001", name: "x" }) ${customer}`,
      'updateFinanceOperationsCustomer',
      'FIELD_NOT_OWNED',
      /Sales owns name.*updateCustomer/,
    ],
    [
      'an unknown group',
      `setCustomerGroup(input: { id: "usmf:US-001", customerGroup: "777" }) ${customer}`,
      'setCustomerGroup',
      'REFERENCE_NOT_FOUND',
      /777/,
    ],
    [
      'an unknown currency',
      `createCustomer(input: { name: "x", currency: "XXX" }) ${customer}`,
      'createCustomer',
      'REFERENCE_NOT_FOUND',
      /XXX/,
    ],
    [
      'a number that is taken',
      `createCustomer(input: { name: "x", number: "US-001" }) ${customer}`,
      'createCustomer',
      'DUPLICATE_KEY',
      /holds another record with this key/,
    ],
    [
      'a stale version',
      `setCustomerHold(input: { id: "usmf:US-001", hold: ALL, ifVersion: "W/\\"SnMsMSc=\\"" }) ${customer}`,
      'setCustomerHold',
      'STALE_VERSION',
      /SnMsMSc=/,
    ],
  ])(
    '%s is a coded error on the path of the field, and nothing is written',
    async (_, mutation, field, code, message) => {
      const { errors, written } = await refused(mutation);
      expect(errors).toEqual([
        expect.objectContaining({ code, path: [field], message: expect.stringMatching(message) }),
      ]);
      expect(written).toEqual([]);
    },
  );

  it('a malformed decimal names what was expected and what was got', async () => {
    const { errors, written } = await refused(
      `setCustomerCreditLimit(input: { id: "usmf:US-001", creditLimit: "12,50" }) ${customer}`,
    );
    expect(errors).toEqual([expect.objectContaining({ message: expect.stringContaining('12,50') })]);
    expect(errors[0]?.code).toMatch(/^[A-Z_]+$/);
    expect(written).toEqual([]);
  });

  it('an unknown number in a read is null with a coded error', async () => {
    const answer = await app.request('query { customerByNumber(number: "NOBODY") { name } }');
    expect(answer.data).toEqual({ customerByNumber: null });
    expect(answer.errors).toEqual([
      expect.objectContaining({
        path: ['customerByNumber'],
        extensions: expect.objectContaining({ code: 'CUSTOMER_NOT_FOUND' }),
      }),
    ]);
  });

  it('no error carries a stack trace, a secret or an address of a system', async () => {
    const answer = await app.request(
      `mutation { setCustomerGroup(input: { id: "usmf:US-001", customerGroup: "777" }) ${customer} }`,
    );
    const text = JSON.stringify(answer);
    expect(text).not.toMatch(/\bat \S+ \(|node_modules|stacktrace|file:\/\//);
    expect(text).not.toContain(app.sandbox.credentials.clientSecret);
    expect(text).not.toContain(app.sandbox.financeOperations.serviceRoot);
  });
});

describe('a ledger that cannot be written', () => {
  it('refuses every mutation before anything is sent, and reads go on', async () => {
    await using app = await startApp({ deltaIntervalMs: 600_000, compareIntervalMs: 600_000 });
    const systems = await openSystems(app.sandbox);
    const before = await systems.account('US-001');
    await app.sandbox.sales.admin.clearRequests();
    app.breakLedger();
    const answer = await app.request(
      'mutation { updateCustomer(input: { id: "usmf:US-001", phone: "0" }) { customer { id } } }',
    );
    expect(answer.errors).toEqual([
      expect.objectContaining({
        path: ['updateCustomer'],
        extensions: expect.objectContaining({ code: 'LEDGER_UNAVAILABLE' }),
      }),
    ]);
    expect((await app.sandbox.sales.admin.requests()).filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(await systems.account('US-001')).toEqual(before);
    expect(await app.data('query { customer(id: "usmf:US-001") { name } }')).toEqual({
      customer: { name: 'Contoso Retail San Diego' },
    });
  });

  it('that was removed is told by the readiness and in refusals, with the remedy and without a folder', async () => {
    await using app = await startApp({ deltaIntervalMs: 600_000, compareIntervalMs: 600_000 });
    const readiness = async () => {
      const response = await fetch(new URL('/readyz', app.url));
      return { status: response.status, answer: await response.json() };
    };
    expect((await readiness()).answer).toMatchObject({ checks: { ledger: 'ok' } });
    app.removeLedger();
    const lost = /^The ledger's file ledger\.sqlite was removed or cannot be reached\. [^/]*--reset[^/]*$/;
    expect(await readiness()).toMatchObject({
      status: 503,
      answer: { checks: { ledger: expect.stringMatching(lost) } },
    });
    const answer = await app.request(
      'mutation { updateCustomer(input: { id: "usmf:US-001", phone: "0" }) { customer { id } } }',
    );
    expect(answer.errors).toMatchObject([{ extensions: { code: 'LEDGER_UNAVAILABLE' } }]);
    expect(answer.errors[0]?.message).not.toContain('/');
  });
});
