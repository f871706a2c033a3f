import { describe, expect, it } from 'vitest';
import type { OperationOutcome, WriteOperation } from '../client.ts';
import { answerParts, partsOf } from '../test-support/batch-script.ts';
import { financeOperationsClient, rejection } from '../test-support/clients.ts';
import type { Answer, SeenRequest } from '../test-support/scripted-server.ts';
import { customerKey, id, useConnection } from '../test-support/use-connection.ts';

const connect = useConnection();
const guid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const create = (name: string): WriteOperation => ({
  kind: 'create',
  entitySet: 'accounts',
  values: { name },
});
const update = (n: number, ifMatch = 'W/"1"'): WriteOperation => ({
  kind: 'update',
  entitySet: 'accounts',
  key: { kind: 'guid', value: guid(n) },
  values: { fax: String(n) },
  ifMatch,
});
const many = <T>(count: number, make: (n: number) => T) => Array.from({ length: count }, (_, n) => make(n));
const kinds = (outcomes: readonly OperationOutcome[]) => outcomes.map(({ kind }) => kind);
const written = (n: number) => ({ status: 200, body: { '@odata.etag': `W/"${n}"`, accountid: guid(n) } });
const isBulk = ({ url }: SeenRequest) => url.includes('Multiple');
const unknownMessage: Answer = {
  status: 404,
  body: { error: { code: '0x8006088a', message: "Resource not found for the segment 'x'." } },
};

describe('conditional updates of Sales', () => {
  it('go in batches that do not end with the first refusal, and every one has its own outcome', async () => {
    const { client, server } = await connect((seen) =>
      answerParts(seen, ({ url }, index) => {
        if (url.includes(guid(3)))
          return { status: 412, body: { error: { code: '0x80060882', message: 'x' } } };
        if (url.includes(guid(4)))
          return { status: 404, body: { error: { code: '0x80040217', message: 'x' } } };
        return written(index);
      }),
    );
    const outcomes = await client.writeMany(many(12, (n) => update(n)));
    expect(outcomes.map((outcome) => (outcome.kind === 'written' ? outcome.etag : outcome.kind))).toEqual([
      'W/"0"',
      'W/"1"',
      'W/"2"',
      'precondition-failed',
      'not-found',
      ...many(5, (n) => `W/"${n + 5}"`),
      'W/"0"',
      'W/"1"',
    ]);
    expect(server.seen.map(({ url }) => url)).toEqual(Array(2).fill('/api/data/v9.2/$batch'));
    expect(server.seen[0]?.headers.prefer).toBe('odata.continue-on-error');
    const [first] = partsOf(server.seen[0] as SeenRequest);
    expect(first).toEqual({
      method: 'PATCH',
      url: `${server.origin}/api/data/v9.2/accounts(${guid(0)})?$select=accountid`,
      headers: {
        'content-type': 'application/json; type=entry',
        prefer: 'return=representation',
        'if-match': 'W/"1"',
      },
      body: '{"fax":"0"}',
      contentId: '1',
    });
  });

  it('alone are sent as they always were', async () => {
    const { client, server } = await connect([{ ...written(1), status: 200 }]);
    expect(await client.writeMany([update(1)])).toMatchObject([{ kind: 'written', etag: 'W/"1"' }]);
    expect(server.seen).toMatchObject([{ method: 'PATCH', headers: { 'if-match': 'W/"1"' } }]);
  });

  it('hold no more bytes in a body than they may', async () => {
    const { client, server } = await connect((seen) => answerParts(seen, (_part, index) => written(index)), {
      bodyBytesMax: 3_000,
      batchSize: 1_000,
    });
    expect(kinds(await client.writeMany(many(40, (n) => update(n))))).toEqual(Array(40).fill('written'));
    expect(server.seen.length).toBeGreaterThan(3);
    for (const { body } of server.seen) expect(Buffer.byteLength(body)).toBeLessThanOrEqual(3_000);
  });
});

