import { describe, expect, it } from 'vitest';
import type { Ledger } from '../ledger/ledger.ts';
import { openSqliteLedger } from '../ledger/sqlite.ts';
import { must } from '../must.ts';
import { createFakeWorld } from '../testing/fake-world.ts';
import { accountId, inTime, plainAccount, settle } from '../testing/fake-world-steps.ts';

/** The subgraph over some accounts, and the names of the ledger's methods that an operation calls. */
async function start(accounts: number) {
  const stored = await openSqliteLedger(':memory:');
  const calls: string[] = [];
  const ledger: Ledger = {
    ...stored,
    byKeys: (...args) => note('byKeys', stored.byKeys(...args)),
    byNumbers: (...args) => note('byNumbers', stored.byNumbers(...args)),
  };
  function note<T>(name: string, answer: T): T {
    calls.push(name);
    return answer;
  }
  const world = createFakeWorld({ ledger, ledgerTakesTime: false });
  for (let index = 1; index <= accounts; index += 1) world.sales.put(accountId(index), plainAccount(index));
  const engine = await world.start();
  await settle(world, engine);
  await inTime(world, () => engine.sync.stop());
  calls.length = 0;
  const execute = async (query: string, variables: Record<string, unknown> = {}) => {
    const context = { requestId: 'test' };
    const { data, errors } = await engine.sync.subgraph.execute({ query, variables, context });
    return { data, codes: errors?.map(({ extensions }) => extensions.code) };
  };
  return { world, ledger, calls, execute };
}

const entities = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) {
    ... on Customer { id sync { state otherKey } }
    ... on SalesAccount { accountId sync { state } }
  }
}`;

it.each([1, 20])(
  'the states of %i customers and as many accounts are two questions to the ledger',
  async (count) => {
    const { calls, execute } = await start(20);
    const indices = Array.from({ length: count }, (_, index) => index + 1);
    const { data, codes } = await execute(entities, {
      representations: [
        ...indices.map((index) => ({ __typename: 'Customer', id: `USMF:us-${index}` })),
        ...indices.map((index) => ({ __typename: 'SalesAccount', accountId: accountId(index) })),
      ],
    });
    expect(codes).toBeUndefined();
    expect(data?._entities).toEqual([
      ...indices.map((index) => ({
        id: `USMF:us-${index}`,
        sync: { state: 'SETTLED', otherKey: `CustomersV3(dataAreaId='usmf',CustomerAccount='US-${index}')` },
      })),
      ...indices.map((index) => ({ accountId: accountId(index), sync: { state: 'SETTLED' } })),
    ]);
    expect(calls.toSorted()).toEqual(['byKeys', 'byNumbers']);
  },
);

it('a customer that sync has never seen has no state, and that is no error', async () => {
  const { execute } = await start(1);
  const representations = [
    { __typename: 'Customer', id: 'usmf:FO-1' },
    { __typename: 'Customer', id: 'no company' },
    { __typename: 'SalesAccount', accountId: accountId(99) },
  ];
  const { data, codes } = await execute(entities, { representations });
  expect(codes).toBeUndefined();
  expect(data?._entities).toMatchObject([{ sync: null }, { sync: null }, { sync: null }]);
});

it('records, runs and writes are read page by page, every one once', async () => {
  const { execute } = await start(7);
  const pages = async (list: string, node: string) => {
    const seen: unknown[] = [];
    for (let after: unknown = null, pages = 0; ; pages += 1) {
      expect(pages).toBeLessThan(5);
      const { data } = await execute(
        `query ($after: String) { list: ${list} { nodes { ${node} } pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
      const page = data?.list as { nodes: Record<string, unknown>[]; pageInfo: Record<string, unknown> };
      expect(page.nodes.length).toBeLessThanOrEqual(3);
      seen.push(...page.nodes.map((row) => row[node]));
      if (!page.pageInfo.hasNextPage) return seen;
      after = page.pageInfo.endCursor;
    }
  };
  const numbers = [1, 2, 3, 4, 5, 6, 7].map((index) => `US-${index}`);
  expect(await pages('syncRecords(entity: CUSTOMER, first: 3, after: $after)', 'number')).toEqual(numbers);
  const written = await pages('syncWrites(first: 3, after: $after)', 'number');
  expect(written.toSorted()).toEqual(numbers);
  const [run] = await pages('syncRuns(first: 3, after: $after)', 'id');
  const { data } = await execute('query ($id: ID!) { syncRun(id: $id) { kind state total written } }', {
    id: run,
  });
  expect(data?.syncRun).toEqual({ kind: 'INITIAL', state: 'COMPLETED', total: 7, written: 7 });
});

