import type { EntityKey, FilterExpression, Literal, ODataClient } from '@p2c/odata';
import { beforeEach, describe, expect, it } from 'vitest';
import { useConnector } from './use-connector.ts';

const connector = useConnector();
let operations: ODataClient;
beforeEach(() => {
  operations = connector.connect('FINANCE_OPERATIONS').client;
});

const customerKey = (CustomerAccount: string, dataAreaId = 'usmf'): EntityKey => ({
  kind: 'composite',
  parts: { dataAreaId, CustomerAccount },
});
const text = (value: string): Literal => ({ type: 'string', value });
const equals = (property: string, value: string): FilterExpression => ({
  kind: 'compare',
  property,
  operator: 'eq',
  value: text(value),
});
const among = (property: string, values: readonly string[]): FilterExpression => ({
  kind: 'in',
  property,
  values: values.map(text),
});
const customer = (number: string, more: object = {}) => ({
  dataAreaId: 'usmf',
  CustomerAccount: number,
  CustomerGroupId: '10',
  SalesCurrencyCode: 'USD',
  OrganizationName: `Customer ${number}`,
  PartyType: 'Organization',
  ...more,
});

describe('customers of F&O', () => {
  it('are read by company and number, in any company', async () => {
    const record = await operations.get('CustomersV3', customerKey('US-001'), {
      select: ['CustomerAccount', 'CreditLimit'],
    });
    expect(record).toMatchObject({
      CustomerAccount: 'US-001',
      CreditLimit: expect.stringMatching(/^\d+(\.\d+)?$/),
    });
    expect(await operations.get('CustomersV3', customerKey('NOBODY'))).toBeUndefined();
    const { records } = await operations.list({ entitySet: 'CustomersV3', select: ['dataAreaId'] });
    expect(new Set(records.map(({ dataAreaId }) => dataAreaId)).size).toBeGreaterThan(1);
  });

  it('are created once, with exact numbers, and the answer is the record', async () => {
    const values = customer('CONTRACT-1', { CreditLimit: '1234567890123.45' });
    expect(await operations.create('CustomersV3', values)).toMatchObject({
      kind: 'written',
      created: true,
      record: { CustomerAccount: 'CONTRACT-1', CreditLimit: '1234567890123.45' },
      etag: expect.stringMatching(/^W\//),
    });
    expect(await operations.create('CustomersV3', values)).toMatchObject({
      kind: 'duplicate',
      message: expect.stringMatching(/already exists/),
    });
  });

  it('are updated under the version that was read, once', async () => {
    await operations.create('CustomersV3', customer('CONTRACT-2'));
    const key = customerKey('CONTRACT-2');
    const before = await operations.get('CustomersV3', key);
    const ifMatch = String(before?.['@odata.etag']);
    const values = { CreditLimit: '5.5' };
    expect(await operations.update('CustomersV3', key, values, { ifMatch })).toMatchObject({
      kind: 'written',
      created: false,
    });
    expect(await operations.update('CustomersV3', key, values, { ifMatch })).toEqual({
      kind: 'precondition-failed',
    });
    expect(await operations.get('CustomersV3', key)).toMatchObject({ CreditLimit: '5.5' });
    expect(await operations.delete('CustomersV3', key)).toMatchObject({ kind: 'written' });
    expect(await operations.update('CustomersV3', key, values, { ifMatch: '*' })).toEqual({
      kind: 'not-found',
    });
  });

  it('are refused for a group that does not exist, and for a column that does not', async () => {
    const noGroup = customer('CONTRACT-3', { CustomerGroupId: 'NONE' });
    expect(await operations.create('CustomersV3', noGroup)).toMatchObject({
      kind: 'rejected',
      missingReference: true,
    });
    expect(await operations.create('CustomersV3', customer('CONTRACT-3', { Nonsense: 1 }))).toMatchObject({
      kind: 'rejected',
    });
    expect(await operations.get('CustomersV3', customerKey('CONTRACT-3'))).toBeUndefined();
  });

  it('are found by numbers, texts and enums, and counted', async () => {
    const numbers = ['US-001', 'US-002', "O'NEIL"];
    const filter: FilterExpression = {
      kind: 'and',
      operands: [equals('dataAreaId', 'usmf'), among('CustomerAccount', numbers)],
    };
    const query = { entitySet: 'CustomersV3', select: ['CustomerAccount'], count: true };
    const { records, count } = await operations.list({ ...query, filter });
    expect(records.map(({ CustomerAccount }) => CustomerAccount).sort()).toEqual(['US-001', 'US-002']);
    expect(count).toEqual({ value: 2, exact: true });

    const noYes = 'Microsoft.Dynamics.DataEntities.NoYes';
    const { records: some } = await operations.list({
      ...query,
      filter: {
        kind: 'and',
        operands: [
          { kind: 'text', property: 'OrganizationName', match: 'contains', value: 'Wholesales' },
          {
            kind: 'not',
            operand: {
              kind: 'compare',
              property: 'IsOneTimeCustomer',
              operator: 'eq',
              value: { type: 'enum', enumType: noYes, member: 'Yes' },
            },
          },
        ],
      },
      maxPageSize: 3,
    });
    expect(some.length).toBe(3);
  });

  it('are paged over without loss', async () => {
    const query = {
      entitySet: 'CustomersV3',
      select: ['dataAreaId', 'CustomerAccount'],
      orderby: [
        { property: 'dataAreaId', direction: 'asc' as const },
        { property: 'CustomerAccount', direction: 'asc' as const },
      ],
      count: true,
      maxPageSize: 6,
    };
    const pages = await Array.fromAsync(operations.pages(query));
    const keys = pages.flatMap(({ records }) =>
      records.map(({ dataAreaId, CustomerAccount }) => `${dataAreaId}:${CustomerAccount}`),
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect(pages[0]?.count).toEqual({ value: keys.length, exact: true });
  });
});