describe('bulk messages of Sales', () => {
  it('create records of one table, with their types, and tell the identifier of each', async () => {
    const ids = many(3, guid);
    const { client, server } = await connect([{ status: 200, body: { Ids: ids } }]);
    const outcomes = await client.writeMany(['A', 'B', 'C'].map(create));
    expect(outcomes).toEqual(
      ids.map((accountid) => ({
        kind: 'written',
        created: true,
        record: { accountid },
        entityId: `${server.origin}/api/data/v9.2/accounts(${accountid})`,
      })),
    );
    expect(server.seen).toMatchObject([
      { method: 'POST', url: '/api/data/v9.2/accounts/Microsoft.Dynamics.CRM.CreateMultiple' },
    ]);
    expect(JSON.parse(server.seen[0]?.body ?? '')).toEqual({
      Targets: ['A', 'B', 'C'].map((name) => ({ '@odata.type': 'Microsoft.Dynamics.CRM.account', name })),
    });
  });

  it('update and upsert by identifier and by alternate key, keep decimals exact, and leave deletions to a batch', async () => {
    const { client, server } = await connect((seen) =>
      isBulk(seen) ? { status: 204 } : answerParts(seen, () => ({ status: 204 })),
    );
    const alternate = { kind: 'alternate', parts: { accountnumber: "O'N" } } as const;
    const of = (kind: 'update' | 'upsert', values: object): WriteOperation[] =>
      [alternate, { kind: 'guid', value: id } as const].map((key) => ({
        ...({ kind, ifMatch: '*' } as { kind: 'update'; ifMatch: string }),
        entitySet: 'accounts',
        key,
        values: { ...values },
      }));
    const outcomes = await client.writeMany([
      ...of('update', { creditlimit: '12345678901234.5678' }),
      ...of('upsert', { name: 'N' }),
      { kind: 'delete', entitySet: 'accounts', key: { kind: 'guid', value: id } },
      { kind: 'delete', entitySet: 'contacts', key: { kind: 'guid', value: id }, ifMatch: 'W/"2"' },
    ]);
    expect(outcomes).toEqual([
      ...many(2, () => ({ kind: 'written', created: false })),
      ...many(2, () => ({ kind: 'written', created: undefined })),
      ...many(2, () => ({ kind: 'written', created: false })),
    ]);
    const bodies = Object.fromEntries(
      server.seen.filter(isBulk).map(({ url, body }) => [url.split('.').at(-1), body]),
    );
    const type = '"@odata.type":"Microsoft.Dynamics.CRM.account"';
    expect(bodies).toEqual({
      UpdateMultiple: `{"Targets":[{${type},"creditlimit":12345678901234.5678,"@odata.id":"accounts(accountnumber='O''N')"},{${type},"creditlimit":12345678901234.5678,"accountid":"${id}"}]}`,
      UpsertMultiple: `{"Targets":[{${type},"name":"N","@odata.id":"accounts(accountnumber='O''N')"},{${type},"name":"N","accountid":"${id}"}]}`,
    });
    const batch = server.seen.find((seen) => !isBulk(seen));
    expect(partsOf(batch as SeenRequest).map(({ method, headers }) => [method, headers])).toEqual([
      ['DELETE', {}],
      ['DELETE', { 'if-match': 'W/"2"' }],
    ]);
  });

  it('that are refused for one record are undone as a whole: all go singly, and each has its own outcome', async () => {
    const { client, server } = await connect((seen) =>
      isBulk(seen)
        ? { status: 400, body: { error: { code: '0x80044331', message: 'too long' } } }
        : answerParts(seen, ({ body }, index) =>
            body.includes('bad')
              ? { status: 400, body: { error: { code: '0x80044331', message: 'too long' } } }
              : { ...written(index), status: 201 },
          ),
    );
    const outcomes = await client.writeMany(['A', 'bad', 'C'].map(create));
    expect(outcomes).toMatchObject([
      { kind: 'written', created: true, etag: 'W/"0"' },
      { kind: 'rejected', code: '0x80044331' },
      { kind: 'written', created: true },
    ]);
    expect(server.seen).toHaveLength(2);
    await client.writeMany(['D', 'E'].map(create));
    expect(server.seen.filter(isBulk)).toHaveLength(2);
  });

  it('are not asked for again at a table that does not know them', async () => {
    const { client, server } = await connect((seen) =>
      isBulk(seen)
        ? unknownMessage
        : answerParts(seen, (_part, index) => ({ ...written(index), status: 201 })),
    );
    for (let turn = 0; turn < 3; turn += 1)
      expect(kinds(await client.writeMany(['A', 'B'].map(create)))).toEqual(['written', 'written']);
    expect(server.seen.map(isBulk)).toEqual([true, false, false, false]);
  });

  it('are not used where the caller wants the new versions', async () => {
    const { client, server } = await connect((seen) => answerParts(seen, (_part, index) => written(index)));
    const outcomes = await client.writeMany(['A', 'B'].map(create), { versions: true });
    expect(outcomes).toMatchObject([{ etag: 'W/"0"' }, { etag: 'W/"1"' }]);
    expect(server.seen).toHaveLength(1);
  });

  it.each<[string, Answer]>([
    ['is lost', 'drop'],
    ['is cut', 'cut'],
    ['is a failure', { status: 500, body: { error: { code: '0x0', message: 'x' } } }],
    ['names too few records', { status: 200, body: { Ids: [id] } }],
    ['is none', { status: 200, body: 'hello' }],
  ])('whose answer %s may have been carried out, and are not sent again', async (_what, answer) => {
    const { client, server } = await connect(() => answer);
    const outcomes = await client.writeMany(['A', 'B'].map(create));
    expect(outcomes).toMatchObject(many(2, () => ({ kind: 'broken', error: { mayHaveCommitted: true } })));
    expect(server.seen).toHaveLength(1);
  });
});

