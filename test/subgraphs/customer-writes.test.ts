import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { at } from './start-subgraphs.ts';
import { update, useSubgraphs } from './use-subgraphs.ts';

const subgraphs = useSubgraphs();

interface Created {
  id: string;
  number: string;
  name: string;
  currency: string;
  sales: { accountId: string };
}

describe('a change in Sales', () => {
  it('is recorded, written under the version that was read, marked, and answered as Sales holds it', async () => {
    const data = await subgraphs.mutate(
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
    expect(subgraphs.current.journal).toEqual([
      expect.stringMatching(/^intend SALES accounts [0-9a-f-]{36}$/),
      'written',
    ]);
    expect(await subgraphs.writes()).toEqual([expect.stringMatching(/^PATCH accounts\([0-9a-f-]{36}\)/)]);
  });

  it('that changes nothing writes nothing and answers the record', async () => {
    const { data: before } = await subgraphs.current.run('sales', '{ customer(id: "usmf:US-005") { name } }');
    const data = await subgraphs.mutate(
      'sales',
      update(`name: ${JSON.stringify(at(before, 'customer.name'))}, currency: "EUR"`),
    );
    expect(at(data, 'updateCustomer.customer.name')).toBe(at(before, 'customer.name'));
    expect(await subgraphs.writes()).toEqual([]);
    expect(subgraphs.current.journal).toEqual([]);
  });

  it('clears what is given as null', async () => {
    const data = await subgraphs.mutate(
      'sales',
      update('phone: null, deliveryAddress: null', 'phone deliveryAddress { street city }'),
    );
    expect(at(data, 'updateCustomer.customer')).toEqual({
      phone: null,
      deliveryAddress: { street: null, city: null },
    });
  });

  it('takes exact decimals', async () => {
    const data = await subgraphs.mutate(
      'sales',
      update('revenue: "12345678901234.5678"', 'sales { revenue }'),
    );
    expect(at(data, 'updateCustomer.customer.sales.revenue')).toBe('12345678901234.5678');
  });

  it('deactivates once', async () => {
    const deactivate =
      'mutation { deactivateCustomer(input: { id: "usmf:US-006" }) { customer { isActive sales { statusCode } } } }';
    for (const expected of [1, 0]) {
      const data = await subgraphs.mutate('sales', deactivate);
      expect(at(data, 'deactivateCustomer.customer')).toEqual({ isActive: false, sales: { statusCode: 2 } });
      expect(await subgraphs.writes()).toHaveLength(expected);
    }
  });
});

describe('a customer created in Sales', () => {
  const create =
    'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id number name currency sales { accountId } } } }';

  it('gets its number from Sales', async () => {
    const data = await subgraphs.mutate('sales', create, {
      input: { name: 'Northwind Traders', currency: 'EUR' },
    });
    const { number, id, name, currency, sales } = at<Created>(data, 'createCustomer.customer');
    expect(number).toMatch(/^ACC-\d+-[A-Z0-9]{6}$/);
    expect([id, name, currency]).toEqual([`usmf:${number}`, 'Northwind Traders', 'EUR']);
    expect(subgraphs.current.journal).toEqual([`intend SALES accounts ${sales.accountId}`, 'written']);
  });

  it('is created once, however often the call is repeated with the same identifier', async () => {
    const input = {
      accountId: randomUUID(),
      number: 'REPEAT-1',
      name: 'Once Only',
      mainAddress: { city: 'Oslo' },
    };
    const first = await subgraphs.mutate('sales', create, { input });
    const again = await subgraphs.mutate('sales', create, { input });
    expect(again).toEqual(first);
    const { data } = await subgraphs.current.run(
      'sales',
      '{ customers(filter: { name: { eq: "Once Only" } }) { totalCount { value } } }',
    );
    expect(at(data, 'customers.totalCount.value')).toBe(1);
  });

  it('is found after its answer was lost', async () => {
    await subgraphs.current.sandbox.sales.admin.addFault({
      match: { method: 'POST' },
      action: { kind: 'drop-after-commit' },
    });
    const input = { accountId: randomUUID(), name: 'Lost And Found' };
    const lost = await subgraphs.current.run('sales', create, { input });
    expect(lost.errors).toMatchObject([
      { path: ['createCustomer'], extensions: { code: 'WRITE_UNCONFIRMED', system: 'SALES' } },
    ]);
    expect(subgraphs.current.journal).toEqual([`intend SALES accounts ${input.accountId}`, 'written']);
    const data = await subgraphs.mutate('sales', create, { input });
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
    const { errors } = await subgraphs.current.run('sales', create, { input });
    expect(errors).toMatchObject([{ path: ['createCustomer'], extensions: { code: 'DUPLICATE_KEY' } }]);
    expect(subgraphs.current.journal.at(-1)).toBe('refused');
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
    expect(at(await subgraphs.mutate('financeOperations', text), `${mutation}.customer`)).toEqual({
      [field]: value,
    });
    expect(await subgraphs.writes()).toEqual([
      "PATCH CustomersV3(dataAreaId='usmf',CustomerAccount='US-007')?cross-company=true",
    ]);
    expect(subgraphs.current.journal).toEqual([`intend FINANCE_OPERATIONS CustomersV3 ${id}`, 'written']);
    await subgraphs.mutate('financeOperations', text);
    expect(await subgraphs.writes()).toEqual([]);
  });

  it('is checked again on the record as it is when somebody else was faster', async () => {
    const { financeOperations } = subgraphs.current.sandbox;
    await financeOperations.admin.addFault({
      match: { method: 'PATCH' },
      action: { kind: 'status', status: 412 },
    });
    const text = `mutation { setCustomerCreditLimit(input: { id: "${id}", creditLimit: "77" }) { customer { creditLimit } } }`;
    expect(
      at(await subgraphs.mutate('financeOperations', text), 'setCustomerCreditLimit.customer.creditLimit'),
    ).toBe('77');
    expect(await subgraphs.writes()).toHaveLength(2);
    expect(subgraphs.current.journal).toEqual([expect.any(String), 'refused', expect.any(String), 'written']);
  });

  it('names the group that does not exist', async () => {
    const text = `mutation { setCustomerGroup(input: { id: "${id}", customerGroup: "XX" }) { customer { id } } }`;
    const { data, errors } = await subgraphs.current.run('financeOperations', text);
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
    expect(subgraphs.current.journal.at(-1)).toBe('refused');
    const after = await subgraphs.current.run(
      'financeOperations',
      `{ financeOperationsCustomer(id: "${id}") { customerGroup } }`,
    );
    expect(at(after.data, 'financeOperationsCustomer.customerGroup')).toBe('80');
  });
});

it('a customer that was deactivated is made active again, once', async () => {
  const change = (name: string) =>
    `mutation { ${name}(input: { id: "usmf:US-007" }) { customer { isActive sales { statusCode } } } }`;
  await subgraphs.mutate('sales', change('deactivateCustomer'));
  for (const expected of [['intend', 'written'], []]) {
    subgraphs.current.journal.length = 0;
    const data = await subgraphs.mutate('sales', change('activateCustomer'));
    expect(at(data, 'activateCustomer.customer')).toEqual({ isActive: true, sales: { statusCode: 1 } });
    expect(subgraphs.current.journal.map((entry) => entry.split(' ')[0])).toEqual(expected);
  }
});
