import { describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { startApp } from '../support/start-app.ts';
import { recordsOf } from '../support/sync-records.ts';
import { openSystems, type Systems } from '../support/systems.ts';

const germany = '0f0f0f0f-0000-4000-8000-00000000de01';
const user = '0f0f0f0f-0000-4000-8000-00000000de02';

async function createAccount(systems: Systems, values: object): Promise<string> {
  const answer = await systems.sales('POST', 'accounts', values, { prefer: 'return=representation' });
  expect(answer.status).toBe(201);
  return String(answer.body.accountid);
}

describe('which copy belongs to an account', () => {
  it('an account that moves to a unit of another company is parked, however often it is looked at, and has no second copy', async () => {
    await using app = await startApp({ businessUnits: { [germany]: 'demf' } });
    const systems = await openSystems(app.sandbox);
    await systems.sales('POST', 'businessunits', { businessunitid: germany, name: 'Contoso Germany' });
    await systems.sales('POST', 'systemusers', {
      systemuserid: user,
      fullname: 'Erika Mustermann',
      'businessunitid@odata.bind': `/businessunits(${germany})`,
    });
    const account = await createAccount(systems, { name: 'Moves', accountnumber: 'MOVES-1' });
    await eventually(() => systems.customer('MOVES-1', 'usmf'));
    await systems.sales('PATCH', `accounts(${account})`, { 'ownerid@odata.bind': `/systemusers(${user})` });
    for (const fax of ['1', '2', '3']) {
      await systems.sales('PATCH', `accounts(${account})`, { fax });
      await app.settled();
      expect(await recordsOf(app, 'MOVES-1')).toMatchObject([
        { status: { state: 'PARKED', reason: { code: 'KEY_CHANGED' } } },
      ]);
    }
    expect(await systems.customer('MOVES-1', 'demf')).toBeUndefined();
    expect(await systems.customer('MOVES-1', 'usmf')).toMatchObject({ PrimaryContactFax: '' });
  });

  it('a changed account number is parked and makes no second customer; set back, the record settles', async () => {
    await using app = await startApp();
    const systems = await openSystems(app.sandbox);
    const { accountid } = await systems.account('US-001');
    await systems.sales('PATCH', `accounts(${accountid})`, { accountnumber: 'US-001-NEW' });
    await app.settled();
    await systems.sales('PATCH', `accounts(${accountid})`, { fax: '555-0100' });
    await app.settled();
    expect(await recordsOf(app, 'US-001-NEW')).toMatchObject([
      { status: { state: 'PARKED', reason: { code: 'KEY_CHANGED' } } },
    ]);
    expect(await systems.customer('US-001-NEW')).toBeUndefined();
    await systems.sales('PATCH', `accounts(${accountid})`, { accountnumber: 'US-001' });
    await app.settled();
    expect(await recordsOf(app, 'US-001')).toMatchObject([{ status: { state: 'SETTLED' } }]);
    expect(await systems.customer('US-001')).toMatchObject({ PrimaryContactFax: '555-0100' });
  });

  it('an account whose number ends in blanks has one copy, and stays settled when all copies are compared', async () => {
    await using app = await startApp({ compareIntervalMs: 20 });
    const systems = await openSystems(app.sandbox);
    await createAccount(systems, { name: 'Blanks', accountnumber: 'BLANK-1  ' });
    await eventually(() => systems.customer('BLANK-1'));
    await app.settled();
    await app.sandbox.financeOperations.admin.clearRequests();
    await eventually(async () => {
      const requests = await app.sandbox.financeOperations.admin.requests();
      return requests.filter(({ url }) => url.includes('CustomersV3?')).length > 2;
    });
    await app.settled();
    expect(await recordsOf(app, 'BLANK-1')).toMatchObject([
      {
        status: {
          state: 'SETTLED',
          otherKey: "CustomersV3(dataAreaId='usmf',CustomerAccount='BLANK-1')",
        },
      },
    ]);
    const sent = (await app.sandbox.financeOperations.admin.requests()).filter(
      ({ method }) => method !== 'GET',
    );
    expect(sent).toEqual([]);
  });

  it('an account that takes over the number of a deleted one adopts its customer, and is the one that the number means', async () => {
    await using app = await startApp({ compareIntervalMs: 20 });
    const systems = await openSystems(app.sandbox);
    const { accountid } = await systems.account('US-025');
    expect((await systems.sales('DELETE', `accounts(${accountid})`)).status).toBe(204);
    await app.settled();
    expect(await systems.customer('US-025')).toBeDefined();
    for (const key of ['00000000-0000-4000-8000-000000000001', 'ffffffff-ffff-4fff-bfff-fffffffffff1']) {
      await createAccount(systems, { accountid: key, name: `Again ${key}`, accountnumber: 'US-025' });
      await eventually(async () => (await systems.customer('US-025'))?.OrganizationName === `Again ${key}`);
      await app.settled();
      const { customer } = await app.data<{ customer: object }>(
        '{ customer(id: "usmf:US-025") { sync { state } } }',
      );
      expect(customer).toEqual({ sync: { state: 'SETTLED' } });

      await systems.financeOperations(
        'PATCH',
        "CustomersV3(dataAreaId='usmf',CustomerAccount='US-025')?cross-company=true",
        { OrganizationName: 'Renamed By Hand' },
      );
      await eventually(async () => (await systems.customer('US-025'))?.OrganizationName === `Again ${key}`);
      await systems.sales('DELETE', `accounts(${key})`);
      await app.settled();
    }
  });
});
