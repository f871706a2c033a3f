import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { at, type SystemName, startSubgraphs, type TestSubgraphs } from './start-subgraphs.ts';

let subgraphs: TestSubgraphs;
beforeAll(async () => {
  subgraphs = await startSubgraphs();
});
afterAll(() => subgraphs[Symbol.asyncDispose]());
beforeEach(async () => {
  subgraphs.setLedger('writable');
  subgraphs.journal.length = 0;
  await subgraphs.sandbox.sales.admin.clearFaults();
  await subgraphs.sandbox.financeOperations.admin.clearFaults();
  await subgraphs.requests();
});

interface Created {
  id: string;
  number: string;
  name: string;
  currency: string;
  sales: { accountId: string };
}

const writes = async () => (await subgraphs.requests()).filter((request) => !request.startsWith('GET'));

/** The data of a mutation that must have no errors. */
async function mutate(system: SystemName, mutation: string, variables?: Record<string, unknown>) {
  const { data, errors } = await subgraphs.run(system, mutation, variables);
  expect(errors).toEqual([]);
  return data;
}

const update = (fields: string, selection = 'name') =>
  `mutation { updateCustomer(input: { id: "usmf:US-005", ${fields} }) { customer { ${selection} } } }`;
const versionOf = async (system: SystemName, id: string): Promise<string> => {
  const [field, copy] =
    system === 'sales' ? ['customer', 'sales'] : ['financeOperationsCustomer', 'financeOperations'];
  const { data } = await subgraphs.run(system, `{ ${field}(id: "${id}") { ${copy} { version } } }`);
  return at<string>(data, `${field}.${copy}.version`);
};

describe('a change in Sales', () => {
  it('is recorded, written under the version that was read, marked, and answered as Sales holds it', async () => {
    const data = await mutate(
      'sales',
      update(
        'phone: "+1 425 555 0199", currency: "eur", mainAddress: { city: "Rome", street2: null }',
        'id phone currency mainAddress { city }',
      ),
    );
    expect(at(data, 'updateCustomer.customer')).toEqual({
      id: 'usmf:US-005',
      phone: '+1 425 555 0199',
      currency: 'EUR',
      mainAddress: { city: 'Rome' },
    });
    expect(subgraphs.journal).toEqual([
      expect.stringMatching(/^intend SALES accounts [0-9a-f-]{36}$/),
      'written',
    ]);
    expect(await writes()).toEqual([expect.stringMatching(/^PATCH accounts\([0-9a-f-]{36}\)/)]);
  });

  it('that changes nothing writes nothing and answers the record', async () => {
    const { data: before } = await subgraphs.run('sales', '{ customer(id: "usmf:US-005") { name } }');
    const data = await mutate(
      'sales',
      update(`name: ${JSON.stringify(at(before, 'customer.name'))}, currency: "EUR"`),
    );
    expect(at(data, 'updateCustomer.customer.name')).toBe(at(before, 'customer.name'));
    expect(await writes()).toEqual([]);
    expect(subgraphs.journal).toEqual([]);
  });

  it('clears what is given as null', async () => {
    const data = await mutate(
      'sales',
      update('phone: null, deliveryAddress: null', 'phone deliveryAddress { street city }'),
    );
    expect(at(data, 'updateCustomer.customer')).toEqual({
      phone: null,
      deliveryAddress: { street: null, city: null },
    });
  });

  it('takes exact decimals', async () => {
    const data = await mutate('sales', update('revenue: "12345678901234.5678"', 'sales { revenue }'));
    expect(at(data, 'updateCustomer.customer.sales.revenue')).toBe('12345678901234.5678');
  });

  it('deactivates once', async () => {
    const deactivate =
      'mutation { deactivateCustomer(input: { id: "usmf:US-006" }) { customer { isActive sales { statusCode } } } }';
    for (const expected of [1, 0]) {
      const data = await mutate('sales', deactivate);
      expect(at(data, 'deactivateCustomer.customer')).toEqual({ isActive: false, sales: { statusCode: 2 } });
      expect(await writes()).toHaveLength(expected);
    }
  });
});