it('records in an order of the caller, page by page, and cursors of one order are of no use in another', async () => {
  const { execute } = await start(5);
  const query = `query ($after: String, $direction: SortDirection) {
    list: syncRecords(entity: CUSTOMER, first: 2, after: $after, orderBy: { field: NUMBER, direction: $direction }) {
      nodes { number } pageInfo { hasNextPage endCursor } totalCount { value }
    }
  }`;
  const seen: unknown[] = [];
  let after: unknown = null;
  for (let more = true; more; ) {
    const { data } = await execute(query, { after, direction: 'DESC' });
    const { nodes, pageInfo, totalCount } = must(data, 'an answer').list as {
      nodes: { number: string }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
      totalCount: { value: number };
    };
    expect(totalCount.value).toBe(5);
    seen.push(...nodes.map(({ number }) => number));
    ({ hasNextPage: more, endCursor: after } = pageInfo);
  }
  expect(seen).toEqual([5, 4, 3, 2, 1].map((index) => `US-${index}`));
  expect((await execute(query, { after, direction: 'ASC' })).codes).toEqual(['INVALID_CURSOR']);
});

it('records, writes and runs by what they are', async () => {
  const { execute } = await start(3);
  const count = async (field: string) => {
    const { data, codes } = await execute(`{ list: ${field} { nodes { __typename } } }`);
    return codes ?? (must(data, 'an answer').list as { nodes: unknown[] }).nodes.length;
  };
  expect(await count('syncRecords(entity: CUSTOMER, number: "us-2", company: "USMF")')).toBe(1);
  expect(await count('syncRecords(entity: CUSTOMER, company: "demf")')).toBe(0);
  expect(await count('syncRecords(entity: CUSTOMER, reasonCodes: ["TARGET_REFUSED"])')).toBe(0);
  expect(await count('syncRecords(entity: CUSTOMER, reasonCodes: ["TARGET_REFUSSED"])')).toEqual([
    'INVALID_ARGUMENT',
  ]);
  expect(await count('syncWrites(entity: CUSTOMER, kind: CREATE, system: FINANCE_OPERATIONS)')).toBe(3);
  expect(await count('syncWrites(kind: REVERT)')).toBe(0);
  expect(await count('syncWrites(system: SALES)')).toBe(0);
  expect(await count('syncWrites(from: "1970-01-01T00:00:00Z", until: "1970-01-02")')).toBe(3);
  expect(await count('syncWrites(from: "2026-01-01")')).toBe(0);
  expect(await count('syncWrites(from: "2026-01-02", until: "2026-01-01")')).toEqual(['INVALID_ARGUMENT']);
  expect(await count('syncRuns(kind: INITIAL, state: COMPLETED, dryRun: false)')).toBe(1);
  expect(await count('syncRuns(dryRun: true)')).toBe(0);
});

it.each([
  ['too large a page', 'syncRuns(first: 1001)'],
  ['an empty page', 'syncWrites(first: 0)'],
])('%s is INVALID_ARGUMENT', async (_, field) => {
  const { execute } = await start(0);
  expect((await execute(`{ ${field} { nodes { id: __typename } } }`)).codes).toEqual(['INVALID_ARGUMENT']);
});

const cursor = (text: string) => Buffer.from(text).toString('base64url');

