import type { OperationOutcome, WriteOperation, WriteOutcome } from '@p2c/odata';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestsOf, useConnector } from './use-connector.ts';
import { kinds, shape, writeSingly } from './write-outcomes.ts';

const connector = useConnector();
const connect = connector.connect;

describe('many writes in F&O', () => {
  let world = 0;
  const customers = (prefix: string, count: number, more: object = {}): WriteOperation[] =>
    Array.from({ length: count }, (_, n) => ({
      kind: 'create',
      entitySet: 'CustomersV3',
      values: {
        dataAreaId: 'usmf',
        CustomerAccount: `${prefix}-${n}`,
        CustomerGroupId: '10',
        SalesCurrencyCode: 'USD',
        OrganizationName: `Customer ${n}`,
        PartyType: 'Organization',
        ...more,
      },
    }));
  const keyOf = (CustomerAccount: string) =>
    ({ kind: 'composite', parts: { dataAreaId: 'usmf', CustomerAccount } }) as const;

  it('end as they would one by one, whatever they are', async () => {
    const { client } = connect('FINANCE_OPERATIONS');
    const anyAction = fc.constantFrom('create', 'bad group', 'taken', 'update', 'stale', 'missing', 'delete');
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyAction, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 12 }),
        async (chosen, batchSize) => {
          const prepare = async () => {
            world += 1;
            const prefix = `M${world}`;
            const fresh = customers(prefix, chosen.length);
            const operations: WriteOperation[] = [];
            for (const [n, action] of chosen.entries()) {
              const create = fresh[n] as Extract<WriteOperation, { kind: 'create' }>;
              if (['update', 'stale', 'delete', 'taken'].includes(action)) await writeSingly(client, create);
              const entitySet = 'CustomersV3';
              const key = keyOf(`${prefix}-${n}`);
              const values = { CreditLimit: '7.25' };
              if (action === 'create' || action === 'taken') operations.push(create);
              else if (action === 'bad group')
                operations.push({ ...create, values: { ...create.values, CustomerGroupId: 'NONE' } });
              else if (action === 'delete') operations.push({ kind: 'delete', entitySet, key });
              else
                operations.push({
                  kind: 'update',
                  entitySet,
                  key,
                  values,
                  ifMatch: action === 'stale' ? 'W/"x"' : '*',
                });
            }
            return { operations, prefix };
          };
          const rowsOf = async (prefix: string) => {
            const { records } = await client.list({
              entitySet: 'CustomersV3',
              select: ['CustomerAccount', 'CreditLimit'],
              filter: { kind: 'text', property: 'CustomerAccount', match: 'startswith', value: `${prefix}-` },
            });
            return records
              .map((row) => [String(row.CustomerAccount).split('-')[1], row.CreditLimit])
              .toSorted();
          };
          const one = await prepare();
          const many = await prepare();
          const expected: WriteOutcome[] = [];
          for (const operation of one.operations) expected.push(await writeSingly(client, operation));
          const outcomes = await connect('FINANCE_OPERATIONS', { batchSize }).client.writeMany(
            many.operations,
          );
          expect(outcomes.map(shape)).toEqual(expected.map(shape));
          expect(await rowsOf(many.prefix)).toEqual(await rowsOf(one.prefix));
        },
      ),
      { numRuns: 12 },
    );
  });

  it('go in batches of ten, whose answers are the records', async () => {
    const operations = connect('FINANCE_OPERATIONS');
    let outcomes: readonly OperationOutcome[] = [];
    const requests = await requestsOf(operations, async () => {
      outcomes = await operations.client.writeMany(customers('TEN', 30, { CreditLimit: '1234567890123.45' }));
    });
    expect(requests).toEqual(Array(3).fill('POST $batch'));
    expect(outcomes[29]).toMatchObject({
      kind: 'written',
      created: true,
      record: { CustomerAccount: 'TEN-29', CreditLimit: '1234567890123.45' },
      etag: expect.stringMatching(/^W\//),
    });
  });

  it('whose batch was carried out and never answered are open, and are not sent again', async () => {
    const { client, admin } = connect('FINANCE_OPERATIONS');
    await admin.addFault({ match: { method: 'POST' }, action: { kind: 'drop-after-commit' } });
    expect(await client.writeMany(customers('LOST', 3))).toMatchObject(
      Array(3).fill({ kind: 'broken', error: { code: 'NETWORK', mayHaveCommitted: true } }),
    );
    expect(kinds(await client.writeMany(customers('LOST', 3)))).toEqual(Array(3).fill('duplicate'));
  });
});