describe('a customer created in Sales', () => {
  const create =
    'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id number name currency sales { accountId } } } }';

  it('gets its number from Sales', async () => {
    const data = await mutate('sales', create, { input: { name: 'Northwind Traders', currency: 'EUR' } });
    const { number, id, name, currency, sales } = at<Created>(data, 'createCustomer.customer');
    expect(number).toMatch(/^ACC-\d+-[A-Z0-9]{6}$/);
    expect([id, name, currency]).toEqual([`usmf:${number}`, 'Northwind Traders', 'EUR']);
    expect(subgraphs.journal).toEqual([`intend SALES accounts ${sales.accountId}`, 'written']);
  });

  it('is created once, however often the call is repeated with the same identifier', async () => {
    const input = {
      accountId: randomUUID(),
      number: 'REPEAT-1',
      name: 'Once Only',
      mainAddress: { city: 'Oslo' },
    };
    const first = await mutate('sales', create, { input });
    const again = await mutate('sales', create, { input });
    expect(again).toEqual(first);
    const { data } = await subgraphs.run(
      'sales',
      '{ customers(filter: { name: { eq: "Once Only" } }) { totalCount { value } } }',
    );
    expect(at(data, 'customers.totalCount.value')).toBe(1);
  });

  it('is found after its answer was lost', async () => {
    await subgraphs.sandbox.sales.admin.addFault({
      match: { method: 'POST' },
      action: { kind: 'drop-after-commit' },
    });
    const input = { accountId: randomUUID(), name: 'Lost And Found' };
    const lost = await subgraphs.run('sales', create, { input });
    expect(lost.errors).toMatchObject([
      { path: ['createCustomer'], extensions: { code: 'WRITE_UNCONFIRMED', system: 'SALES' } },
    ]);
    expect(subgraphs.journal).toEqual([`intend SALES accounts ${input.accountId}`, 'written']);
    const data = await mutate('sales', create, { input });
    expect(at(data, 'createCustomer.customer')).toMatchObject({
      name: 'Lost And Found',
      sales: { accountId: input.accountId },
    });
  });

  it.each([
    [
      'the identifier of another customer',
      { accountId: '10127be4-170f-5947-8825-79372ca33390', name: 'Other' },
    ],
    ['the number of another customer', { number: 'US-001', name: 'Other' }],
  ])('does not take %s', async (_, input) => {
    const { errors } = await subgraphs.run('sales', create, { input });
    expect(errors).toMatchObject([{ path: ['createCustomer'], extensions: { code: 'DUPLICATE_KEY' } }]);
    expect(subgraphs.journal.at(-1)).toBe('refused');
  });
});

describe('a change in F&O', () => {
  const id = 'usmf:US-007';

  it.each([
    ['setCustomerCreditLimit', 'creditLimit: "250000.25"', 'creditLimit', '250000.25'],
    ['setCustomerGroup', 'customerGroup: "80"', 'customerGroup', '80'],
    ['setCustomerPaymentTerms', 'paymentTerms: "Net45"', 'paymentTerms', 'Net45'],
    ['setCustomerPaymentTerms', 'paymentTerms: ""', 'paymentTerms', null],
    ['setCustomerHold', 'hold: PURCHASE_ORDER', 'hold', 'PURCHASE_ORDER'],
    ['setCustomerHold', 'hold: NO', 'hold', 'NO'],
    ['updateFinanceOperationsCustomer', 'creditLimitIsMandatory: true', 'creditLimitIsMandatory', true],
  ])('%s { %s } is written once and read back', async (mutation, input, field, value) => {
    const text = `mutation { ${mutation}(input: { id: "${id}", ${input} }) { customer { ${field} } } }`;
    expect(at(await mutate('financeOperations', text), `${mutation}.customer`)).toEqual({ [field]: value });
    expect(await writes()).toEqual([
      "PATCH CustomersV3(dataAreaId='usmf',CustomerAccount='US-007')?cross-company=true",
    ]);
    expect(subgraphs.journal).toEqual([`intend FINANCE_OPERATIONS CustomersV3 ${id}`, 'written']);
    await mutate('financeOperations', text);
    expect(await writes()).toEqual([]);
  });

  it('is checked again on the record as it is when somebody else was faster', async () => {
    const { financeOperations } = subgraphs.sandbox;
    await financeOperations.admin.addFault({
      match: { method: 'PATCH' },
      action: { kind: 'status', status: 412 },
    });
    const text = `mutation { setCustomerCreditLimit(input: { id: "${id}", creditLimit: "77" }) { customer { creditLimit } } }`;
    expect(at(await mutate('financeOperations', text), 'setCustomerCreditLimit.customer.creditLimit')).toBe(
      '77',
    );
    expect(await writes()).toHaveLength(2);
    expect(subgraphs.journal).toEqual([expect.any(String), 'refused', expect.any(String), 'written']);
  });

  it('names the group that does not exist', async () => {
    const text = `mutation { setCustomerGroup(input: { id: "${id}", customerGroup: "XX" }) { customer { id } } }`;
    const { data, errors } = await subgraphs.run('financeOperations', text);
    expect(data).toEqual({ setCustomerGroup: null });
    expect(errors).toMatchObject([
      {
        path: ['setCustomerGroup'],
        extensions: {
          code: 'REFERENCE_NOT_FOUND',
          system: 'FINANCE_OPERATIONS',
          field: 'customerGroup',
          got: 'XX',
        },
      },
    ]);
    expect(subgraphs.journal.at(-1)).toBe('refused');
    const after = await subgraphs.run(
      'financeOperations',
      `{ financeOperationsCustomer(id: "${id}") { customerGroup } }`,
    );
    expect(at(after.data, 'financeOperationsCustomer.customerGroup')).toBe('80');
  });
});

