import { readAssumptions } from '@p2c/models';
import { type Sandbox, startSandbox } from '@p2c/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenContext, openContext } from '../open-context.ts';
import { printResult } from '../print-report.ts';
import { countRows } from '../testing/count-rows.ts';
import { allTrials } from './all-trials.ts';
import { atBench } from './bench.ts';
import { notVisible } from './not-visible.ts';

describe('trials of assumptions', () => {
  let sandbox: Sandbox;
  let opened: OpenContext;
  let before: Awaited<ReturnType<typeof countRows>>;

  beforeAll(async () => {
    sandbox = await startSandbox({ salesPort: 0, financeOperationsPort: 0, serviceProtection: true });
    const access = { ...sandbox.credentials, authority: sandbox.authority };
    opened = openContext({
      sales: { serviceRoot: sandbox.sales.serviceRoot, ...access },
      financeOperations: { serviceRoot: sandbox.financeOperations.serviceRoot, ...access },
      company: 'usmf',
      businessUnits: {},
      ownership: undefined,
      mayWrite: true,
    });
    // In the name of somebody else: an application is never alone in a tenant.
    await opened.context.sales.create('systemusers', { fullname: 'Ann Agent' });
    before = await countRows(opened.context);
  });
  afterAll(async () => {
    await opened[Symbol.asyncDispose]();
    await sandbox.stop();
  });

  it('stand for every assumption once, or a sentence says why none can', () => {
    const told = [...allTrials.map(({ assumption }) => assumption), ...Object.keys(notVisible)];
    expect([...told].sort()).toEqual(
      readAssumptions()
        .map(({ id }) => id)
        .sort(),
    );
  });

  it.each(allTrials.map((trial) => [trial.assumption, trial] as const))(
    'see in the sandbox that %s is as assumed, and leave nothing behind',
    async (id, trial) => {
      const findings = await (trial.how === 'read'
        ? trial.run(opened.context)
        : atBench(opened.context, trial.run));
      const check = { id, system: 'SALES', need: '', run: () => Promise.resolve([]) } as const;
      const text = printResult({ check, findings: [findings].flat() });
      expect(text).toMatch(/^ok .*\n +\S/);
      expect(await countRows(opened.context)).toEqual(before);
    },
  );
});
