import type { ODataRecord } from '@p2c/odata';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readChildPage } from './child-page.ts';
import type { ListOrder } from './cursor.ts';

const order: ListOrder = {
  name: 'lines',
  column: { property: 'sequence', type: 'decimal', nullable: true },
  key: { property: 'id', type: 'string', nullable: false },
  direction: 'asc',
};
const line = (sequence: number | null): ODataRecord => ({ id: `line-${sequence}`, sequence });
const page = (records: readonly ODataRecord[], first: number, after?: string | null) =>
  readChildPage(order, { first, after: after ?? null }, async () => records);

describe('a page below a parent', () => {
  it('is one of pages that meet every record once, in order', async () => {
    const sequences = fc.uniqueArray(fc.nat({ max: 500 }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(sequences, fc.integer({ min: 1, max: 45 }), async (numbers, first) => {
        const records = numbers.toSorted((left, right) => left - right).map(line);
        const met: unknown[] = [];
        for (let after: string | null = null, more = true; more; ) {
          const { edges, pageInfo, totalCount } = await page(records, first, after);
          met.push(...edges.map(({ record }) => record));
          expect(totalCount).toEqual({ value: records.length, exact: true });
          expect(pageInfo.hasPreviousPage).toBe(after !== null);
          ({ endCursor: after, hasNextPage: more } = pageInfo);
        }
        expect(met).toEqual(records);
      }),
    );
  });

  it('goes on at the next record when that of its cursor is gone', async () => {
    const records = [1, 2, 10, 20].map(line);
    const { pageInfo } = await page(records, 2);
    const next = await page(
      records.filter(({ sequence }) => sequence !== 2),
      2,
      pageInfo.endCursor,
    );
    expect(next.edges.map(({ record }) => record.sequence)).toEqual([10, 20]);
    expect((await page([line(1)], 2, pageInfo.endCursor)).edges).toEqual([]);
  });

  it('begins again where a record without a value is gone', async () => {
    const { pageInfo } = await page([line(null), line(1)], 1);
    expect((await page([line(1)], 1, pageInfo.endCursor)).edges.map(({ record }) => record.sequence)).toEqual(
      [1],
    );
  });

  it.each([
    [{ first: 0 }, 'INVALID_ARGUMENT'],
    [{ first: 201 }, 'INVALID_ARGUMENT'],
    [{ after: 'bm90IG91cnM' }, 'INVALID_CURSOR'],
  ])('is refused for %j before anything is read', async (given, code) => {
    let reads = 0;
    const attempt = readChildPage(order, given, async () => {
      reads += 1;
      return [];
    });
    await expect(attempt).rejects.toMatchObject({ extensions: { code } });
    expect(reads).toBe(0);
  });
});