describe('bad input is refused on the path of its field, and nothing is sent', () => {
  const finance = (name: string, input: string) =>
    `mutation { ${name}(input: { id: "usmf:US-008", ${input} }) { customer { id } } }`;
  it.each<[string, SystemName, string, string, object]>([
    [
      'an unknown number',
      'sales',
      'mutation { updateCustomer(input: { id: "usmf:NOBODY", name: "x" }) { customer { id } } }',
      'CUSTOMER_NOT_FOUND',
      {},
    ],
    [
      'an unknown account',
      'financeOperations',
      'mutation { setCustomerGroup(input: { id: "usmf:NOBODY", customerGroup: "10" }) { customer { id } } }',
      'CUSTOMER_NOT_FOUND',
      {},
    ],
    [
      'another company',
      'financeOperations',
      'mutation { setCustomerGroup(input: { id: "demf:US-001", customerGroup: "10" }) { customer { id } } }',
      'COMPANY_UNKNOWN',
      { got: 'demf' },
    ],
    [
      'too long a name',
      'sales',
      update(`name: "${'x'.repeat(161)}"`),
      'VALUE_TOO_LONG',
      { field: 'name', property: 'name', expected: 'at most 160 characters', got: '161 characters' },
    ],
    [
      'too long a city',
      'sales',
      update(`mainAddress: { city: "${'x'.repeat(81)}" }`),
      'VALUE_TOO_LONG',
      { field: 'mainAddress.city', property: 'address1_city' },
    ],
    [
      'a field of F&O',
      'sales',
      update('name: "x", creditLimit: "1"'),
      'FIELD_NOT_OWNED',
      {
        field: 'creditLimit',
        property: 'creditlimit',
        owner: 'FINANCE_OPERATIONS',
        mutation: 'setCustomerCreditLimit',
      },
    ],
    [
      'fields of Sales',
      'financeOperations',
      // One that sync carries: a customer of F&O's own belongs to F&O in all columns.
      finance('updateFinanceOperationsCustomer', 'name: "x", mainAddress: { city: "y" }').replace(
        'US-008',
        'US-001',
      ),
      'FIELD_NOT_OWNED',
      { field: 'name', owner: 'SALES', mutation: 'updateCustomer', others: [{ field: 'mainAddress.city' }] },
    ],
    [
      'a field of F&O at creation',
      'sales',
      'mutation { createCustomer(input: { name: "x", creditOnHold: true }) { customer { id } } }',
      'FIELD_NOT_OWNED',
      { field: 'creditOnHold', mutation: 'setCustomerHold' },
    ],
    [
      'a malformed decimal',
      'financeOperations',
      finance('setCustomerCreditLimit', 'creditLimit: "1,000"'),
      'INVALID_VALUE',
      { got: '"1,000"' },
    ],
    [
      'a decimal as a number',
      'financeOperations',
      finance('setCustomerCreditLimit', 'creditLimit: 1000'),
      'INVALID_VALUE',
      {},
    ],
    [
      'a number out of range',
      'sales',
      update('numberOfEmployees: -1'),
      'INVALID_VALUE',
      { field: 'numberOfEmployees', expected: 'at least 0' },
    ],
    [
      'a credit limit below nothing',
      'financeOperations',
      finance('setCustomerCreditLimit', 'creditLimit: "-1"'),
      'INVALID_VALUE',
      { field: 'creditLimit', expected: 'at least 0', got: '-1' },
    ],
    [
      'an e-mail address that is none',
      'sales',
      update('email: "not an email"'),
      'INVALID_VALUE',
      { field: 'email', expected: 'an e-mail address' },
    ],
    ['nothing to change', 'sales', update(''), 'INVALID_ARGUMENT', {}],
    [
      'nothing to change in F&O',
      'financeOperations',
      finance('updateFinanceOperationsCustomer', ''),
      'INVALID_ARGUMENT',
      {},
    ],
    ['an unknown option', 'sales', update('industryCode: 4711'), 'INVALID_VALUE', { field: 'industryCode' }],
    [
      'an unknown currency',
      'sales',
      update('currency: "XXX"'),
      'REFERENCE_NOT_FOUND',
      { field: 'currency', got: 'XXX' },
    ],
    [
      'an empty group',
      'financeOperations',
      finance('setCustomerGroup', 'customerGroup: ""'),
      'INVALID_VALUE',
      { field: 'customerGroup' },
    ],
    [
      'a stale version',
      'sales',
      update('ifVersion: "W/\\"1\\"", name: "x"'),
      'STALE_VERSION',
      { got: 'W/"1"' },
    ],
    [
      'a stale version of F&O',
      'financeOperations',
      finance('setCustomerHold', 'ifVersion: "W/\\"1\\"", hold: ALL'),
      'STALE_VERSION',
      { got: 'W/"1"' },
    ],
    [
      'a malformed identifier',
      'sales',
      'mutation { createCustomer(input: { accountId: "1", name: "x" }) { customer { id } } }',
      'INVALID_VALUE',
      {},
    ],
  ])('%s', async (_, system, mutation, code, details) => {
    const { data, errors } = await subgraphs.run(system, mutation);
    const [field] = Object.keys(data ?? {});
    expect(data).toEqual({ [String(field)]: null });
    expect(errors).toMatchObject([{ path: [field], extensions: { code, ...details } }]);
    expect(await writes()).toEqual([]);
    expect(subgraphs.journal).toEqual([]);
  });

  it.each<[SystemName, string]>([
    ['sales', update('name: "Not written"')],
    ['sales', 'mutation { createCustomer(input: { name: "Not written" }) { customer { id } } }'],
    ['financeOperations', finance('setCustomerHold', 'hold: ALL')],
  ])('everything while the ledger is not writable: %s %s', async (system, mutation) => {
    subgraphs.setLedger('broken');
    const { errors } = await subgraphs.run(system, mutation);
    expect(errors).toMatchObject([{ extensions: { code: 'LEDGER_UNAVAILABLE' } }]);
    expect(await writes()).toEqual([]);
  });
});