describe.each([
  'syncRuns(',
  'syncWrites(',
  'syncRecords(entity: CUSTOMER, ',
  'syncRecords(entity: CUSTOMER, orderBy: { field: NUMBER }, ',
])('a cursor for %s…)', (list) => {
  it.each([
    ['of nobody', '!'],
    ['that is empty', ''],
    ['without a position', cursor('s:')],
    ['with a position and more behind it', `${cursor('s:1')}!`],
    ['with a position spelled in another way', `${cursor('s:12')}==`],
    ['of another service', cursor('{"after":"1"}')],
    ['with a control character', cursor('s:a\u0000b')],
    ['of bytes that are no text', Buffer.from([115, 58, 255, 254]).toString('base64url')],
    ['longer than any key', cursor(`s:${'9'.repeat(5_000)}`)],
  ])('%s is INVALID_CURSOR', async (_, after) => {
    const { execute } = await start(0);
    const query = `query ($after: String) { ${list}after: $after) { nodes { id: __typename } } }`;
    expect((await execute(query, { after })).codes).toEqual(['INVALID_CURSOR']);
  });
});

it('a cursor of one list is INVALID_CURSOR in every other', async () => {
  const { execute } = await start(3);
  const lists = {
    runs: 'syncRuns(first: 1',
    writes: 'syncWrites(first: 1',
    customers: 'syncRecords(first: 1, entity: CUSTOMER',
    quotes: 'syncRecords(first: 1, entity: QUOTE',
  };
  const page = async (list: string, after: unknown) => {
    const query = `query ($after: String) { list: ${list}, after: $after) { pageInfo { endCursor } } }`;
    const { data, codes } = await execute(query, { after });
    return codes ?? (data as { list: { pageInfo: { endCursor: string | null } } }).list.pageInfo.endCursor;
  };
  for (const [from, list] of Object.entries(lists)) {
    const after = await page(list, null);
    if (from === 'quotes') continue;
    expect(after).toEqual(expect.any(String));
    for (const [to, other] of Object.entries(lists))
      if (to === from) expect(await page(other, after)).not.toBeInstanceOf(Array);
      else expect([from, to, await page(other, after)]).toEqual([from, to, ['INVALID_CURSOR']]);
  }
});

it('states named thousands of times are the same as named once', async () => {
  const { execute } = await start(2);
  const query =
    'query ($states: [SyncState!]) { syncRecords(entity: CUSTOMER, states: $states) { totalCount { value } } }';
  const { data, codes } = await execute(query, { states: Array.from({ length: 2_000 }, () => 'SETTLED') });
  expect(codes).toBeUndefined();
  expect(data).toEqual({ syncRecords: { totalCount: { value: 2 } } });
});

it('a run that nobody started is null', async () => {
  const { execute } = await start(0);
  const { data } = await execute('{ one: syncRun(id: "999") { id } other: syncRun(id: "x") { id } }');
  expect(data).toEqual({ one: null, other: null });
});

it('when the ledger is away, a read is LEDGER_UNAVAILABLE', async () => {
  const { ledger, execute } = await start(1);
  await ledger.close();
  const { codes } = await execute('{ syncOverview { settled } }');
  expect(codes).toEqual(['LEDGER_UNAVAILABLE']);
});

it('the overview counts every record once and names all sources', async () => {
  const { world, ledger, execute } = await start(3);
  await ledger.hint([{ entity: 'Customer', key: accountId(1) }], world.clock.now());
  world.clock.advance(5_000);
  const { data } = await execute(
    '{ syncOverview { settled pending waiting parked notSent lagMs sources { name state } } }',
  );
  expect(data?.syncOverview).toEqual({
    settled: 2,
    pending: 1,
    waiting: 0,
    parked: 0,
    notSent: 0,
    lagMs: expect.any(Number),
    sources: [
      { name: 'sales.accounts delta', state: 'NOT_RUNNING' },
      { name: 'finance-operations.CustomersV3 compare', state: 'NOT_RUNNING' },
      { name: 'ledger sweeper', state: 'NOT_RUNNING' },
      { name: 'slow resync', state: 'NOT_RUNNING' },
    ],
  });
  const overview = must(data, 'an answer').syncOverview as { lagMs: number };
  expect(overview.lagMs).toBeGreaterThanOrEqual(5_000);
});
