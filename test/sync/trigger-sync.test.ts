import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/start-app.ts';
import { recordsOf } from '../support/sync-records.ts';
import { openSystems } from '../support/systems.ts';

/** A business unit of Sales that no record has. */
const unit = '0f0f0f0f-0000-4000-8000-00000000de01';

describe('a dry run', () => {
  it('names the exact writes and leaves systems, records and the audit trail as they are', async () => {
    await using app = await startApp({ deltaIntervalMs: 600_000 });
    const systems = await openSystems(app.sandbox);
    const { accountid } = await systems.account('US-001');
    await systems.sales('PATCH', `accounts(${accountid})`, { fax: '555-0100' });
    await app.sandbox.financeOperations.admin.clearRequests();
    const [before] = await recordsOf(app, 'US-001');
    const { triggerSync: run } = await app.data<{ triggerSync: object }>(
      `mutation { triggerSync(entity: CUSTOMER, keys: ["usmf:US-001", "usmf:US-002"], dryRun: true) {
        dryRun state total done settled written
        writes { nodes { kind request number fields { property from to rule } } } } }`,
    );
    expect(run).toEqual({
      dryRun: true,
      state: 'COMPLETED',
      total: 2,
      done: 2,
      settled: 1,
      written: 1,
      writes: {
        nodes: [
          {
            kind: 'UPDATE',
            request: "PATCH CustomersV3(dataAreaId='usmf',CustomerAccount='US-001')?cross-company=true",
            number: 'US-001',
            fields: [
              {
                property: 'PrimaryContactFax',
                from: '321-555-9000',
                to: '555-0100',
                rule: expect.stringMatching(/accounts-to-customers\.yaml:\d+/),
              },
            ],
          },
        ],
      },
    });
    expect(await recordsOf(app, 'US-001')).toEqual([before]);
    expect(await app.data('{ syncWrites(number: "US-001") { nodes { request } } }')).toEqual({
      syncWrites: { nodes: [] },
    });
    const sent = (await app.sandbox.financeOperations.admin.requests()).filter(
      ({ method }) => method !== 'GET',
    );
    expect(sent).toEqual([]);
  });
});

describe('a sync that cannot be understood', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app[Symbol.asyncDispose]());

  it.each([
    ['neither keys nor all', '', 'INVALID_ARGUMENT', /got neither/],
    ['keys and all', ', keys: ["usmf:US-001"], all: true', 'INVALID_ARGUMENT', /got both/],
    ['no key', ', keys: []', 'INVALID_ARGUMENT', /1 to 1000 keys, got 0/],
    ['a key without company', ', keys: ["US-001"]', 'INVALID_ARGUMENT', /"US-001"/],
    ['unknown keys', ', keys: ["usmf:US-001", "usmf:NOBODY"]', 'RECORD_NOT_FOUND', /"usmf:NOBODY"/],
    ['an unknown GUID', `, keys: ["${unit}"]`, 'RECORD_NOT_FOUND', new RegExp(unit)],
  ])('%s: a coded error, and no run starts', async (_, args, code, message) => {
    for (const dryRun of [true, false]) {
      const answer = await app.request(
        `mutation { triggerSync(entity: CUSTOMER, dryRun: ${dryRun}${args}) { id } }`,
      );
      expect(answer.errors).toEqual([
        expect.objectContaining({
          message: expect.stringMatching(message),
          path: ['triggerSync'],
          extensions: expect.objectContaining({ code }),
        }),
      ]);
    }
    const { syncRuns } = await app.data<{ syncRuns: { nodes: object[] } }>(
      '{ syncRuns(entity: CUSTOMER) { nodes { kind } } }',
    );
    expect(syncRuns.nodes).toEqual([{ kind: 'INITIAL' }]);
  });

  it('an id of a company that the account does not belong to triggers nothing', async () => {
    await using app = await startApp({ businessUnits: { [unit]: 'demf' } });
    const answer = await app.request(
      'mutation { triggerSync(entity: CUSTOMER, keys: ["demf:US-001"]) { id } }',
    );
    expect(answer.errors).toEqual([
      expect.objectContaining({
        path: ['triggerSync'],
        message: expect.stringContaining('demf:US-001'),
        extensions: expect.objectContaining({ code: 'RECORD_NOT_FOUND' }),
      }),
    ]);
  });
});
