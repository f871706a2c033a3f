import { ODataError, type ODataRecord } from '@p2c/odata';
import { describe, expect, it } from 'vitest';
import { createChildLoader } from './child-loader.ts';
import { createRecordingClient, shopType } from './testing/fixture.ts';

const parents = ['10127be4-170f-5947-8825-79372ca33390', '60c4e274-0d87-4711-80e5-00155db19e6d'] as const;
const [one, two] = parents;
const shop = (shopnumber: string, parent: string): ODataRecord => ({ shopnumber, _ownerid_value: parent });

function setup(records: readonly ODataRecord[]) {
  const client = createRecordingClient({ records: () => records });
  const loader = (filter?: Parameters<typeof createChildLoader>[0]['filter']) =>
    createChildLoader({
      client,
      entityType: shopType,
      parentProperty: '_ownerid_value',
      order: [{ property: 'shopnumber', direction: 'asc' }],
      ...(filter && { filter }),
      request: { requestId: 'r' },
    });
  return { client, loader };
}
const numbers = (records: readonly ODataRecord[]) => records.map(({ shopnumber }) => shopnumber);

describe('a loader of children', () => {
  it('asks once for all parents of a tick, with the columns of all', async () => {
    const { client, loader } = setup([shop('A', one), shop('B', two), shop('C', one)]);
    const children = loader({ kind: 'compare', property: 'size', operator: 'ne', value: { type: 'null' } });
    const found = await Promise.all([
      children.load(one, { select: ['shopnumber'], expand: [] }),
      children.load(two.toUpperCase(), { select: ['name'], expand: [] }),
    ]);
    expect(found.map(numbers)).toEqual([['A', 'C'], ['B']]);
    expect(client.lists).toHaveLength(1);
    expect(client.lists[0]).toMatchObject({
      entitySet: 'shops',
      select: ['_ownerid_value', 'shopnumber', 'name'],
      filter: { kind: 'and', operands: [{ kind: 'in', property: '_ownerid_value' }, { property: 'size' }] },
      orderby: [{ property: '_ownerid_value' }, { property: 'shopnumber' }],
      maxPageSize: 5_000,
    });
  });

  it('keeps the order within a parent, however the system sorts the parents', async () => {
    const { loader } = setup([shop('A', two), shop('B', one), shop('C', two), shop('D', one)]);
    const children = loader();
    const found = await Promise.all(
      parents.map((parent) => children.load(parent, { select: [], expand: [] })),
    );
    expect(found.map(numbers)).toEqual([
      ['B', 'D'],
      ['A', 'C'],
    ]);
  });

  it('reads again only for columns that it has not, and after it forgot', async () => {
    const { client, loader } = setup([shop('A', one)]);
    const children = loader();
    const load = (...select: string[]) => children.load(one, { select, expand: [] });
    await load('shopnumber', 'name');
    await load('name');
    expect(client.lists).toHaveLength(1);
    await load('size');
    expect(client.lists).toHaveLength(2);
    children.clear(one.toUpperCase());
    await load('size');
    expect(client.lists).toHaveLength(3);
  });

  it('has nothing for a parent without children', async () => {
    const { loader } = setup([]);
    expect(await loader().load(one, { select: [], expand: [] })).toEqual([]);
  });

  it('gives up after so many pages, and says what to do', async () => {
    const { client } = setup([]);
    let pages = 0;
    const endless = createChildLoader({
      client: {
        ...client,
        async *readKeys() {
          for (; pages < 100; pages += 1) yield { records: [shop('A', one)], nextLink: 'more' };
        },
      },
      entityType: shopType,
      parentProperty: '_ownerid_value',
      order: [],
      request: { requestId: 'r' },
    });
    const attempt = endless.load(one, { select: [], expand: [] });
    await expect(attempt).rejects.toThrow(ODataError);
    await expect(attempt).rejects.toThrow('More than 100000 shops belong to the 1 records');
    expect(pages).toBe(19);
  });
});