describe('a version given by the client', () => {
  it.each<[SystemName, (version: string) => string]>([
    [
      'sales',
      (version) =>
        `mutation { updateCustomer(input: { id: "usmf:US-009", ifVersion: ${version}, fax: "1" }) { customer { sales { version } } } }`,
    ],
    [
      'financeOperations',
      (version) =>
        `mutation { setCustomerHold(input: { id: "usmf:US-009", ifVersion: ${version}, hold: ALL }) { customer { financeOperations { version } } } }`,
    ],
  ])('holds once in %s', async (system, mutation) => {
    const version = await versionOf(system, 'usmf:US-009');
    const text = mutation(JSON.stringify(version));
    await mutate(system, text);
    const { errors } = await subgraphs.run(system, text.replace('fax: "1"', 'fax: "2"').replace('ALL', 'NO'));
    expect(errors).toMatchObject([
      {
        extensions: { code: 'STALE_VERSION', got: version, expected: await versionOf(system, 'usmf:US-009') },
      },
    ]);
  });
});

describe('a write whose answer is lost', () => {
  it('leaves the record marked and says that it may have been carried out', async () => {
    await subgraphs.sandbox.financeOperations.admin.addFault({
      match: { method: 'PATCH' },
      action: { kind: 'drop-after-commit' },
    });
    const text =
      'mutation { setCustomerCreditLimit(input: { id: "usmf:US-010", creditLimit: "4321" }) { customer { id } } }';
    const { errors } = await subgraphs.run('financeOperations', text);
    expect(errors).toMatchObject([
      { path: ['setCustomerCreditLimit'], extensions: { code: 'WRITE_UNCONFIRMED' } },
    ]);
    expect(subgraphs.journal).toEqual(['intend FINANCE_OPERATIONS CustomersV3 usmf:US-010', 'written']);
    const after = await subgraphs.run(
      'financeOperations',
      '{ financeOperationsCustomer(id: "usmf:US-010") { creditLimit } }',
    );
    expect(at(after.data, 'financeOperationsCustomer.creditLimit')).toBe('4321');
  });

  it('is certain when the system asked to slow down instead', async () => {
    // Apart, because the connector keeps its distance from the system afterwards.
    await using apart = await startSubgraphs();
    await apart.sandbox.sales.admin.addFault({
      match: { method: 'PATCH' },
      action: { kind: 'status', status: 429, retryAfterSeconds: 7 },
    });
    const { errors } = await apart.run('sales', update('fax: "425"'));
    expect(errors).toMatchObject([{ extensions: { code: 'SYSTEM_THROTTLED', retryAfterMs: 7_000 } }]);
    expect(apart.journal.at(-1)).toBe('refused');
  });
});

