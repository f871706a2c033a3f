import { type Sandbox, startSandbox } from '@p2c/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenContext, openContext } from './open-context.ts';
import { printResult, worstOf } from './print-report.ts';
import { type DoctorSettings, runDoctor } from './run-doctor.ts';
import { countRows } from './testing/count-rows.ts';
import { atBench } from './trials/bench.ts';
import { p2cOrderTrials } from './trials/sales/p2c-orders.ts';
import { sweepTrialRecords } from './trials/sweep.ts';
import { TrialStopped, type WriteTrial } from './trials/trial.ts';
import { trialName } from './trials/trial-name.ts';

describe('doctor, with trial writes', () => {
  let sandbox: Sandbox;
  let settings: DoctorSettings;
  let opened: OpenContext;

  beforeAll(async () => {
    sandbox = await startSandbox({ salesPort: 0, financeOperationsPort: 0 });
    const access = { ...sandbox.credentials, authority: sandbox.authority };
    settings = {
      sales: { serviceRoot: sandbox.sales.serviceRoot, ...access },
      financeOperations: { serviceRoot: sandbox.financeOperations.serviceRoot, ...access },
      company: 'usmf',
      businessUnits: {},
      ownership: undefined,
      mayWrite: true,
    };
    opened = openContext(settings);
  });
  afterAll(async () => {
    await opened[Symbol.asyncDispose]();
    await sandbox.stop();
  });

  it('leaves no record behind: not when it reads, nor when it writes, twice in a row', async () => {
    const before = await countRows(opened.context);
    expect(Object.keys(before).length).toBeGreaterThan(40);
    await runDoctor({ ...settings, mayWrite: false });
    expect(await countRows(opened.context)).toEqual(before);
    for (const _ of ['first', 'second']) {
      const results = await runDoctor(settings);
      expect(results.filter(({ findings }) => worstOf(findings) === 'missing').map(printResult)).toEqual([]);
      for (const id of ['trial-records-before', 'trial-records-after'])
        expect(results.find(({ check }) => check.id === id)?.findings).toEqual([
          { kind: 'ok', detail: 'none' },
        ]);
      expect(await countRows(opened.context)).toEqual(before);
    }
  });

  it.each<[string, () => Error]>([
    ['stops', () => new TrialStopped('There is nothing to try.')],
    ['breaks', () => new Error('There is nothing to try.')],
  ])('deletes what a trial made that %s, and tells why it says nothing', async (_, error) => {
    const before = await countRows(opened.context);
    const findings = await atBench(opened.context, async ({ sales, financeOperations }) => {
      const parent = await sales.make('accounts', { name: trialName });
      await sales.make('accounts', { name: trialName, 'parentaccountid@odata.bind': `/${parent.path}` });
      await financeOperations.make('CustomersV3', {
        dataAreaId: 'usmf',
        CustomerGroupId: '10',
        SalesCurrencyCode: 'USD',
        OrganizationName: trialName,
      });
      throw error();
    });
    expect(findings).toEqual([{ kind: 'unknown', why: 'There is nothing to try.' }]);
    expect(await countRows(opened.context)).toEqual(before);
  });

  it('tells of a record that it could not delete, and deletes it at the start of the next run', async () => {
    const before = await countRows(opened.context);
    const fault = {
      match: { method: 'DELETE', path: 'accounts', times: 2 },
      action: { kind: 'status', status: 403 },
    };
    const { origin } = new URL(sandbox.sales.serviceRoot);
    await fetch(`${origin}/__sandbox/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    });
    const findings = await atBench(opened.context, async ({ sales }) => {
      await sales.make('accounts', { name: trialName });
      return { kind: 'ok' };
    });
    expect(findings).toMatchObject([
      { kind: 'ok' },
      { kind: 'warning', what: expect.stringMatching(/^A trial record is left: accounts\(.*403/) },
    ]);
    expect(await countRows(opened.context)).not.toEqual(before);
    expect(await sweepTrialRecords(opened.context)).toEqual([
      { kind: 'ok', detail: '1 of an earlier run deleted' },
    ]);
    expect(await countRows(opened.context)).toEqual(before);
  });

  it('finds the records of a run that was cut off by their names, in both systems', async () => {
    const before = await countRows(opened.context);
    const { sales, financeOperations } = opened.context;
    await sales.create('pricelevels', { name: `${trialName} x` });
    await sales.create('contacts', { firstname: trialName, lastname: 'x' });
    await sales.create('accounts', { description: trialName });
    const customer = {
      dataAreaId: 'usmf',
      CustomerGroupId: '10',
      SalesCurrencyCode: 'USD',
      OrganizationName: trialName,
    };
    await financeOperations.create('CustomersV3', { ...customer, CustomerAccount: 'P2CD-1' });
    await financeOperations.create('CDSSalesOrderHeaders', {
      dataAreaId: 'usmf',
      OrderingCustomerAccountNumber: 'P2CD-1',
      CurrencyCode: 'USD',
      CustomerRequisitionNumber: trialName,
    });
    const after = await countRows(opened.context);
    expect(Object.keys(after).filter((name) => after[name] !== before[name]).length).toBeGreaterThan(4);
    const reading = await runDoctor({ ...settings, mayWrite: false });
    expect(reading.find(({ check }) => check.id === 'trial-records-before')?.findings).toMatchObject([
      { kind: 'warning', what: expect.stringMatching(/^5 are left: contacts\(/) },
    ]);
    expect(await countRows(opened.context)).toEqual(after);
    await sweepTrialRecords(opened.context);
    expect(await countRows(opened.context)).toEqual(before);
  });

  it('asks in the name of a person who works there, never of another application', async () => {
    await opened.context.sales.create('systemusers', { fullname: 'Portal', accessmode: 4 });
    const locks = p2cOrderTrials.find(({ assumption }) => assumption === 'dv-p2c-form-locks');
    expect(await atBench(opened.context, (bench) => (locks as WriteTrial).run(bench))).toEqual([
      { kind: 'unknown', why: 'There is no other user in whose name a request could be made.' },
    ]);
  });
});
