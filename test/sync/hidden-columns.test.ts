import { expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { startEngineTest } from './start-engine.ts';
import { startFlows } from './start-flows.ts';

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

it('a column of a copy in Sales that the application user may not read is parked too, not written again and again', async () => {
  await using flows = await startFlows();
  await flows.releaseProduct('HIDDEN-1');
  await flows.settled();
  expect(await flows.product('HIDDEN-1')).toMatchObject({ productnumber: 'HIDDEN-1' });
  await flows.writes();
  const Attributes = [{ LogicalName: 'description', MetadataId: fax }];
  await flows.test.sandbox.sales.admin.addFault(
    {
      match: { path: 'EntityDefinitions', times: 1_000 },
      action: answered({ value: [{ LogicalName: 'product', Attributes }] }),
    },
    {
      match: { path: 'RetrievePrincipalAttributePrivileges', times: 1_000 },
      action: answered({ AttributePrivileges: [] }),
    },
  );
  await flows.restart({ ledger: 'lost' });
  const [record] = await flows.engine.ledger.list({ entity: 'Product', now: Date.now(), limit: 1 });
  expect(record).toMatchObject({
    state: 'PARKED',
    reason: { code: 'COLUMN_UNREADABLE', message: expect.stringContaining('product.description') },
  });
  expect(await flows.writes()).toEqual([]);
});

it.each([
  { what: 'which columns are secured', path: 'EntityDefinitions', status: 400, code: 'SYSTEM_UNAVAILABLE' },
  { what: 'which columns are secured', path: 'EntityDefinitions', status: 403, code: 'ACCESS_REFUSED' },
  { what: 'which columns are secured', path: 'EntityDefinitions', status: 404, code: 'SYSTEM_UNAVAILABLE' },
  { what: 'which columns are secured', path: 'EntityDefinitions', status: 503, code: 'SYSTEM_UNAVAILABLE' },
  { what: 'who asks', path: 'WhoAmI', status: 404, code: 'SYSTEM_UNAVAILABLE' },
  {
    what: 'who may read a secured column',
    path: 'RetrievePrincipalAttributePrivileges',
    status: 403,
    code: 'ACCESS_REFUSED',
  },
  {
    what: 'who may read a secured column',
    path: 'RetrievePrincipalAttributePrivileges',
    status: 501,
    code: 'SYSTEM_UNAVAILABLE',
  },
])(
  'while Sales does not tell $what ($status to $path), nothing is written',
  async ({ path, status, code }) => {
    await using test = await startEngineTest();
    const { admin } = test.sandbox.sales;
    const Attributes = [{ LogicalName: 'fax', MetadataId: fax }];
    if (path !== 'EntityDefinitions')
      await admin.addFault({
        match: { path: 'EntityDefinitions', times: 1_000 },
        action: answered({ value: [{ LogicalName: 'account', Attributes }] }),
      });
    await admin.addFault({ match: { path, times: 1_000 }, action: { kind: 'status', status } });
    const { accountid } = await test.systems.account('US-001');
    await test.systems.sales('PATCH', `accounts(${accountid})`, { fax: '555-0102' });
    const { sync, ledger } = await test.start();
    await eventually(async () => {
      const [record] = await ledger.byKeys('Customer', [String(accountid)]);
      return record?.state === 'WAITING' && record.reason?.code === code;
    });
    expect(await ledger.writes({ limit: 1 })).toEqual([]);
    await admin.clearFaults();
    await sync.idle();
    expect(await test.systems.customer('US-001')).toMatchObject({ PrimaryContactFax: '555-0102' });
  },
);

it('a system that has no column security hides nothing', async () => {
  await using test = await startEngineTest();
  await test.sandbox.sales.admin.addFault({
    match: { path: 'EntityDefinitions', times: 1_000 },
    action: { kind: 'status', status: 501 },
  });
  const { accountid } = await test.systems.account('US-001');
  await test.systems.sales('PATCH', `accounts(${accountid})`, { fax: '555-0103' });
  const { sync } = await test.start();
  await sync.idle();
  expect(await test.systems.customer('US-001')).toMatchObject({ PrimaryContactFax: '555-0103' });
});
