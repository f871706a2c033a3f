import { describe, expect, it } from 'vitest';
import { readGivenValues, readInputColumns } from './ownership-columns.ts';
import { fixtureDocument, shopColumns } from './testing/fixture.ts';

const columns = readInputColumns(fixtureDocument, 'UpdateShopInput', shopColumns);

describe('the columns of an input', () => {
  it('are those of the fields of the same name, with the owner in force', () => {
    expect(columns.map(({ path, column, owner }) => [path.join('.'), column.name, owner])).toEqual([
      ['name', 'name', { system: 'SALES', mutation: 'updateShop' }],
      ['currency', 'currencyid', { system: 'SALES', mutation: 'updateShop' }],
      ['address.city', 'address1_city', { system: 'SALES', mutation: 'updateShop' }],
      ['address.street', 'address1_line1', { system: 'SALES', mutation: 'updateShop' }],
      ['limit', 'creditlimit', { system: 'FINANCE_OPERATIONS', mutation: 'setLimit' }],
      ['size', 'size', { system: 'SALES', mutation: 'updateShop' }],
    ]);
  });

  it('have a value only where the client gave one; null is a value', () => {
    const given = (input: object) =>
      readGivenValues(columns, input).map(({ path, value }) => [path.join('.'), value]);
    expect(given({ id: '1', name: null, address: { city: 'Rome' } })).toEqual([
      ['name', null],
      ['address.city', 'Rome'],
    ]);
    expect(given({ id: '1', address: null })).toEqual([
      ['address.city', null],
      ['address.street', null],
    ]);
    expect(given({ id: '1' })).toEqual([]);
  });

  it('are refused where the input does not write the type', () => {
    expect(() => readInputColumns(fixtureDocument, 'ShopAddressInput', shopColumns)).toThrow(
      '@writes(type: "ShopCopy")',
    );
  });
});
