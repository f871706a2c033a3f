import { describe, expect, it } from 'vitest';
import { readGivenValues, readInputColumns } from './ownership-columns.ts';
import { fixtureDocument, shopColumns } from './testing/fixture.ts';

const columns = readInputColumns(fixtureDocument, 'UpdateShopInput', shopColumns);

describe('the columns of an input', () => {
  it('are those of the fields of the same name, each with the column behind it', () => {
    expect(columns.map(({ path, column }) => [path.join('.'), column.name])).toEqual([
      ['name', 'name'],
      ['currency', 'currencyid'],
      ['address.city', 'address1_city'],
      ['address.street', 'address1_line1'],
      ['limit', 'creditlimit'],
      ['size', 'size'],
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
