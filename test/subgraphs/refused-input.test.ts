import { describe, expect, it } from 'vitest';
import type { SystemName } from './start-subgraphs.ts';
import { update, useSubgraphs } from './use-subgraphs.ts';

const subgraphs = useSubgraphs();

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
    const { data, errors } = await subgraphs.current.run(system, mutation);
    const [field] = Object.keys(data ?? {});
    expect(data).toEqual({ [String(field)]: null });
    expect(errors).toMatchObject([{ path: [field], extensions: { code, ...details } }]);
    expect(await subgraphs.writes()).toEqual([]);
    expect(subgraphs.current.journal).toEqual([]);
  });

  it.each<[SystemName, string]>([
    ['sales', update('name: "Not written"')],
    ['sales', 'mutation { createCustomer(input: { name: "Not written" }) { customer { id } } }'],
    ['financeOperations', finance('setCustomerHold', 'hold: ALL')],
  ])('everything while the ledger is not writable: %s %s', async (system, mutation) => {
    subgraphs.current.setLedger('broken');
    const { errors } = await subgraphs.current.run(system, mutation);
    expect(errors).toMatchObject([{ extensions: { code: 'LEDGER_UNAVAILABLE' } }]);
    expect(await subgraphs.writes()).toEqual([]);
  });
});
