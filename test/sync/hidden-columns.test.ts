import { expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { startEngineTest } from './start-engine.ts';

const fax = '7e8f9a0b-0000-4000-8000-0000000000fa';
const answered = (body: object) => ({ kind: 'status', status: 200, body: JSON.stringify(body) }) as const;

it('a column that the application user may not read does not erase the copy: the record is parked until it may', async () => {
  await using test = await startEngineTest();
  const { admin } = test.sandbox.sales;
  const before = await test.start();
  const { accountid } = await test.systems.account('US-001');
  await test.systems.sales('PATCH', `accounts(${accountid})`, { fax: '555-0100' });
  await before.sync.idle();
  expect(await test.systems.customer('US-001')).toMatchObject({ PrimaryContactFax: '555-0100' });
  await before.stop();

  // Secured by an administrator: to the application user it looks as if somebody had blanked it.
  const Attributes = [{ LogicalName: 'fax', MetadataId: fax }];
  const definitions = { value: [{ LogicalName: 'account', Attributes }] };
  const secured = { match: { path: 'EntityDefinitions', times: 1_000 }, action: answered(definitions) };
  const privileges = (AttributePrivileges: object[]) => ({
    match: { path: 'RetrievePrincipalAttributePrivileges', times: 1_000 },
    action: answered({ AttributePrivileges }),
  });
  await admin.addFault(secured, privileges([]));
  await test.systems.sales('PATCH', `accounts(${accountid})`, { fax: null });
  const blind = await test.start();
  const parked = await eventually(async () => {
    const [record] = await blind.ledger.byKeys('Customer', [String(accountid)]);
    return record?.state === 'PARKED' ? record : undefined;
  });
  expect(parked.reason).toMatchObject({
    code: 'COLUMN_UNREADABLE',
    field: 'fax',
    message: expect.stringContaining('account.fax'),
  });
  expect(await test.systems.customer('US-001')).toMatchObject({ PrimaryContactFax: '555-0100' });
  await blind.stop();

  await admin.clearFaults();
  await admin.addFault(secured, privileges([{ AttributeId: fax, CanRead: 4, CanUpdate: 0, CanCreate: 0 }]));
  await test.systems.sales('PATCH', `accounts(${accountid})`, { fax: '555-0101' });
  const { sync } = await test.start();
  await sync.idle();
  expect(await test.systems.customer('US-001')).toMatchObject({ PrimaryContactFax: '555-0101' });
});

it('while Sales does not tell which columns are secured, nothing is written', async () => {
  await using test = await startEngineTest();
  const { admin } = test.sandbox.sales;
  await admin.addFault({
    match: { path: 'EntityDefinitions', times: 1_000 },
    action: { kind: 'status', status: 503 },
  });
  const { accountid } = await test.systems.account('US-001');
  await test.systems.sales('PATCH', `accounts(${accountid})`, { fax: '555-0102' });
  const { sync, ledger } = await test.start();
  await eventually(async () => {
    const [record] = await ledger.byKeys('Customer', [String(accountid)]);
    return record?.state === 'WAITING' && record.reason?.code === 'SYSTEM_UNAVAILABLE';
  });
  expect(await ledger.writes({ limit: 1 })).toEqual([]);
  await admin.clearFaults();
  await sync.idle();
  expect(await test.systems.customer('US-001')).toMatchObject({ PrimaryContactFax: '555-0102' });
});