describe('a payload', () => {
  it('says that the write was carried out even when it cannot be read back', async () => {
    await subgraphs.sandbox.sales.admin.addFault({
      match: { method: 'GET', path: 'accountid eq' },
      action: { kind: 'status', status: 403 },
    });
    const { data, errors } = await subgraphs.run('sales', update('fax: "999"'));
    expect(data).toEqual({ updateCustomer: { customer: null } });
    expect(errors).toMatchObject([
      { path: ['updateCustomer', 'customer'], extensions: { code: 'SYSTEM_ACCESS_DENIED' } },
    ]);
    expect(subgraphs.journal.at(-1)).toBe('written');
  });
});

describe('a record that is not there', () => {
  it.each<[SystemName, string, RegExp]>([
    ['sales', '{ customer(id: "usmf:NOBODY") { name } }', /`financeOperationsCustomer`/],
    ['sales', '{ quote(id: "usmf:NOBODY") { name } }', /`financeOperationsQuote`/],
    ['financeOperations', '{ product(id: "usmf:NOBODY") { name } }', /`salesProducts`/],
    ['financeOperations', '{ financeOperationsCustomer(id: "usmf:NOBODY") { creditLimit } }', /`sync` of/],
  ])('is told with the place where it may be instead: %s %s', async (system, query, place) => {
    const { errors } = await subgraphs.run(system, query);
    expect(errors[0]?.message).toMatch(place);
  });

  it.each<[SystemName, string]>([
    ['sales', '{ customerByNumber(number: "") { name } }'],
    ['sales', '{ contactByNumber(number: " ") { fullName } }'],
    ['financeOperations', '{ productByNumber(number: "") { name } }'],
  ])('cannot be asked for without a number: %s %s', async (system, query) => {
    const { errors } = await subgraphs.run(system, query);
    expect(errors).toMatchObject([{ extensions: { code: 'INVALID_ARGUMENT', field: 'number' } }]);
  });

  it.each([
    ['salesAccount(accountId', 'CUSTOMER_NOT_FOUND', 'name'],
    ['salesContact(contactId', 'CONTACT_NOT_FOUND', 'fullName'],
    ['salesQuote(quoteId', 'QUOTE_NOT_FOUND', 'name'],
  ])('is an error by its identifier as by its number: %s)', async (query, code, field) => {
    const id = '00000000-0000-4000-8000-000000000000';
    const { errors } = await subgraphs.run('sales', `{ ${query}: "${id}") { ${field} } }`);
    expect(errors).toMatchObject([{ extensions: { code, got: id } }]);
  });
});

it('a customer that was deactivated is made active again, once', async () => {
  const change = (name: string) =>
    `mutation { ${name}(input: { id: "usmf:US-007" }) { customer { isActive sales { statusCode } } } }`;
  await mutate('sales', change('deactivateCustomer'));
  for (const expected of [['intend', 'written'], []]) {
    subgraphs.journal.length = 0;
    const data = await mutate('sales', change('activateCustomer'));
    expect(at(data, 'activateCustomer.customer')).toEqual({ isActive: true, sales: { statusCode: 1 } });
    expect(subgraphs.journal.map((entry) => entry.split(' ')[0])).toEqual(expected);
  }
});
