import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { readColumns } from './columns.ts';
import { shopColumns, shopType } from './testing/fixture.ts';

describe('the columns of a type', () => {
  it('are the properties behind its fields, prefixed in nested objects', () => {
    expect([...shopColumns.fields.keys()]).toEqual([
      'number',
      'name',
      'currency',
      'owner',
      'address',
      'limit',
      'size',
    ]);
    const address = shopColumns.fields.get('address');
    expect(
      address?.kind === 'object' && [...address.fields].map(([field, { name }]) => [field, name]),
    ).toEqual([
      ['city', 'address1_city'],
      ['street', 'address1_line1'],
    ]);
  });

  it('must be in the model: a schema that names another does not start', () => {
    const document = parse('type Odd { a: String @column(name: "nowhere") }');
    expect(() => readColumns({ document, typeName: 'Odd', entityType: shopType })).toThrow(
      'The schema names the column nowhere, which shops does not have.',
    );
    expect(() => readColumns({ document, typeName: 'Even', entityType: shopType })).toThrow('no type Even');
  });
});
