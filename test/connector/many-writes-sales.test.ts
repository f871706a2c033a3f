import type { ODataClient, OperationOutcome, WriteOperation, WriteOutcome } from '@p2c/odata';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestsOf, useConnector } from './use-connector.ts';
import { kinds, shape, writeSingly } from './write-outcomes.ts';

const connector = useConnector();
const connect = connector.connect;

/** Something that is done to a record of its own, which is there before unless it is created. */
const actions = [
  'create',
  'create under a number that is taken',
  'create what is too long',
  'create what points at nothing',
  'update any version',
  'update this version',
  'update another version',
  'update what is not there',
  'update what is too long',
  'delete',
  'delete another version',
  'upsert what is there',
  'upsert what is not there',
] as const;
type Action = (typeof actions)[number];

const nowhere = '/transactioncurrencies(00000000-0000-4000-8000-000000000000)';

describe('many writes in Sales', () => {
  let world = 0;

  const prepare = async (client: ODataClient, chosen: readonly Action[]) => {
    world += 1;
    const operations: WriteOperation[] = [];
    const numbers = chosen.map((_, index) => `MANY-${world}-${index}`);
    for (const [index, action] of chosen.entries()) {
      const number = numbers[index] ?? '';
      const byNumber = { kind: 'alternate', parts: { accountnumber: number } } as const;
      const isThere = !action.startsWith('create') && !action.endsWith('not there');
      const made = isThere
        ? await client.create('accounts', { name: 'Before', accountnumber: number })
        : undefined;
      const etag = made?.kind === 'written' ? String(made.etag) : '';
      operations.push(operationOf(action, { number, byNumber, etag }));
    }
    return { operations, numbers };
  };
  const operationOf = (
    action: Action,
    {
      number,
      byNumber,
      etag,
    }: { number: string; byNumber: Extract<WriteOperation, { kind: 'update' }>['key']; etag: string },
  ): WriteOperation => {
    const entitySet = 'accounts';
    const create = (values: object): WriteOperation => ({
      kind: 'create',
      entitySet,
      values: { name: 'After', accountnumber: number, ...values },
    });
    const update = (ifMatch: string, name = 'After'): WriteOperation => ({
      kind: 'update',
      entitySet,
      key: byNumber,
      values: { name, creditlimit: '12345678901.25' },
      ifMatch,
    });
    switch (action) {
      case 'create':
        return create({});
      case 'create under a number that is taken':
        return create({ accountnumber: 'US-001' });
      case 'create what is too long':
        return create({ name: 'x'.repeat(161) });
      case 'create what points at nothing':
        return create({ 'transactioncurrencyid@odata.bind': nowhere });
      case 'update any version':
      case 'update what is not there':
        return update('*');
      case 'update this version':
        return update(etag);
      case 'update another version':
        return update('W/"1"');
      case 'update what is too long':
        return update('*', 'x'.repeat(161));
      case 'delete':
        return { kind: 'delete', entitySet, key: byNumber };
      case 'delete another version':
        return { kind: 'delete', entitySet, key: byNumber, ifMatch: 'W/"1"' };
      case 'upsert what is there':
      case 'upsert what is not there':
        return { kind: 'upsert', entitySet, key: byNumber, values: { name: 'Upserted' } };
      default:
        return action satisfies never;
    }
  };
  const rowsOf = async (client: ODataClient, numbers: readonly string[]) => {
    const values = numbers.map((value) => ({ type: 'string', value }) as const);
    const { records } = await client.list({
      entitySet: 'accounts',
      select: ['accountnumber', 'name', 'creditlimit'],
      filter: { kind: 'in', property: 'accountnumber', values },
    });
    const rows = records.map(({ accountnumber, name, creditlimit }) => [
      String(accountnumber).split('-').at(-1),
      name,
      creditlimit,
    ]);
    return rows.toSorted((a, b) => Number(a[0]) - Number(b[0]));
  };

  it('end as they would one by one, whatever they are, by whatever requests they go', async () => {
    const { client } = connect('SALES');
    const anyActions = fc.array(fc.constantFrom(...actions), { minLength: 1, maxLength: 24 });
    const anyLimits = fc.record({
      batchSize: fc.integer({ min: 1, max: 12 }),
      bulkSize: fc.integer({ min: 1, max: 12 }),
    });
    await fc.assert(
      fc.asyncProperty(anyActions, anyLimits, fc.boolean(), async (chosen, limits, versions) => {
        const one = await prepare(client, chosen);
        const many = await prepare(client, chosen);
        const expected: WriteOutcome[] = [];
        for (const operation of one.operations) expected.push(await writeSingly(client, operation));
        const outcomes = await connect('SALES', limits).client.writeMany(many.operations, { versions });
        expect(outcomes.map(shape)).toEqual(expected.map(shape));
        expect(await rowsOf(client, many.numbers)).toEqual(await rowsOf(client, one.numbers));
      }),
      { numRuns: 12 },
    );
  });

  const accounts = (prefix: string, count: number): WriteOperation[] =>
    Array.from({ length: count }, (_, n) => ({
      kind: 'create',
      entitySet: 'accounts',
      values: { name: `${prefix} ${n}`, accountnumber: `${prefix}-${n}` },
    }));

  it('go in one bulk message where nothing is wrong with any, and the records are there under the identifiers that it names', async () => {
    const sales = connect('SALES');
    let outcomes: readonly OperationOutcome[] = [];
    const requests = await requestsOf(sales, async () => {
      outcomes = await sales.client.writeMany(accounts('BULK', 100));
    });
    expect(requests).toEqual(['POST Microsoft.Dynamics.CRM.CreateMultiple']);
    const last = outcomes[99];
    const accountid = last?.kind === 'written' ? String(last.record?.accountid) : '';
    expect(await sales.client.get('accounts', { kind: 'guid', value: accountid })).toMatchObject({
      accountnumber: 'BULK-99',
    });
  });

  it('go in batches after one bad record has undone a bulk message, and only the bad one is refused', async () => {
    const sales = connect('SALES');
    const operations = accounts('BAD', 30);
    operations[17] = { kind: 'create', entitySet: 'accounts', values: { name: 'x'.repeat(161) } };
    let outcomes: readonly OperationOutcome[] = [];
    const requests = await requestsOf(sales, async () => {
      outcomes = await sales.client.writeMany(operations);
    });
    expect(requests).toEqual(['POST Microsoft.Dynamics.CRM.CreateMultiple', ...Array(3).fill('POST $batch')]);
    expect(kinds(outcomes)).toEqual(
      Array.from({ length: 30 }, (_, n) => (n === 17 ? 'rejected' : 'written')),
    );
  });

  it('learn once that a table has no bulk message', async () => {
    const sales = connect('SALES');
    const { records } = await sales.client.list({ entitySet: 'uoms', select: ['uomid', 'name'], top: 3 });
    const rename = (): WriteOperation[] =>
      records.map(({ uomid, name }) => ({
        kind: 'update',
        entitySet: 'uoms',
        key: { kind: 'guid', value: String(uomid) },
        values: { name },
        ifMatch: '*',
      }));
    const outcomes: OperationOutcome[] = [];
    const requests = await requestsOf(sales, async () => {
      for (let turn = 0; turn < 2; turn += 1) outcomes.push(...(await sales.client.writeMany(rename())));
    });
    expect(requests).toEqual(['POST Microsoft.Dynamics.CRM.UpdateMultiple', 'POST $batch', 'POST $batch']);
    expect(new Set(kinds(outcomes))).toEqual(new Set(['written']));
  });

  it.each(['$batch', 'CreateMultiple'] as const)(
    'whose %s was carried out and never answered are open, and are not sent again',
    async (path) => {
      const sales = connect('SALES');
      await sales.admin.addFault({ match: { method: 'POST', path }, action: { kind: 'drop-after-commit' } });
      const prefix = `LOST${path.length}`;
      let outcomes: readonly OperationOutcome[] = [];
      const requests = await requestsOf(sales, async () => {
        outcomes = await sales.client.writeMany(accounts(prefix, 4), { versions: path === '$batch' });
      });
      expect(outcomes).toMatchObject(
        Array(4).fill({ kind: 'broken', error: { code: 'NETWORK', mayHaveCommitted: true } }),
      );
      expect(requests).toHaveLength(1);
      expect(kinds(await sales.client.writeMany(accounts(prefix, 4)))).toEqual(Array(4).fill('duplicate'));
    },
  );

  it('that are one too many inside of a batch have the others wait, and were not carried out', async () => {
    const sales = connect('SALES', { throttleWaitMaxMs: 0 });
    const busy = { kind: 'status', status: 429, retryAfterSeconds: 300 } as const;
    await sales.admin.addFault({ match: { of: 'operation', method: 'POST', after: 2 }, action: busy });
    const outcomes = await sales.client.writeMany(accounts('BUSY', 4), { versions: true });
    expect(kinds(outcomes)).toEqual(['written', 'written', 'throttled', 'written']);
    const requests = await requestsOf(sales, async () => {
      expect(kinds(await sales.client.writeMany(accounts('BUSIER', 2)))).toEqual(['throttled', 'throttled']);
    });
    expect(requests).toEqual([]);
  });
});