describe('batches of F&O', () => {
  const operations: WriteOperation[] = many(3, (n) => ({
    kind: 'update',
    entitySet: 'CustomersV3',
    key: { ...customerKey, parts: { ...customerKey.parts, CustomerAccount: `US-${n}` } },
    values: { CreditLimit: '5.50' },
    ifMatch: '*',
  }));

  it('hold requests that stand for themselves, each with its outcome', async () => {
    const message =
      "Write failed for table row of type 'X'. Infolog: Error: Field 'Group' must be filled in.";
    const { client, server } = await connect(
      (seen) =>
        answerParts(seen, (_part, index) =>
          index === 1
            ? { status: 500, body: { error: { innererror: { message, type: 'x.AxODataWriteException' } } } }
            : { status: 204 },
        ),
      {},
      financeOperationsClient,
    );
    expect(await client.writeMany(operations)).toEqual([
      { kind: 'written', created: false },
      expect.objectContaining({ kind: 'rejected', property: 'Group' }),
      { kind: 'written', created: false },
    ]);
    expect(server.seen).toHaveLength(1);
    expect(server.seen[0]?.headers).not.toHaveProperty('prefer');
    expect(partsOf(server.seen[0] as SeenRequest)[0]).toMatchObject({
      url: `${server.origin}/data/CustomersV3(dataAreaId='usmf',CustomerAccount='US-0')?cross-company=true`,
      headers: { 'if-match': '*' },
      body: '{"CreditLimit":5.5}',
    });
  });

  it('know no upsert: nothing is sent', async () => {
    const { client, server } = await connect([], {}, financeOperationsClient);
    const upsert: WriteOperation = { kind: 'upsert', entitySet: 'CustomersV3', key: customerKey, values: {} };
    expect(await rejection(client.writeMany([...operations, upsert]))).toMatchObject({ code: 'BAD_REQUEST' });
    expect(server.seen).toEqual([]);
  });
});

