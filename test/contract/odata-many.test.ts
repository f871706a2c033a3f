import { readModel } from '@p2c/models';
import {
  createODataClient,
  type ODataClient,
  type ODataClientOptions,
  type OperationOutcome,
  parseModel,
  type WriteOperation,
  type WriteOutcome,
} from '@p2c/odata';
import { type Sandbox, startSandbox } from '@p2c/sandbox';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

let sandbox: Sandbox;
const open: ODataClient[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ salesPort: 0, financeOperationsPort: 0, auth: 'required' });
});
afterAll(() => sandbox.stop());
afterEach(async () => {
  await Promise.all(open.splice(0).map((client) => client.close()));
  await Promise.all([sandbox.sales.admin.clearFaults(), sandbox.financeOperations.admin.clearFaults()]);
});

function connect(system: ODataClient['system'], options: Partial<ODataClientOptions> = {}) {
  const dialect = system === 'SALES' ? 'dataverse' : 'finance-operations';
  const { admin, serviceRoot } = system === 'SALES' ? sandbox.sales : sandbox.financeOperations;
  const client = createODataClient({
    system,
    dialect,
    serviceRoot,
    model: parseModel(readModel(dialect)),
    credentials: { ...sandbox.credentials, authority: sandbox.authority },
    ...options,
  });
  open.push(client);
  return { client, admin };
}
type Connected = ReturnType<typeof connect>;

/** What the system was asked for while something ran, without the query. */
async function requestsOf({ admin }: Connected, run: () => Promise<unknown>): Promise<string[]> {
  await admin.clearRequests();
  await run();
  return (await admin.requests()).map(
    ({ method, url }) => `${method} ${url.split('/').at(-1)?.split('?')[0]}`,
  );
}

/** One by one, as a caller without `writeMany` would. */
function writeSingly(client: ODataClient, operation: WriteOperation): Promise<WriteOutcome> {
  const { entitySet } = operation;
  switch (operation.kind) {
    case 'create':
      return client.create(entitySet, operation.values);
    case 'update':
      return client.update(entitySet, operation.key, operation.values, { ifMatch: operation.ifMatch });
    case 'upsert':
      return client.upsert(entitySet, operation.key, operation.values);
    case 'delete':
      return client.delete(
        entitySet,
        operation.key,
        operation.ifMatch === undefined ? {} : { ifMatch: operation.ifMatch },
      );
    default:
      return operation satisfies never;
  }
}

/** An outcome but for what differs from record to record, and for what a bulk message does not tell. */
const shape = (outcome: OperationOutcome) => {
  switch (outcome.kind) {
    case 'written':
    case 'precondition-failed':
    case 'not-found':
    case 'duplicate':
    case 'throttled':
      return outcome.kind;
    case 'rejected':
      return `rejected ${outcome.code} ${outcome.property} ${outcome.missingReference}`;
    case 'broken':
      return `broken ${outcome.error.code}`;
    default:
      return outcome satisfies never;
  }
};
const kinds = (outcomes: readonly OperationOutcome[]) => outcomes.map(({ kind }) => kind);

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

describe('records read by many keys', () => {
  const read = async (client: ODataClient, query: Parameters<ODataClient['readKeys']>[0]) => {
    const found: string[] = [];
    const last = query.by.at(-1) ?? '';
    for await (const { records } of client.readKeys(query))
      found.push(...records.map((row) => String(row[last])));
    return found.toSorted();
  };
  const awkward = ["O'N/1", 'A"B#2', '50%_[3]', 'Ł ódź & 4', '東京?5', '*6', 'back\\7'];

  it('of Sales come in one list while it fits, in one batch when not, each once and no other', async () => {
    const sales = connect('SALES');
    const plain = Array.from({ length: 600 }, (_, n) => `KEYS-${String(n).padStart(4, '0')}`);
    const numbers = [...plain, ...awkward];
    const created = await sales.client.writeMany(
      numbers.map((accountnumber) => ({
        kind: 'create',
        entitySet: 'accounts',
        values: { accountnumber, name: 'K' },
      })),
    );
    expect(new Set(kinds(created))).toEqual(new Set(['written']));
    const query = { entitySet: 'accounts', select: ['accountnumber'], by: ['accountnumber'] };
    const nobody = Array.from({ length: 900 }, (_, n) => [`NOBODY-${n}`]);
    const keys = [...nobody, ...numbers.map((number) => [number]), ...numbers.map((number) => [number])];
    let found: string[] = [];
    expect(
      await requestsOf(sales, async () => {
        found = await read(sales.client, { ...query, keys });
      }),
    ).toEqual(['POST $batch']);
    expect(found).toEqual(numbers.toSorted());
    expect(
      await requestsOf(sales, async () => {
        found = await read(sales.client, { ...query, keys: keys.slice(900, 1_300) });
      }),
    ).toEqual(['GET accounts']);
    expect(found).toEqual(plain.slice(0, 400));
  });

  it('of Sales whose list is too long for a URL come by a longer one in a batch', async () => {
    const sales = connect('SALES');
    const wide = Array.from({ length: 250 }, (_, n) => `${n}-`.padEnd(20, '京'));
    await sales.client.writeMany(
      wide.map((accountnumber) => ({
        kind: 'create',
        entitySet: 'accounts',
        values: { accountnumber, name: 'W' },
      })),
    );
    const query = { entitySet: 'accounts', select: ['accountnumber'], by: ['accountnumber'] };
    let found: string[] = [];
    const requests = await requestsOf(sales, async () => {
      found = await read(sales.client, { ...query, keys: wide.map((number) => [number]), maxPageSize: 100 });
    });
    // Its next links are as long as it is.
    expect(requests).toEqual(Array(3).fill('POST $batch'));
    expect(found).toEqual(wide.toSorted());
  });

  it('of F&O come with their company, and an asterisk is no wildcard', async () => {
    const operations = connect('FINANCE_OPERATIONS');
    const numbers = ['K-1', 'K-2', 'K*', "O'K", ...Array.from({ length: 130 }, (_, n) => `KEY-${n}`)];
    const created = await operations.client.writeMany(
      ['usmf', 'demf'].flatMap((dataAreaId) =>
        numbers.map((CustomerAccount) => ({
          kind: 'create' as const,
          entitySet: 'CustomersV3',
          values: {
            dataAreaId,
            CustomerAccount,
            CustomerGroupId: '10',
            SalesCurrencyCode: 'USD',
            OrganizationName: 'K',
            PartyType: 'Organization',
          },
        })),
      ),
    );
    expect(new Set(kinds(created))).toEqual(new Set(['written']));
    const query = {
      entitySet: 'CustomersV3',
      select: ['dataAreaId', 'CustomerAccount'],
      by: ['dataAreaId', 'CustomerAccount'],
    };
    const usmf = numbers.map((number) => ['usmf', number]);
    let found: string[] = [];
    expect(
      await requestsOf(operations, async () => {
        found = await read(operations.client, { ...query, keys: [...usmf, ['demf', 'K*'], ['demf', 'K-9']] });
      }),
    ).toEqual(['POST $batch']);
    expect(found).toEqual([...numbers, 'K*'].toSorted());
    expect(await read(operations.client, { ...query, keys: [['usmf', 'K*']] })).toEqual(['K*']);
  });
});
