import type { ODataRecord } from '@p2c/odata';
import { describe, expect, it } from 'vitest';
import { createEntityLoader } from './entity-loader.ts';
import { createRecordingClient, shopType } from './testing/fixture.ts';

const setup = (
  rows: ODataRecord[],
  system: 'SALES' | 'FINANCE_OPERATIONS' = 'SALES',
  keyProperties = ['shopnumber'],
) => {
  const client = createRecordingClient({ records: () => rows, system });
  return {
    client,
    loader: createEntityLoader({ client, entityType: shopType, keyProperties, request: { requestId: 'r' } }),
  };
};
const select = (...properties: string[]) => ({ select: properties, expand: [] });
const text = (value: string) => ({ type: 'string', value });

describe('an entity loader', () => {
  it('asks once for all keys of a tick, for the union of their columns', async () => {
    const { client, loader } = setup([
      { shopnumber: 'A', name: 'a', size: 1 },
      { shopnumber: 'B', name: 'b', size: 2 },
    ]);
    const [a, b, c] = await Promise.all([
      loader.load(['A'], select('name')),
      loader.load(['B'], select('size')),
      loader.load(['C'], select('name')),
    ]);
    expect([a?.name, b?.size, c]).toEqual(['a', 2, null]);
    expect(client.lists).toEqual([
      {
        entitySet: 'shops',
        select: ['shopnumber', 'name', 'size'],
        filter: { kind: 'in', property: 'shopnumber', values: ['A', 'B', 'C'].map(text) },
      },
    ]);
  });

  it('matches rows without regard to case, an exact row before another', async () => {
    const { loader } = setup([{ shopnumber: 'abc' }, { shopnumber: 'ABC' }]);
    expect(await loader.load(['ABC'], select())).toEqual({ shopnumber: 'ABC' });
    loader.clear(['ABC']);
    expect(await loader.load(['aBc'], select())).toEqual({ shopnumber: 'abc' });
  });

  it('reads a page of any size', async () => {
    const page = Array.from({ length: 300_000 }, (_, index) => ({ shopnumber: `N${index}` }));
    const { loader } = setup(page);
    expect(await loader.load(['N299999'], select())).toEqual({ shopnumber: 'N299999' });
  });

  /** A system that compares letters as they are, but for the case of ASCII. */
  const strict = (...numbers: string[]) => {
    const ascii = (value: unknown) => String(value).replace(/[A-Z]/g, (letter) => letter.toLowerCase());
    const client = createRecordingClient({
      records: ({ filter }) => {
        const asked = JSON.stringify(filter).matchAll(/"value":"([^"]*)"/g);
        const values = new Set([...asked].map(([, value]) => ascii(value)));
        return numbers.filter((number) => values.has(ascii(number))).map((shopnumber) => ({ shopnumber }));
      },
    });
    const request = { requestId: 'r' };
    return {
      client,
      loader: createEntityLoader({ client, entityType: shopType, keyProperties: ['shopnumber'], request }),
    };
  };
  const kelvin = '\u212A1';

  it.each([
    ['two letters that fold alike', ['K1', kelvin]],
    ['two letters that fold alike, the other way round', [kelvin, 'K1']],
    ['a letter of one and of two parts', ['\u00C91', 'E\u03011']],
    ['a space at the end', ['A1', 'A1 ']],
  ])('gives each spelling its own row in one batch: %s', async (_, spellings) => {
    const { client, loader } = strict(...spellings);
    const rows = await Promise.all(spellings.map((spelling) => loader.load([spelling], select())));
    expect(rows.map((row) => row?.shopnumber)).toEqual(spellings);
    expect(client.lists).toHaveLength(1);
    const again = await Promise.all(spellings.map((spelling) => loader.load([spelling], select())));
    expect(again.map((row) => row?.shopnumber)).toEqual(spellings);
    expect(client.lists).toHaveLength(1);
  });

  it('gives a spelling that is read later its own row, and forgets all of them together', async () => {
    const { client, loader } = strict('K1', kelvin);
    expect(await loader.load(['k1'], select())).toEqual({ shopnumber: 'K1' });
    expect(await loader.load([kelvin], select())).toEqual({ shopnumber: kelvin });
    expect(client.lists).toHaveLength(2);
    loader.clear([kelvin]);
    await loader.load(['K1'], select());
    expect(client.lists).toHaveLength(3);
  });

  it('finds a row under another spelling where one batch asks for both', async () => {
    const { loader } = setup([{ shopnumber: 'abc' }]);
    const rows = await Promise.all(['ABC', 'abc'].map((key) => loader.load([key], select())));
    expect(rows).toEqual([{ shopnumber: 'abc' }, { shopnumber: 'abc' }]);
  });

  it('drops rows that were not asked for', async () => {
    const { loader } = setup([{ shopnumber: 'ABC' }], 'FINANCE_OPERATIONS');
    expect(await loader.load(['A*'], select())).toBeNull();
  });

  it('never lets an asterisk become a wildcard of F&O', async () => {
    const { client, loader } = setup([], 'FINANCE_OPERATIONS');
    await Promise.all([loader.load(['A*'], select()), loader.load(['B'], select())]);
    expect(client.lists[0]?.filter).toEqual({
      kind: 'or',
      operands: [
        { kind: 'compare', property: 'shopnumber', operator: 'eq', value: text('B') },
        {
          kind: 'and',
          operands: [
            { kind: 'compare', property: 'shopnumber', operator: 'ge', value: text('A*') },
            { kind: 'compare', property: 'shopnumber', operator: 'le', value: text('A*') },
          ],
        },
      ],
    });
  });

  it('keeps the parts of a composite key together', async () => {
    const { client, loader } = setup([], 'FINANCE_OPERATIONS', ['name', 'shopnumber']);
    await Promise.all([
      loader.load(['x', '1'], select()),
      loader.load(['x', '2'], select()),
      loader.load(['y', '1'], select()),
    ]);
    const eq = (property: string, value: string) => ({
      kind: 'compare',
      property,
      operator: 'eq',
      value: text(value),
    });
    expect(client.lists.map(({ filter }) => filter)).toEqual([
      {
        kind: 'or',
        operands: [
          {
            kind: 'and',
            operands: [
              eq('name', 'x'),
              { kind: 'in', property: 'shopnumber', values: [text('1'), text('2')] },
            ],
          },
          { kind: 'and', operands: [eq('name', 'y'), eq('shopnumber', '1')] },
        ],
      },
    ]);
  });

  it('answers from what the request has read when the columns suffice, until it is cleared', async () => {
    const { client, loader } = setup([{ shopnumber: 'A', name: 'a', size: 1 }]);
    await loader.load(['A'], select('name', 'size'));
    await loader.load(['a'], select('name'));
    expect(client.lists).toHaveLength(1);
    await loader.load(['A'], select('creditlimit'));
    expect(client.lists).toHaveLength(2);
    loader.clear(['a']);
    await loader.load(['A'], select('creditlimit'));
    expect(client.lists).toHaveLength(3);
  });

  it('splits what is more than one list may name', async () => {
    const { client, loader } = setup([], 'FINANCE_OPERATIONS');
    await Promise.all(Array.from({ length: 241 }, (_, index) => loader.load([`N${index}`], select())));
    expect(client.lists).toHaveLength(3);
  });

  it('does not ask for keys that nobody can have', async () => {
    const { client, loader } = setup([]);
    expect(await loader.load([''], select())).toBeNull();
    expect(await loader.load(['x'.repeat(21)], select())).toBeNull();
    expect(client.lists).toEqual([]);
  });
});