describe('a batch of writes', () => {
  const operations = many(3, (n) => update(n));

  it.each<[string, Answer]>([
    ['whose answer is lost', 'drop'],
    ['whose answer is cut', 'cut'],
    ['that fails', { status: 502, body: '<html>' }],
  ])('%s may have been carried out in every part, and is sent once', async (_what, answer) => {
    const { client, server } = await connect(() => answer);
    expect(await client.writeMany(operations)).toMatchObject(
      many(3, () => ({ kind: 'broken', error: { mayHaveCommitted: true } })),
    );
    expect(server.seen).toHaveLength(1);
  });

  it('that does not come in time may have been carried out', async () => {
    const { client, server } = await connect(() => 'silence', { timeoutMs: 400 });
    expect(await client.writeMany(operations)).toMatchObject(
      many(3, () => ({ kind: 'broken', error: { code: 'TIMEOUT', mayHaveCommitted: true } })),
    );
    expect(server.seen).toHaveLength(1);
  });

  it('that is refused as a whole was not carried out', async () => {
    const { client, server } = await connect(() => ({
      status: 413,
      body: { error: { code: 'x', message: 'too large' } },
    }));
    expect(await client.writeMany(operations)).toMatchObject(
      many(3, () => ({ kind: 'broken', error: { code: 'BAD_REQUEST', mayHaveCommitted: false } })),
    );
    expect(server.seen).toHaveLength(1);
  });

  it('gets one more try with a fresh token after a 401, which was not carried out', async () => {
    const { client, server } = await connect((seen, index) =>
      index === 0 ? { status: 401 } : answerParts(seen, (_part, place) => written(place)),
    );
    expect(kinds(await client.writeMany(operations))).toEqual(Array(3).fill('written'));
    expect(server.seen.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer token-1',
      'Bearer token-2',
    ]);
  });

  it('that is one too many is the outcome of every part, and so is one part alone; the rest keeps to the pause', async () => {
    const { client, server } = await connect((seen, index) =>
      index === 0
        ? { status: 429, headers: { 'retry-after': '7' } }
        : answerParts(seen, (_part, place) =>
            place === 1 ? { status: 429, headers: { 'Retry-After': '120' } } : written(place),
          ),
    );
    expect(await client.writeMany(operations)).toEqual(
      many(3, () => ({ kind: 'throttled', retryAfterMs: 7_000 })),
    );
    expect(await client.writeMany(operations)).toMatchObject([
      { kind: 'written' },
      { kind: 'throttled', retryAfterMs: 120_000 },
      { kind: 'written' },
    ]);
    expect(kinds(await client.writeMany(operations))).toEqual(Array(3).fill('throttled'));
    expect(server.seen).toHaveLength(2);
  });

  it('that ends before its last part leaves open what became of the rest, unless it ended with a refusal', async () => {
    const refused = { status: 400, body: { error: { code: 'x', message: 'no' } } };
    const { client } = await connect((seen, index) =>
      answerParts(
        seen,
        (_part, place) => (place === 2 ? undefined : index === 1 && place === 1 ? refused : written(place)),
        { status: index === 1 ? 400 : 200 },
      ),
    );
    expect(await client.writeMany(operations)).toMatchObject([
      { kind: 'written' },
      { kind: 'written' },
      { kind: 'broken', error: { code: 'INVALID_ANSWER', mayHaveCommitted: true } },
    ]);
    expect(await client.writeMany(operations)).toMatchObject([
      { kind: 'written' },
      { kind: 'rejected' },
      { kind: 'broken', error: { code: 'INVALID_ANSWER', mayHaveCommitted: false } },
    ]);
  });

  it('whose answers cannot be told apart leaves all open', async () => {
    const { client } = await connect((seen) =>
      answerParts(seen, (_part, place) => ({ ...written(place), contentId: '1' })),
    );
    expect(await client.writeMany(operations)).toMatchObject(
      many(3, () => ({ kind: 'broken', error: { code: 'INVALID_ANSWER', mayHaveCommitted: true } })),
    );
  });

  it.each([
    ['a condition that is none', update(1, 'W/1')],
    ['a number that is none', { ...create('x'), values: { creditlimit: 'much' } } as WriteOperation],
  ])('is not sent at all for %s in it', async (_what, bad) => {
    const { client, server } = await connect([]);
    expect(await rejection(client.writeMany([...operations, bad]))).toMatchObject({ code: 'BAD_REQUEST' });
    expect(server.seen).toEqual([]);
  });

  it('nobody waits for any more has outcomes all the same: carried out, open, and not sent', async () => {
    const caller = new AbortController();
    const { client, server } = await connect(
      (seen, index) => (index === 0 ? answerParts(seen, (_part, place) => written(place)) : 'silence'),
      { concurrency: 1, concurrencyMax: 1, batchSize: 2 },
    );
    const outcomes = client.writeMany(
      many(6, (n) => update(n)),
      { signal: caller.signal },
    );
    await server.arrived(2);
    caller.abort(new Error('gone'));
    expect(await outcomes).toMatchObject([
      { kind: 'written' },
      { kind: 'written' },
      { kind: 'broken', error: { code: 'ABORTED', mayHaveCommitted: true } },
      { kind: 'broken', error: { code: 'ABORTED', mayHaveCommitted: true } },
      { kind: 'broken', error: { code: 'ABORTED', mayHaveCommitted: false } },
      { kind: 'broken', error: { code: 'ABORTED', mayHaveCommitted: false } },
    ]);
    expect(await rejection(client.writeMany(operations, { signal: caller.signal }))).toMatchObject({
      message: 'gone',
    });
    expect(server.seen).toHaveLength(2);
  });

  it('of nothing is nothing', async () => {
    const { client, server } = await connect([]);
    expect(await client.writeMany([])).toEqual([]);
    expect(server.seen).toEqual([]);
  });
});
