import type { ODataClient, ODataQuery, OrderBy, RecordValues, WriteOperation } from '@p2c/odata';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { useConnector } from '../connector/use-connector.ts';
import { companies, type FieldType, fieldsOf, type Row, rowOf, type System } from './filters/fields.ts';
import { holds, order } from './filters/plain.ts';
import { toFilter, treeOf } from './filters/tree.ts';

/** `FILTER_RUNS=1000 FILTER_SEED=7 npm test -- test/properties/filters` looks further, or again. */
const runs = Number(process.env.FILTER_RUNS ?? 12);
const seed = Number(process.env.FILTER_SEED ?? Math.floor(Math.random() * 2 ** 31));
const beginWithinMs = process.env.FILTER_RUNS === undefined ? 15_000 : Number.POSITIVE_INFINITY;

const { connect } = useConnector({ seed: false });

/** The table of a system that is filtered, and how its rows are told apart. */
const tables: Readonly<Record<System, { entitySet: string; place: string }>> = {
  SALES: { entitySet: 'contacts', place: 'nickname' },
  FINANCE_OPERATIONS: { entitySet: 'CustomersV3', place: 'CustomerAccount' },
};

describe.each<System>(['SALES', 'FINANCE_OPERATIONS'])('a filter of the connector on %s', (system) => {
  const { entitySet, place } = tables[system];
  const types = new Map(fieldsOf[system].map(({ name, type }) => [name, type]));
  const typeOf = (property: string): FieldType => types.get(property) ?? 'string';
  const asked = fc.record({
    tree: treeOf(system),
    maxPageSize: fc.integer({ min: 1, max: 9 }),
    orderby: fc.uniqueArray(
      fc.record({
        property: fc.constantFrom(...types.keys()),
        direction: fc.constantFrom('asc', 'desc'),
      }) as fc.Arbitrary<OrderBy>,
      { selector: ({ property }) => property, maxLength: 2 },
    ),
  });

  it(
    `gives over HTTP the rows that it means, in their order and by pages of any size (FILTER_SEED=${seed})`,
    async () => {
      const { client } = connect(system);
      await prepare(client, system);
      const startedAt = performance.now();
      await fc.assert(
        fc.asyncProperty(
          fc.array(rowOf(system), { minLength: 1, maxLength: 12 }),
          fc.array(asked, { minLength: 1, maxLength: 30, size: '+1' }),
          async (rows, queries) => {
            if (performance.now() - startedAt > beginWithinMs) return;
            await replaceAll(client, system, rows);
            for (const { tree, maxPageSize, orderby } of queries) {
              const wanted = rows.flatMap((row, n) => (holds(tree, row, system, typeOf) ? [String(n)] : []));
              const filter = toFilter(tree, system);
              const query = { entitySet, select: [place], filter, orderby, maxPageSize, count: true };
              const found = await readAll(client, query, place);
              expect(found.toSorted(), JSON.stringify(filter)).toEqual(wanted.toSorted());
              const ordered = found.map((n) => rows[Number(n)] ?? {});
              expect(outOfOrder(ordered, orderby, typeOf), JSON.stringify(orderby)).toBe(false);
            }
          },
        ),
        { numRuns: runs, seed },
      );
    },
    60_000 + runs * 5_000,
  );

  /** The places of the rows that a query gives, page by page; what each page and the count say of them holds. */
  async function readAll(client: ODataClient, query: ODataQuery, place: string): Promise<string[]> {
    const found: string[] = [];
    let count: number | undefined;
    for await (const page of client.pages(query)) {
      expect(page.records.length).toBeLessThanOrEqual(query.maxPageSize ?? 0);
      count ??= page.count?.value;
      found.push(...page.records.map((record) => String(record[place])));
    }
    expect(count).toBe(found.length);
    return found;
  }
});

function outOfOrder(
  rows: readonly Row[],
  orderby: readonly OrderBy[],
  typeOf: (property: string) => FieldType,
): boolean {
  return rows.slice(1).some((row, index) => {
    for (const { property, direction } of orderby) {
      const [left, right] = [rows[index]?.[property] ?? null, row[property] ?? null];
      // Nothing stands before everything, as in SQL Server.
      const difference =
        left === null || right === null
          ? Number(left !== null) - Number(right !== null)
          : order(String(left), String(right), typeOf(property));
      if (difference !== 0) return direction === 'asc' ? difference > 0 : difference < 0;
    }
    return false;
  });
}

async function prepare(client: ODataClient, system: System): Promise<void> {
  if (system === 'FINANCE_OPERATIONS') return;
  for (const accountid of companies)
    expect(await client.create('accounts', { accountid, name: accountid })).toMatchObject({
      kind: 'written',
    });
}

/** The table holds these rows and no others. */
async function replaceAll(client: ODataClient, system: System, rows: readonly Row[]): Promise<void> {
  const { entitySet } = tables[system];
  const deletions: WriteOperation[] = [];
  for await (const { records } of client.pages({ entitySet }))
    for (const { contactid, dataAreaId, CustomerAccount } of records)
      deletions.push({
        kind: 'delete',
        entitySet,
        key:
          system === 'SALES'
            ? { kind: 'guid', value: String(contactid) }
            : {
                kind: 'composite',
                parts: { dataAreaId: String(dataAreaId), CustomerAccount: String(CustomerAccount) },
              },
      });
  const creations = rows.map(
    (row, n): WriteOperation => ({ kind: 'create', entitySet, values: valuesOf(system, row, n) }),
  );
  for (const operations of [deletions, creations]) {
    const outcomes = await client.writeMany(operations);
    expect(outcomes.filter(({ kind }) => kind !== 'written')).toEqual([]);
  }
}

function valuesOf(system: System, row: Row, n: number): RecordValues {
  if (system === 'FINANCE_OPERATIONS') {
    const { OrganizationNumberOfEmployees: employees, ...rest } = row;
    return {
      dataAreaId: 'usmf',
      CustomerAccount: String(n),
      CustomerGroupId: '10',
      SalesCurrencyCode: 'USD',
      OrganizationNumberOfEmployees: Number(employees),
      ...rest,
    };
  }
  const { _parentcustomerid_value: company, numberofchildren, address1_latitude, ...rest } = row;
  const numberOrNull = (cell: unknown) => (cell === null ? null : Number(cell));
  return {
    lastname: 'x',
    nickname: String(n),
    ...rest,
    numberofchildren: numberOrNull(numberofchildren),
    address1_latitude: numberOrNull(address1_latitude),
    ...(company === null ? {} : { 'parentcustomerid_account@odata.bind': `/accounts(${company})` }),
  };
}
