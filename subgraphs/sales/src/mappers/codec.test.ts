import type { Property } from '@p2c/odata';
import { describe, expect, it } from 'vitest';
import { activityCodec, salesCodec } from './codec.ts';

const column = (name: string, type: string) => {
  const flags = { nullable: true, creatable: true, updatable: true, required: false, numberSequence: false };
  const property: Property = { name, type, ...flags };
  return { kind: 'value', name, select: name, property } as const;
};
const state = column('statecode', 'Edm.Int32');

describe('values of Dataverse', () => {
  it('read as the schema names them', () => {
    expect(salesCodec.decode('A0B1C2D3-0000-4000-8000-00000000ABCD', column('x', 'Edm.Guid'))).toBe(
      'a0b1c2d3-0000-4000-8000-00000000abcd',
    );
    expect(salesCodec.decode('1234.50', column('x', 'Edm.Decimal'))).toBe('1234.50');
    expect(salesCodec.decode('', column('x', 'Edm.String'))).toBeNull();
    expect(salesCodec.encode('', column('x', 'Edm.String'))).toBeNull();
  });

  it('of a state are a Boolean where records are active or not, and the option elsewhere', () => {
    expect([0, 1].map((value) => activityCodec.decode(value, state))).toEqual([true, false]);
    expect([true, false].map((value) => activityCodec.encode(value, state))).toEqual([0, 1]);
    expect(activityCodec.decode(null, state)).toBeNull();
    expect([0, 1, 2, 3].map((value) => salesCodec.decode(value, state))).toEqual([0, 1, 2, 3]);
  });
});
