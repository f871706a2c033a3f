import type { ODataRecord } from '@p2c/odata';
import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { type ConnectionRequest, readPage } from './connections.ts';
import type { ListOrder } from './cursor.ts';
import { compare, matchesNothing, text } from './filters.ts';
import { createRecordingClient } from './testing/fixture.ts';

const order: ListOrder = {
  name: 'shops',
  key: { property: 'number', type: 'string', nullable: false },
  direction: 'asc',
};
const filter = compare('company', 'eq', text('usmf'));

const rows = (count: number, from = 1): ODataRecord[] =>
  Array.from({ length: count }, (_, index) => ({ number: String(from + index).padStart(3, '0') }));

const setup = (
  records: Parameters<typeof createRecordingClient>[0]['records'],
  request: Partial<ConnectionRequest> = {},
) => {
  const client = createRecordingClient({ ...(records && { records }) });
  const read = (more: Partial<ConnectionRequest> = {}) =>
    readPage({
      client,
      entitySet: 'shops',
      selection: { select: ['name'], expand: [] },
      filter,
      order,
      first: 2,
      after: undefined,
      counted: false,
      options: { requestId: 'r' },
      ...request,
      ...more,
    });
  return { client, read };
};

describe('a page of a connection', () => {
  it('asks for one record more than wanted, in a total order, and for no count', async () => {
    const { client, read } = setup(() => rows(3));
    const page = await read();
    expect(client.lists).toEqual([
      {
        entitySet: 'shops',
        select: ['name', 'number'],
        filter,
        orderby: [{ property: 'number', direction: 'asc' }],
        top: 3,
      },
    ]);
    expect(page.edges.map(({ record }) => record.number)).toEqual(['001', '002']);
    expect(page.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    expect(page.totalCount).toBeNull();
  });

  it('reads pages of any size where rows are checked again', async () => {
    const page = rows(300_000);
    let pages = 0;
    const { read } = setup(
      () => {
        pages += 1;
        return page;
      },
      { recheck: () => pages > 1 },
    );
    expect((await read({ first: 1 })).edges.map(({ record }) => record.number)).toEqual(['001']);
  });

  it('goes on behind the cursor, and counts the whole list apart from the page', async () => {
    const { client, read } = setup(() => rows(1));
    const { pageInfo } = await read({ counted: true });
    expect(client.lists).toHaveLength(1);
    const next = await read({ after: pageInfo.endCursor, counted: true });
    expect(client.lists.slice(1).map(({ filter: asked, count }) => [asked, count])).toEqual([
      [{ kind: 'and', operands: [filter, compare('number', 'gt', text('001'))] }, undefined],
      [filter, true],
    ]);
    expect(next.totalCount).toEqual({ value: 1, exact: true });
    expect(next.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  it('is empty without a request where nothing can match', async () => {
    const { client, read } = setup(() => rows(3));
    expect(await read({ filter: matchesNothing, counted: true })).toMatchObject({
      edges: [],
      totalCount: { value: 0, exact: true },
    });
    expect(client.lists).toEqual([]);
  });

  it.each([0, -1, 201])('is not given for first: %i', async (first) => {
    const { client, read } = setup(() => []);
    const error = await read({ first }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(GraphQLError);
    expect((error as GraphQLError).extensions).toMatchObject({
      code: 'INVALID_ARGUMENT',
      got: String(first),
    });
    expect(client.lists).toEqual([]);
  });

  it('reads on where rows fall away on a second look, and says that the count is not exact', async () => {
    let reads = 0;
    const { client, read } = setup((query) => (query.count ? rows(900) : rows(201, reads++ * 201 + 1)), {
      recheck: (record) => Number(record.number) % 201 === 0,
    });
    const page = await read({ counted: true });
    expect(page.edges.map(({ record }) => record.number)).toEqual(['201', '402']);
    expect(page.pageInfo.hasNextPage).toBe(true);
    expect(page.totalCount).toEqual({ value: 900, exact: false });
    expect(client.lists.filter(({ count }) => !count)).toHaveLength(3);
  });

  it.each([1, 2, 200])('of %i is searched for as far as one of any other size', async (first) => {
    const shops = rows(2_000);
    const { client, read } = setup(
      ({ top = 0, filter: asked }) => {
        const behind = asked?.kind === 'and' ? asked.operands[1] : undefined;
        const value = behind?.kind === 'compare' ? behind.value : undefined;
        const key = value?.type === 'string' ? Number(value.value) : 0;
        return shops.filter(({ number }) => Number(number) > key).slice(0, top);
      },
      { recheck: ({ number }) => number === '1900', first },
    );
    expect((await read()).edges.map(({ record }) => record.number)).toEqual(['1900']);
    expect(client.lists.length).toBeLessThanOrEqual(10);
  });

  it('gives up on a wildcard that matches nothing but wildcards', async () => {
    const { client, read } = setup(() => rows(201), { recheck: () => false });
    await expect(read()).rejects.toThrow('Narrow the filter');
    expect(client.lists).toHaveLength(10);
  });
});
