import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { startApp, type TestApp } from '../support/start-app.ts';
import { recordsOf } from '../support/sync-records.ts';
import { openSystems, type Systems } from '../support/systems.ts';

describe('the audit trail', () => {
  let app: TestApp;
  let systems: Systems;

  beforeAll(async () => {
    app = await startApp();
    systems = await openSystems(app.sandbox);
  });
  afterAll(() => app[Symbol.asyncDispose]());

  const loseAnswer = (method: string, path: string) =>
    app.sandbox.financeOperations.admin.addFault({
      match: { method, path, times: 1 },
      action: { kind: 'drop-after-commit' },
    });
  const writesOf = async (number: string) => {
    const { syncWrites } = await app.data<{ syncWrites: { nodes: object[] } }>(
      'query ($number: String) { syncWrites(number: $number) { nodes { kind request fields { property to } } } }',
      { number },
    );
    return syncWrites.nodes;
  };
  const settledUnder = (number: string) =>
    eventually(async () => (await recordsOf(app, number))[0]?.status.state === 'SETTLED', {
      withinMs: 60_000,
    });

  it('knows a create whose answer was lost, under the number of the customer', async () => {
    await loseAnswer('POST', 'CustomersV3');
    await systems.sales('POST', 'accounts', { name: 'Answer Lost', accountnumber: 'LOST-1' });
    await eventually(() => systems.customer('LOST-1'));
    await settledUnder('LOST-1');
    expect(await writesOf('LOST-1')).toEqual([
      {
        kind: 'CREATE',
        request: 'POST CustomersV3?cross-company=true',
        fields: expect.arrayContaining([{ property: 'OrganizationName', to: 'Answer Lost' }]),
      },
    ]);
  });

  it('knows an update whose answer was lost', async () => {
    await loseAnswer('PATCH', 'US-010');
    const { accountid } = await systems.account('US-010');
    await systems.sales('PATCH', `accounts(${accountid})`, { telephone1: '555-0110' });
    await eventually(async () => (await systems.customer('US-010'))?.PrimaryContactPhone === '555-0110');
    await settledUnder('US-010');
    expect((await writesOf('US-010')).at(0)).toEqual({
      kind: 'UPDATE',
      request: "PATCH CustomersV3(dataAreaId='usmf',CustomerAccount='US-010')?cross-company=true",
      fields: [{ property: 'PrimaryContactPhone', to: '555-0110' }],
    });
  });
});
