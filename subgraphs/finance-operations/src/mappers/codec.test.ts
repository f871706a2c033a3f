import { readFileSync } from 'node:fs';
import { parseModel } from '@p2c/odata';
import { describe, expect, it } from 'vitest';
import { entityTypeOf } from '../schema/entity-schema.ts';
import { readFinanceOperationsSchema, readFinanceOperationsSdl } from '../schema/read-schema.ts';
import { financeOperationsCodec } from './codec.ts';
import { holdMembers } from './enum-members.ts';

const csdl = readFileSync(new URL('../../../../models/finance-operations.csdl.xml', import.meta.url), 'utf8');
const model = parseModel(csdl);
const { customer } = readFinanceOperationsSchema(readFinanceOperationsSdl(), model);

const column = (field: string) => {
  const found = customer.columns.fields.get(field);
  if (found?.kind !== 'value') throw new Error(field);
  return found;
};

describe('values of F&O in GraphQL', () => {
  it('have a name for every member of CustVendorBlocked', () => {
    expect(Object.values(holdMembers)).toEqual(model.enums.get('CustVendorBlocked'));
  });

  it.each<[string, unknown, unknown]>([
    ['searchName', '', null],
    ['searchName', 'Contoso', 'Contoso'],
    ['creditLimitIsMandatory', 'Yes', true],
    ['creditLimitIsMandatory', 'No', false],
    ['hold', 'PurchaseOrder', 'PURCHASE_ORDER'],
    ['creditLimit', '1234.5', '1234.5'],
    ['numberOfEmployees', 0, 0],
    ['company', 'USMF', 'usmf'],
  ])('%s: %j reads %j', (field, value, expected) => {
    expect(financeOperationsCodec.decode(value, column(field))).toBe(expected);
  });

  it('read 1 January 1900 as not set', () => {
    const property = { ...column('searchName').property, type: 'Edm.DateTimeOffset' };
    const date = { ...column('searchName'), property };
    expect(financeOperationsCodec.decode('1900-01-01T12:00:00Z', date)).toBeNull();
    expect(financeOperationsCodec.decode('2026-01-31T12:00:00Z', date)).toBe('2026-01-31T12:00:00Z');
  });

  it.each<[string, unknown]>([
    ['searchName', ''],
    ['creditLimit', '0'],
    ['numberOfEmployees', 0],
    ['hold', 'No'],
    ['creditLimitIsMandatory', 'No'],
  ])('%s is cleared to what F&O has for nothing: %j', (field, expected) => {
    expect(financeOperationsCodec.encode(null, column(field))).toBe(expected);
  });

  it('are read from an entity set that the model has', () => {
    expect(() => entityTypeOf(model, 'CustomersV9')).toThrow('no entity set CustomersV9');
  });
});
